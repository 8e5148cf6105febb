"""The two collections that an index takes: their fields, and how each is indexed."""

from collections.abc import Mapping
from dataclasses import dataclass

from pymilvus import DataType

__all__ = ["COUNTS", "EXACT", "KEY", "PASSAGES", "Layout"]

KEY = "passage_id"
EXACT = {"index_type": "FLAT", "metric_type": "IP"}
"""Looks at every vector, which is quick where there are as few as in milvus-lite."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a collection holds. By its fields one is known as ours: milvus-lite keeps no description."""

    types: Mapping[str, DataType]
    """The first field is the key."""
    indexes: Mapping[str, Mapping[str, object]]
    """Field → how Milvus indexes it, in Milvus's words."""


PASSAGES = Layout(
    types={
        KEY: DataType.INT64,
        "vector": DataType.FLOAT_VECTOR,  # milvus-lite searches no half precision
        "terms": DataType.SPARSE_FLOAT_VECTOR,
        "length": DataType.INT64,
        "article": DataType.INT64,
        "day": DataType.INT64,
        "language": DataType.VARCHAR,
        "publisher": DataType.INT64,
    },
    indexes={
        "vector": {"index_type": "HNSW", "metric_type": "IP", "params": {"M": 32, "efConstruction": 200}},
        "terms": {"index_type": "SPARSE_INVERTED_INDEX", "metric_type": "IP"},
        "article": {"index_type": "INVERTED"},
        "day": {"index_type": "INVERTED"},
        "language": {"index_type": "INVERTED"},
        "publisher": {"index_type": "INVERTED"},
    },
)
COUNTS = Layout(
    types={
        "number": DataType.INT64,
        "passages": DataType.INT64,
        "note": DataType.VARCHAR,
        "unused": DataType.FLOAT_VECTOR,  # Milvus makes no collection without a vector
    },
    indexes={"unused": EXACT},
)
"""How many passages hold each term; one row more says of what, and carries the stamp."""
