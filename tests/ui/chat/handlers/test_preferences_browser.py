"""The settings as a person meets them: chosen, remembered, and given up again."""

from playwright.sync_api import Page, expect

from rag import Archive
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit


def is_dark(page: Page) -> bool:
    return bool(page.evaluate("document.body.classList.contains('dark')"))


def test_language_theme_and_news_are_chosen_remembered_and_given_up(
    visit: Visit, serve: Serve, own: Archive, accessible: Accessible, screenshot: Screenshot
) -> None:
    page = visit(serve(own))
    page.get_by_role("button", name="Settings").press("Enter")
    expect(page.locator(".article h2")).to_be_focused()
    expect(page.locator(".facts")).to_contain_text("1 article · ")
    accessible(page)
    page.get_by_label("Theme").select_option("dark")
    assert is_dark(page)
    screenshot(page, "settings")
    page.get_by_label("News on the start page").select_option("hidden")
    expect(page.locator(".news")).not_to_be_visible()
    with page.expect_navigation():
        page.get_by_label("Language of the page").select_option("id")
    expect(page.get_by_role("button", name="Tanya", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.locator(".welcome")).to_contain_text("Apa yang ingin Anda ketahui?")
    assert is_dark(page)
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    assert is_dark(page)
    expect(page.locator(".news")).not_to_be_visible()

    page.get_by_role("button", name="Setelan").click()
    expect(page.get_by_label("Tema")).to_have_value("dark")
    with page.expect_navigation():
        page.get_by_role("button", name="Kembali ke semula").click()
    expect(page.locator(".news")).to_be_visible()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    assert not is_dark(page)
    assert "sitasi" not in page.evaluate("document.cookie")


def test_the_settings_on_a_phone_in_the_dark_in_indonesian(
    visit: Visit, serve: Serve, own: Archive, screenshot: Screenshot
) -> None:
    page = visit(serve(own), width=390, height=844, dark=True, locale="id-ID")
    page.get_by_role("button", name="Setelan").click()
    page.get_by_label("Tema").select_option("light")
    assert not is_dark(page)
    page.get_by_label("Tema").select_option("")
    assert is_dark(page)
    screenshot(page, "settings-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Setelan")).to_be_visible()
