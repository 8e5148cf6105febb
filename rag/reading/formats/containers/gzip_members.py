"""A file whose records are packed by gzip one by one: after one that is damaged, reading goes on with the next."""

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from embeddings.errors import ReadingError
from rag.reading.input.limits import MAX_FILE_BYTES, MAX_UNPACKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Members"]

_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b\x08"
_PIECE = 65_536
_PROBED = 4_096
_MOST_TRIES = 10_000
"""Places that look like the beginning of a member; those that are none are one in millions of bytes."""


class Members(io.RawIOBase):
    """Unpacks members one after the other; reading goes on after the `ReadingError` of a damaged one."""

    def __init__(self, packed: BinaryIO, *, begin: bytes) -> None:
        """Unpack a file, in which what is in a member begins with `begin`."""
        self._packed = packed
        self._begin = begin
        self._unpacker = zlib.decompressobj(_GZIP)
        self._input = b""
        self._start = 0
        """Where the member begins, in the file."""
        self._place = 0
        """How far the file was read."""
        self._size = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read on; raises `ReadingError` where a member is damaged, or everything unfolds."""
        view = memoryview(buffer).cast("B")
        piece = self._next(len(view))
        self._size += len(piece)
        if piece and self._size > max(MAX_FILE_BYTES, MAX_UNPACKING * self._place):
            self._go_to(None)
            raise ReadingError(f"unpacks to more than {MAX_UNPACKING} times its size; what follows was left")
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close the file."""
        self._packed.close()
        super().close()

    def _next(self, most: int) -> bytes:
        while self._filled():
            try:
                piece = self._unpacker.decompress(self._input, most)
            except zlib.error as error:
                self._go_to(self._following())
                raise ReadingError(f"is damaged: it is not valid gzip ({error})") from error
            self._input = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                self._begin_member(self._unpacker.unused_data.lstrip(b"\0"))
            if piece:
                return piece
        if self._place > self._start:
            self._go_to(None)
            raise ReadingError("breaks off in the middle")
        return b""

    def _filled(self) -> bool:
        """Read on in the file where what was read of it is used up; tell whether there is more.

        Zeros between members, which tapes and disks leave, are passed over.
        """
        while not self._input:
            self._input = self._packed.read(_PIECE)
            if not self._input:
                return False
            self._place += len(self._input)
            if self._place - len(self._input) == self._start:
                self._begin_member(self._input.lstrip(b"\0"))
        return True

    def _begin_member(self, rest: bytes) -> None:
        self._unpacker = zlib.decompressobj(_GZIP)
        self._input = rest
        self._start = self._place - len(rest)

    def _go_to(self, place: int | None) -> None:
        """Read on from a place in the file, or from its end."""
        self._place = self._packed.seek(0, io.SEEK_END) if place is None else self._packed.seek(place)
        self._begin_member(b"")

    def _following(self) -> int | None:
        """Find where the next member begins after this one, which is damaged."""
        place, tries = self._start + 1, 0
        while tries < _MOST_TRIES:
            self._packed.seek(place)
            piece = self._packed.read(_PIECE)
            if len(piece) < len(_MAGIC):
                return None
            found = piece.find(_MAGIC)
            if found < 0:
                place += len(piece) - len(_MAGIC) + 1
                continue
            place, tries = place + found, tries + 1
            if self._begins(place):
                return place
            place += 1
        return None

    def _begins(self, place: int) -> bool:
        self._packed.seek(place)
        try:
            unpacked = zlib.decompressobj(_GZIP).decompress(self._packed.read(_PROBED), len(self._begin))
        except zlib.error:
            return False
        return unpacked == self._begin
