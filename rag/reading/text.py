"""Reads `.txt`: one article as scraped, with everything that stood around it."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from rag.reading.article import Stated, make_article
from rag.reading.files import read_text
from rag.reading.lines import paragraphs
from rag.reading.reader import Part
from rag.types import Article

__all__ = ["TextReader", "text_article"]


class TextReader:
    """Reads one article from a file of plain text."""

    def parts(self, path: Path) -> Iterator[Part]:
        """Yield the one article."""
        yield partial(_read, path)


def text_article(source: str, text: str, today: date) -> Article:
    """Make an article of plain text; raises `ReadingError` where it holds no story."""
    return make_article(source, text, paragraphs(text), stated=Stated(), today=today)


def _read(path: Path, today: date) -> list[Article]:
    return [text_article(str(path), read_text(path), today)]
