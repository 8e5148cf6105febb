"""Bytes of a PDF file → its pages, within bounds of time, pages and letters."""

import logging
import re
import struct
import time
import zlib
from dataclasses import dataclass
from io import BytesIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from embeddings.errors import ReadingError
from rag.reading.document_properties import Properties
from rag.reading.formats.documents.package import LOCKED
from rag.reading.formats.pdf.layout import MAX_LETTERS, laid_out
from rag.reading.formats.pdf.lines import Page
from rag.reading.formats.pdf.streams import BoundedParser

__all__ = ["PdfRead", "read_pdf"]

MAX_PAGES = 1_000
MAX_PAGE_SECONDS = 20
MAX_SECONDS = 300
"""Of a whole file; a page of print takes a twentieth of one."""
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:(Z)|([+-]\d{2})'?(\d{2})?)?")
_FAULTS = (
    PSException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    EOFError,
    OSError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What pdfminer raises of files that are not as they should be."""


@dataclass(frozen=True, slots=True)
class PdfRead:
    """What was read of a file."""

    pages: tuple[Page, ...]
    properties: Properties
    faults: tuple[str, ...]
    """Why pages are missing."""


def read_pdf(content: bytes) -> PdfRead:
    """Read all pages that can be read; raises `ReadingError` where there is none."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of whatever is unusual
    try:
        document = PDFDocument(BoundedParser(BytesIO(content)))
    except PDFPasswordIncorrect as error:
        raise ReadingError(LOCKED) from error
    except PDFEncryptionError as error:
        raise ReadingError("is encrypted in a way that is not read; save it without a password") from error
    except _FAULTS as error:
        raise ReadingError("is damaged; open it in another program and save it again") from error
    return _read(document)


class _TooMuch(Exception):
    """A page takes too long, or holds too much."""


class _Device(PDFPageAggregator):
    """Collects the letters of a page, and stops where these are too many or take too long."""

    def begin(self, end: float) -> None:
        self._letters, self._end = 0, end

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise _TooMuch

    def render_char(self, *args: object) -> float:
        self._letters += 1
        if self._letters > MAX_LETTERS:
            raise _TooMuch
        self.check()
        return super().render_char(*args)  # type: ignore[arg-type]

    def paint_path(self, *_: object) -> None:
        self.check()


class _Interpreter(PDFPageInterpreter):
    def do_Do(self, xobjid_arg: object) -> None:  # noqa: N802, its name
        device = self.device
        if isinstance(device, _Device):
            device.check()
        super().do_Do(xobjid_arg)  # type: ignore[arg-type]


def _read(document: PDFDocument) -> PdfRead:
    resources = PDFResourceManager()
    device = _Device(resources)
    interpreter = _Interpreter(resources, device)
    pages: list[Page] = []
    faults: list[str] = []
    end = time.monotonic() + MAX_SECONDS
    number = 0
    try:
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            if number > MAX_PAGES or time.monotonic() > end:
                faults.append(f"only its first {number - 1:,} pages were read; split it")
                break
            read = _page(interpreter, device, page, number)
            if read is None:
                faults.append(f"page {number} cannot be read and was left out")
            else:
                pages.append(read)
    except _FAULTS:
        faults.append(f"breaks off after page {number}; open it in another program and save it again")
    if not pages:
        raise ReadingError("is damaged: no page of it can be read; open it in another program and save it again")
    return PdfRead(tuple(pages), _properties(document), tuple(faults))


def _page(interpreter: _Interpreter, device: _Device, page: PDFPage, number: int) -> Page | None:
    device.begin(time.monotonic() + MAX_PAGE_SECONDS)
    device._stack.clear()
    try:
        interpreter.process_page(page)
        return laid_out(device.get_result(), number)
    except (*_FAULTS, _TooMuch):
        return None


def _properties(document: PDFDocument) -> Properties:
    stated = {key: value for info in reversed(document.info) for key, value in info.items()}
    return Properties(
        title=_text(stated.get("Title")), created=_day(stated.get("CreationDate")), saved=_day(stated.get("ModDate"))
    )


def _text(value: object) -> str | None:
    try:
        plain = resolve1(value)
        return decode_text(plain).replace("\0", "") if isinstance(plain, bytes) else None
    except _FAULTS:
        return None


def _day(value: object) -> str | None:
    """Write a moment as ISO 8601.

    >>> _day(b"D:20250304233000+07'00'")
    '2025-03-04T23:30:00+07:00'
    """
    found = _DATE.match(_text(value) or "")
    if found is None:
        return None
    year, month, day, hour, minute, second, universal, hours, minutes = found.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    zone = "Z" if universal else (f"{hours}:{minutes or '00'}" if hours and clock else "")
    return f"{year}-{month}-{day}{clock}{zone if clock else ''}"
