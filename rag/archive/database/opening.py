"""Which kind of database an archive lies in."""

from collections.abc import Callable, Mapping
from pathlib import Path

from embeddings.errors import SettingsError
from rag.archive.database.database import Database
from rag.archive.database.sqlite import SqliteDatabase
from rag.settings.archive_address import Place, ServerAddress

__all__ = ["open_database"]


def open_database(place: Place, *, create: bool) -> Database:
    """Open the database of an archive; make it where `create` allows it.

    Raises `ArchiveMissing`, `ArchiveTooNew`, `ArchiveError`, or `SettingsError` where there is no such kind.
    """
    if isinstance(place, Path):
        return SqliteDatabase(place, create=create)
    if place.scheme not in _ON_SERVERS:
        known = " or ".join(f"{scheme}://..." for scheme in _ON_SERVERS)
        raise SettingsError(f"no archive can lie in a database of the kind {place.scheme}: give a folder or {known}")
    return _ON_SERVERS[place.scheme](place, create)


def _postgres(address: ServerAddress, create: bool) -> Database:
    from rag.archive.database.postgres import PostgresDatabase

    return PostgresDatabase(address, create=create)


_ON_SERVERS: Mapping[str, Callable[[ServerAddress, bool], Database]] = {"postgresql": _postgres}
