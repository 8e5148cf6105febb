"""Reads `.pdf`: one article a file; pages that hold only pictures are told."""

import re
from collections.abc import Iterator
from datetime import date

from embeddings.errors import ReadingError
from rag.reading.article import make_article
from rag.reading.document_properties import dated
from rag.reading.formats.documents.package import LARGE
from rag.reading.formats.pdf.lines import Page
from rag.reading.formats.pdf.paragraphs import PrintParagraph, paragraphs_of
from rag.reading.formats.pdf.running_heads import without_running
from rag.reading.formats.pdf.text import composed
from rag.reading.input.decoding import Decoded
from rag.reading.input.files import File, check_text, read_bytes
from rag.reading.input.legible import legible
from rag.reading.input.limits import MAX_DOCUMENT_BYTES
from rag.types import Article, Notice, Rejection

__all__ = ["pdf_file"]

_BEGINS = b"%PDF-"
_WITHIN = 1_024
_SCANNED = "recognise its letters with a program such as ocrmypdf, and add what that writes"
_UNREADABLE = "\ufffd"
_MOST_UNREADABLE = 0.3
_TITLE_WORDS = range(3, 31)
_NEARLY = 0.9
"""Of the largest letters on the first page: what is as large is the title, too."""
_SHOWN_PAGES = 10


def pdf_file(path: File, today: date) -> Iterator[Article | Rejection]:
    """Read one article from a PDF file, and say which of its pages could not be read."""
    content = read_bytes(path, MAX_DOCUMENT_BYTES, LARGE)
    if _BEGINS not in content[:_WITHIN]:
        raise ReadingError("is no PDF file; was it saved whole?")
    try:
        from rag.reading.formats.pdf.pages import read_pdf
    except ImportError as error:
        raise ReadingError("reading PDF files needs the pdfminer.six package: pip install 'sitasi[pdf]'") from error
    read = read_pdf(content)
    running = without_running(read.pages)
    lines = [line for page in running.pages for line in page.lines]
    written = "".join(line.text for line in lines)
    if not any(map(str.isalnum, written)) and written.count(_UNREADABLE) == 0:
        raise ReadingError(_nothing(read.pages))
    if written.count(_UNREADABLE) > _MOST_UNREADABLE * len(written):
        raise ReadingError(f"does not say which letters its signs stand for; {_SCANNED}")
    paragraphs = paragraphs_of(lines)
    text = composed(paragraphs)
    stated = read.properties.stated(_title(paragraphs, read.properties.title), dateline="\n".join(running.lines))
    article = make_article(str(path), check_text(text.text), text.units, stated=stated, today=today)
    yield dated(legible(article, Decoded(text.text, sound=False)), read.properties, today)
    yield from (Notice(str(path), reason) for reason in [*read.faults, *_pictures(read.pages)])


def _title(paragraphs: list[PrintParagraph], stated: str | None) -> str | None:
    """Choose the title: that of the file where the first page shows it, else what is set largest there."""
    first = [paragraph for paragraph in paragraphs if paragraph.lines[0].page == paragraphs[0].lines[0].page]
    lines = {id(one): " ".join(line.text for line in one.lines) for one in first}
    if stated and _words(stated) in _words(" ".join(lines.values())):
        return None
    fitting = [one for one in first if one.large and len(lines[id(one)].split()) in _TITLE_WORDS]
    largest = max((one.size for one in fitting), default=0.0)
    return next((lines[id(one)] for one in fitting if one.size >= largest * _NEARLY), None)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _nothing(pages: tuple[Page, ...]) -> str:
    if any(page.pictured for page in pages):
        return f"is scanned: it holds pictures of pages and no text; {_SCANNED}"
    return "holds no text"


def _pictures(pages: tuple[Page, ...]) -> Iterator[str]:
    """Tell which pages hold a picture and not a letter, in one line."""
    scanned = [page.number for page in pages if page.pictured and not page.lines]
    if scanned:
        shown = ", ".join(map(str, scanned[:_SHOWN_PAGES])) + (" ..." if len(scanned) > _SHOWN_PAGES else "")
        yield f"pages without text, only pictures, were left out: {shown}; if they are scanned, {_SCANNED}"
