"""Reads `.zip`: each page and other file of articles in it, as if it lay in a folder."""

import re
import zipfile
from collections.abc import Callable, Container, Iterator
from functools import partial
from io import SEEK_END
from pathlib import PurePosixPath

from embeddings.errors import ReadingError
from rag.reading.formats.containers.packed import ContainedFile
from rag.reading.formats.containers.unzipping import needs_password, open_zip, shown, unpack
from rag.reading.formats.page_files import belongs_to_pages, is_saved_with
from rag.reading.formats.reader import Part, rejected
from rag.reading.input.files import File
from rag.reading.input.limits import MAX_FILE_BYTES, MAX_UNPACKING
from rag.types import Rejection

__all__ = ["ZipReader"]

_HIDDEN = re.compile(r"\.(?!\.?$)|__MACOSX$")


class ZipReader:
    """Reads what a ZIP file holds; each file is unpacked in memory, and none is written anywhere."""

    def __init__(self, read_within: Callable[[File, str], Iterator[Part]]) -> None:
        self._read_within = read_within

    def parts(self, path: File) -> Iterator[Part]:
        """Yield the parts of each file in it, without what only belongs to pages, and hidden entries."""
        with path.open("rb") as opened:
            archive = open_zip(opened)
            empty = True
            for member in _members(archive, opened.seek(0, SEEK_END)):
                empty = False
                yield from self._parts(archive, member, f"{path}#{shown(member.filename)}")
            if empty:
                raise ReadingError("holds no page and no other file of articles")

    def _parts(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str) -> Iterator[Part]:
        try:
            held = ContainedFile(source, _content(archive, member))
        except ReadingError as error:
            yield partial(rejected, Rejection(source, str(error)))
        else:
            yield from self._read_within(held, PurePosixPath(member.filename).name)


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
    if needs_password(member):
        raise ReadingError("needs a password; unpack it and add the folder")
    if member.filename.lower().endswith(".zip"):
        raise ReadingError("is a ZIP file in another one; unpack that one")
    return unpack(archive, member)
