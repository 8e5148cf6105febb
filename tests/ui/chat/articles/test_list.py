"""The list of articles: searched, sorted, filtered, picked from, exported and compared."""

import base64
import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import gradio as gr
import pytest

from embeddings.language import Language
from rag import Archive
from rag.archive import Order
from rag.types import Article, Filters, Span
from ui.chat.articles.comparing import Pair, compared
from ui.chat.articles.finding import PAGE_ROWS, ArticlePage, ListState, find, ordered, toggled
from ui.chat.handlers.articles import ArticleHandlers
from ui.chat.locales.articles import tab_words
from ui.chat.views.articles.list import list_view
from ui.chat.views.articles.opened import opened_view

SAID = tab_words(Language.ENGLISH)
DI_INDONESIA = tab_words(Language.INDONESIAN)
ENGLISH = gr.Request(headers={"accept-language": "en"})
HOSTILE = "<img src=x onerror=alert(1)>"
PIER = "The pier at Old Quay is 310 metres long, engineer Nora Pell said."


def article(number: int = 0, text: str = "", **fields: object) -> Article:
    text = text or f"{PIER} It is number {number}."
    given: dict[str, object] = {
        "title": f"Story {number}",
        "publisher": "Bell",
        "published": date(2026, 2, 3),
        **fields,
    }
    return Article(f"news/{number}.txt", text, (Span(0, len(text)),), Language.ENGLISH, **given)  # type: ignore[arg-type]


STORIES = (
    article(1, title="Café at the quay", publisher="Kabar Sembira", published=date(2024, 5, 1)),
    article(2, "The bridge over the Ina opens in March.", title="Bridge opens", publisher=None),
    article(3, "A lighthouse was painted white by its keeper.", title=None, publisher=HOSTILE, published=None),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive") as opened:
        yield opened


@pytest.fixture
def stories(archive: Archive) -> Archive:
    archive.add_articles(STORIES)
    return archive


def names(shelf: ArticlePage) -> list[str]:
    return [row.title for row in shelf.rows]


def on(**data: object) -> gr.EventData:
    return gr.EventData(None, data)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [1, 0, 2]),
        ("   ", [1, 0, 2]),
        ("CAFÉ", [0]),
        ("sembira QUAY", [0]),
        ("quay sembira bridge", []),
        ("news/2.txt", [1]),
        ("painted", [2]),
        ("paint", [2]),
        ("jembatan", [1]),
        ("brid", [1]),
        ("[.*", []),
        ("%", []),
    ],
)
def test_every_word_must_be_in_a_passage_or_in_title_publisher_and_source(
    stories: Archive, query: str, expected: list[int]
) -> None:
    assert names(find(stories, query)) == [STORIES[place].label for place in expected]


def test_pages_tile_what_was_found_and_one_that_there_is_not_becomes_the_nearest(archive: Archive) -> None:
    archive.add_articles([article(number) for number in range(PAGE_ROWS + 1)])
    pages = [find(archive, looking=ListState(page)) for page in range(2)]
    rows = [row.article_id for page in pages for row in page.rows]
    assert (len(set(rows)), len(rows)) == (PAGE_ROWS + 1, PAGE_ROWS + 1)
    assert [find(archive, looking=ListState(page)).looking.page for page in (9, -3)] == [1, 0]
    first, last = (list_view(page, SAID) for page in pages)
    assert 'disabled="">Previous' in first
    assert 'data-leaf="1">Next' in first
    assert "Page 2 of 2" in last
    assert "51 articles" in first
    assert 'data-leaf="0">Previous' in last
    assert 'disabled="">Next' in last
    assert "Halaman 2 dari 2" in list_view(pages[1], DI_INDONESIA)


