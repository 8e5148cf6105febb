"""Seventy pages of our own in thirty layouts: what is read of them does not get worse."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from eval.reading import GoldPage, PageScore, figures, page_readers, read_gold, score_pages

FOLDER = Path(__file__).parents[1] / "pages"
TODAY = date(2026, 11, 20)
SITASI = page_readers()[0]
GOLD = read_gold(FOLDER)
NO_ARTICLES = [page for page in GOLD if not page.is_article]


@pytest.fixture(scope="module")
def scores() -> Sequence[PageScore]:
    return score_pages(SITASI, GOLD, today=TODAY)


def test_there_are_pages_of_thirty_layouts() -> None:
    layouts = [page.page_id.rpartition("-")[0] for page in GOLD]
    assert len(set(layouts)) == 30
    assert len(GOLD) == len(list(FOLDER.glob("*.html"))) == 70


def test_stories_days_and_titles_are_read_as_well_as_they_were(scores: Sequence[PageScore]) -> None:
    reached = figures(scores, SITASI)
    assert (reached.articles_refused, reached.days_wrong) == (0, 0)
    assert reached.f1 is not None
    assert reached.f1 >= 0.985
    assert reached.complete is not None
    assert reached.complete >= 0.92
    assert reached.days_right is not None
    assert reached.days_right >= 0.98
    assert reached.titles_right is not None
    assert reached.titles_right >= 0.98


@pytest.mark.parametrize("page_id", [page.page_id for page in GOLD if page.is_article])
def test_of_every_story_most_is_read(page_id: str, scores: Sequence[PageScore]) -> None:
    [one] = [one for one in scores if one.page.page_id == page_id]
    assert (one.overlap.recall or 0) >= 0.7


@pytest.mark.parametrize("page", NO_ARTICLES, ids=lambda page: page.page_id)
def test_pages_that_are_no_article_are_refused(page: GoldPage) -> None:
    [one] = score_pages(SITASI, [page], today=TODAY)
    assert one.reading.story == ""
