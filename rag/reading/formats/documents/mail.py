"""Reads mails (`.eml`, `.mbox`) and pages saved as one file (`.mhtml`), which are written like mails."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import partial

from embeddings.errors import ReadingError
from rag.reading.article import StatedMetadata, make_article
from rag.reading.body.text_blocks import paragraphs
from rag.reading.formats.reader import Part
from rag.reading.formats.records.records import Entry, grouped
from rag.reading.html import page_article
from rag.reading.input.decoding import Decoded, decode_page
from rag.reading.input.files import File, check_text
from rag.reading.input.legible import legible
from rag.reading.input.limits import (
    MAX_HEADER_BYTES,
    MAX_LINE_BYTES,
    MAX_MESSAGE_BYTES,
    MAX_MESSAGE_LINES,
    MAX_MESSAGE_PARTS,
)
from rag.reading.metadata.dates import outlet_clock, parse_stated
from rag.reading.urls.address import one_line
from rag.reading.urls.canonical_url import stated_source
from rag.types import Article, DateCertainty, Rejection

__all__ = ["MailboxReader", "mail_file", "web_archive_file"]

_TYPE = re.compile(rb"(?:^|[\r\n])content-type:[^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+", re.IGNORECASE)
_MULTIPART = re.compile(rb"multipart/", re.IGNORECASE)
_BEGINS_MAIL = re.compile(rb"From (?:\S+ +)?.*\d{1,2}:\d{2}(?::\d{2})?\b.*\b\d{4}\s*$")
"""As mail programs part the mails of a mailbox: by the sender, and the time in the way of C's `asctime`."""
_LONGEST_MARK = 1_000
_FAULTS = (MessageError, RecursionError, ValueError, TypeError, LookupError)
"""What Python's parser raises of mails that are not as they should be."""
_FIELD = re.compile(rb"[!-9;-~]+:")
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_PLAIN, _PAGE = "text/plain", "text/html"


class MailboxReader:
    """Reads many mails from one file, as mail programs keep and export them."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some mails at a time."""
        none = "is empty, or no mailbox: no line in it begins a mail with 'From ', a sender and a time"
        for mails in grouped(_mails(path), none=none):
            yield partial(_read, path, mails)


def mail_file(path: File, today: date) -> Article:
    """Read one article from a file of one mail."""
    return _mail_article(str(path), _parsed(_content(path)), today)


def web_archive_file(path: File, today: date) -> Article:
    """Read one article from a page saved with all that it is drawn with, under the address that it states."""
    message = _parsed(_content(path))
    page = next((part for part in _shown(message) if part.get_content_type() == _PAGE), None)
    if page is None:
        raise ReadingError("holds no page; save it again")
    article = _page(str(path), page, today)
    stated = (_header(message, "Snapshot-Content-Location"), _header(page, "Content-Location"))
    address = next(filter(None, map(stated_source, stated)), None)
    return replace(article, source=address) if address else article


def _mails(path: File) -> Iterator[Entry]:
    """Yield the mails of a mailbox; of one that is too long, its beginning."""
    with path.open("rb") as file:
        number, begun = 0, False
        mail = bytearray()
        blank, line = True, file.readline(MAX_LINE_BYTES + 1)
        while line:
            following = file.readline(MAX_LINE_BYTES + 1)
            if blank and len(line) <= _LONGEST_MARK and _BEGINS_MAIL.match(line) and _FIELD.match(following):
                if begun:
                    yield Entry(number, bytes(mail))
                number, begun = number + 1, True
                mail.clear()
            elif begun:
                mail += line[: MAX_LINE_BYTES + 1 - len(mail)]
            blank, line = not line.strip(), following
        if begun:
            yield Entry(number, bytes(mail))


def _read(path: File, mails: Iterable[Entry], today: date) -> Iterator[Article | Rejection]:
    """Yield each mail's article, or why it has none; the other mails go on."""
    for mail in mails:
        try:
            message = _parsed(_QUOTED_FROM.sub(b"", mail.content), MAX_LINE_BYTES)
            source = f"{path}#{one_line(_header(message, 'Message-ID') or mail.number)}"
            yield _mail_article(source, message, today)
        except ReadingError as error:
            yield Rejection(f"{path}, mail {mail.number}", str(error))


