"""What every database of an archive does: read one state, write all or nothing, migrate, refuse what is not ours."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError, NoResultFound

from embeddings.errors import ArchiveDamaged, ArchiveError, ArchiveMissing, ArchiveTooNew
from rag.archive.database.schema import HEAD
from rag.settings.archive_address import Place

__all__ = ["BUSY_SECONDS", "Database", "made", "missing", "revision"]

BUSY_SECONDS = 30
"""How long one who wants to write waits for another who does."""


class Database(ABC):
    """A database at the newest schema."""

    def __init__(self, engine: Engine, *, place: Place, folder: Path, cache: Path, called: str | None = None) -> None:
        """Take what a kind of database has made; `called` names it in errors."""
        self.engine = engine
        self.place = place
        self.folder = folder
        """Where this machine keeps what is not an article: files that were uploaded, question sets, runs."""
        self.cache = cache
        """Where this machine keeps what is derived."""
        self._called = called or f"the archive in {place}"

    @abstractmethod
    def damage(self, connection: Connection) -> Iterator[str]:
        """Return one line for each thing that the database itself finds wrong."""

    @abstractmethod
    def copy(self, connection: Connection, folder: Path, progress: Callable[[int, int], None]) -> None:
        """Copy the state that a connection reads into the SQLite file of a new archive, while others write."""

    @abstractmethod
    def count_on(self, connection: Connection) -> None:
        """Have what is numbered next follow what was just put in with its numbers."""

    @abstractmethod
    def index_turn(self, *, wait: bool) -> AbstractContextManager[None]:
        """Change an index that several machines share: one after the other, of all that have this archive open.

        Raises `filelock.Timeout` where another changes it now, and this one will not `wait`.
        """

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one unchanging state of the archive."""
        with self._errors(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction, after whoever writes now: all of it, or nothing."""
        with (
            self._errors(),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def migrate(self, *, create: bool) -> None:
        """Bring the schema up to date, that of an empty database only where `create` allows it.

        Raises `ArchiveMissing`, `ArchiveTooNew`, or `ArchiveError` where it is no archive.
        """
        with self.reading() as connection:
            seen = revision(connection, str(self.place))
        if seen is None and not create:
            raise missing(self.place)
        if seen == HEAD:
            return
        with self.writing() as connection:
            if revision(connection, str(self.place)) != HEAD:
                _upgrade(connection)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise ArchiveError(f"{self._called} cannot be used: {self._reason(error)}") from error
        except (LookupError, NoResultFound, TypeError, ValueError) as error:  # what was read is not what was written
            raise ArchiveDamaged(f"{self._called} is damaged: {_first_line(error)}: restore a backup of it") from error

    def _reason(self, error: DBAPIError) -> str:
        """Return why the database cannot be used, in a line."""
        return _first_line(error.orig or error)


def missing(place: Place) -> ArchiveMissing:
    """Say that there is no archive, and how one is made."""
    return ArchiveMissing(f"there is no archive in {place}: make one with `sitasi add PATH --archive {place}`")


def made(folder: Path) -> Path:
    """Make a folder where it is not there yet, and give it; raises `ArchiveError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"the archive folder {folder} cannot be used: {error.strerror}") from error
    return folder


def revision(connection: Connection, place: str) -> str | None:
    """Tell which migration a database has seen last; `None` for an empty one.

    Raises `ArchiveTooNew`, or `ArchiveError` where it is no archive.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if not {"alembic_version", "articles"} <= {*tables}:
        raise ArchiveError(f"{place} is a database, but not an archive of Sitasi: choose another")
    seen = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if not seen.isdecimal():
        raise ArchiveDamaged(f"{place} is damaged: it names the schema {seen!r}: restore a backup of it")
    if seen > HEAD:
        raise ArchiveTooNew(f"{place} has schema {seen}, newer than {HEAD}, the newest known here: update Sitasi")
    return seen


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0] or type(error).__name__


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations"))
    command.upgrade(config, "head")
