"""Files of many articles: what holds one of them, and the articles that named fields make."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from embeddings.errors import ReadingError
from rag.reading.article import make_article, stated_text
from rag.reading.body.text_blocks import paragraphs
from rag.reading.formats.reader import unknown_fields_told
from rag.reading.formats.records.exported import exported_article, is_exported
from rag.reading.formats.records.fields import stated_by, story_of, unknown_fields
from rag.reading.input.decoding import Decoded
from rag.reading.input.files import File, check_text
from rag.reading.input.legible import legible
from rag.types import Article, Rejection

__all__ = ["Entry", "NamedFields", "Record", "grouped", "read_records"]

_AT_ONCE = 16_000
"""Bytes of entries that are one part, unless one alone is longer."""


class Record(Sized, Protocol):
    """What holds one article; its length is what its reading costs."""

    @property
    def number(self) -> int:
        """From 1: of its line, or of itself."""
        ...


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry:
    """What holds one article, in bytes."""

    number: int
    """From 1: of its line, or of itself."""
    content: bytes
    sound: bool = True
    """Whether a `\\ufffd` in it is its writer's own."""

    def __len__(self) -> int:
        """Count its bytes."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class NamedFields:
    """What a record says, by the names of its fields."""

    fields: Mapping[str, object]
    sound: bool
    """Whether every byte of it could be read."""


def grouped(records: Iterable[R], *, none: str) -> Iterator[list[R]]:
    """Put records together to parts of files; those before a fault are a part, too.

    Raises:
        ReadingError: there is `none`, in these words.
    """
    some: list[R] = []
    size, empty = 0, True
    try:
        for one in records:
            empty = False
            some.append(one)
            size += len(one)
            if size >= _AT_ONCE:
                yield some
                some, size = [], 0
    except ReadingError:
        if some:
            yield some
        raise
    if empty:
        raise ReadingError(none)
    if some:
        yield some


def read_records(
    path: File, records: Iterable[R], read: Callable[[R], NamedFields], today: date, *, mark: str = ":"
) -> Iterator[Article | Rejection]:
    """Yield each record's article, or why it has none; the others go on. Fields that are not known come last.

    Args:
        path: the file that they are from.
        records: what holds an article each.
        read: reads the fields of one; raises `ReadingError`.
        today: dates after it are not believed.
        mark: what parts the file's name from a record's number where one is rejected.
    """
    unknown: dict[str, None] = {}
    for one in records:
        try:
            named = read(one)
            if is_exported(named.fields):
                yield legible(exported_article(named.fields), Decoded("", sound=named.sound))
                continue
            unknown.update(dict.fromkeys(unknown_fields(named.fields)))
            yield _article(path, one.number, named, today)
        except ReadingError as error:
            yield Rejection(f"{path}{mark}{one.number}", str(error))
    yield from unknown_fields_told(path, unknown)


def _article(path: File, number: int, named: NamedFields, today: date) -> Article:
    text = check_text(story_of(named.fields))
    source = f"{path}#{stated_text(named.fields, '_id') or number}"
    article = make_article(source, text, paragraphs(text), stated=stated_by(named.fields), today=today)
    return legible(article, Decoded(text, sound=named.sound))
