"""A copy of an archive in one SQLite file, made while it is in use, and put back in one transaction."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import Connection, NullPool, create_engine, delete
from sqlalchemy.exc import DBAPIError

from embeddings.errors import ArchiveDamaged, ArchiveError
from rag.archive.database.database import Database, revision
from rag.archive.database.opening import open_database
from rag.archive.database.rows import copy_rows, count_rows
from rag.archive.database.schema import articles, metadata, passages, state
from rag.archive.database.sqlite import FILE, SqliteDatabase, copy_file, damage_of_file
from rag.archive.integrity import content_problems
from rag.archive.sql import archive_state
from rag.archive.writing import now
from rag.settings.archive_address import Place

__all__ = ["Backup", "back_up", "restore"]


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was read again and found whole."""

    file: Path
    articles: int
    passages: int
    size: int
    """Bytes."""


def back_up(database: Database, file: Path, *, progress: Callable[[int, int], None]) -> Backup:
    """Copy one state of the archive into a new file, while others read and write.

    The copy gets its name once it has been checked. Raises `ArchiveDamaged` where it is not whole, `ArchiveError` where
    the file is there already, lies in the archive's own folder, or cannot be written.
    """
    if file.exists():
        raise ArchiveError(f"{file} is there already: choose another name for the backup")
    if database.folder.resolve() in file.resolve().parents:
        raise ArchiveError(f"{file} lies in the archive that it should outlive: choose another folder for the backup")
    try:
        with TemporaryDirectory(prefix=f".{file.name}-", dir=file.parent) as unnamed:
            copy = Path(unnamed) / FILE
            with database.reading() as connection:
                database.copy(connection, copy.parent, progress)
            with _as_it_is(copy) as connection:
                problems = list(damage_of_file(connection)) or content_problems(connection)
                if problems:
                    raise ArchiveDamaged(
                        f"the archive in {database.place} is damaged and was not backed up: {problems[0]}; "
                        "`sitasi verify` tells all"
                    )
                held = count_rows(connection, articles), count_rows(connection, passages)
            made = Backup(file, *held, copy.stat().st_size)
            copy.rename(file)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"the backup {file} cannot be written: {_reason(error)}; choose another place") from error
    return made


def restore(file: Path, place: Place, *, replacing: bool, progress: Callable[[int, int], None]) -> None:
    """Put what a backup holds in the place of what the archive in a place holds, or make a new archive of it.

    Readers see the old articles or the new ones; whatever stops it on the way leaves the old. Backups of earlier
    versions are brought up to date, the file itself is only read. Raises `ArchiveError` where the file is no whole
    backup, or where the archive holds articles and `replacing` does not allow to lose them.
    """
    with (
        TemporaryDirectory(prefix="sitasi-") as staging,
        closing(_staged(file, Path(staging))) as staged,
        closing(_target(place)) as database,
        staged.reading() as backup,
        database.writing() as connection,
    ):
        held = count_rows(connection, articles)
        if held and not replacing:
            raise ArchiveError(
                f"the archive in {place} holds {held} articles, which {file} would replace: "
                "allow it with --yes, or choose another folder"
            )
        _replace(connection, backup, progress)
        database.count_on(connection)


def _staged(file: Path, folder: Path) -> Database:
    """Make an archive of the newest schema out of a backup, check it, and give it."""
    try:
        if not file.is_file():
            raise ArchiveError(f"there is no backup {file}: give a file that `sitasi backup` made")
        with _as_it_is(file) as connection:
            if revision(connection, str(file)) is None:
                raise ArchiveError(f"{file} holds no archive: give a file that `sitasi backup` made")
            copy_file(connection, folder / FILE, lambda _done, _total: None)
        database = SqliteDatabase(folder, create=False, called=f"the backup {file}")
        with database.reading() as connection:
            problems = list(database.damage(connection)) or content_problems(connection)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise ArchiveError(f"{file} cannot be restored: {_reason(error)}") from error
    if problems:
        raise ArchiveDamaged(f"{file} is damaged and was not restored: {problems[0]}")
    return database


def _target(place: Place) -> Database:
    try:
        return open_database(place, create=True)
    except ArchiveError as error:
        if isinstance(place, Path):
            raise ArchiveError(f"{error}; move that folder away, or restore into another") from error
        raise


@contextmanager
def _as_it_is(file: Path) -> Iterator[Connection]:
    """Read a database file without touching it."""
    address = f"{file.resolve().as_uri()}?mode=ro"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def _replace(connection: Connection, backup: Connection, progress: Callable[[int, int], None]) -> None:
    """Put the rows of a backup in the place of all rows.

    Two things keep every index of the former articles from being believed: the archive becomes another one, and its
    passages get ids that were never used here, so that whoever still holds an old one finds nothing under it.
    """
    old, new = archive_state.read_state(connection), archive_state.read_state(backup)
    tables = [table for table in metadata.sorted_tables if table is not state]
    for table in reversed(tables):
        connection.execute(delete(table))
    copy_rows(backup, connection, tables, progress=progress, left_out=[passages.c.passage_id])
    generation = max(old.generation, new.generation) + 1
    archive_state.write_state(connection, replace(new, archive=uuid4().hex, generation=generation, changed=now()))


def _reason(error: Exception) -> str:
    said = getattr(error, "strerror", None) or getattr(error, "orig", None) or error
    return str(said).partition("\n")[0]
