"""Fifty people ask at once, for five minutes, while articles are added; only `make soak` has the time."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from urllib.request import Request, urlopen

import numpy as np
import pytest

from rag import Archive, Assistant
from tests.reliability.crashes import PROCESSES
from tests.reliability.ships import Ship, write_ships
from tests.serving import served
from tests.soak import count, report

PEOPLE = 50
ARTICLES = 10_000
ADDED_AT_ONCE = 10
SECONDS = 300
PAUSE = 5
"""Seconds between additions, and between looks at the memory."""
FLAT = 1.1
"""By how much the second half's peak of memory may pass the first half's."""

pytestmark = pytest.mark.skipif(not count(0, 1), reason="five minutes of load belong to `make soak`")


@dataclass(slots=True)
class Measured:
    """What people and the server's memory came to."""

    seconds: list[float] = field(default_factory=list)
    """Of each question."""
    failures: list[str] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    """Of the server, resident, every few seconds."""
    added: int = 0


def serve(folder: Path, tell: Connection) -> None:
    """Serve the chat until the other end is closed."""
    with Archive.open(folder) as archive, served(Assistant(archive)) as app:
        tell.send(app.local_url)
        tell.recv()


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, int]]:
    """Return the address of a server in a process of its own, and the number of the process."""
    ours, theirs = PROCESSES.Pipe()
    process = PROCESSES.Process(target=serve, args=(folder, theirs))
    process.start()
    yield ours.recv(), process.pid or 0
    ours.send("enough")
    process.join()


def ask(address: str, ship: Ship) -> str | None:
    """Ask over HTTP as a program does; say what is wrong with the answer."""
    body = json.dumps({"data": [ship.question, []]}).encode()
    call = Request(f"{address}gradio_api/call/ask", body, {"Content-Type": "application/json"})  # noqa: S310
    with urlopen(call, timeout=600) as reply:  # noqa: S310
        event = json.load(reply)["event_id"]
    with urlopen(f"{address}gradio_api/call/ask/{event}", timeout=600) as stream:  # noqa: S310
        said = stream.read().decode()
    return None if ship.fact in said else f"{ship.question} {said[:300]}"


def ask_until(end: float, address: str, seed: int, measured: Measured) -> None:
    draw = Random(seed)
    while time.monotonic() < end:
        asked = time.monotonic()
        try:
            wrong = ask(address, Ship(draw.randrange(ARTICLES)))
        except OSError as error:
            wrong = repr(error)
        measured.seconds.append(time.monotonic() - asked)
        if wrong:
            measured.failures.append(wrong)


def add_until(enough: threading.Event, folder: Path, server_id: int, measured: Measured) -> None:
    """Add a few new stories every few seconds, and look at the server's memory."""
    with Archive.open(folder / "archive") as archive:
        while not enough.wait(PAUSE):
            first = ARTICLES + measured.added
            ships = [Ship(number) for number in range(first, first + ADDED_AT_ONCE)]
            measured.added += archive.add(write_ships(folder / "more.jsonl", ships)).added
            pages = int(Path(f"/proc/{server_id}/statm").read_text(encoding="ascii").split()[1])
            measured.megabytes.append(pages * 4_096 / 1e6)


def test_fifty_people_are_answered_while_articles_are_added(tmp_path: Path) -> None:
    stories = write_ships(tmp_path / "stories.jsonl", map(Ship, range(ARTICLES)))
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.add(stories).added == ARTICLES
    measured, enough = Measured(), threading.Event()
    with server(tmp_path / "archive") as (address, server_id), ThreadPoolExecutor(PEOPLE + 1) as people:
        adding = people.submit(add_until, enough, tmp_path, server_id, measured)
        end = time.monotonic() + SECONDS
        asking = [people.submit(ask_until, end, address, number, measured) for number in range(PEOPLE)]
        for one in asking:
            one.result()
        enough.set()
        adding.result()
    half = len(measured.megabytes) // 2
    before, after = max(measured.megabytes[:half]), max(measured.megabytes[half:])
    p50, p95 = np.percentile(measured.seconds, [50, 95])
    report(
        f"load: {len(measured.seconds)} questions in {SECONDS} s, p50 {p50:.2f} s, p95 {p95:.2f} s, "
        f"{len(measured.failures)} failed, {measured.added} articles added, {before:.0f} then {after:.0f} MB"
    )
    assert measured.failures == []
    assert measured.added
    assert after < FLAT * before
