"""Reads `.jsonl`: one article a line, read line by line, so that a file may be of any size."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Literal

from embeddings.errors import ReadingError
from rag.reading.formats.reader import Part
from rag.reading.formats.records.records import Entry, NamedFields, grouped, read_records
from rag.reading.formats.records.utf16 import narrowed, wide_encoding
from rag.reading.input.decoding import decode_page
from rag.reading.input.files import File
from rag.reading.input.limits import MAX_LINE_BYTES
from rag.types import Article, Rejection

__all__ = ["JsonLinesReader", "read_entries"]

_MARKS = {"line": ":", "object": ", object "}
"""How a rejection names an entry."""


class JsonLinesReader:
    """Reads many articles from a file of JSON objects, one a line."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some lines at a time."""
        for lines in grouped(_numbered_lines(path), none="is empty"):
            yield partial(read_entries, path, lines, kind="line")


def _numbered_lines(path: File) -> Iterator[Entry]:
    """Yield the lines that are not blank; of one that is too long, only its first bytes."""
    wide = wide_encoding(path)
    with narrowed(path, wide) as file:
        number = 0
        while line := file.readline(MAX_LINE_BYTES + 1):
            number += 1
            rest = line
            while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
                rest = file.readline(MAX_LINE_BYTES + 1)
            if line.strip():
                yield Entry(number, line, sound=wide is None)


def read_entries(
    path: File, entries: Iterable[Entry], today: date, *, kind: Literal["line", "object"]
) -> Iterator[Article | Rejection]:
    """Yield each entry's article, or why it has none; the other entries go on."""
    return read_records(path, entries, partial(_named, kind=kind), today, mark=_MARKS[kind])


def _named(entry: Entry, *, kind: str) -> NamedFields:
    if len(entry.content.rstrip(b"\r\n")) > MAX_LINE_BYTES:
        raise ReadingError(f"the {kind} is longer than {MAX_LINE_BYTES // 1_000_000} MB; split it into articles")
    decoded = decode_page(entry.content)
    return NamedFields(_fields(decoded.text), sound=decoded.sound and entry.sound)


def _fields(written: str) -> dict[str, object]:
    try:
        fields = json.loads(written)
    except json.JSONDecodeError as error:
        raise ReadingError(f"is not valid JSON ({error.msg}, column {error.colno}); write one object a line") from error
    except (ValueError, RecursionError) as error:
        raise ReadingError("its JSON is nested too deeply or has a number that is too long; simplify it") from error
    if not isinstance(fields, dict):
        raise ReadingError("is not a JSON object; write one object a line, with its story under 'text'")
    return fields
