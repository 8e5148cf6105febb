"""Who reads the pages: Sitasi, and libraries that extract the story, the title or the day of a page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rag.reading import read_file
from rag.reading.formats.containers.packed import unpacked
from rag.reading.input.files import read_bytes
from rag.types import Article

__all__ = ["READABILITY", "PageReader", "PageReading", "page_readers"]

READABILITY = "readability"
"""The module of readability-lxml, which Sitasi does not need."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """What was read of a page; a refused page has no story."""

    story: str = ""
    title: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class PageReader:
    """A library that reads pages, and what it looks for."""

    name: str
    read: Callable[[Path, date], PageReading]
    """Reads a file; dates after the one given are not believed."""
    stories: bool = True
    titles: bool = True
    dates: bool = True


def page_readers() -> list[PageReader]:
    """Return Sitasi, and after it the libraries that are installed."""
    readers = [
        PageReader("Sitasi", _sitasi),
        PageReader("trafilatura", _trafilatura),
        PageReader("trafilatura, precision", partial(_trafilatura, favor_precision=True)),
        PageReader("trafilatura, recall", partial(_trafilatura, favor_recall=True)),
        PageReader("htmldate", _htmldate, stories=False, titles=False),
    ]
    if find_spec(READABILITY):
        readers.append(PageReader("readability-lxml", _readability, dates=False))
    return readers


def _sitasi(path: Path, today: date) -> PageReading:
    """Read the page's first article."""
    article = next((one for one in read_file(path, today=today) if isinstance(one, Article)), None)
    if article is None:
        return PageReading()
    story = "\n\n".join(span.of(article.text) for span in article.body)
    return PageReading(story, article.title, article.published)


def _trafilatura(path: Path, today: date, *, favor_precision: bool = False, favor_recall: bool = False) -> PageReading:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        _content(path),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "max_date": today.isoformat()},
        favor_precision=favor_precision,
        favor_recall=favor_recall,
    )
    return PageReading(found.text or "", found.title, _day(found.date)) if found else PageReading()


def _htmldate(path: Path, today: date) -> PageReading:
    from htmldate import find_date

    return PageReading(published=_day(find_date(_content(path), original_date=True, max_date=today.isoformat())))


def _readability(path: Path, _today: date) -> PageReading:
    from lxml.html import fromstring
    from readability import Document
    from readability.readability import Unparseable

    page = Document(_content(path))
    try:
        story, title = page.summary(html_partial=True), page.short_title()
    except Unparseable:
        return PageReading()
    return PageReading(" ".join(fromstring(story).itertext()), title)


def _content(path: Path) -> bytes:
    return read_bytes(unpacked(path, path.name))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
