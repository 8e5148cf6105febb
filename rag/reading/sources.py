"""Everything that a person names → its articles: files, folders, pages and feeds."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rag.reading.formats import read_file
from rag.reading.walk import find_sources
from rag.reading.web import Address, WebReader
from rag.settings import Web
from rag.types import Article, Rejection

__all__ = ["read_sources"]


def read_sources(
    locations: Iterable[str | Path], *, web: Web, progress: Callable[[int, int], None]
) -> Iterator[Article | Rejection]:
    """Yield the articles of files, folders and addresses, lazily; what cannot be read is a rejection, never an error.

    Args:
        locations: what a person named.
        web: how addresses are fetched; without any, nothing is.
        progress: told how many of how many files and addresses are done; a feed adds those of its articles.
    """
    waiting, done = deque(find_sources(locations)), 0
    pages = WebReader(web)
    while waiting:
        for found in _read(waiting.popleft(), pages):
            if isinstance(found, Address):
                waiting.append(found)
            else:
                yield found
        done += 1
        progress(done, done + len(waiting))


def _read(source: Path | Address | Rejection, pages: WebReader) -> Iterator[Article | Rejection | Address]:
    if isinstance(source, Rejection):
        yield source
    elif isinstance(source, Address):
        yield from pages.read(source)
    else:
        yield from read_file(source)
