"""Documents that are ZIP files of XML, as word processors, spreadsheets and books are: their parts, within bounds."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.formats.containers.unzipping import needs_password, open_zip, unpack
from rag.reading.formats.xml.xml_options import SAFELY
from rag.reading.input.files import File, read_bytes
from rag.reading.input.limits import MAX_DOCUMENT_BYTES, MAX_DOCUMENT_TAGS, MAX_FILE_BYTES

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["LARGE", "LOCKED", "Package", "damaged", "open_package", "repacked"]

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How documents begin from before they were ZIP files, and encrypted ones of today: as compound files."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
LOCKED = "needs a password; save it without one"
LARGE = "save it without its pictures"


class Package:
    """The parts of a document, unpacked in memory one by one."""

    def __init__(self, archive: zipfile.ZipFile, kind: str, *, most: int, tags: int) -> None:
        self._archive = archive
        self._kind = kind
        self._most = most
        self._most_tags = tags
        self._unpacked = 0
        self._tags = 0
        self.names = [one.filename for one in archive.infolist() if not one.is_dir()]

    def read(self, name: str) -> bytes:
        """Unpack a part; raises `ReadingError` where it is missing, damaged or too large."""
        try:
            member = self._archive.getinfo(name)
        except KeyError as error:
            raise damaged(self._kind, f"{name} is missing") from error
        if needs_password(member):
            raise ReadingError(LOCKED)
        if self._unpacked + member.file_size > self._most:
            raise self._too_large()
        try:
            content = unpack(self._archive, member, self._most)
        except ReadingError as error:
            raise damaged(self._kind, f"{name} cannot be unpacked") from error
        self._unpacked += len(content)
        self._tags += content.count(b"<")
        if self._tags > self._most_tags:
            raise self._too_large()
        return content

    def xml(self, name: str) -> "_Element":
        """Parse a part, without entities and without opening what it names; raises `ReadingError`."""
        from lxml.etree import XMLParser, XMLSyntaxError, fromstring

        parser = XMLParser(**SAFELY)
        try:
            return fromstring(self.read(name), parser)
        except (XMLSyntaxError, ValueError) as error:
            raise damaged(self._kind, f"{name} is not valid XML") from error

    def _too_large(self) -> ReadingError:
        return ReadingError(
            f"its text unpacks to more than {self._most // 1_000_000} MB or {self._most_tags:,} tags; split it"
        )


def open_package(path: File, kind: str, *, most: int = MAX_FILE_BYTES, tags: int = MAX_DOCUMENT_TAGS) -> Package:
    """Open a document of a kind, as people call it ("Word document"); raises `ReadingError`, an `OSError` passes.

    Args:
        path: the file.
        kind: what it should be.
        most: how many bytes its parts may have that are read.
        tags: how many tags they may have.
    """
    content = read_bytes(path, MAX_DOCUMENT_BYTES, LARGE)
    if content.startswith(_OLD):
        if _ENCRYPTED_PACKAGE in content:
            raise ReadingError(LOCKED)
        raise ReadingError(f"is a document of before 2007, whatever it is called; open it and save it as a {kind}")
    try:
        return Package(open_zip(BytesIO(content)), kind, most=most, tags=tags)
    except ReadingError as error:
        raise damaged(kind, "it is no ZIP file") from error


def repacked(package: Package, is_wanted: Callable[[str], bool]) -> BytesIO:
    """Pack parts of a document again, which are measured so, for a program that unpacks whatever comes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted({one for one in package.names if is_wanted(one)}):
            archive.writestr(name, package.read(name))
    packed.seek(0)
    return packed


def damaged(kind: str, reason: str) -> ReadingError:
    """Say that a file is no sound document of a kind."""
    return ReadingError(f"is damaged, or no {kind} ({reason}); open it in its program and save it again")
