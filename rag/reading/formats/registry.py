"""Which reader reads which file, by the end of its name; pages are known by their beginning, too."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePath

from embeddings.errors import ReadingError
from rag.reading.formats.containers.packed import PACKED, unpacked
from rag.reading.formats.containers.web_archives import WaczReader, WarcReader
from rag.reading.formats.containers.zip_files import ZipReader
from rag.reading.formats.documents.epub import epub_file
from rag.reading.formats.documents.mail import MailboxReader, mail_file, web_archive_file
from rag.reading.formats.documents.markdown import markdown_file
from rag.reading.formats.documents.odt import odt_file
from rag.reading.formats.documents.text import text_file
from rag.reading.formats.documents.word import word_file
from rag.reading.formats.page_files import PAGE_ENDINGS, holds_page, plain_name
from rag.reading.formats.pdf import pdf_file
from rag.reading.formats.reader import OneArticle, Part, Reader, WholeFile, rejected
from rag.reading.formats.records.csv_tables import TableReader
from rag.reading.formats.records.json_lines import JsonLinesReader
from rag.reading.formats.records.json_objects import JsonReader
from rag.reading.formats.records.parquet import ParquetReader
from rag.reading.formats.records.workbook import WorkbookReader
from rag.reading.formats.saved_pages import saved_page
from rag.reading.formats.xml.xml_files import XmlReader
from rag.reading.input.files import File
from rag.types import Article, Notice, Rejection

__all__ = ["FORMATS", "PAGE", "FilePart", "file_parts", "read_file", "reader_of"]

_OF_OFFICE: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".dot", ".rtf", ".wpd", ".wps"), ".docx or .odt"),
    **dict.fromkeys((".xls", ".ods", ".xlsb"), ".xlsx or .csv"),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), ".pdf"),
}
"""Documents without a reader, and as what LibreOffice saves them."""
PAGE = WholeFile(saved_page)
"""The reader of pages, whatever their files are called."""


@dataclass(frozen=True, slots=True)
class FilePart:
    """A part of a file, to be read here or in another process."""

    source: str
    read: Part

    def articles(self, today: date) -> list[Article | Rejection]:
        """Return its articles; what cannot be read is a rejection, never an error."""
        found: list[Article | Rejection] = []
        try:
            found.extend(self.read(today))
        except (ReadingError, OSError) as error:
            found.append(_rejection(self.source, error))
        return found


def file_parts(path: Path) -> Iterator[FilePart]:
    """Yield the parts of a file of one of the `FORMATS`, lazily; that it cannot be read is a part, too."""
    yield from _parts(Path(os.path.realpath(path)), path.name)


def read_file(path: Path, *, today: date | None = None) -> Iterator[Article | Rejection]:
    """Yield the articles of a file, lazily; what cannot be read is a rejection, never an error.

    Args:
        path: a file of one of the `FORMATS`.
        today: dates after it are not believed; by default the day on which it is called.
    """
    noticed: set[Rejection] = set()
    for part in file_parts(path):
        for one in part.articles(today or date.today()):
            if one not in noticed:
                yield one
            if isinstance(one, Notice):
                noticed.add(one)


def reader_of(file: File, name: str) -> Reader:
    """Choose the reader of a file by its name, or by its beginning where that is a page's.

    Raises:
        ReadingError: there is none for such files; an `OSError` passes through.
    """
    reader = FORMATS.get(_ending(name)) or FORMATS.get(_ending(plain_name(name)))
    if reader is None and (modern := _OF_OFFICE.get(_ending(name))):
        raise ReadingError(f"files like {name!r} are not read; open it in LibreOffice and save it as {modern}")
    if reader is None and not holds_page(file):
        known = ", ".join(FORMATS)
        raise ReadingError(f"files like {name!r} cannot be read; its name must end in one of {known}")
    return reader or PAGE


def _ending(name: str) -> str:
    return PurePath(name.lower().removesuffix(PACKED)).suffix


def _parts(packed: File, name: str) -> Iterator[FilePart]:
    source, file = str(packed), unpacked(packed, name)
    try:
        for part in reader_of(file, name).parts(file):
            yield FilePart(source, part)
    except (ReadingError, OSError) as error:
        yield FilePart(source, partial(rejected, _rejection(source, error)))


def _within(file: File, name: str) -> Iterator[Part]:
    return (part.articles for part in _parts(file, name))


def _rejection(source: str, error: ReadingError | OSError) -> Rejection:
    if isinstance(error, OSError):
        return Rejection(source, f"cannot be opened ({error.strerror}); check its path and permissions")
    return Rejection(source, str(error))


FORMATS: Mapping[str, Reader] = {
    ".txt": OneArticle(text_file),
    ".md": WholeFile(markdown_file),
    ".html": PAGE,
    ".htm": PAGE,
    ".jsonl": JsonLinesReader(),
    **dict.fromkeys(PAGE_ENDINGS, PAGE),
    ".json": JsonReader(),
    **dict.fromkeys((".csv", ".tsv"), TableReader()),
    ".eml": OneArticle(mail_file),
    ".mbox": MailboxReader(),
    **dict.fromkeys((".mhtml", ".mht"), OneArticle(web_archive_file)),
    ".docx": OneArticle(word_file),
    ".odt": OneArticle(odt_file),
    ".pdf": WholeFile(pdf_file),
    ".epub": WholeFile(epub_file),
    ".xlsx": WorkbookReader(),
    ".parquet": ParquetReader(),
    **dict.fromkeys((".xml", ".rss", ".atom"), XmlReader()),
    ".warc": WarcReader(),
    ".wacz": WaczReader(),
    ".zip": ZipReader(_within),
}
"""By the end of their names, before which each may be packed and called `.gz`."""
