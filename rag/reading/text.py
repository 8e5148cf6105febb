"""Reads `.txt`: one article as scraped, with everything that stood around it."""

from datetime import date
from pathlib import Path

from rag.reading.article import Stated, make_article
from rag.reading.files import read_text
from rag.reading.lines import paragraphs
from rag.types import Article

__all__ = ["text_article", "text_file"]


def text_file(path: Path, today: date) -> Article:
    """Read one article from a file of plain text."""
    return text_article(str(path), read_text(path), today)


def text_article(source: str, text: str, today: date) -> Article:
    """Make an article of plain text; raises `ReadingError` where it holds no story."""
    return make_article(source, text, paragraphs(text), stated=Stated(), today=today)
