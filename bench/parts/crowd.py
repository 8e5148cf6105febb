"""Several people ask in the chat at once, each in a browser's own way: over HTTP, one question after the other."""

import json
import os
import re
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import httpx

from bench.figures import Spread, spread

__all__ = ["SITASI", "AnswerTimes", "Crowd", "ask", "chat", "crowd", "question_box"]

SITASI = (sys.executable, "-c", "from ui.cli.main import main; main()")
"""The command, also where it is not installed."""
_ADDRESS = re.compile(r"http://\S+")
_GROWN = re.compile(r'data-stage=\\"(?:streaming|done|failed)')
"""What a page shows once it no longer only searches."""
_PATIENCE = 600.0
_CERTIFICATES = ssl.create_default_context()
"""Read once: of 18 ms that a client takes to begin, reading them anew is all, on the cores that are to answer."""


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """Seconds until the first words of an answer were shown, and until all of it was."""

    first: float
    whole: float


@dataclass(frozen=True, slots=True)
class Crowd:
    """How several people were answered."""

    first: Spread
    whole: Spread
    answers_per_second: float


@contextmanager
def chat(archive: Path, *, judge: str) -> Iterator[str]:
    """Serve an archive with `sitasi chat` in a process of its own; give its address."""
    environment = {**os.environ, "SITASI_JUDGE": judge, "PYTHONUNBUFFERED": "1"}
    command = [*SITASI, "chat", "--archive", str(archive), "--port", str(_free_port())]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            address = next((found for line in server.stdout or () if (found := _ADDRESS.search(line))), None)
            if address is None:
                raise ChildProcessError(f"`sitasi chat` ended with {server.wait()} before it served")
            yield address[0]
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def crowd(address: str, questions: Sequence[str], people: int) -> Crowd:
    """Let people ask all the questions between them, each as soon as their last one is answered."""
    box = question_box(address)
    started = perf_counter()
    with ThreadPoolExecutor(people) as pool:
        replies = list(pool.map(lambda question: ask(address, box, question), questions))
    elapsed = perf_counter() - started
    return Crowd(spread(one.first for one in replies), spread(one.whole for one in replies), len(replies) / elapsed)


def question_box(address: str) -> int:
    """Return the number of the event by which the page asks: the one that its question box submits."""
    page: dict[str, Any] = httpx.get(f"{address}config", timeout=_PATIENCE).json()
    box = next(one["id"] for one in page["components"] if one["props"].get("elem_id") == "question")
    return int(next(one["id"] for one in page["dependencies"] if [box, "submit"] in one["targets"]))


def ask(address: str, box: int, question: str) -> AnswerTimes:
    """Ask as a page that was just opened does.

    Raises `ChildProcessError` where no answer comes.
    """
    session = uuid4().hex
    started = perf_counter()
    first = whole = 0.0
    with httpx.Client(base_url=address, timeout=_PATIENCE, verify=_CERTIFICATES) as client:
        asked = {"data": [question, None, None], "fn_index": box, "session_hash": session}
        client.post("gradio_api/queue/join", json=asked).raise_for_status()
        with client.stream("GET", "gradio_api/queue/data", params={"session_hash": session}) as events:
            for line in events.iter_lines():
                if not first and _GROWN.search(line):
                    first = perf_counter() - started
                if line.startswith("data:") and json.loads(line[5:])["msg"] == "process_completed":
                    whole = perf_counter() - started
                    break
    if not (first and whole):
        raise ChildProcessError(f"the chat gave no answer to {question!r}")
    return AnswerTimes(first, whole)
