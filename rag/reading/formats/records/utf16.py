"""Files of many articles, whose letters are bytes: what is UTF-16 is given as UTF-8, whatever of it can be read."""

import io
from typing import TYPE_CHECKING, BinaryIO, TextIO

from rag.reading.input.decoding import check_is_text, wide_codec
from rag.reading.input.files import File

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["narrowed", "wide_encoding"]

_PROBED = 8_192
_PIECE = 65_536
_LONGEST = 4
"""Bytes of a letter in UTF-8."""


def wide_encoding(file: File) -> str | None:
    """Tell from its beginning whether a file is UTF-16, and which; raises `ReadingError` where it is no text."""
    with file.open("rb") as opened:
        head = opened.read(_PROBED)
    codec = wide_codec(head)
    if codec and codec.startswith("utf-16"):
        return codec
    if b"\0" in head:
        check_is_text(head)
    return None


def narrowed(file: File, wide: str | None) -> BinaryIO:
    """Open a file that is in an encoding which `wide_encoding` found; `\\ufffd` stands for what is none of it."""
    opened = file.open("rb")
    if wide is None:
        return opened
    return io.BufferedReader(_Narrowed(io.TextIOWrapper(opened, wide, errors="replace", newline="")), _PIECE)


class _Narrowed(io.RawIOBase):
    def __init__(self, wide: TextIO) -> None:
        self._wide = wide

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._wide.read(len(view) // _LONGEST).encode()
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._wide.close()
        super().close()
