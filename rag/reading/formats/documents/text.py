"""Reads `.txt`: one article as scraped, with everything that stood around it."""

from datetime import date

from rag.reading.article import StatedMetadata, make_article
from rag.reading.body.text_blocks import paragraphs
from rag.reading.input.files import File, check_text
from rag.reading.input.legible import read_article
from rag.types import Article

__all__ = ["stated_article", "text_article", "text_file"]


def text_file(path: File, today: date) -> Article:
    """Read one article from a file of plain text."""
    return read_article(path, text_article, today)


def text_article(source: str, text: str, today: date) -> Article:
    """Make an article of plain text; raises `ReadingError` where it holds no story."""
    return stated_article(source, text, StatedMetadata(), today)


def stated_article(source: str, text: str, stated: StatedMetadata, today: date) -> Article:
    """Make an article of plain text of which something is known; raises `ReadingError` where it holds no story."""
    return make_article(source, text, paragraphs(check_text(text)), stated=stated, today=today)
