"""PageFigures over a few pages, worked out by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from embeddings.errors import ReadingError
from eval.reading import GoldPage, PageFigures, PageReader, PageReading, figures, score_pages

TODAY = date(2026, 1, 1)
DAY = date(2025, 3, 7)
GOLD = GoldPage("a", Path("a.html"), "satu dua tiga empat lima", title="Pasar Baru", published=DAY, day_is_known=True)
NONE = GoldPage("index", Path("index.html"), "")


def reached(*pairs: tuple[GoldPage, PageReading], dates: bool = True, stories: bool = True) -> PageFigures:
    readings = iter([reading for _, reading in pairs])
    reader = PageReader("one", lambda _path, _today: next(readings), stories=stories, titles=stories, dates=dates)
    return figures(score_pages(reader, [page for page, _ in pairs], today=TODAY), reader)


def test_precision_and_recall_are_means_over_pages_and_f1_is_of_the_means() -> None:
    half = PageReading("satu dua tiga empat")
    whole = PageReading("satu dua tiga empat lima enam tujuh")
    refused = PageReading()
    found = reached((GOLD, half), (GOLD, whole), (GOLD, refused))
    assert found.precision == pytest.approx((1 + 2 / 4) / 2)
    assert found.recall == pytest.approx((1 / 2 + 1 + 0) / 3)
    assert found.f1 == pytest.approx(2 * 0.75 * 0.5 / (0.75 + 0.5))
    assert found.articles_refused == pytest.approx(1 / 3)
    assert (found.complete, found.others_refused) == (0, None)


def test_days_are_right_wrong_or_missing() -> None:
    undated = replace(GOLD, published=None)
    found = reached(
        (GOLD, PageReading("satu", published=DAY)),
        (GOLD, PageReading("satu", published=TODAY)),
        (GOLD, PageReading("satu")),
        (undated, PageReading("satu")),
        (undated, PageReading("satu", published=DAY)),
        (replace(GOLD, day_is_known=False), PageReading("satu", published=DAY)),
    )
    assert (found.days_right, found.days_wrong, found.days_missing) == (2 / 5, 2 / 5, 1 / 5)


def test_titles_are_exact_but_for_white_space() -> None:
    found = reached(
        (GOLD, PageReading("satu", "Pasar  Baru\n")),
        (GOLD, PageReading("satu", "Pasar baru")),
        (GOLD, PageReading("satu")),
        (replace(GOLD, title=None), PageReading("satu", "Pasar Lama")),
    )
    assert found.titles_right == pytest.approx(1 / 3)


def test_pages_that_are_none_count_by_themselves() -> None:
    found = reached(
        (GOLD, PageReading("satu dua tiga empat lima")), (NONE, PageReading("Indeks")), (NONE, PageReading())
    )
    assert (found.precision, found.recall, found.complete, found.others_refused) == (1, 1, 1, 1 / 2)


def test_what_a_reader_does_not_look_for_has_no_figure() -> None:
    found = reached((GOLD, PageReading(published=DAY)), (NONE, PageReading()), stories=False)
    assert found == PageFigures(None, None, None, None, 1, 0, 0, None, None, None)
    assert reached((GOLD, PageReading("satu")), dates=False).days_missing is None


def test_a_page_that_a_reader_cannot_read_is_refused() -> None:
    def refuse(_path: Path, _today: date) -> PageReading:
        raise ReadingError("is empty")

    reader = PageReader("one", refuse)
    found = figures(score_pages(reader, [GOLD], today=TODAY), reader)
    assert (found.recall, found.articles_refused, found.f1) == (0, 1, None)
