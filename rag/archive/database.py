"""Open an archive's database: create it, migrate it, refuse what is not ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, NoResultFound

from embeddings.errors import ArchiveDamaged, ArchiveError, ArchiveMissing, ArchiveTooNew
from rag.archive.schema import HEAD

__all__ = ["Database", "revision"]

_BUSY_SECONDS = 30


class Database:
    """An SQLite file in WAL mode, at the newest schema."""

    def __init__(self, folder: Path, *, create: bool, called: str | None = None) -> None:
        """Open the database in a folder; make both where `create` allows it. `called` names it in errors.

        Raises `ArchiveMissing`, `ArchiveTooNew`, or `ArchiveError` where the folder or file cannot be used.
        """
        self.folder = folder
        self._called = called or f"the archive in {folder}"
        path = folder / "archive.db"
        try:
            if not path.is_file() and not create:
                raise ArchiveMissing(
                    f"there is no archive in {folder}: make one with `sitasi add PATH --archive {folder}`"
                )
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"the archive folder {folder} cannot be used: {error.strerror}") from error
        self.engine = _engine(path)
        self._migrate()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one unchanging state of the archive."""
        with self._errors(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction: all of it, or nothing."""
        with (
            self._errors(),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise ArchiveError(f"{self._called} cannot be used: {_first_line(error.orig or error)}") from error
        except (LookupError, NoResultFound, TypeError, ValueError) as error:  # what was read is not what was written
            raise ArchiveDamaged(f"{self._called} is damaged: {_first_line(error)}: restore a backup of it") from error

    def _migrate(self) -> None:
        path = self.folder / "archive.db"
        with self.reading() as connection:
            if revision(connection, path) == HEAD:
                return
        with self.writing() as connection:
            if revision(connection, path) != HEAD:
                _upgrade(connection)


def revision(connection: Connection, path: Path) -> str | None:
    """Tell which migration a database file has seen last; `None` for an empty one.

    Raises `ArchiveTooNew`, or `ArchiveError` where it is no archive.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise ArchiveError(f"{path} is a database, but not an archive of Sitasi: choose another")
    seen = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if not seen.isdecimal():
        raise ArchiveDamaged(f"{path} is damaged: it names the schema {seen!r}: restore a backup of it")
    if seen > HEAD:
        raise ArchiveTooNew(f"{path} has schema {seen}, newer than {HEAD}, the newest known here: update Sitasi")
    return seen


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0] or type(error).__name__


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    command.upgrade(config, "head")


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - SQLAlchemy's own signature
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
