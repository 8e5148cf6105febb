"""Reads saved pages: files of HTML, under the address that whoever saved one wrote into it."""

import re
from datetime import date
from functools import partial

from embeddings.errors import ReadingError
from rag.reading.html import page_article
from rag.reading.html.stories import further_stories
from rag.reading.input.files import File
from rag.reading.input.legible import read_article
from rag.types import Article, Rejection

__all__ = ["saved_address", "saved_page"]

_HEAD = 4_096
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4,}\)|Page saved with SingleFile\s+url:\s*)(?P<address>[^\s<>]+)", re.IGNORECASE
)
"""As browsers write it, and the most used of their extensions."""


def saved_page(path: File, today: date) -> list[Article | Rejection]:
    """Read the article of a saved page, and further stories that stand whole below it."""
    further: list[str] = []
    first = read_article(path, partial(_article, further), today)
    return [first, *(_further(f"{first.source}#{number}", page, today) for number, page in enumerate(further, 2))]


def _article(further: list[str], source: str, page: str, today: date) -> Article:
    article = page_article(saved_address(page[:_HEAD]) or source, page, today)
    further += further_stories(page, article.text)
    return article


def _further(source: str, page: str, today: date) -> Article | Rejection:
    try:
        return page_article(source, page, today)
    except ReadingError as error:
        return Rejection(source, str(error))


def saved_address(head: str) -> str | None:
    """Find where a page was saved from; what is no address on the web is None.

    >>> saved_address("<!DOCTYPE html> <!-- saved from url=(0026)https://kabar.example/waduk -->")
    'https://kabar.example/waduk'
    """
    from rag.reading.urls.canonical_url import stated_source

    found = _SAVED_FROM.search(head)
    return stated_source(found["address"] if found else None)
