"""Filters beside the question, and articles that are picked to be asked alone, as a person meets them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from rag import Archive
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit, ask, ended, reload_at

QUESTION = "How long is the pier at Old Quay?"
OUTLET = "<b>Bell</b> ${alert(1)}"
TEXT = "The pier at Old Quay is {} metres long, engineer Nora Pell said. It was opened by the mayor of Old Quay."


@pytest.fixture(scope="module")
def address(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("filters")
    stories = [
        {"title": "Pier measured", "publisher": OUTLET, "published": "2025-03-01", "text": TEXT.format(310)},
        {"title": "Pier measured anew", "publisher": "Kabar", "published": "2026-03-01", "text": TEXT.format(320)},
        {"title": "Copy", "publisher": "Copyist", "published": "2026-03-02", "text": TEXT.format(320) + " It rained."},
    ]
    (folder / "all.jsonl").write_text("\n".join(map(json.dumps, stories)), encoding="utf-8")
    with Archive.open(folder / "archive") as opened:
        opened.add(folder / "all.jsonl")
        yield serve(opened)


def test_filters_are_chosen_asked_with_and_taken_away(
    visit: Visit, address: str, accessible: Accessible, screenshot: Screenshot
) -> None:
    page = visit(address)
    page.locator("#filters .narrow").press("Enter")
    expect(page.get_by_label("First day")).to_be_focused()
    page.get_by_label("Last day").fill("2025-12-31")
    page.get_by_label("Add an outlet").fill("nobody")
    page.keyboard.press("Enter")
    expect(page.locator("#filters .problem")).to_contain_text("no article is of “nobody”")
    page.get_by_label("Add an outlet").fill(OUTLET)
    accessible(page)
    screenshot(page, "filters-form")
    page.get_by_role("button", name="Apply").click()
    chips = page.locator("#filters .chip bdi")
    expect(chips).to_have_text(["Until 31 December 2025", OUTLET])
    expect(page.locator("#question textarea")).to_be_focused()

    turn = ask(page, QUESTION)
    expect(turn.locator(".filtered")).to_contain_text(f"Only articles until 31 December 2025, of {OUTLET}.")
    expect(turn.locator(".quote").first).to_contain_text("310 metres")
    screenshot(page, "filters")
    page.locator("#filters .chip").first.press("Delete")
    expect(chips).to_have_text([OUTLET])
    expect(page.locator("#filters .chip").first).to_be_focused()
    expect(ask(page, QUESTION).locator(".filtered")).to_contain_text(f"Only articles of {OUTLET}.")
    page.locator(".turn").nth(1).get_by_role("button", name="Search all articles").click()
    expect(ended(page, 2).locator(".filtered")).to_have_count(0)
    expect(chips).to_have_text([OUTLET])

    reload_at(page)
    expect(page.locator(".turn .filtered").first).to_contain_text("Only articles until 31 December 2025")
    expect(chips).to_have_text([OUTLET])
    page.locator("#filters .chip").first.press("Backspace")
    expect(chips).to_have_count(0)
    page.get_by_role("button", name="Conversations").click()
    page.locator(".kept .entry").first.click()
    expect(page.locator(".turn .filtered").first).to_contain_text("Only articles until 31 December 2025")
    page.get_by_role("button", name="New conversation").click()
    expect(chips).to_have_count(0)


def test_an_address_carries_the_filters_and_a_link_shows_the_same(
    visit: Visit, address: str, accessible: Accessible
) -> None:
    page = visit(address)
    page.locator("#filters .narrow").click()
    page.get_by_label("First day").fill("2025-01-01")
    page.get_by_label("Add an outlet").fill(OUTLET)
    page.keyboard.press("Enter")
    chips = page.locator("#filters .chip bdi")
    expect(chips).to_have_text(["From 1 January 2025", OUTLET])
    query = re.escape(f"?since=2025-01-01&outlet={quote(OUTLET, safe='')}")
    expect(page).to_have_url(re.compile(f"^[^?]+/{query}$"))

    colleague = visit(page.url, width=390, height=844, dark=True, locale="id-ID")
    expect(colleague.locator("#filters .chip bdi")).to_have_text(["Sejak 1 Januari 2025", OUTLET])
    turn = ask(colleague, QUESTION)
    expect(turn.locator(".filtered")).to_contain_text(f"of {OUTLET}.")
    expect(colleague).to_have_url(re.compile(f"/c/[0-9a-f]{{32}}{query}$"))
    colleague.locator("#filters .chip").first.press("Delete")
    expect(colleague.locator("#filters .chip")).to_have_count(1)
    colleague.locator("#filters .chip").press("Delete")
    expect(colleague).to_have_url(re.compile(r"/c/[0-9a-f]{32}\?filters=none$"))
    colleague.reload()
    expect(colleague.locator(".turn .filtered")).to_be_visible()
    expect(colleague.locator("#filters .narrow")).to_be_visible()
    expect(colleague.locator("#filters .chip")).to_have_count(0)
    colleague.go_back()
    expect(colleague.locator(".turn")).to_have_count(0)
    expect(colleague.locator("#filters .chip")).to_have_count(2)
    expect(colleague).to_have_url(page.url)

    page.goto(f"{address}?outlet=%3Cb%3Enobody%3C/b%3E&language=en")
    expect(page.locator("#filters .problem")).to_contain_text("no article is of “<b>nobody</b>”.")
    expect(chips).to_have_count(0)
    expect(page).to_have_url(address)
    accessible(page)


def test_a_phone_in_the_dark_in_indonesian(visit: Visit, address: str, screenshot: Screenshot) -> None:
    page = visit(address, width=390, height=844, dark=True, locale="id-ID")
    page.get_by_role("button", name="Saring", exact=True).click()
    page.get_by_label("Hari pertama").fill("2026-01-01")
    page.get_by_label("Bahasa").select_option("en")
    screenshot(page, "filters-form-phone")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.locator("#filters .chip bdi")).to_have_text(["Sejak 1 Januari 2026", "bahasa Inggris"])
    expect(ask(page, QUESTION).locator(".filtered")).to_contain_text(
        "Only articles from 1 January 2026 on, in English."
    )
    screenshot(page, "filters-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Saring", exact=True).click()
    page.get_by_label("Hari pertama").press("Escape")
    expect(page.locator(".filter-form")).to_have_count(0)
    expect(page.get_by_role("button", name="Saring", exact=True)).to_be_focused()


def test_articles_are_found_sorted_picked_exported_compared_and_asked_alone(
    visit: Visit, address: str, tmp_path: Path, accessible: Accessible, screenshot: Screenshot
) -> None:
    page = visit(address)
    page.get_by_role("tab", name="Articles").click()
    titles = page.locator("#articles .entry .title")
    expect(titles).to_have_text(["Copy", "Pier measured anew", "Pier measured"])
    expect(page.locator("#articles .changed")).to_contain_text("Last changed")
    page.get_by_label("Sort by").select_option("title")
    expect(titles).to_have_text(["Copy", "Pier measured", "Pier measured anew"])
    expect(page.get_by_label("Sort by")).to_be_focused()
    page.locator(".facets summary").click()
    facet = page.locator('[data-facet="publisher"]').filter(has_text=OUTLET)
    facet.click()
    expect(titles).to_have_text(["Pier measured"])
    expect(facet).to_have_attribute("aria-pressed", "true")
    expect(facet).to_be_focused()
    screenshot(page, "articles-facets")
    accessible(page)
    page.get_by_role("button", name="Show all").click()
    expect(titles).to_have_count(3)
    page.get_by_label("Search the articles").fill("rained")
    expect(titles).to_have_text(["Copy"])
    page.get_by_label("Choose “Copy”").check()
    page.get_by_label("Search the articles").fill("")
    expect(titles).to_have_count(3)
    expect(page.get_by_label("Choose “Copy”")).to_be_checked()
    page.get_by_label("Choose “Pier measured”").check()
    expect(page.locator(".picked .told")).to_have_text("2 chosen")
    screenshot(page, "articles-picked")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    download.value.save_as(tmp_path / "export.jsonl")
    lines = (tmp_path / "export.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["title"] for line in lines} == {"Copy", "Pier measured"}
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_role("button", name="No", exact=True)).to_be_focused()
    page.keyboard.press("Escape")

    page.locator("#articles .entry").first.click()
    page.get_by_role("button", name="Compare with copies").click()
    expect(page.locator(".compared ins")).to_have_text("It rained.")
    screenshot(page, "articles-compared")
    accessible(page)
    page.get_by_role("button", name="Back to the article").click()
    expect(page.locator("#articles article h2")).to_have_text("Copy")
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Ask only these").click()
    expect(page.locator("#filters .chip bdi")).to_have_text(["Copy", "Pier measured"])
    expect(page.locator("#question textarea")).to_be_focused()
    turn = ask(page, QUESTION)
    expect(turn.locator(".filtered")).to_contain_text("Only articles among the 2 that were chosen.")
    expect(turn.locator(".article-row .title").filter(has_text="Pier measured anew")).to_have_count(0)
