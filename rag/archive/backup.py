"""A copy of an archive in one file, made while it is in use, and put back in one transaction."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import Connection, NullPool, Table, create_engine, delete, func, insert, select
from sqlalchemy.exc import DBAPIError

from embeddings.errors import ArchiveDamaged, ArchiveError
from rag.archive import store
from rag.archive.checking import content_problems
from rag.archive.database import Database, revision
from rag.archive.schema import articles, metadata, passages, state

__all__ = ["Backup", "back_up", "restore"]

_PAGES = 1_000
"""Copied at a time, of four kilobytes each."""
_ROWS = 1_000


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
    _check_place(file, database.folder)
    try:
        with TemporaryDirectory(prefix=f".{file.name}-", dir=file.parent) as unnamed:
            copy = Path(unnamed) / file.name
            with database.reading() as connection:
                _copy(connection, copy, progress)
                made = Backup(file, _count(connection, articles), _count(connection, passages), copy.stat().st_size)
            with _as_it_is(copy) as connection:
                problems = content_problems(connection)
            if problems:
                raise ArchiveDamaged(
                    f"the archive in {database.folder} is damaged and was not backed up: {problems[0]}; "
                    "`sitasi verify` tells all"
                )
            copy.rename(file)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"the backup {file} cannot be written: {_reason(error)}; choose another place") from error
    return made


def restore(file: Path, folder: Path, *, replacing: bool, progress: Callable[[int, int], None]) -> None:
    """Put what a backup holds in the place of what the archive in a folder holds, or make a new archive of it.

    Readers see the old articles or the new ones; whatever stops it on the way leaves the old. Backups of earlier
    versions are brought up to date, the file itself is only read. Raises `ArchiveError` where the file is no whole
    backup, or where the folder's archive holds articles and `replacing` does not allow to lose them.
    """
    with (
        TemporaryDirectory(prefix="sitasi-") as staging,
        closing(_staged(file, Path(staging))) as staged,
        closing(_target(folder)) as database,
        staged.reading() as backup,
        database.writing() as connection,
    ):
        held = _count(connection, articles)
        if held and not replacing:
            raise ArchiveError(
                f"the archive in {folder} holds {held} articles, which {file} would replace: "
                "allow it with --yes, or choose another folder"
            )
        _replace(connection, backup, progress)


def _check_place(file: Path, folder: Path) -> None:
    if file.exists():
        raise ArchiveError(f"{file} is there already: choose another name for the backup")
    if folder.resolve() in file.resolve().parents:
        raise ArchiveError(f"{file} lies in the archive that it should outlive: choose another folder for the backup")


def _copy(connection: Connection, file: Path, progress: Callable[[int, int], None]) -> None:
    """Copy the state that a connection reads; one that is read already stays the same, whoever writes meanwhile."""
    with closing(sqlite3.connect(file)) as copy:
        _driver(connection).backup(copy, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))
        copy.execute("PRAGMA journal_mode=DELETE")  # without a log beside it, one file is all of it


def _staged(file: Path, folder: Path) -> Database:
    """Make an archive of the newest schema out of a backup, check it, and give it."""
    try:
        if not file.is_file():
            raise ArchiveError(f"there is no backup {file}: give a file that `sitasi backup` made")
        with _as_it_is(file) as connection:
            if revision(connection, file) is None:
                raise ArchiveError(f"{file} holds no archive: give a file that `sitasi backup` made")
            _copy(connection, folder / "archive.db", lambda _done, _total: None)
        database = Database(folder, create=False, called=f"the backup {file}")
        with database.reading() as connection:
            problems = content_problems(connection)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise ArchiveError(f"{file} cannot be restored: {_reason(error)}") from error
    if problems:
        raise ArchiveDamaged(f"{file} is damaged and was not restored: {problems[0]}")
    return database


def _target(folder: Path) -> Database:
    try:
        return Database(folder, create=True)
    except ArchiveError as error:
        raise ArchiveError(f"{error}; move that folder away, or restore into another") from error


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
    old, new = store.read_state(connection), store.read_state(backup)
    tables = [table for table in metadata.sorted_tables if table is not state]
    for table in reversed(tables):
        connection.execute(delete(table))
    total = sum(_count(backup, table) for table in tables)
    done = 0
    for table in tables:
        kept = [column for column in table.columns if column is not passages.c.passage_id]
        for rows in backup.execute(select(*kept).order_by(*table.primary_key)).mappings().partitions(_ROWS):
            connection.execute(insert(table), [dict(row) for row in rows])
            done += len(rows)
            progress(done, total)
    generation = max(old.generation, new.generation) + 1
    store.write_state(connection, replace(new, archive=uuid4().hex, generation=generation))


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(f"{driver} is no connection to SQLite")
    return driver


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _reason(error: Exception) -> str:
    said = getattr(error, "strerror", None) or getattr(error, "orig", None) or error
    return str(said).partition("\n")[0]
