"""What finds passages fast: always derived from the archive, always rebuildable."""

from rag.index.base import IndexEntry, PassageIndex, Scored, Stamp
from rag.index.local import LocalIndex

__all__ = ["IndexEntry", "LocalIndex", "PassageIndex", "Scored", "Stamp"]
