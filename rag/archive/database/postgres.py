"""An archive on a PostgreSQL server, which several machines read and write."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import Timeout
from sqlalchemy import Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError

from embeddings.errors import ArchiveError, SettingsError
from rag.archive.database.database import BUSY_SECONDS, Database, made
from rag.archive.database.rows import copy_rows
from rag.archive.database.schema import articles, metadata
from rag.archive.database.sqlite import FILE, SqliteDatabase, without_log
from rag.settings.archive_address import ServerAddress

__all__ = ["PostgresDatabase"]

_CONNECTING = {
    "client_encoding": "utf8",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""What a connection is made with where the address says nothing else: a server that went away is given up within a
minute. In seconds, but for the last, which is in milliseconds."""

_READING = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL TIME ZONE 'UTC'"
_WRITER = int.from_bytes(b"sitasi")
"""The advisory lock that whoever writes holds until the end of the transaction."""
_LET_GO = (
    "SET LOCAL tcp_keepalives_idle = 30; SET LOCAL tcp_keepalives_interval = 10; SET LOCAL tcp_keepalives_count = 3"
)
"""The server lets go of one whose machine went away within a minute, and with it of its lock."""
_WRITING = f"""
SET LOCAL TIME ZONE 'UTC';
{_LET_GO};
SET LOCAL lock_timeout = '{{seconds}}s';
SELECT pg_advisory_xact_lock({_WRITER})
"""
_INDEXER = int.from_bytes(b"sitasi-i")
"""The advisory lock of whoever changes an index that machines share."""
_INDEXING = (
    f"SET TRANSACTION ISOLATION LEVEL READ COMMITTED; {_LET_GO}; SET LOCAL idle_in_transaction_session_timeout = 0"
)
"""However long it takes, it holds no snapshot of rows, which the server would have to keep."""

_REASONS = {"55P03": f"another has been writing for {BUSY_SECONDS} seconds: try again later"}
"""What the server's SQLSTATE means here."""


class PostgresDatabase(Database):
    """A database on a server; the index lies in the user's cache on each machine."""

    def __init__(self, address: ServerAddress, *, create: bool) -> None:
        """Open a database that is there already; make the tables where `create` allows it.

        Raises `ArchiveMissing`, `ArchiveTooNew`, `SettingsError` where psycopg is not installed, or `ArchiveError`
        where the server cannot be reached or the database cannot be used.
        """
        from platformdirs import user_cache_path, user_data_path

        own = Path("archives", sha256(address.without_user().encode()).hexdigest()[:16])
        super().__init__(
            _engine(address),
            place=address,
            folder=user_data_path("sitasi") / own,
            cache=user_cache_path("sitasi") / own,
        )
        self._check_encoding()
        self.migrate(create=create)
        made(self.cache)

    def damage(self, connection: Connection) -> Iterator[str]:
        """Name the tables with rows of articles that are gone; the server itself watches over its pages."""
        for table in metadata.sorted_tables:
            for key in table.foreign_keys:
                there = select(articles.c.number).where(articles.c.number == key.parent).exists()
                count = connection.execute(select(func.count()).select_from(table).where(~there)).scalar_one()
                if count:
                    yield f"database: {count} rows of {table.name} name an article that is gone"

    def copy(self, connection: Connection, folder: Path, progress: Callable[[int, int], None]) -> None:
        """Copy the rows that a connection reads into the SQLite file of a new archive, while others write."""
        with closing(SqliteDatabase(folder, create=True, called="the backup")) as copy, copy.writing() as rows:
            copy_rows(connection, rows, metadata.sorted_tables, progress=progress)
        without_log(folder / FILE)

    def count_on(self, connection: Connection) -> None:
        """Move every sequence behind the numbers that there are; never back, for no number is used twice."""
        for table in metadata.sorted_tables:
            if (column := table.autoincrement_column) is not None:
                sequence = func.pg_get_serial_sequence(table.name, column.name)
                behind = func.greatest(func.nextval(sequence), func.coalesce(func.max(column), 0))
                connection.execute(select(func.setval(sequence, behind)))

    @contextmanager
    def index_turn(self, *, wait: bool) -> Iterator[None]:
        """Change an index that several machines share, one after the other; raises `filelock.Timeout`."""
        with ExitStack() as held:
            with self._errors():
                connection = held.enter_context(self.engine.connect())
                connection.exec_driver_sql(_INDEXING)
                if wait:
                    connection.execute(select(func.pg_advisory_xact_lock(_INDEXER)))
                elif not connection.execute(select(func.pg_try_advisory_xact_lock(_INDEXER))).scalar_one():
                    raise Timeout(str(self.place))
            yield

    def _check_encoding(self) -> None:
        with self.reading() as connection:
            encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        if encoding != "UTF8":
            raise ArchiveError(
                f"the database {self.place} writes texts in {encoding}, which cannot hold them all: "
                "make one with `createdb --encoding=UTF8 --template=template0`"
            )

    def _reason(self, error: DBAPIError) -> str:
        reason = _REASONS.get(getattr(error.orig, "sqlstate", None) or "")
        return reason or " ".join(str(error.orig or error).split())


def _engine(address: ServerAddress) -> Engine:
    url = address.reveal().set(drivername="postgresql+psycopg")
    connecting = {name: value for name, value in _CONNECTING.items() if name not in url.query}
    try:
        engine = create_engine(url, connect_args=connecting, pool_pre_ping=True)
    except ImportError as error:
        raise SettingsError(
            "an archive on PostgreSQL needs the psycopg package: pip install 'sitasi[postgres]'"
        ) from error

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql(_WRITING.format(seconds=BUSY_SECONDS) if writes else _READING)

    return engine
