"""The truth: articles, passages and vectors, in SQLite in one folder or in PostgreSQL on a server."""

from rag.archive.archive import Archive, ArchiveInfo, Version
from rag.archive.backup import Backup

__all__ = ["Archive", "ArchiveInfo", "Backup", "Version"]
