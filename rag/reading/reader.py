"""What a reader of a format is."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from rag.types import Article, Rejection

__all__ = ["OneArticle", "Part", "Reader"]

Part = Callable[[date], Iterable[Article | Rejection]]
"""Reads a part of a file; dates after the one given are not believed. It can be sent to another process.

Raises `ReadingError` where the part as a whole cannot be read; an `OSError` passes through.
"""


class Reader(Protocol):
    """Reads the files of one format."""

    def parts(self, path: Path) -> Iterator[Part]:
        """Yield what of a file can be read apart from the rest, lazily and in order: mostly, all of it.

        Raises what a `Part` raises.
        """
        ...


class OneArticle:
    """Reads files that hold one article each."""

    def __init__(self, read: Callable[[Path, date], Article]) -> None:
        self._read = read

    def parts(self, path: Path) -> Iterator[Part]:
        """Yield the whole file."""
        yield partial(self._articles, path)

    def _articles(self, path: Path, today: date) -> list[Article]:
        return [self._read(path, today)]
