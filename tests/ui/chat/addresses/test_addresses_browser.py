"""Addresses as a person meets them: the address bar, reloading, going back, and a link that somebody was given."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Request, Route, expect

from rag import Archive
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit, ask

FERRY = "Berapa tarif feri Sembira?"
BRIDGE = "When will the bridge at Old Quay open?"


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def expect_at(page: Page, path: str) -> None:
    expect(page).to_have_url(re.compile(rf"^http://127\.0\.0\.1:\d+{path}$"))


def test_a_conversation_its_answers_and_what_is_open_in_it_have_addresses(
    visit: Visit, serve: Serve, own: Archive, accessible: Accessible
) -> None:
    page = visit(serve(own))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, FERRY)
    expect_at(page, "/c/[0-9a-f]{32}")
    conversation = page.url
    ask(page, BRIDGE)
    page.locator(".turn").first.get_by_role("button", name="Salin tautan").click()
    expect(page.get_by_role("button", name="Tautan tersalin")).to_be_visible()
    answer = copied(page)
    assert answer == f"{conversation}#1"

    page.locator(".turn .source").first.click()
    expect(page.locator(".article mark")).to_be_visible()
    expect(page).to_have_url(f"{conversation}#1-1")
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator("#article .article mark").first).to_be_visible()
    expect(page).to_have_url(f"{conversation}#1-1")
    accessible(page)
    page.go_back()
    expect(page.locator("#article .article")).to_have_count(0)
    expect(page).to_have_url(conversation)
    expect(page.locator(".turn")).to_have_count(2)

    page.goto("about:blank")
    page.goto(answer)
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".user-row").first).to_be_in_viewport()
    expect(page).to_have_url(answer)

    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect_at(page, "/")
    page.go_back()
    expect(page.locator(".turn")).to_have_count(2)
    page.go_forward()
    expect(page.locator(".turn")).to_have_count(0)
    expect_at(page, "/")


def restores(request: Request) -> bool:
    """Tell what asks for the conversation of an address."""
    data = (request.post_data_json or {}) if "/queue/join" in request.url else {}
    return "key" in (data.get("event_data") or {})


@contextmanager
def still_restoring(page: Page) -> Iterator[None]:
    """Load a page anew, and let what its address names come only after what the block does."""
    held: list[Route] = []
    page.route("**/queue/join*", lambda route: held.append(route) if restores(route.request) else route.continue_())
    with page.expect_request(restores):
        page.reload()
    yield
    held[0].continue_()
    page.unroute("**/queue/join*")


def test_who_clicks_while_an_address_is_restored_gets_what_they_clicked(
    visit: Visit, serve: Serve, own: Archive
) -> None:
    page = visit(serve(own), width=1440, height=900)
    ask(page, FERRY)
    expect_at(page, "/c/[0-9a-f]{32}")
    with still_restoring(page):
        page.get_by_role("button", name="Conversations").click()
        expect(page.locator(".kept .entry")).to_have_count(1)
    expect(page.locator(".turn")).to_have_count(1)
    expect_at(page, "/c/[0-9a-f]{32}")
    page.wait_for_timeout(1_000)
    expect(page.locator(".kept .entry")).to_have_count(1)

    with still_restoring(page):
        page.get_by_role("button", name="New conversation").click()
        expect_at(page, "/")
    expect(page.locator(".turn")).to_have_count(0)
    expect_at(page, "/")


def test_a_quotation_is_handed_on_as_a_link_and_a_conversation_stays_ones_own(
    visit: Visit, serve: Serve, own: Archive, screenshot: Screenshot
) -> None:
    address = serve(own)
    page = visit(address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, FERRY)
    expect_at(page, "/c/[0-9a-f]{32}")
    conversation = page.url
    page.locator(".turn .source").first.click()
    quote = page.locator(".article mark").inner_text()
    page.locator(".article").get_by_role("button", name="Salin tautan").click()
    expect(page.get_by_role("button", name="Tautan tersalin")).to_be_visible()
    link = copied(page)

    colleague = visit(link, width=390, height=844, dark=True, locale="id-ID")
    expect(colleague.locator(".article mark")).to_have_text(quote)
    expect(colleague).to_have_url(link)
    screenshot(colleague, "address-phone")
    colleague.locator(".article .close").click()
    expect_at(colleague, "/")
    colleague.go_back()
    expect(colleague.locator(".article mark")).to_have_text(quote)
    response = colleague.goto(conversation)
    assert response
    assert response.status == 404
    expect(colleague.get_by_role("heading")).to_have_text("Tidak ada apa-apa di sini untuk Anda")
    screenshot(colleague, "address-missing")
    colleague.get_by_role("link").click()
    colleague.locator("#ask").wait_for()

    page.goto(link.rsplit("-", 1)[0] + "-000000")
    expect(page.locator(".article .noted")).to_contain_text("the quotation no longer stands there")
    expect(page.locator(".article mark")).to_have_count(0)
