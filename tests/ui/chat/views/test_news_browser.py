"""The start page: what is new, each story at its article."""

import re

from playwright.sync_api import expect

from rag import Archive
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit, ask


def test_the_newest_stories_open_at_their_articles(
    visit: Visit, serve: Serve, archive: Archive, accessible: Accessible, screenshot: Screenshot
) -> None:
    address = serve(archive)
    page = visit(address)
    expect(page.locator(".news h3")).to_have_text(["5 May 2025", "12 June 2024", "no date"])
    expect(page.locator(".news .title").first).to_contain_text("<img src=x onerror=alert(1)>")
    screenshot(page, "start")
    accessible(page)
    ferry = page.locator(".news a").filter(has_text="Tarif feri Sembira naik")
    ferry.press("Enter")
    expect(page.locator(".article h2")).to_have_text("Tarif feri Sembira naik")
    expect(page).to_have_url(re.compile(r"/a/[0-9a-f]{12}$"))
    page.keyboard.press("Escape")
    expect(ferry).to_be_focused()
    expect(page).to_have_url(address)

    phone = visit(address, width=390, height=844, dark=True, locale="id-ID")
    expect(phone.locator(".news h2")).to_have_text("Terbaru di arsip")
    screenshot(phone, "start-phone")
    phone.locator(".news a").nth(1).click()
    expect(phone.locator(".article")).to_be_visible()
    phone.go_back()
    expect(phone.locator(".article")).to_have_count(0)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    ask(phone, "Berapa tarif feri Sembira?")
    expect(phone.locator(".news")).not_to_be_visible()