@pytest.mark.parametrize(
    ("order", "expected"), [("newest", [1, 0, 2]), ("oldest", [0, 1, 2]), ("title", [1, 0, 2]), ("outlet", [2, 0, 1])]
)
def test_it_is_sorted(stories: Archive, order: str, expected: list[int]) -> None:
    shelf = find(stories, looking=ordered(ListState(page=3), order))
    assert names(shelf) == [STORIES[place].label for place in expected]
    assert f'<option value="{order}" selected="">' in list_view(shelf, SAID)


def test_what_was_added_last_comes_first_where_that_is_wanted(stories: Archive) -> None:
    stories.add_articles([article(4, published=date(1999, 1, 1))])
    assert names(find(stories, looking=ListState(order=Order.ADDED)))[0] == "Story 4"
    assert ordered(ListState(), "nonsense") == ListState()


def test_facets_count_what_is_there_and_filter(stories: Archive) -> None:
    shelf = find(stories)
    assert shelf.facets.publishers == {HOSTILE: 1, "Kabar Sembira": 1}
    assert (shelf.facets.languages, shelf.facets.years) == ({Language.ENGLISH: 3}, {2026: 1, 2024: 1})
    of_kabar = toggled(ListState(page=2), "publisher", "Kabar Sembira")
    found = find(stories, looking=of_kabar)
    assert names(found) == ["Café at the quay"]
    assert found.facets.publishers == shelf.facets.publishers
    assert found.facets.years == {2024: 1}
    shown = list_view(found, SAID)
    assert "1 of 3 articles" in shown
    assert re.search(r'aria-pressed="true" data-facet="publisher" data-value="Kabar Sembira"', shown)
    assert "<img" not in shown
    assert toggled(of_kabar, "publisher", "Kabar Sembira") == ListState()
    assert names(find(stories, "painted", of_kabar)) == []
    assert names(find(stories, looking=toggled(ListState(), "year", "2024"))) == ["Café at the quay"]
    assert toggled(toggled(ListState(), "year", "2024"), "year", "2024") == ListState()
    assert toggled(of_kabar, "all", "") == ListState()
    for field, value in (("year", "²"), ("year", "99999"), ("language", "xx"), ("text", "x")):
        assert toggled(ListState(), field, value) == ListState()


def test_a_row_says_what_was_read_and_how_many_copies_there_are(archive: Archive) -> None:
    text = " ".join(f"The harbour of number {number} was opened by engineer Nora Pell." for number in range(20))
    archive.add_articles(
        [article(1, text), article(2, text, title=HOSTILE), article(3, publisher=None, published=None)]
    )
    shown = list_view(find(archive), SAID)
    assert ">Bell · 3 February 2026 · English · 1 copy<" in shown
    assert ">publisher unknown · no date · English<" in shown
    assert "<img" not in shown
    assert ">Bell · 3 Februari 2026 · bahasa Inggris · 1 salinan<" in list_view(find(archive), DI_INDONESIA)


def test_it_tells_when_the_archive_changed_last(archive: Archive) -> None:
    assert archive.changed() is None
    assert list_view(find(archive), SAID).endswith(f">{SAID.empty}</p>")
    archive.add_articles(STORIES)
    before = archive.changed()
    assert before
    assert "Last changed <time" in list_view(find(archive), SAID)
    archive.remove(STORIES[0].article_id)
    after = archive.changed()
    assert after
    assert after >= before


def test_what_was_done_stands_before_the_count(stories: Archive) -> None:
    shown = list_view(find(stories), SAID, done=SAID.removed.format("a <b>"))
    assert '<span class="said">“a &lt;b&gt;” is removed.</span> 3 articles<' in shown
    assert 'data-picked="ask"' in shown
    assert 'data-picked="ask"' not in list_view(find(stories), SAID, changeable=False)


def test_several_are_removed_at_once_and_what_is_gone_is_no_matter(stories: Archive) -> None:
    generation = stories.info().generation
    gone = [STORIES[0].article_id, STORIES[1].article_id, "0" * 12]
    opened, shelf = ArticleHandlers(stories).discard("", ListState(), on(articles=gone), ENGLISH)
    assert opened == ""
    assert "2 articles are removed.</span> 1 article<" in shelf
    assert [one.article_id for one in stories.articles()] == [STORIES[2].article_id]
    assert stories.info().generation == generation + 1
    assert names(find(stories, "quay")) == []


