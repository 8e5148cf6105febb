"""Two machines and a server between them: network namespaces of the test's own, whose network is cut and healed."""

import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rag import Archive, Settings
from tests.postgres import RunningServer, running_server, server_programs
from tests.rag.archive.database.machine import ships_of
from tests.rag.index.milvus_server import MilvusServer

_NAMES = ("kiri", "kanan")
_PATIENCE = 60
"""Seconds in which a machine must say something."""
_CUT = 4
"""Seconds without a network."""


class Machine:
    """A machine of its own: a network namespace, joined to this one by a pair of interfaces."""

    def __init__(self, number: int, home: Path) -> None:
        self.name = f"sitasi-{os.getpid()}-{number}"
        self.link = f"st{os.getpid() % 100_000}-{number}"
        network = (len(_NAMES) * os.getpid() + number) % 250
        self.gateway, self.own = (f"10.213.{network}.{last}" for last in (1, 2))
        self._home = home
        self._made = False

    def up(self) -> None:
        """Make the namespace and its network; raises `CalledProcessError` where that is not allowed."""
        _run("ip", "netns", "add", self.name)
        self._made = True
        _run("ip", "link", "add", self.link, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        _run("ip", "address", "add", f"{self.gateway}/30", "dev", self.link)
        _run("ip", "link", "set", self.link, "up")
        for words in (["address", "add", f"{self.own}/30", "dev", "eth0"], ["link", "set", "eth0", "up"]):
            _run("ip", "-netns", self.name, *words)

    def down(self) -> None:
        """Take it all away, the interfaces first: those of a namespace that is gone stay for a while."""
        if self._made:
            subprocess.run(["ip", "link", "delete", self.link], check=False, capture_output=True)
            _run("ip", "netns", "delete", self.name)

    @contextmanager
    def cut(self) -> Iterator[None]:
        """Let nothing through: packets are lost, no connection is closed."""
        _run("ip", "link", "set", self.link, "down")
        try:
            yield
        finally:
            _run("ip", "link", "set", self.link, "up")

    def at_work(self, work: str, address: str, name: str, *, index: str) -> "Work":
        """Start a program there."""
        home = {"XDG_CACHE_HOME": f"{self._home}/cache", "XDG_DATA_HOME": f"{self._home}/data", "SITASI_INDEX": index}
        program = [sys.executable, "-m", "tests.rag.archive.database.machine", work, address, name]
        return Work(["ip", "netns", "exec", self.name, *program], os.environ | home)


class Work:
    """A program on a machine, and what it has said."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self._process = subprocess.Popen(command, env=environment, **pipes)  # type: ignore[call-overload]
        self._coming: queue.Queue[str] = queue.Queue()
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def says(self, beginning: str) -> str:
        """Wait until it says something that begins so from now on."""
        until = time.monotonic() + _PATIENCE
        while True:
            line = self._coming.get(timeout=max(0.1, until - time.monotonic()))
            self.said.append(line)
            if line.startswith(beginning):
                return line

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._gather()

    def end(self) -> None:
        """Let it end by itself."""
        self._process.stdin.close()
        self._gather()

    def _listen(self) -> None:
        for line in self._process.stdout:
            self._coming.put(line.rstrip())

    def _gather(self) -> None:
        self._process.wait(timeout=_PATIENCE)
        time.sleep(0.2)
        while not self._coming.empty():
            self.said.append(self._coming.get())

    @property
    def acknowledged(self) -> set[int]:
        """The pairs that a writer was told to be kept."""
        return {int(line.removeprefix("added ")) for line in self.said if line.startswith("added ")}


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[list[Machine]]:
    if os.geteuid() != 0 or not shutil.which("ip"):
        pytest.skip("only root makes network namespaces, with iproute2's ip")
    made = [Machine(number, tmp_path / f"machine-{number}") for number in range(len(_NAMES))]
    try:
        try:
            for one in made:
                one.up()
        except subprocess.CalledProcessError as error:
            pytest.skip(f"no network namespaces here: {error.stderr.decode().strip()}")
        yield made
    finally:
        for one in made:
            one.down()


@pytest.fixture
def shared(machines: list[Machine]) -> Iterator[RunningServer]:
    """Return a server that both machines reach."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'sitasi[postgres]'")
    programs = server_programs()
    if programs is None:
        pytest.skip("there is no PostgreSQL of our own to start")
    with running_server(programs, listening=[one.gateway for one in machines]) as server:
        yield server


@pytest.fixture(params=["of their own", "in Milvus"])
def index_at(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Return what names the index to a machine that reaches this one by an address."""
    if request.param == "of their own":
        yield lambda _: "local"
        return
    pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install 'sitasi[milvus]'")
    milvus = MilvusServer(tmp_path / "milvus", listening="0.0.0.0")  # noqa: S104 - reached from the tests' own networks
    yield lambda host: milvus.setting("news", host=host)
    milvus.die()


@pytest.mark.server
def test_nothing_acknowledged_is_lost_and_nothing_torn_is_seen(
    machines: list[Machine],
    shared: RunningServer,
    index_at: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "here"))
    database, gateways = shared.new(), [one.gateway for one in machines]
    settings = Settings(judge="off", index=index_at("127.0.0.1"))
    with Archive.open(shared.address(database), settings=settings) as archive:
        writers, readers = (
            [
                machine.at_work(work, shared.address(database, host=machine.gateway), name, index=index)
                for machine, name, index in zip(machines, _NAMES, map(index_at, gateways), strict=True)
            ]
            for work in ("writes", "reads")
        )
        for one in writers:
            one.says("added 1")
        for one in readers:
            one.says("saw")
        with machines[0].cut():
            writers[1].says("added")
            writers[1].says("added")
            time.sleep(_CUT)
        writers[0].says("added")
        writers[1].kill()
        writers[0].says("added")
        readers[0].says("saw")
        for one in (writers[0], *readers):
            one.end()
        kept = {one.source: one for one in archive.articles()}
        acknowledged = [
            article
            for name, one in zip(_NAMES, writers, strict=True)
            for number in one.acknowledged
            for article in ships_of(name, number)
        ]
        assert len(acknowledged) >= 2 * len(_NAMES) * 2
        assert all(kept.get(one.source) == one for one in acknowledged)
        assert len(kept) % 2 == 0
        archive.index()
        assert archive.verify() == []
    said = [line for one in (*writers, *readers) for line in one.said]
    assert not [line for line in said if "another process changes the index" in line]
    for one in readers:
        told = [line for line in one.said if not line.startswith("failed ")]
        assert told
        assert all(line.startswith("saw ") for line in told), told
