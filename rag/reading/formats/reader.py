"""What a reader of a format is."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from typing import Protocol

from rag.reading.input.files import File
from rag.types import Article, Notice, Rejection

__all__ = ["OneArticle", "Part", "Reader", "WholeFile", "rejected", "unknown_fields_told"]

_TOLD_APART = 5
"""Fields of a file that are told in a line each; where there are more, the file is hardly one of articles."""

Part = Callable[[date], Iterable[Article | Rejection]]
"""Reads a part of a file; dates after the one given are not believed. It can be sent to another process.

Raises `ReadingError` where the part as a whole cannot be read; an `OSError` passes through.
"""


class Reader(Protocol):
    """Reads the files of one format."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield what of a file can be read apart from the rest, lazily and in order: mostly, all of it.

        Raises what a `Part` raises.
        """
        ...


class OneArticle:
    """Reads files that hold one article each."""

    def __init__(self, read: Callable[[File, date], Article]) -> None:
        self._read = read

    def parts(self, path: File) -> Iterator[Part]:
        """Yield the whole file."""
        yield partial(self._articles, path)

    def _articles(self, path: File, today: date) -> list[Article]:
        return [self._read(path, today)]


class WholeFile:
    """Reads files at once, whatever they hold."""

    def __init__(self, read: Callable[[File, date], Iterable[Article | Rejection]]) -> None:
        self._read = read

    def parts(self, path: File) -> Iterator[Part]:
        """Yield the whole file."""
        yield partial(self._read, path)


def unknown_fields_told(path: File, names: Collection[str]) -> list[Notice]:
    """Say which fields of a file mean nothing to any reader: a line each, or one where they are many."""
    if len(names) <= _TOLD_APART:
        notices = [f"the field {name[:60]!r} is not known and was left out" for name in names]
    else:
        some = ", ".join(repr(name[:60]) for name in islice(names, _TOLD_APART))
        notices = [f"{len(names)} fields are not known and were left out ({some} and others)"]
    return [Notice(str(path), f"{one}; see docs/adding.md") for one in notices]


def rejected(rejection: Rejection, _today: date) -> list[Article | Rejection]:
    """Return only why there is nothing to read."""
    return [rejection]
