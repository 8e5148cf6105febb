"""Everything that a person names → its articles: files, folders, pages and feeds."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rag.reading.discovery import find_sources
from rag.reading.many_files import ReadParts, read_files
from rag.reading.urls.address import Address
from rag.reading.web import WebReader
from rag.settings import Web
from rag.types import Article, Rejection

__all__ = ["read_sources"]

T = TypeVar("T")


def read_sources(
    locations: Iterable[str | Path], read_parts: ReadParts[T], *, web: Web, progress: Callable[[int, int], None]
) -> Iterator[T | Article | Rejection]:
    """Yield the articles of files, folders and addresses, lazily; what cannot be read is a rejection, never an error.

    What is not there comes first, then files, then pages, each in the order in which it was named.

    Args:
        locations: what a person named.
        read_parts: reads what of the files can be read apart; pages and feeds are read here.
        web: how addresses are fetched; without any, nothing is.
        progress: told how many of how many files and addresses are done; a feed adds those of its articles.
    """
    found = list(find_sources(locations))
    files = [one for one in found if isinstance(one, Path)]
    waiting = deque(one for one in found if isinstance(one, Address))
    yield from (one for one in found if isinstance(one, Rejection))
    others = len(found) - len(files)
    yield from read_files(files, read_parts, progress=lambda done: progress(done, len(files) + others))
    done, pages = len(found) - len(waiting), WebReader(web)
    while waiting:
        for one in pages.read(waiting.popleft()):
            if isinstance(one, Address):
                waiting.append(one)
            else:
                yield one
        done += 1
        progress(done, done + len(waiting))
