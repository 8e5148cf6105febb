"""Reads pages: the story that trafilatura extracts from one, and what it states of itself."""

from dataclasses import replace
from datetime import date
from typing import Any

from rag.reading.article import Stated, make_article
from rag.reading.extraction import Extracted, extract
from rag.reading.files import check_text
from rag.reading.lines import Unit, paragraphs
from rag.reading.markup import parsable
from rag.reading.page_metadata import page_statements
from rag.types import Article

__all__ = ["canonical_link", "fragment_article", "page_article"]

_HEADING = 2
"""Above it stands the page's title alone."""


def page_article(source: str, page: str, today: date) -> Article:
    """Make an article of a page; raises `ReadingError` where it holds no story."""
    page = parsable(page)
    extracted = extract(page)
    text = check_text(extracted.text)
    stated = page_statements(page, text, extracted.title, today)
    return make_article(source, text, _units(text, extracted), stated=stated, today=today)


def fragment_article(source: str, markup: str, *, stated: Stated, today: date) -> Article:
    """Make an article of the HTML of its story alone; raises `ReadingError` where it holds none."""
    extracted = extract(parsable(f"<html><body><article>{markup}</article></body></html>"))
    text = check_text(extracted.text)
    return make_article(source, text, _units(text, extracted), stated=stated, today=today)


def _units(text: str, extracted: Extracted) -> list[Unit]:
    return [
        replace(unit, heading=_HEADING) if unit.span.of(text) in extracted.heads else unit for unit in paragraphs(text)
    ]


def canonical_link(page: str) -> str | None:
    """Read which address a page states for its own; raises `ReadingError` where it cannot be parsed."""
    from trafilatura import load_html

    tree: Any = load_html(parsable(page))
    links = [] if tree is None else tree.xpath("//link[@rel='canonical']/@href")
    return str(links[0]) if links else None
