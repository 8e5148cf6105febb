"""Reads saved pages: files of HTML, under the address that whoever saved one wrote into it."""

import re
from datetime import date

from rag.reading.files import File
from rag.reading.html import page_article
from rag.reading.legible import read_article
from rag.types import Article

__all__ = ["saved_address", "saved_page"]

_HEAD = 4_096
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4,}\)|Page saved with SingleFile\s+url:\s*)(?P<address>[^\s<>]+)", re.IGNORECASE
)
"""As browsers write it, and the most used of their extensions."""


def saved_page(path: File, today: date) -> Article:
    """Read one article from a saved page."""
    return read_article(path, _article, today)


def _article(source: str, page: str, today: date) -> Article:
    return page_article(saved_address(page[:_HEAD]) or source, page, today)


def saved_address(head: str) -> str | None:
    """Find where a page was saved from; what is no address on the web is None.

    >>> saved_address("<!DOCTYPE html> <!-- saved from url=(0026)https://kabar.example/waduk -->")
    'https://kabar.example/waduk'
    """
    from rag.reading.web.naming import stated_source

    found = _SAVED_FROM.search(head)
    return stated_source(found["address"] if found else None)
