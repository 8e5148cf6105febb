"""The records of a web archive (WARC), one after the other; what is damaged is told and passed over."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from embeddings.errors import ReadingError
from rag.reading.input.limits import MAX_HEADER_BYTES

__all__ = ["WarcRecord", "records"]

_BEGIN = re.compile(rb"WARC/\d\.\d+\s*$")
_MOST_FIELDS = 200
_PIECE = 1_000_000
_LENGTH = re.compile(r"\d{1,15}")
_BLANK = (b"\r\n", b"\n")


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """What was asked, answered or noted while pages were saved."""

    number: int
    """From 1."""
    fields: Mapping[str, str]
    """By their names in small letters."""
    length: int
    """Bytes of its block."""
    block: bytes = b""
    """Empty where it was not wanted."""
    fault: str = ""
    """Why it cannot be read."""


def records(file: BinaryIO, wanted: Callable[[WarcRecord], bool], *, after: int = 0) -> Iterator[WarcRecord]:
    """Yield the records of a file; the blocks of those only that are wanted, as far as their fields tell.

    They are numbered on where so many were read of it before. After a damaged one, reading goes on where the next
    begins. Raises `ReadingError` where nothing begins one, and passes on what the file raises.
    """
    reader = _RecordReader(file, after)
    while reader.goes_on():
        yield reader.record(wanted)


class _RecordReader:
    def __init__(self, file: BinaryIO, number: int) -> None:
        self._file = file
        self._number = number
        self._line = b""
        """The one that begins what is read next, where it was read already."""

    def goes_on(self) -> bool:
        """Go to the next line that is not blank, and tell whether there is one; raises `ReadingError`."""
        while self._line in (*_BLANK, b""):
            self._line = self._file.readline(MAX_HEADER_BYTES)
            if not self._line:
                break
        if not self._number and not self._line:
            raise ReadingError("is empty")
        if not self._number and not _BEGIN.match(self._line):
            raise ReadingError("is no web archive: it does not begin with WARC/ and a version")
        return bool(self._line)

    def record(self, wanted: Callable[[WarcRecord], bool]) -> WarcRecord:
        """Read the record that this line begins."""
        self._number += 1
        begins = _BEGIN.match(self._line)
        self._line = b""
        if not begins:
            return self._damaged({}, "what stands there begins no record")
        fields = self._fields()
        stated = fields.get("content-length", "")
        if not _LENGTH.fullmatch(stated):
            return self._damaged(fields, "its head does not say how long it is")
        record = WarcRecord(self._number, fields, int(stated))
        block = self._block(record.length, keep=wanted(record))
        if block is None:
            return WarcRecord(self._number, fields, record.length, fault="breaks off in the middle")
        after = self._file.readline(MAX_HEADER_BYTES)
        if _BEGIN.match(after):
            self._line = after
        elif after not in (*_BLANK, b""):
            return self._damaged(fields, "it is not as long as it says")
        return WarcRecord(self._number, fields, record.length, block)

    def _fields(self) -> dict[str, str]:
        """Read the lines at the head of a record; one too long or without a name is passed over."""
        fields: dict[str, str] = {}
        for _ in range(_MOST_FIELDS):
            line = self._file.readline(MAX_HEADER_BYTES)
            if not line.strip():
                break
            name, _, value = line.decode("utf-8", "replace").partition(":")
            fields.setdefault(name.strip().lower(), value.strip())
        return fields

    def _block(self, length: int, *, keep: bool) -> bytes | None:
        """Read a block, or past it; one that breaks off is None."""
        if keep:
            block = self._file.read(length)
            return block if len(block) == length else None
        left = length
        while left:
            piece = self._file.read(min(left, _PIECE))
            if not piece:
                return None
            left -= len(piece)
        return b""

    def _damaged(self, fields: Mapping[str, str], fault: str) -> WarcRecord:
        """Go on to where the next record begins."""
        begins_line = True
        while line := self._file.readline(MAX_HEADER_BYTES):
            if begins_line and _BEGIN.match(line):
                self._line = line
                break
            begins_line = line.endswith(b"\n")
        return WarcRecord(self._number, fields, 0, fault=f"is damaged: {fault}")
