"""The truth: articles, passages and vectors in one folder, SQLite at its heart."""

from rag.archive.archive import Archive, ArchiveInfo, Version
from rag.archive.backup import Backup

__all__ = ["Archive", "ArchiveInfo", "Backup", "Version"]
