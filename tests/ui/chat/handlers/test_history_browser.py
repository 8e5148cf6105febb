"""Conversations that are kept, as a person meets them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rag import Archive
from tests.ui.chat.browsing import Screenshot, Serve, Visit, ask, reload_at
from tests.ui.chat.conftest import STORIES

FERRY = "Berapa tarif feri Sembira?"
BRIDGE = "When will the bridge at Old Quay open?"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Archive]:
    """Return an archive that may lose an article."""
    for name in ("feri.md", "bridge.txt"):
        (tmp_path / name).write_text(STORIES[name], encoding="utf-8")
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(tmp_path / "feri.md", tmp_path / "bridge.txt")
        yield opened


def test_a_conversation_is_found_again_renamed_taken_up_and_deleted(
    visit: Visit, serve: Serve, own: Archive, screenshot: Screenshot
) -> None:
    address = serve(own)
    page, other = visit(address), visit(address, width=390, height=844, dark=True, locale="id-ID")
    ask(page, FERRY)
    page.get_by_role("button", name="Conversations").click()
    expect(page.locator(".kept .title")).to_have_text([FERRY])

    reload_at(page)
    expect(page.locator(".turn .quote").first).to_contain_text("Rp42.500")
    page.get_by_role("tab", name="Articles").click()
    page.get_by_role("button", name="Conversations").click()
    page.locator(".kept .entry").click()
    expect(page.locator(".turn .quote").first).to_contain_text("Rp42.500")
    expect(page.locator(".article")).to_have_count(0)
    ask(page, BRIDGE)

    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, BRIDGE)
    page.get_by_role("button", name="Conversations").click()
    expect(page.locator(".kept .title")).to_have_text([BRIDGE, FERRY])
    page.get_by_role("button", name=f"Rename: {FERRY}").press("Enter")
    expect(page.get_by_label("New title").nth(1)).to_be_focused()
    screenshot(page, "kept")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"Rename: {FERRY}")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("Tarif feri")
    page.keyboard.press("Enter")
    expect(page.locator(".kept .title")).to_have_text([BRIDGE, "Tarif feri"])

    page.get_by_role("button", name=f"Delete: {BRIDGE}").click()
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_role("button", name=f"Delete: {BRIDGE}").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator(".kept .title")).to_have_text(["Tarif feri"])
    expect(page.locator(".turn")).to_have_count(0)

    other.get_by_role("button", name="Percakapan", exact=True).click()
    expect(other.locator(".article")).to_contain_text("Belum ada")
    other.keyboard.press("Escape")
    ask(other, FERRY)
    other.get_by_role("button", name="Percakapan", exact=True).click()
    expect(other.locator(".kept .title")).to_have_text([FERRY])
    screenshot(other, "kept-phone")


def test_what_is_left_of_an_article_that_was_removed_is_its_quotation(
    visit: Visit, serve: Serve, own: Archive, screenshot: Screenshot
) -> None:
    page = visit(serve(own))
    ask(page, FERRY)
    page.locator(".source").first.click()
    expect(page.locator(".article .noted")).to_have_count(0)
    own.remove(next(one.article_id for one in own.articles() if one.source.endswith("feri")))
    reload_at(page, "/c/.+#1-1$")
    expect(page.locator(".article .noted")).to_contain_text("diubah atau dihapus")
    page.get_by_role("button", name="Conversations").click()
    page.locator(".kept .entry").click()
    expect(page.locator(".article")).to_have_count(0)  # opened anew: what stood there before takes no click
    quote = page.locator(".turn .quote span").first.inner_text()
    page.locator(".source").first.click()
    expect(page.locator(".article .noted")).to_contain_text("diubah atau dihapus")
    expect(page.locator(".article .text")).to_have_text(quote)
    screenshot(page, "kept-removed")
