"""A server that speaks Milvus's protocol, in a process of its own, which can die and come back."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["MilvusServer", "unused_port"]

_SERVE = """
import sys
from milvus_lite.adapter.grpc.server import run_server
run_server(sys.argv[1], sys.argv[2], int(sys.argv[3]))
"""


def unused_port() -> int:
    """Return a port of this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class MilvusServer:
    """The server of milvus-lite over a folder; it keeps what it acknowledged."""

    def __init__(self, folder: Path, *, listening: str = "127.0.0.1") -> None:
        self._folder, self._listening = folder, listening
        self._port = unused_port()
        self.come()

    def setting(self, collection: str, *, host: str = "127.0.0.1") -> str:
        """Address a collection as a setting does."""
        return f"milvus://reader:s3cret@{host}:{self._port}/{collection}"

    def come(self) -> None:
        """Start, and wait until it listens."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(self._folder), self._listening, str(self._port)],
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout
        assert b"listening" in self._process.stdout.readline()

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Answer nothing for a while, and keep every connection."""
        self._process.send_signal(signal.SIGSTOP)
        os.waitpid(self._process.pid, os.WUNTRACED)  # on a busy machine a thread may answer before all have stopped
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def die(self) -> None:
        """Be killed, at once."""
        self._process.kill()
        self._process.communicate()
