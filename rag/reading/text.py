"""Reads `.txt`: one article as scraped, with everything that stood around it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rag.reading.article import Stated, make_article
from rag.reading.files import read_text
from rag.reading.lines import paragraphs
from rag.types import Article

__all__ = ["TextReader"]


class TextReader:
    """Reads one article from a file of plain text."""

    def read(self, path: Path, *, today: date) -> Iterator[Article]:
        """Yield the article."""
        text = read_text(path)
        yield make_article(str(path), text, paragraphs(text), stated=Stated(), today=today)
