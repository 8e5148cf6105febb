"""Many files: their parts are read by whoever is handed them, and their order stays."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from rag.reading.formats import FilePart, file_parts
from rag.types import Article, Rejection

__all__ = ["ReadParts", "read_files", "read_here"]

T = TypeVar("T")

ReadParts = Callable[[Iterable[FilePart], int], Iterator[Sequence[T]]]
"""Gives what it makes of each part, in order, taking parts as it needs them; told how many bytes the files have."""


def read_here(parts: Iterable[FilePart], _size: int) -> Iterator[list[Article | Rejection]]:
    """Read part after part, in this thread."""
    today = date.today()
    return (part.articles(today) for part in parts)


def read_files(paths: Sequence[Path], read_parts: ReadParts[T], *, progress: Callable[[int], None]) -> Iterator[T]:
    """Yield what is made of files, lazily; `progress` is told how many of them are done."""
    begun: deque[int] = deque()
    done = 0
    for its in read_parts(_parts(paths, begun), _size(paths)):
        if (before := begun.popleft()) > done:
            progress(done := before)
        yield from its
    if paths:
        progress(len(paths))


def _parts(paths: Sequence[Path], begun: deque[int]) -> Iterator[FilePart]:
    """Yield the parts of all files; append for each how many files lie before it."""
    for number, path in enumerate(paths):
        for part in file_parts(path):
            begun.append(number)
            yield part


def _size(paths: Iterable[Path]) -> int:
    size = 0
    for path in paths:
        with suppress(OSError):  # whoever reads it will say so
            size += path.stat().st_size
    return size
