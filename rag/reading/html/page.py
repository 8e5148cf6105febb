"""Reads pages: the story that trafilatura extracts from one, and what it states of itself."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from embeddings.errors import ReadingError
from rag.reading.article import StatedMetadata, make_article
from rag.reading.body.line_shape import word_count
from rag.reading.body.text_blocks import TextBlock, paragraphs
from rag.reading.document_properties import Properties, dated
from rag.reading.html.extraction import Extracted, extract
from rag.reading.html.markup import parsable
from rag.reading.html.metadata import page_statements
from rag.reading.input.files import check_text
from rag.types import Article

__all__ = ["canonical_link", "document_article", "fragment_article", "page_article"]

_STUB_WORDS = 80
"""Words of a story that is shorter than what pages show of one to everybody."""
_NO_PAGE = re.compile(
    r"\W*(?:(?:error |galat )?40[34]\b.{0,40}|(?:(?:page|story|article|file) )?not found|forbidden|akses ditolak"
    r"|(?:access|permission) denied"
    r"|(?:maaf,? )?(?:halaman|artikel|berita) (?:\w+ ){0,3}tidak (?:ditemukan|ada|tersedia)"
    r"|just a moment|one moment.{0,20}|attention required.{0,40}|are you (?:a |not a )?(?:robot|human)"
    r"|(?:log|sign) ?in\b.{0,30}|masuk (?:ke|akun)\b.{0,30}|before you continue|sebelum (?:anda )?melanjutkan"
    r"|(?:we value|kami menghargai) (?:your )?(?:privacy|privasi).{0,10}"
    r"|(?:your |pilihan )?(?:privacy|privasi|cookies?|kuki)(?: choices| settings| anda)?)\W*",
    re.IGNORECASE,
)
"""Titles of what servers send instead of an article."""
_HEADING = 2
"""Above it stands the page's title alone."""


def page_article(source: str, page: str, today: date) -> Article:
    """Make an article of a page; raises `ReadingError` where it holds no story."""
    page = parsable(page)
    extracted = extract(page)
    stated = page_statements(page, check_text(extracted.text), extracted.title, today)
    return _article(source, extracted, stated, today)


def document_article(
    source: str, markup: str, today: date, *, properties: Properties, heading: str | None = None
) -> Article:
    """Make an article of all of a document; raises `ReadingError` where it holds no story.

    Args:
        source: the document.
        markup: its paragraphs, headings, lists and tables as HTML.
        today: dates after it are not believed.
        properties: what it states of itself.
        heading: its title, as it is set above its text.
    """
    return dated(fragment_article(source, markup, stated=properties.stated(heading), today=today), properties, today)


def fragment_article(source: str, markup: str, *, stated: StatedMetadata, today: date) -> Article:
    """Make an article of the HTML of its story alone; raises `ReadingError` where it holds none."""
    extracted = extract(parsable(f"<html><body><article>{markup}</article></body></html>"))
    return _article(source, extracted, stated, today)


def _article(source: str, extracted: Extracted, stated: StatedMetadata, today: date) -> Article:
    text = check_text(extracted.text)
    article = make_article(source, text, _units(text, extracted), stated=stated, today=today)
    if article.title and _NO_PAGE.fullmatch(article.title) and _words(article) < _STUB_WORDS:
        raise ReadingError(
            f"the page is no article but {article.title[:60]!r}; open it in a browser and add what it shows"
        )
    if (extracted.gated or stated.for_subscribers) and _words(article) < _STUB_WORDS:
        raise ReadingError("only the beginning of the story stands on the page: the rest is for subscribers")
    return article


def _units(text: str, extracted: Extracted) -> list[TextBlock]:
    return [
        replace(unit, heading=_HEADING) if unit.span.of(text) in extracted.heads else unit for unit in paragraphs(text)
    ]


def _words(article: Article) -> int:
    return sum(word_count(span.of(article.text)) for span in article.body)


def canonical_link(page: str) -> str | None:
    """Read which address a page states for its own; raises `ReadingError` where it cannot be parsed."""
    from trafilatura import load_html

    tree: Any = load_html(parsable(page))
    links = [] if tree is None else tree.xpath("//link[@rel='canonical']/@href")
    return str(links[0]) if links else None
