"""Opens ZIP files and unpacks what they hold, piece by piece and within bounds."""

import struct
import zipfile
import zlib
from io import SEEK_END
from typing import BinaryIO

from embeddings.errors import ReadingError
from rag.reading.input.limits import MAX_FILE_BYTES, MAX_ZIP_LIST_BYTES

__all__ = ["needs_password", "open_zip", "shown", "unpack"]

_END, _WIDE_END = b"PK\5\6", b"PK\6\6"
_LIST_BYTES_AT, _WIDE_LIST_BYTES_AT = 12, 40
_IN_WIDE_END = 0xFFFFFFFF
_END_WITHIN = 66_000
"""Bytes from the end in which the last record stands, before a comment of the greatest length."""
_READ_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others cannot be unpacked a piece at a time, and fold a thousand times smaller."""
_ENCRYPTED = 1


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """Open a ZIP file, whose list of names is read whole; raises `ReadingError`."""
    size = file.seek(0, SEEK_END)
    if not size:
        raise ReadingError("is empty")
    file.seek(max(0, size - _END_WITHIN))
    if _list_bytes(file.read(_END_WITHIN)) > MAX_ZIP_LIST_BYTES:
        raise ReadingError("holds more than some 200,000 files; unpack it and add the folder")
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise ReadingError(f"is not a valid ZIP file ({shown(str(error))}); pack it again") from error


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int = MAX_FILE_BYTES) -> bytes:
    """Unpack one file, of one of more bytes than `most` its beginning; raises `ReadingError` where it cannot be."""
    if member.compress_type not in _READ_PACKINGS:
        raise ReadingError("is packed in a way that is not read; unpack it and add the folder")
    try:
        with archive.open(member) as opened:
            return opened.read(most + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, ValueError, struct.error, OSError) as error:
        raise ReadingError(f"cannot be unpacked ({shown(str(error))}); pack it again") from error


def needs_password(member: zipfile.ZipInfo) -> bool:
    """Return whether a file is encrypted."""
    return bool(member.flag_bits & _ENCRYPTED)


def shown(name: str) -> str:
    """Write a name on one line.

    >>> shown("a\\nb.txt")
    'a�b.txt'
    """
    return "".join(one if one.isprintable() else "\ufffd" for one in name)


def _list_bytes(tail: bytes) -> int:
    """Read from its last records how long the list of a ZIP file is."""
    end, wide = tail.rfind(_END), tail.rfind(_WIDE_END)
    size = int.from_bytes(tail[end + _LIST_BYTES_AT : end + _LIST_BYTES_AT + 4], "little") if end >= 0 else 0
    if wide < 0:
        return size
    return max(
        0 if size == _IN_WIDE_END else size,
        int.from_bytes(tail[wide + _WIDE_LIST_BYTES_AT : wide + _WIDE_LIST_BYTES_AT + 8], "little"),
    )
