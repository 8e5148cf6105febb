"""What finds passages fast: always derived from the archive, always rebuildable."""

from rag.index.base import IndexEntry, IndexPlace, PassageIndex, Scored, Stamp
from rag.index.places import LocalPlace, index_place

__all__ = ["IndexEntry", "IndexPlace", "LocalPlace", "PassageIndex", "Scored", "Stamp", "index_place"]
