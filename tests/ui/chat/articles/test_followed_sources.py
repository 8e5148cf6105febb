"""What is followed, in the Articles tab, and the worker that reads it beside the page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from time import sleep

import gradio as gr
import pytest
from playwright.sync_api import expect

from embeddings.language import Language
from rag import Archive
from rag.followed_sources import follow
from rag.settings import Settings
from rag.types import Followed
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit
from tests.ui.chat.hostile import HOSTILE
from tests.website import HERE, Website
from ui.chat.handlers.followed_sources import FollowedSourceHandlers
from ui.chat.serving.follow_worker import start_worker
from ui.chat.views.followed_sources import followed_view

FEED = "https://kabar-sembira.example/rss.xml"
READ = Followed(
    FEED,
    datetime(2026, 11, 1, tzinfo=UTC),
    datetime(2026, 11, 29, 10, 30, tzinfo=UTC),
    3,
    1200,
    "the server answers 503",
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", settings=Settings(judge="off", web=HERE)) as opened:
        yield opened


def by(language: str = "en") -> gr.Request:
    return gr.Request(headers={"accept-language": language})


def test_the_table_shows_each_source_with_its_last_reading() -> None:
    shown = followed_view(
        [READ, replace(READ, source="/news", read=None, error=None)], Language.ENGLISH, changeable=True
    )
    assert "1,200 since 1 November 2026" in shown
    assert 'datetime="2026-11-29T10:30:00+00:00"' in shown
    assert shown.count('class="problem"') == 1
    assert "not yet" in shown
    assert shown.count("data-unfollowed=") == 2


def test_who_may_only_read_stops_nothing() -> None:
    assert "data-unfollowed" not in followed_view([READ], Language.INDONESIAN, changeable=False)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_source_and_error_are_shown_as_text(text: str) -> None:
    shown = followed_view([replace(READ, source=text, error=text)], Language.ENGLISH, changeable=True)
    plain = followed_view([replace(READ, source="x", error="x")], Language.ENGLISH, changeable=True)
    assert shown.count("<") == plain.count("<")


def test_an_address_is_followed_from_the_page_and_stopped(own: Archive) -> None:
    desk = FollowedSourceHandlers(own)
    emptied, told, table = desk.follow(f" {FEED} ", by())
    assert (emptied, FEED in told, FEED in table) == ("", True, True)
    assert "is followed already" in desk.follow(FEED, by())[1]
    assert "Belum ada yang diikuti" in desk.stop(gr.EventData(None, {"source": FEED}), by("id"))
    assert own.following().all() == []


@pytest.mark.parametrize("address", ["/etc", "", "file:///etc", "ftp://kabar.example/", "https://a:b@kabar.example/"])
def test_from_the_page_only_public_addresses_are_followed(own: Archive, address: str) -> None:
    _, told, _ = FollowedSourceHandlers(own).follow(address, by("id"))
    assert "Belum ada yang diikuti: " in told
    assert own.following().all() == []


def test_the_worker_reads_what_is_due_and_ends_with_the_page(own: Archive, tmp_path: Path) -> None:
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "cuaca.txt").write_text("Cuaca besok cerah, kata badan cuaca.", encoding="utf-8")
    follow(own, tmp_path / "berita")
    over = Event()
    worker = start_worker(own, serving=lambda: not over.is_set())
    assert worker is not None
    while own.following().all()[0].read is None:
        sleep(0.05)
    over.set()
    worker.join(timeout=60)
    assert not worker.is_alive()
    assert len(own.articles()) == 2


def test_where_the_settings_say_so_there_is_no_worker(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive", settings=Settings(follow_every=0)) as archive:
        assert start_worker(archive, serving=lambda: True) is None


def test_a_person_follows_a_feed_and_stops(
    visit: Visit, serve: Serve, archive: Archive, news: Website, screenshot: Screenshot, accessible: Accessible
) -> None:
    page = visit(serve(archive))
    page.get_by_role("tab", name="Articles").click()
    page.get_by_label("Or the address of an article or a feed").fill(news.url("/rss"))
    page.get_by_role("button", name="Follow", exact=True).click()
    expect(page.locator("#articles-fetched")).to_contain_text("is followed from now on")
    page.get_by_role("button", name="Followed sources").click()
    expect(page.locator("#articles .followed tbody tr")).to_have_count(1)
    while archive.following().all()[0].read is None:  # the worker has it in ten seconds
        page.wait_for_timeout(100)
    page.get_by_role("tab", name="Ask").click()
    page.get_by_role("tab", name="Articles").click()
    expect(page.locator("#articles .followed tbody td").nth(1)).to_have_text("3")
    page.locator("#articles .followed").scroll_into_view_if_needed()
    screenshot(page, "articles-followed")
    accessible(page)
    page.get_by_role("button", name="Stop: ").click()
    expect(page.locator("#articles-followed")).to_contain_text("Nothing is followed yet.")
    assert archive.following().all() == []
    assert len(archive.articles()) == 3
