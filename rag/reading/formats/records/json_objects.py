"""Reads `.json`: one article an object of an array, read piece by piece, so that a file may be of any size."""

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from rag.reading.formats.reader import Part
from rag.reading.formats.records.json_lines import read_entries
from rag.reading.formats.records.records import Entry, grouped
from rag.reading.formats.records.utf16 import narrowed, wide_encoding
from rag.reading.input.files import File
from rag.reading.input.limits import MAX_LINE_BYTES

__all__ = ["JsonReader"]

_PIECE = 262_144
_ORDER_MARK = b"\xef\xbb\xbf"
_BETWEEN = re.compile(rb'["{]|[,\[\]\n]+')
_IN_OBJECT = re.compile(rb'["{}]')
_IN_STRING = re.compile(rb'["\n\\]')
_BLANK = b" \t\r\n"


class JsonReader:
    """Reads many articles from a file of JSON objects, in an array or one after the other."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some objects at a time."""
        wide = wide_encoding(path)
        with narrowed(path, wide) as file:
            for entries in grouped(_entries(file, sound=wide is None), none="is empty"):
                yield partial(read_entries, path, entries, kind="object")


def _entries(file: BinaryIO, *, sound: bool) -> Iterator[Entry]:
    """Yield the outermost objects of a file, and whatever else stands between them; of one too long, its beginning."""
    objects = _Objects()
    number = 0
    first = True
    while piece := file.read(_PIECE):
        for content in objects.ended_by(piece.removeprefix(_ORDER_MARK) if first else piece):
            number += 1
            yield Entry(number, content, sound)
        first = False
    if objects.content.strip(_BLANK):
        yield Entry(number + 1, bytes(objects.content), sound)


class _Objects:
    """Finds where JSON objects end, without reading them, so that a broken one spoils no other."""

    def __init__(self) -> None:
        self.content = bytearray()
        """What was read of the object that has not ended."""
        self._depth = 0
        self._in_string = False
        self._escaped = False

    def ended_by(self, piece: bytes) -> Iterator[bytes]:
        """Yield what ends in the next piece of a file."""
        start, place = 0, int(self._escaped)
        self._escaped = False
        while found := self._pattern().search(piece, place):
            place = found.end()
            if found[0] == b"\\":
                self._escaped = place == len(piece)
                place += 1
            elif self._ends(found[0]):
                self._keep(piece[start : place if found[0] == b"}" else found.start()])
                start = found.start() if found[0] == b"{" else place
                if self.content.strip(_BLANK):
                    yield bytes(self.content)
                self.content.clear()
        self._keep(piece[start:])

    def _ends(self, mark: bytes) -> bool:
        """Take in a mark, and tell whether what stands before it, or a `}` with it, is all of an entry."""
        if self._in_string or mark == b'"':
            self._in_string = not self._in_string
            return False
        before = self._depth
        self._depth += (mark == b"{") - (mark == b"}")
        return not (before and self._depth)

    def _keep(self, more: bytes) -> None:
        self.content += more[: MAX_LINE_BYTES + 1 - len(self.content)]

    def _pattern(self) -> re.Pattern[bytes]:
        if self._in_string:
            return _IN_STRING
        return _IN_OBJECT if self._depth else _BETWEEN
