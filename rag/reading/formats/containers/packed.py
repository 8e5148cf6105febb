"""Files that come packed → files to read, never more of one than news could hold."""

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

from embeddings.errors import ReadingError
from rag.reading.input.files import File
from rag.reading.input.limits import MAX_FILE_BYTES, MAX_UNPACKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["PACKED", "ContainedFile", "Gzipped", "unpacked"]

PACKED = ".gz"
"""How the name of a packed file ends."""

_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Gzipped:
    """A file packed by gzip."""

    file: File

    def __str__(self) -> str:
        """Name the file as it lies there."""
        return str(self.file)

    def open(self, mode: Literal["rb"], /) -> BinaryIO:
        """Unpack it while it is read; raises `ReadingError` in its course where it is broken or unfolds."""
        return io.BufferedReader(_Unpacked(self.file.open(mode)), _PIECE)


@dataclass(frozen=True, slots=True)
class ContainedFile:
    """A part of another file, as it was read from there."""

    source: str
    content: bytes

    def __str__(self) -> str:
        """Name it."""
        return self.source

    def open(self, _mode: Literal["rb"], /) -> BinaryIO:
        """Read it from memory."""
        return io.BytesIO(self.content)


def unpacked(file: File, name: str) -> File:
    """Unpack a file that its name calls packed."""
    return Gzipped(file) if name.lower().endswith(PACKED) else file


class _Unpacked(io.RawIOBase):
    """Unpacks a stream piece by piece, so that what stands before a fault is read."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._unpacker = gzip.GzipFile(fileobj=packed, mode="rb")
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            piece = self._unpacker.read1(len(view))
        except EOFError as error:
            raise ReadingError("breaks off in the middle; pack it again") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise ReadingError(f"is not valid gzip ({error}); pack it again") from error
        self._size += len(piece)
        if self._size > max(MAX_FILE_BYTES, MAX_UNPACKING * self._packed.tell()) + 1:
            raise ReadingError(f"unpacks to more than {MAX_UNPACKING} times its size; add it unpacked")
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._packed.close()
        super().close()
