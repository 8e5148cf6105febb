"""Reads feeds that were saved (RSS, Atom): the entries that carry their text; nothing is fetched."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.article import StatedMetadata
from rag.reading.formats.documents.text import stated_article
from rag.reading.formats.xml.feeds import ENTRIES, entry_link, feed_root
from rag.reading.formats.xml.fragments import ENCODED, markup_of, plain_line, with_paragraphs
from rag.reading.formats.xml.xml_root import parse_xml
from rag.reading.html import fragment_article
from rag.reading.input.decoding import decode_page
from rag.reading.input.files import File, read_bytes
from rag.reading.input.legible import legible
from rag.reading.urls.address import one_line
from rag.reading.urls.canonical_url import stated_source
from rag.types import Article, Notice, Rejection

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["feed_file"]

_TEXTS = frozenset({"text", "text/plain", ""})
_MARKUP_IN_PLACE = frozenset({"xhtml", "application/xhtml+xml"})
_FETCH = "add the address of the feed, whose articles are fetched"


def feed_file(path: File, today: date) -> Iterator[Article | Rejection]:
    """Yield the article of each entry that carries one; the others are told at last, all in one."""
    decoded = decode_page(read_bytes(path))
    entries, broken = _entries(decoded.text)
    without = 0
    for number, entry in enumerate(entries, start=1):
        try:
            article = _article(path, number, entry, today)
        except ReadingError as error:
            yield Rejection(f"{path}, entry {number}", str(error))
        else:
            without += article is None
            if article is not None:
                yield legible(article, decoded)
    if without == len(entries):
        raise ReadingError(f"none of its {without} entries carries its article; {_FETCH}" if without else broken)
    if without:
        yield Notice(str(path), f"{without} of its entries carry no article; {_FETCH}")
    if broken:
        yield Rejection(str(path), broken)


def _entries(text: str) -> "tuple[list[_Element], str]":
    """Find the entries of a feed, and say what is wrong with it; of one that is broken the last may be cut."""
    try:
        entries, broken = list(parse_xml(text).iter(*ENTRIES)), ""
    except ReadingError as error:
        root = feed_root(text)
        entries, broken = [] if root is None else list(root.iter(*ENTRIES))[:-1], f"{error}; its last entry was left"
    return entries, broken or ("" if entries else "is a feed without entries")


def _article(path: File, number: int, entry: "_Element", today: date) -> Article | None:
    """Make an article of an entry; None where it carries none."""
    feed = entry.getparent()
    named = entry.findtext("{*}guid") or entry.findtext("{*}id") or ""
    source = f"{path}#{one_line(named) or number}"
    stated = StatedMetadata(
        title=plain_line(entry.findtext("{*}title")),
        publisher=plain_line(_site(feed)),
        published=next(
            filter(None, (entry.findtext(f"{{*}}{name}") for name in ("pubDate", "published", "date"))), None
        ),
        url=stated_source(entry_link(entry)),
    )
    content = entry.find("{http://www.w3.org/2005/Atom}content")
    kind = content.get("type", "text").lower() if content is not None else ""
    if content is not None and kind in _TEXTS:
        text = content.text or ""
        return stated_article(source, text, stated, today) if text.strip() else None
    if content is not None and kind in _MARKUP_IN_PLACE:
        markup = markup_of(content)
    else:
        markup = (content.text if content is not None else entry.findtext(ENCODED)) or ""
    if not plain_line(markup):
        return None
    return fragment_article(source, with_paragraphs(markup), stated=stated, today=today)


def _site(feed: "_Element | None") -> str | None:
    """Read the name of a feed, which in RSS 1.0 stands beside its entries."""
    if feed is None:
        return None
    title = feed.findtext("{*}title") or feed.findtext("{*}channel/{*}title")
    return str(title) if title else None
