"""Reads `.warc` and `.wacz`: the pages of a web archive, each as it was when it was saved last."""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from http import HTTPStatus
from typing import BinaryIO, Literal

from embeddings.errors import ReadingError
from rag.reading.formats.containers.gzip_members import Members
from rag.reading.formats.containers.http_answers import parse_answer
from rag.reading.formats.containers.packed import Gzipped, unpacked
from rag.reading.formats.containers.unzipping import open_zip
from rag.reading.formats.containers.warc import WarcRecord, records
from rag.reading.formats.reader import Part
from rag.reading.formats.records.records import grouped
from rag.reading.html import page_article
from rag.reading.input.decoding import decode_page
from rag.reading.input.files import File
from rag.reading.input.legible import legible
from rag.reading.input.limits import MAX_PAGE_BYTES, MAX_UNPACKING
from rag.reading.urls.canonical_url import stated_source
from rag.types import Article, Rejection

__all__ = ["WaczReader", "WarcReader"]

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_WITHIN = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_BEGIN = b"WARC/"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError)
_NONE = "holds no page: no record is the successful answer of a server that calls it HTML"


_Place = tuple[int, int]
"""The place of a file, and in it the number of a record."""


@dataclass(frozen=True, slots=True)
class _Saved:
    """An answer that is a page, or a record that is damaged."""

    name: str
    """Of the file and the record."""
    number: int
    address: str = ""
    answer: bytes = b""
    fault: str = ""

    def __len__(self) -> int:
        return len(self.answer) + 1


class WarcReader:
    """Reads many pages from one web archive."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some pages at a time."""
        yield from _parts([path])


class WaczReader:
    """Reads many pages from web archives that are packed together with their index, which is not read."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some pages at a time."""
        with path.open("rb") as opened:
            archive = open_zip(opened)
            names = [one for one in archive.infolist() if _WITHIN.fullmatch(one.filename)]
            if not names:
                raise ReadingError("holds no web archive: no file archive/*.warc.gz")
            yield from _parts([unpacked(_Member(str(path), archive, one), one.filename) for one in names])


@dataclass(frozen=True, slots=True)
class _Member:
    """A web archive in a ZIP file, where it is mostly packed by itself only."""

    path: str
    archive: zipfile.ZipFile
    entry: zipfile.ZipInfo

    def __str__(self) -> str:
        return f"{self.path}#{self.entry.filename}"

    def open(self, _mode: Literal["rb"], /) -> BinaryIO:
        if self.entry.file_size > MAX_UNPACKING * max(self.entry.compress_size, 1):
            raise ReadingError(f"unpacks to more than {MAX_UNPACKING} times its size; add what is in it")
        try:
            return self.archive.open(self.entry)  # type: ignore[return-value]  # it is one, but for its name
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise ReadingError("cannot be unpacked; pack it again") from error


def _parts(files: Sequence[File]) -> Iterator[Part]:
    newest = _newest(files)
    for pages in grouped(_saved(files, newest), none=_NONE):
        yield partial(_read, pages)


def _newest(files: Sequence[File]) -> set[_Place]:
    """Find where each page stands as it was saved last."""
    newest: dict[bytes, tuple[str, _Place]] = {}
    for place, record in _records(files, lambda _, record: _may_be_page(record)):
        address = stated_source(_address(record)) if _is_page(record) else None
        if address is not None:
            key = hashlib.blake2b(address.encode(), digest_size=16).digest()
            saved = (record.fields.get("warc-date", ""), place)
            newest[key] = max(newest.get(key, saved), saved)
    return {place for _, place in newest.values()}


def _saved(files: Sequence[File], newest: Container[_Place]) -> Iterator[_Saved]:
    for place, record in _records(files, lambda place, _: place in newest):
        name = f"{files[place[0]]}, record {record.number}"
        if record.fault:
            yield _Saved(name, record.number, fault=record.fault)
        elif record.block:
            yield _Saved(name, record.number, _address(record), record.block)


def _records(
    files: Sequence[File], wanted: Callable[[_Place, WarcRecord], bool]
) -> Iterator[tuple[_Place, WarcRecord]]:
    """Yield all records of all files; one that is damaged, or breaks off a file, says so."""
    for place, file in enumerate(files):
        with _opened(file) as opened:
            number = 0
            while True:
                try:
                    for record in records(opened, partial(_wanted_at, wanted, place), after=number):
                        number = record.number
                        yield (place, number), record
                    break
                except ReadingError as error:
                    if not number and len(files) == 1:
                        raise
                    number += 1
                    yield (place, number), WarcRecord(number, {}, 0, fault=str(error))
                except _FAULTS:
                    yield (place, number + 1), WarcRecord(number + 1, {}, 0, fault="cannot be unpacked")
                    break


def _opened(file: File) -> BinaryIO:
    """Open a web archive, whose records are mostly packed one by one."""
    return (
        io.BufferedReader(Members(file.file.open("rb"), begin=_BEGIN)) if isinstance(file, Gzipped) else file.open("rb")
    )


def _wanted_at(wanted: Callable[[_Place, WarcRecord], bool], place: int, record: WarcRecord) -> bool:
    return wanted((place, record.number), record)


def _may_be_page(record: WarcRecord) -> bool:
    """Tell from its fields whether a record may be a page; what is far too large for one is not looked into."""
    kind = record.fields.get("warc-type", "").lower()
    return kind == "response" and record.length <= 2 * MAX_PAGE_BYTES


def _is_page(record: WarcRecord) -> bool:
    """Return whether a record is the successful answer of a server that calls it a page."""
    if not record.block:
        return False
    try:
        answer = parse_answer(record.block)
    except ReadingError:
        return False
    return answer.status == HTTPStatus.OK and answer.content_type.media_type in _PAGES


def _address(record: WarcRecord) -> str:
    """Read the address that was asked; some programs write it in angle brackets."""
    return record.fields.get("warc-target-uri", "").removeprefix("<").removesuffix(">")


def _read(pages: Iterable[_Saved], today: date) -> Iterator[Article | Rejection]:
    """Yield each page's article, or why it has none; the others go on."""
    for page in pages:
        try:
            yield _article(page, today)
        except ReadingError as error:
            yield Rejection(page.name, str(error))


def _article(page: _Saved, today: date) -> Article:
    if page.fault:
        raise ReadingError(page.fault)
    answer = parse_answer(page.answer)
    decoded = decode_page(answer.content(), answer.content_type.charset)
    return legible(page_article(stated_source(page.address) or page.name, decoded.text, today), decoded)
