"""The truth: articles, passages and vectors, in SQLite in one folder or in PostgreSQL on a server."""

from rag.archive.archive import Archive, ArchiveInfo, Version
from rag.archive.backup import Backup
from rag.archive.browsing import Facets, Leaf, Order, Sought
from rag.archive.gone import Gone
from rag.archive.listing import Listed

__all__ = ["Archive", "ArchiveInfo", "Backup", "Facets", "Gone", "Leaf", "Listed", "Order", "Sought", "Version"]
