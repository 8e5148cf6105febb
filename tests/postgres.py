"""A PostgreSQL server for the tests: started by them, or the one that SITASI_TEST_POSTGRES names."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, make_url

__all__ = ["RunningServer", "Server", "named_server", "running_server", "server_programs"]

_PASSWORD = "rahasia:kata-s@ndi/9"  # noqa: S105 - of a server that is gone with the tests
_DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs of a server, out of the path."""
_QUICK = (
    "fsync=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "unix_socket_directories=",
    "timezone=Asia/Jakarta",
)
"""Nothing need outlive the tests; and a time zone that shows where one is forgotten."""


class Server:
    """A server on which each test makes databases of its own."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._made: list[str] = []
        self._used: list[str] = []
        self._emptied: list[str] = []

    def address(self, database: str | None = None, **other: Any) -> str:
        """Return the address of a database, of an empty one where none is named, with the password."""
        if not database:
            database = self._emptied.pop() if self._emptied else self.new()
            self._used.append(database)
        return self._url.set(database=database, **other).render_as_string(hide_password=False)

    def new(self, options: str = "") -> str:
        """Make an empty database, and give its name."""
        name = f"sitasi_{uuid4().hex[:12]}"
        self.execute(f"CREATE DATABASE {name} {options}")
        self._made.append(name)
        return name

    def empty(self) -> None:
        """Empty the databases whose addresses were given: that is quicker than to drop them and make others."""
        while self._used:
            database = self._used.pop()
            self.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()",
                address=self.address(database),
            )
            self.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public", address=self.address(database))
            self._emptied.append(database)

    def drop(self) -> None:
        """Drop every database that was made."""
        while self._made:
            self.execute(f"DROP DATABASE IF EXISTS {self._made.pop()} WITH (FORCE)")

    def execute(self, statement: str, *, address: str | None = None) -> list[tuple[Any, ...]]:
        """Run statements as anybody with psql may, and give the rows of the last."""
        import psycopg

        with psycopg.connect(address or self.address(self._url.database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []


class RunningServer(Server):
    """A server of the tests' own, which can be stopped and started again."""

    def __init__(self, programs: Path, folder: Path, listening: Sequence[str] = ()) -> None:
        self._programs, self._folder = programs, folder
        self._listening = ",".join(("127.0.0.1", *listening))
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:  # a server refuses to run as root
            shutil.chown(folder, "nobody", "nogroup")
            self._user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        super().__init__(URL.create("postgresql", "sitasi", _PASSWORD, "127.0.0.1", port, "postgres"))
        secret = folder / "secret"
        secret.write_text(_PASSWORD, encoding="utf-8")
        with_secret = ("--username=sitasi", "--auth=scram-sha-256", f"--pwfile={secret}")
        made = self._run(
            "initdb", f"--pgdata={folder}/data", "--no-sync", "--encoding=UTF8", "--locale=C", *with_secret
        )
        if made.wait():
            raise RuntimeError((folder / "log").read_text("utf-8"))
        for one in listening:
            with (folder / "data" / "pg_hba.conf").open("a", encoding="utf-8") as rules:
                rules.write(f"host all all {one}/30 scram-sha-256\n")
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        import psycopg

        settings = [word for one in self._settings() for word in ("-c", one)]
        self._process = self._run("postgres", "-D", f"{self._folder}/data", *settings)
        for _ in range(200):
            try:
                self.execute("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self._folder / "log").read_text("utf-8"))

    def stop(self) -> None:
        """Stop at once, as where it crashes."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()

    def _settings(self) -> Sequence[str]:
        return (*_QUICK, f"port={self._url.port}", f"listen_addresses={self._listening}")

    def _run(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [self._programs / program, *words], stdout=log, stderr=log, cwd=self._folder, **self._user
            )


@contextmanager
def named_server(address: str) -> Iterator[Server]:
    """Use a server that runs already, as somebody who may make databases there."""
    server = Server(make_url(address))
    try:
        yield server
    finally:
        server.drop()


def server_programs() -> Path | None:
    """Return the newest folder that holds the programs of a server."""
    in_path = shutil.which("postgres")
    there = [*_DEBIAN.glob("*/bin/postgres"), *([Path(in_path).resolve()] if in_path else [])]
    return max((one.parent for one in there if (one.parent / "initdb").exists()), default=None)


@contextmanager
def running_server(programs: Path, *, listening: Sequence[str] = ()) -> Iterator[RunningServer]:
    """Start a server, which listens here and at some further addresses, and stop it."""
    with tempfile.TemporaryDirectory(prefix="sitasi-postgres-") as folder:
        server = RunningServer(programs, Path(folder), listening)
        try:
            yield server
        finally:
            server.stop()
