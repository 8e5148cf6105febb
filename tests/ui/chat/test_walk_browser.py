"""Every path through the page, on each size of screen, light and dark, in both languages."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.chat.browsing import Screenshot, Serve, Visit, ask, filled, reload_at
from tests.ui.chat.views.test_card_browser import FORD, FORD_ID, SIZES, STORIES, in_sight

WAYS = list(product(("en-US", "id-ID"), (False, True), SIZES))


@pytest.fixture(scope="module")
def address(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with filled(tmp_path_factory.mktemp("walk"), STORIES) as opened:
        yield serve(opened)


def fits(page: Page) -> None:
    """Check that nothing is wider than the screen."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")


def opened(page: Page, click: Locator, shown: str) -> Locator:
    """Click, and give what opens once it is seen."""
    click.click()
    panel = page.locator(shown)
    expect(panel).to_be_in_viewport()
    fits(page)
    return panel


@pytest.mark.parametrize(
    ("locale", "dark", "size"),
    WAYS,
    ids=[f"{one[:2]}-{'dark' if dark else 'light'}-{size[0]}" for one, dark, size in WAYS],
)
def test_every_path_can_be_walked(
    visit: Visit, address: str, screenshot: Screenshot, locale: str, size: tuple[int, int], *, dark: bool
) -> None:
    page = visit(address, width=size[0], height=size[1], dark=dark, locale=locale)
    assert page.evaluate("document.body.classList.contains('dark')") == dark
    expect(page.locator("html")).to_have_attribute("lang", locale[:2])
    expect(page.locator(".welcome")).to_be_visible()
    fits(page)

    # A question, its verdict, and the place of a quotation in its article
    turn = ask(page, FORD if locale == "en-US" else FORD_ID)
    expect(turn.locator(".verdict [data-verdict]")).to_have_attribute("data-verdict", "no")
    in_sight(page, 0)
    fits(page)
    opened(page, turn.locator(".side[data-side=against] .mark").first, ".article mark")
    screenshot(page, f"walk-{locale[:2]}-{'dark' if dark else 'light'}-{size[0]}")
    page.keyboard.press("Escape")
    expect(page.locator(".article")).to_have_count(0)

    # Why these passages, and handing the answer on
    opened(page, turn.locator("[data-why]").first, ".article .why")
    page.keyboard.press("Escape")
    opened(page, turn.locator("[data-handing]").first, ".turn .handing:not([hidden])")

    # Filters, and a question of what they leave
    opened(page, page.locator("#filters .narrow"), "#filters form")
    page.locator("#filters form input[list]").first.fill("TeknoLugas")
    page.locator("#filters form [type=submit]").click()
    expect(page.locator("#filters .chip bdi")).to_have_text(["TeknoLugas"])
    fits(page)
    expect(ask(page, "Xiaomi Ford?").locator(".filtered")).to_contain_text("TeknoLugas")
    page.locator("#filters .chip").first.press("Delete")
    expect(page.locator("#filters .chip")).to_have_count(0)

    # What no article says
    refusal = ask(page, "Siapa penemu mikroskop elektron?").locator(".refusal")
    expect(refusal).to_be_in_viewport(ratio=1)

    # The same conversation, reloaded at its address, and found again
    reload_at(page)
    expect(page.locator(".turn")).to_have_count(3)
    page.locator("#anew").click()
    expect(page.locator(".turn")).to_have_count(0)

    # The articles, one of them opened; measuring; settings
    page.get_by_role("tab").nth(1).click()
    expect(page.locator("#articles .entry")).to_have_count(len(STORIES))
    page.locator("#articles-query input").fill("lugas")
    expect(page.locator("#articles .entry")).to_have_count(1)
    opened(page, page.locator("#articles .entry").first, "#articles article h2")
    page.keyboard.press("Escape")
    expect(page.locator("#articles article")).to_have_count(0)
    page.get_by_role("tab").nth(2).click()
    expect(page.locator("#measure")).to_be_visible()
    fits(page)
    page.get_by_role("tab").nth(0).click()
    opened(page, page.locator("#settings"), ".article h2")
    page.keyboard.press("Escape")
    expect(page.locator(".article")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/$"))
