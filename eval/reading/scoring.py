"""What was read of pages against what they say, page by page and in all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean
from typing import TypeVar

from embeddings.errors import ReadingError
from eval.reading.gold import GoldPage
from eval.reading.readers import PageReader, PageReading
from eval.reading.shingles import Overlap, overlap, word_for_word

__all__ = ["DayOutcome", "PageFigures", "PageScore", "figures", "score", "score_pages"]

_Kind = TypeVar("_Kind")


class DayOutcome(StrEnum):
    """How a day that was read compares with the page's."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PageScore:
    """One page: what was read of it, and how well. What is not known of a page is None."""

    page: GoldPage
    reading: PageReading
    overlap: Overlap
    complete: bool
    """Whether the story was read word for word, and nothing besides."""
    day: DayOutcome | None
    title_is_right: bool | None


@dataclass(frozen=True, slots=True)
class PageFigures:
    """All pages: means and shares, None where no page is counted.

    Precision is of the pages of which something was read, recall of all articles; F1 is of these two means.
    """

    precision: float | None
    recall: float | None
    f1: float | None
    complete: float | None
    days_right: float | None
    days_wrong: float | None
    days_missing: float | None
    titles_right: float | None
    articles_refused: float | None
    others_refused: float | None
    """Of the pages that are no article."""


def score_pages(reader: PageReader, pages: Sequence[GoldPage], *, today: date) -> list[PageScore]:
    """Have every page read, and compare; what a library does not look for is not counted."""
    return [score(page, _read(reader, page, today), reader) for page in pages]


def score(page: GoldPage, reading: PageReading, reader: PageReader) -> PageScore:
    """Compare what was read of a page with what it says."""
    return PageScore(
        page,
        reading,
        overlap(page.story, reading.story),
        complete=page.is_article and word_for_word(page.story, reading.story),
        day=_day_outcome(page, reading) if page.day_is_known and reader.dates else None,
        title_is_right=_line(page.title) == _line(reading.title) if page.title and reader.titles else None,
    )


def figures(scores: Sequence[PageScore], reader: PageReader) -> PageFigures:
    """Sum up the pages."""
    articles = [one for one in scores if one.page.is_article and reader.stories]
    others = [one for one in scores if not one.page.is_article and reader.stories]
    days = [one.day for one in scores if one.day]
    precision = _mean(one.overlap.precision for one in articles)
    recall = _mean(one.overlap.recall for one in articles)
    return PageFigures(
        precision=precision,
        recall=recall,
        f1=_harmonic(precision, recall),
        complete=_share(articles, lambda one: one.complete),
        days_right=_share(days, lambda day: day is DayOutcome.RIGHT),
        days_wrong=_share(days, lambda day: day is DayOutcome.WRONG),
        days_missing=_share(days, lambda day: day is DayOutcome.MISSING),
        titles_right=_mean(one.title_is_right for one in scores),
        articles_refused=_share(articles, lambda one: not one.reading.story),
        others_refused=_share(others, lambda one: not one.reading.story),
    )


def _read(reader: PageReader, page: GoldPage, today: date) -> PageReading:
    try:
        return reader.read(page.path, today)
    except ReadingError:
        return PageReading()


def _day_outcome(page: GoldPage, reading: PageReading) -> DayOutcome:
    if reading.published == page.published:
        return DayOutcome.RIGHT
    return DayOutcome.WRONG if reading.published else DayOutcome.MISSING


def _line(title: str | None) -> str:
    return " ".join((title or "").split())


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _share(many: Sequence[_Kind], holds: Callable[[_Kind], bool]) -> float | None:
    return _mean(float(holds(one)) for one in many)


def _harmonic(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
