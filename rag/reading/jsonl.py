"""Reads `.jsonl`: one article a line, read line by line, so that a file may be of any size."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from embeddings.errors import ReadingError
from rag.reading.article import Stated, make_article, stated_text
from rag.reading.files import check_text, decode
from rag.reading.limits import MAX_LINE_BYTES
from rag.reading.lines import paragraphs
from rag.reading.reader import Part
from rag.types import Article, Rejection

__all__ = ["JsonLinesReader"]

_PROBED = 8_192
_AT_ONCE = 16_000
"""Bytes of lines that are one part, unless a line alone is longer."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    """From 1."""
    content: bytes


class JsonLinesReader:
    """Reads many articles from a file of JSON objects, one a line."""

    def parts(self, path: Path) -> Iterator[Part]:
        """Yield some lines at a time."""
        _check_is_text(path)
        empty = True
        for lines in _some(_numbered_lines(path)):
            empty = False
            yield partial(_read, path, lines)
        if empty:
            raise ReadingError("is empty")


def _check_is_text(path: Path) -> None:
    with path.open("rb") as file:
        if b"\0" in file.read(_PROBED):
            raise ReadingError("holds NUL bytes, so it is not a text file")


def _numbered_lines(path: Path) -> Iterator[_Line]:
    """Yield the lines that are not blank; of one that is too long, only its first bytes."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_LINE_BYTES + 1):
            number += 1
            rest = line
            while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
                rest = file.readline(MAX_LINE_BYTES + 1)
            if line.strip():
                yield _Line(number, line)


def _some(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    some, size = [], 0
    for one in lines:
        some.append(one)
        size += len(one.content)
        if size >= _AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _read(path: Path, lines: Iterable[_Line], today: date) -> Iterator[Article | Rejection]:
    """Yield each line's article, or why it has none; the other lines go on."""
    for line in lines:
        try:
            yield _article(path, line, today)
        except ReadingError as error:
            yield Rejection(f"{path}:{line.number}", str(error))


def _article(path: Path, line: _Line, today: date) -> Article:
    if len(line.content.rstrip(b"\r\n")) > MAX_LINE_BYTES:
        raise ReadingError(f"the line is longer than {MAX_LINE_BYTES // 1_000_000} MB; split it into articles")
    fields = _fields(decode(line.content))
    text = _text(fields)
    stated = Stated(
        title=stated_text(fields, "title"),
        publisher=stated_text(fields, "publisher"),
        published=fields.get("published"),
        url=stated_text(fields, "url"),
    )
    source = f"{path}#{stated_text(fields, '_id') or line.number}"
    return make_article(source, text, paragraphs(text), stated=stated, today=today)


def _fields(line: str) -> dict[str, object]:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadingError(f"is not valid JSON ({error.msg}, column {error.colno}); write one object a line") from error
    except (ValueError, RecursionError) as error:
        raise ReadingError("its JSON is nested too deeply or has a number that is too long; simplify it") from error
    if not isinstance(fields, dict):
        raise ReadingError("is not a JSON object; write one object a line, with its story under 'text'")
    return fields


def _text(fields: dict[str, object]) -> str:
    text = fields.get("text")
    if text is None:
        text = fields.get("body")
    if text is None:
        raise ReadingError("has neither 'text' nor 'body'; put the story under 'text'")
    if not isinstance(text, str):
        raise ReadingError("its story is not text; write it as one string")
    if not text.strip():
        raise ReadingError("its story is empty")
    return check_text(text)
