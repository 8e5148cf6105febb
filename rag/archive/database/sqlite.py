"""An archive in a folder: an SQLite file in WAL mode, written by one at a time."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text

from embeddings.errors import ArchiveError
from rag.archive.database.database import BUSY_SECONDS, Database, made, missing

__all__ = ["FILE", "SqliteDatabase", "copy_file", "damage_of_file", "without_log"]

FILE = "archive.db"

_PAGES = 1_000
"""Copied at a time, of four kilobytes each."""
_PRIMARY = 0xFF
"""Of a result code of SQLite, without what it adds to it."""
_AGAIN = 0.01
"""Seconds until what is busy is tried again."""


class SqliteDatabase(Database):
    """A file in a folder."""

    def __init__(self, folder: Path, *, create: bool, called: str | None = None) -> None:
        """Open the database in a folder; make both where `create` allows it. `called` names it in errors.

        Raises `ArchiveMissing`, `ArchiveTooNew`, or `ArchiveError` where the folder or file cannot be used.
        """
        try:
            if not (folder / FILE).is_file() and not create:
                raise missing(folder)
        except OSError as error:
            raise ArchiveError(f"the archive folder {folder} cannot be used: {error.strerror}") from error
        super().__init__(_engine(made(folder) / FILE), place=folder, folder=folder, cache=folder, called=called)
        self.migrate(create=True)

    def damage(self, connection: Connection) -> Iterator[str]:
        """Return one line for each thing that SQLite finds wrong with the file."""
        return damage_of_file(connection)

    def copy(self, connection: Connection, folder: Path, progress: Callable[[int, int], None]) -> None:
        """Copy the state that a connection reads into the file of a new archive, while others write."""
        copy_file(connection, folder / FILE, progress)

    def index_turn(self, *, wait: bool) -> AbstractContextManager[None]:  # noqa: ARG002 - nobody is waited for
        """Do nothing: whoever reaches a folder is on this machine, and takes turns by a file in it."""
        return nullcontext()

    def count_on(self, connection: Connection) -> None:
        """Do nothing: SQLite numbers after the highest number that there is."""


def damage_of_file(connection: Connection) -> Iterator[str]:
    """Yield one line for each thing that SQLite finds wrong with a file."""
    for row in connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield f"database: {row[0]}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"database: row {row[1]} of {row[0]} names an article that is gone"


def copy_file(connection: Connection, file: Path, progress: Callable[[int, int], None]) -> None:
    """Copy the state that a connection reads; one that is read already stays the same, whoever writes meanwhile."""
    with closing(sqlite3.connect(file)) as copy:
        driver = connection.connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise TypeError(f"{driver} is no connection to SQLite")
        driver.backup(copy, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))
    without_log(file)


def without_log(file: Path) -> None:
    """Make a file all of a database: no log lies beside it from now on."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - SQLAlchemy's own signature
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            _set(connection, pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _set(connection: sqlite3.Connection, pragma: str) -> None:
    """Set a pragma after whoever else opens the file now: SQLite does not wait while its log is begun."""
    until = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_AGAIN)
        else:
            return