def test_what_is_exported_is_read_back(stories: Archive, tmp_path: Path) -> None:
    ids = [STORIES[1].article_id, STORIES[0].article_id]
    shown = ArticleHandlers(stories).export(on(articles=ids), ENGLISH)
    assert "2 articles are exported" in shown
    content = re.search('data-content="([^"]*)"', shown)
    assert content
    lines = base64.b64decode(unescape(content[1])).decode()
    assert [json.loads(line)["article_id"] for line in lines.splitlines()] == ids
    (tmp_path / "sitasi.jsonl").write_text(lines, encoding="utf-8")
    with Archive.open(tmp_path / "other") as other:
        assert other.add(tmp_path / "sitasi.jsonl").added == 2
        found = {one.title: one for one in other.articles()}
        assert {title: one.text for title, one in found.items()} == {one.title: one.text for one in STORIES[:2]}
        assert found["Café at the quay"].published == date(2024, 5, 1)
        assert found["Café at the quay"].publisher == "Kabar Sembira"
    many = ArticleHandlers(stories).export(on(articles=[f"{number:012x}" for number in range(501)]), ENGLISH)
    assert "choose at most 500 articles" in many


def told(*sentences: str) -> str:
    return " ".join(sentences)


def test_a_story_and_its_copy_are_compared_sentence_by_sentence() -> None:
    here = article(1, told("The pier opened on Monday.", "Nora Pell cut the ribbon there.", "It rained all day long."))
    there = article(2, told("The pier opened on Monday.", "Engineer Nora Pell cut the ribbon there.", "Boats came."))
    assert list(compared(here, there)) == [
        Pair("The pier opened on Monday.", "The pier opened on Monday."),
        Pair("Nora Pell cut the ribbon there.", "Engineer Nora Pell cut the ribbon there."),
        Pair("It rained all day long.", None),
        Pair(None, "Boats came."),
    ]
    assert list(compared(there, here))[-2:] == [Pair("Boats came.", None), Pair(None, "It rained all day long.")]


def test_an_opened_article_leads_to_its_copies_side_by_side(archive: Archive) -> None:
    text = " ".join(f"The harbour of number {number} was opened by engineer Nora Pell." for number in range(20))
    one, two = article(1, text), article(2, f"{text} It says {HOSTILE} again.", publisher=HOSTILE)
    archive.add_articles([one, two, STORIES[2]])
    desk = ArticleHandlers(archive)
    assert SAID.compare in desk.open("", ListState(), on(article=one.article_id), ENGLISH)[0]
    assert SAID.compare not in desk.open("", ListState(), on(article=STORIES[2].article_id), ENGLISH)[0]
    shown = desk.compare(on(article=one.article_id, copy=""), ENGLISH)
    assert "Sentences that differ: 1" in shown
    assert shown.count("<tr>") == 22
    assert "<ins>It says &lt;img" in shown
    assert "<img" not in shown
    assert SAID.no_copies in desk.compare(on(article=STORIES[2].article_id, copy=one.article_id), ENGLISH)
    assert "there is no article" in unescape(desk.compare(on(article="0" * 12, copy=""), ENGLISH))


def test_nothing_changes_an_archive_that_is_only_read() -> None:
    assert "data-correcting" not in opened_view(STORIES[0], SAID, copied=True, changeable=False)
    assert "data-comparing" in opened_view(STORIES[0], SAID, copied=True, changeable=False)


def test_filters_of_the_list_are_filters_of_the_archive() -> None:
    looking = toggled(toggled(ListState(), "year", "2025"), "language", "id")
    assert looking.filters == Filters(date(2025, 1, 1), date(2025, 12, 31), languages=(Language.INDONESIAN,))
