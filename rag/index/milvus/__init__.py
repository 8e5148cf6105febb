"""Both indexes in Milvus, for archives that one machine does not hold; imported only where a setting names it."""

from rag.index.milvus.place import MilvusPlace

__all__ = ["MilvusPlace"]