def _content(path: File) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_MESSAGE_BYTES + 1)


def _parsed(content: bytes, most: int = MAX_MESSAGE_BYTES) -> Message:
    """Parse a mail whose parsing takes seconds; raises `ReadingError`."""
    if len(content) > most:
        raise ReadingError(f"larger than {most // 1_000_000} MB; save it without its attachments")
    if not content.strip():
        raise ReadingError("is empty")
    types = [found[0] for found in _TYPE.finditer(content)]
    if (
        content.count(b"\n") + content.count(b"\r") > 2 * MAX_MESSAGE_LINES
        or sum(_MULTIPART.search(one) is not None for one in types) > MAX_MESSAGE_PARTS
        or any(len(one) > MAX_HEADER_BYTES for one in types)
    ):
        raise ReadingError("has more lines, or parts within parts, than any mail; save its text as a file")
    try:
        return message_from_bytes(content)
    except _FAULTS as error:
        raise ReadingError("is not a valid mail; save its text as a file") from error


def _mail_article(source: str, message: Message, today: date) -> Article:
    """Make an article of a mail's text, or else of its page; raises `ReadingError`."""
    title, sent = _header(message, "Subject"), _sent(message)
    parts = sorted(_shown(message), key=lambda part: part.get_content_type() != _PLAIN)
    reason = ReadingError("holds no text")
    for part in parts:
        try:
            if part.get_content_type() == _PLAIN:
                return _text(source, part, StatedMetadata(title=title, published=sent), today)
            article = _page(source, part, today)
            clock = outlet_clock(article.text, article.language)
            published = parse_stated(sent, language=article.language, today=today, clock=clock)
            article = replace(article, title=title or article.title)
            return replace(article, published=published, certainty=DateCertainty.STATED) if published else article
        except ReadingError as error:
            reason = error
    raise reason


def _shown(message: Message) -> list[Message]:
    """List the texts of a mail that are no attachments, in order."""
    try:
        return [
            part
            for part in message.walk()
            if part.get_content_type() in (_PLAIN, _PAGE) and part.get_content_disposition() != "attachment"
        ]
    except RecursionError as error:
        raise ReadingError("has too many mails within mails; save its text as a file") from error


def _page(source: str, part: Message, today: date) -> Article:
    page = decode_page(*_bytes(part))
    return legible(page_article(source, page.text, today), page)


def _text(source: str, part: Message, stated: StatedMetadata, today: date) -> Article:
    decoded = decode_page(*_bytes(part))
    text = check_text(decoded.text)
    return legible(make_article(source, text, paragraphs(text), stated=stated, today=today), decoded)


def _bytes(part: Message) -> tuple[bytes, str]:
    """Unpack a text, and read in which encoding it says it is."""
    try:
        content, charset = part.get_payload(decode=True), part.get_content_charset()
    except _FAULTS as error:
        raise ReadingError("has a text that cannot be unpacked; save it as a file") from error
    return content if isinstance(content, bytes) else b"", charset or ""


def _header(message: Message, name: str) -> str | None:
    """Read a field at the head of a mail, as one line; what is not there, empty, or cannot be read is None."""
    value = message.get(name)
    if value is None or len(str(value)) > MAX_HEADER_BYTES:
        return None
    with suppress(MessageError, ValueError, LookupError, ReadingError):
        pieces = [
            decode_page(piece, charset or "") if isinstance(piece, bytes) else Decoded(piece, sound=True)
            for piece, charset in decode_header(value)
        ]
        if all(piece.sound for piece in pieces):
            return one_line("".join(piece.text for piece in pieces)) or None
    return None


def _sent(message: Message) -> str | None:
    """Read when a mail was sent, in its sender's words; what is no time is None."""
    written = _header(message, "Date")
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return written if parsedate_to_datetime(written or "") else None
    return None
