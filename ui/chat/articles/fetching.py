"""An address that was typed → the articles of its page or feed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

from embeddings.errors import ReadingError
from rag.archive import Archive
from rag.reading.urls.address import is_on_the_web
from rag.types import Rejection
from ui.chat.articles.outcome import AddOutcome, outcome_of
from ui.chat.locales.articles import TabWords

__all__ = ["Underway", "add_address"]


@dataclass(frozen=True, slots=True)
class Underway:
    """How far it is; a feed has more pages than one."""

    done: int
    total: int


def add_address(archive: Archive, address: str, said: TabWords) -> Iterator[Underway | AddOutcome]:
    """Add what is at an address, and say how far that is, at last what became of it.

    Raises `ReadingError` where it is no address of the web, and what `Archive.add` raises.
    """
    address = address.strip()
    if not is_on_the_web(address):
        raise ReadingError(said.no_address)
    steps: SimpleQueue[Underway | None] = SimpleQueue()
    with ThreadPoolExecutor(max_workers=1) as worker:
        adding = worker.submit(archive.add, address, progress=lambda done, total: steps.put(Underway(done, total)))
        adding.add_done_callback(lambda _: steps.put(None))
        yield from iter(steps.get, None)
        yield outcome_of(address, adding.result(), lambda one: _reason(one, address))


def _reason(rejection: Rejection, address: str) -> str:
    return rejection.error if rejection.source == address else f"{rejection.source}: {rejection.error}"
