"""A process that asks an archive questions without a pause and writes down what it was told."""

import json
import time
import traceback
from dataclasses import asdict, dataclass
from multiprocessing import parent_process
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random

from rag import Archive, Assistant, Settings
from tests.reliability.ships import Ship

__all__ = ["Quote", "Told", "ask_on", "read_told"]


@dataclass(frozen=True, slots=True)
class Quote:
    """One citation of an answer."""

    source: str
    quote: str
    text: str
    """The whole article, as it was cited."""


@dataclass(frozen=True, slots=True)
class Told:
    """One question with its answer."""

    asked: float
    """In seconds of the monotonic clock, as `told`."""
    told: float
    quotes: tuple[Quote, ...] = ()
    failure: str = ""
    """The traceback, where it ended in an exception."""


def ask_on(folder: Path, *, ships: int, seed: int, kept: Path, enough: Event) -> None:
    """Ask about one of so many ships at a time, until it is enough or whoever started this is gone."""
    draw, starter = Random(seed), parent_process()
    with Archive.open(folder, settings=Settings(judge="off")) as archive, kept.open("w", encoding="utf-8") as file:
        assistant = Assistant(archive)
        while not enough.is_set() and starter and starter.is_alive():
            one = _told(assistant, Ship(draw.randrange(ships)).question)
            file.write(json.dumps(asdict(one)) + "\n")


def _told(assistant: Assistant, question: str) -> Told:
    asked = time.monotonic()
    try:
        answer = assistant.ask(question)
    except Exception:  # noqa: BLE001 - whatever it is, the test is told
        return Told(asked, time.monotonic(), failure=traceback.format_exc())
    quotes = tuple(Quote(one.article.source, one.quote, one.article.text) for one in answer.citations)
    return Told(asked, time.monotonic(), quotes)


def read_told(kept: Path) -> list[Told]:
    """Read what a reader wrote down."""
    rows = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    return [Told(**{**row, "quotes": tuple(Quote(**one) for one in row["quotes"])}) for row in rows]
