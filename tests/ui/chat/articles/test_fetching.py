from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import pytest
from playwright.sync_api import expect

from rag import Archive
from rag.settings import Settings
from tests.ui.chat.browsing import Screenshot, Serve, Visit
from tests.website import HERE, Website
from ui.chat.articles.finding import ListState
from ui.chat.handlers.articles import ArticleHandlers

ENGLISH = gr.Request(headers={"accept-language": "en"})


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", settings=Settings(judge="off", web=HERE)) as opened:
        yield opened


def test_a_feed_is_added_page_by_page_and_what_failed_is_named(archive: Archive, news: Website) -> None:
    feed = news.feeds("/rss", "/waduk", "/jalan", "/hilang")
    *steps, last = ArticleHandlers(archive).fetch(f" {feed} ", "", ListState(), ENGLISH)
    shown = [step[1] for step in steps]
    assert [f"Fetched {done} of 4" in one for done, one in enumerate(shown, start=1)] == [True] * 4
    address, outcome, shelf = last
    assert address == ""
    assert "2 added, 1 rejected" in outcome
    assert f"{news.url('/hilang')}: " in outcome
    assert "2 articles" in shelf


def test_an_address_of_which_nothing_came_stays_to_be_corrected(archive: Archive, news: Website) -> None:
    address, outcome, _ = list(ArticleHandlers(archive).fetch(news.url("/hilang"), "", ListState(), ENGLISH))[-1]
    assert address == gr.skip()
    assert "not added: " in outcome


@pytest.mark.parametrize(
    "typed", ["", "  ", "file:///etc/hostname", "/etc/hostname", "javascript:alert(1)", "https://"]
)
def test_what_is_no_address_of_the_web_is_not_even_looked_for(archive: Archive, typed: str) -> None:
    ((address, problem, _),) = ArticleHandlers(archive).fetch(typed, "", ListState(), ENGLISH)
    assert address == gr.skip()
    assert "give an address that begins with https://" in problem
    assert archive.articles() == []


def test_who_asks_from_a_page_reaches_no_host_on_this_machine(tmp_path: Path, news: Website) -> None:
    with Archive.open(tmp_path / "archive", settings=Settings(judge="off")) as closed:
        outcome = list(ArticleHandlers(closed).fetch(news.url("/waduk"), "", ListState(), ENGLISH))[-1][1]
        assert "not added: " in outcome
        assert news.asked == []


def test_a_person_adds_a_feed(
    visit: Visit,
    serve: Serve,
    screenshot: Screenshot,
    archive: Archive,
    news: Website,
) -> None:
    feed = news.feeds("/rss", "/waduk", "/jalan", "/hilang")
    browser = visit(serve(archive))
    browser.get_by_role("tab", name="Articles").click()
    browser.get_by_label("Or the address of an article or a feed").fill(feed)
    browser.get_by_role("button", name="Fetch").click()
    expect(browser.locator("#articles-fetched")).to_contain_text("2 added, 1 rejected")
    expect(browser.locator("#articles .entry")).to_have_count(2)
    expect(browser.get_by_label("Or the address of an article or a feed")).to_have_value("")
    screenshot(browser, "articles-fetched")
