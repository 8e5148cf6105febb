"""Reads `.zip`: each page and other file of articles in it, as if it lay in a folder."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Container, Iterator
from functools import partial
from io import SEEK_END
from pathlib import PurePosixPath
from typing import BinaryIO

from embeddings.errors import ReadingError
from rag.reading.files import File
from rag.reading.limits import MAX_FILE_BYTES, MAX_UNPACKING, MAX_ZIP_LIST_BYTES
from rag.reading.packed import Held
from rag.reading.pages import belongs_to_pages, is_saved_with
from rag.reading.reader import Part, rejected
from rag.types import Rejection

__all__ = ["ZipReader", "opened_zip"]

_END, _WIDE_END = b"PK\5\6", b"PK\6\6"
_LIST_BYTES_AT, _WIDE_LIST_BYTES_AT = 12, 40
_IN_WIDE_END = 0xFFFFFFFF
_END_WITHIN = 66_000
"""Bytes from the end in which the last record stands, before a comment of the greatest length."""
_READ_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others cannot be unpacked a piece at a time, and fold a thousand times smaller."""
_HIDDEN = re.compile(r"\.(?!\.?$)|__MACOSX$")
_ENCRYPTED = 1


class ZipReader:
    """Reads what a ZIP file holds; each file is unpacked in memory, and none is written anywhere."""

    def __init__(self, read_within: Callable[[File, str], Iterator[Part]]) -> None:
        self._read_within = read_within

    def parts(self, path: File) -> Iterator[Part]:
        """Yield the parts of each file in it, without what only belongs to pages, and hidden entries."""
        with path.open("rb") as opened:
            archive = opened_zip(opened)
            empty = True
            for member in _members(archive, opened.seek(0, SEEK_END)):
                empty = False
                yield from self._parts(archive, member, f"{path}#{_shown(member.filename)}")
            if empty:
                raise ReadingError("holds no page and no other file of articles")

    def _parts(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str) -> Iterator[Part]:
        try:
            held = Held(source, _content(archive, member))
        except ReadingError as error:
            yield partial(rejected, Rejection(source, str(error)))
        else:
            yield from self._read_within(held, PurePosixPath(member.filename).name)


def opened_zip(file: BinaryIO) -> zipfile.ZipFile:
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
        raise ReadingError(f"is not a valid ZIP file ({_shown(str(error))}); pack it again") from error


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


def _members(archive: zipfile.ZipFile, packed: int) -> list[zipfile.ZipInfo]:
    """Choose what is read of a ZIP file of so many bytes; raises `ReadingError` where that unfolds."""
    names = {PurePosixPath(one.filename) for one in archive.infolist()}
    members = [one for one in archive.infolist() if not one.is_dir() and _is_wanted(PurePosixPath(one.filename), names)]
    unpacked = sum(min(one.file_size, MAX_FILE_BYTES) for one in members)
    if unpacked > max(MAX_FILE_BYTES, MAX_UNPACKING * packed):
        raise ReadingError(f"unpacks to more than {MAX_UNPACKING} times its size; unpack it and add the folder")
    return sorted(members, key=lambda one: one.filename)


def _is_wanted(path: PurePosixPath, names: Container[PurePosixPath]) -> bool:
    if belongs_to_pages(path.name) or any(_HIDDEN.match(part) for part in path.parts):
        return False
    return not any(is_saved_with(folder.name, _lies_in(folder.parent, names)) for folder in path.parents)


def _lies_in(folder: PurePosixPath, names: Container[PurePosixPath]) -> Callable[[str], bool]:
    return lambda name: folder / name in names


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & _ENCRYPTED:
        raise ReadingError("needs a password; unpack it and add the folder")
    if member.filename.lower().endswith(".zip"):
        raise ReadingError("is a ZIP file in another one; unpack that one")
    if member.compress_type not in _READ_PACKINGS:
        raise ReadingError("is packed in a way that is not read; unpack it and add the folder")
    try:
        with archive.open(member) as opened:
            return opened.read(MAX_FILE_BYTES + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, ValueError, struct.error, OSError) as error:
        raise ReadingError(f"cannot be unpacked ({_shown(str(error))}); pack it again") from error


def _shown(name: str) -> str:
    """Write a name on one line."""
    return "".join(one if one.isprintable() else "\ufffd" for one in name)
