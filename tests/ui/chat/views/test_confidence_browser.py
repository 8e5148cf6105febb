"""What can be done with an answer, and how one begins, in a real Chromium."""

import json
import re
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from rag import Archive, Assistant
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit, ask, ended, held_back
from ui.fact_check import fact_check, handed_on
from ui.formats import Format

FERRY = "Berapa tarif feri Sembira?"
BRIDGE = "When will the bridge at Old Quay open?"
RISEN = "Benarkah tarif feri Sembira naik?"

_PRINTED = """() => Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
  get() { return { print: () => (window.onPaper = this.contentDocument.body.innerText) }; },
})"""
"""Catches what would be printed, for no browser without a screen prints."""


def markdown(archive: Archive, question: str) -> str:
    assistant = Assistant(archive)
    answer = assistant.ask(question)
    check = fact_check(answer, checked=date.today(), stances=assistant.stances(answer))
    return handed_on(check, Format.MARKDOWN).decode()


@pytest.fixture(scope="module")
def address(archive: Archive, serve: Serve) -> str:
    return serve(archive)


def test_a_question_to_begin_with_is_asked_by_a_click(
    visit: Visit, address: str, screenshot: Screenshot, accessible: Accessible
) -> None:
    page = visit(address, locale="id-ID")
    example = page.get_by_text("Benarkah “Tarif feri Sembira naik”?")
    expect(example).to_be_visible()
    screenshot(page, "examples")
    accessible(page)
    example.click()
    expect(ended(page, 0).locator(".badge")).to_contain_text("Ya")
    expect(page.locator("#conversation .user-row")).to_have_text("Benarkah “Tarif feri Sembira naik”?")


def test_an_answer_is_copied_asked_again_and_its_question_edited(
    visit: Visit, address: str, archive: Archive, screenshot: Screenshot
) -> None:
    page = visit(address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(page, FERRY)
    confidence = Assistant(archive).ask(FERRY).confidence
    assert confidence is not None
    said = re.compile(rf"^Artikel Anda menjawabnya: .*mungkin \({100 * confidence:.0f} %\)\.$")
    expect(turn.locator(".sure")).to_have_text(said)
    screenshot(page, "actions")
    turn.get_by_role("button", name="Salin", exact=True).click()
    expect(turn.get_by_role("button", name="Tersalin")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == markdown(archive, FERRY)

    turn.get_by_role("button", name="Tanyakan lagi").click()
    expect(ended(page, 1).locator(".quote")).to_have_count(turn.locator(".quote").count())

    turn.get_by_role("button", name="Ubah").click()
    expect(page.get_by_label("Question", exact=True)).to_have_value(FERRY)
    expect(page.get_by_label("Question", exact=True)).to_be_focused()


def test_why_the_passages_were_found_opens_beside_the_answer(
    visit: Visit, address: str, screenshot: Screenshot, accessible: Accessible
) -> None:
    page = visit(address)
    turn = ask(page, "How much is the Sembira ferry fare?")
    why = turn.get_by_role("button", name="Why these")
    why.click()
    expect(page.locator(".article h2")).to_have_text("Why these")
    expect(page.locator(".article .why > li").first).to_contain_text("Found by translation:")
    expect(page.locator(".article .why > li").first).to_contain_text("ferry → feri")
    screenshot(page, "why")
    accessible(page)
    page.keyboard.press("Escape")
    expect(page.locator(".article")).to_have_count(0)
    expect(why).to_be_focused()


def test_what_was_asked_for_last_stands_beside_the_answers_whatever_comes_late(visit: Visit, address: str) -> None:
    page = visit(address)
    ferry, bridge = ask(page, FERRY), ask(page, BRIDGE)
    heading, late = page.locator(".article h2"), ferry.get_by_role("button", name="Mengapa ini")

    with held_back(page, "#article", late):
        bridge.locator(".source").first.click()
        expect(heading).to_have_text("Old Quay bridge opens in March")
    expect(heading).to_have_text("Old Quay bridge opens in March")
    with held_back(page, "#article", late):
        page.get_by_role("button", name="Conversations").click()
        expect(heading).to_have_text("Conversations")
    expect(heading).to_have_text("Conversations")
    with held_back(page, "#article", late):
        bridge.get_by_role("button", name="Why these").click()
        expect(heading).to_have_text("Why these")
    expect(heading).to_have_text("Why these")
    with held_back(page, "#article", ferry.locator(".source").first):
        page.keyboard.press("Escape")
    expect(heading).to_have_count(0)
    with held_back(page, "#article", late):
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#article .article, #article .notice")).to_have_count(0)


def test_a_refusal_wears_a_badge_on_a_phone_too(visit: Visit, address: str, screenshot: Screenshot) -> None:
    page = visit(address, width=390, height=844, dark=True)
    turn = ask(page, "Siapa penemu mikroskop elektron?")
    expect(turn.locator(".badge")).to_have_text("∅Tidak ada di artikel Anda")
    assert page.evaluate("document.documentElement.scrollWidth <= 390")
    screenshot(page, "phone-refusal-dark")


def test_an_answer_is_handed_on_as_a_file_and_printed(
    visit: Visit, address: str, screenshot: Screenshot, accessible: Accessible
) -> None:
    page = visit(address)
    turn = ask(page, RISEN)
    turn.get_by_role("button", name="Teruskan").click()
    screenshot(page, "handing")
    accessible(page)
    with page.expect_download() as download:
        turn.get_by_role("button", name="Word (.docx)").click()
    assert download.value.suggested_filename == "benarkah-tarif-feri-sembira-naik.docx"
    paragraphs = [one.text for one in Document(str(download.value.path())).paragraphs]
    assert paragraphs[:2] == [RISEN, "Klaim: Tarif feri Sembira naik."]
    with page.expect_download() as download:
        turn.get_by_role("button", name="ClaimReview (JSON-LD)").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["@type"] == "ClaimReview"

    page.evaluate(_PRINTED)
    turn.get_by_role("button", name="Cetak atau PDF").click()
    page.wait_for_function("window.onPaper")
    printed = page.evaluate("window.onPaper")
    assert printed.startswith(RISEN)
    assert "https://kabar-sembira.example/feri" in printed
    turn.get_by_role("button", name="Teruskan").click()
    expect(turn.get_by_role("button", name="Cetak atau PDF")).to_be_hidden()


def test_a_conversation_is_saved_as_markdown(visit: Visit, address: str, archive: Archive) -> None:
    page = visit(address)
    expect(page.get_by_role("button", name="Save")).to_be_hidden()
    ask(page, BRIDGE)
    ask(page, "How much did it cost?")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save").click()
    assert download.value.suggested_filename == "sitasi.md"
    saved = Path(download.value.path()).read_text("utf-8")
    assert saved.startswith(f"# {BRIDGE}\n\n")
    assert "\n# How much did the bridge at Old Quay cost?\n\n" in saved
    assert "\n- [1] Old Quay bridge opens in March · publisher unknown · no date · English\n" in saved
    assert str(archive.folder.parent) not in saved


@pytest.mark.parametrize(("locale", "button"), [("id-ID", "Tanya"), ("en-GB", "Ask"), ("fr-FR", "Ask")])
def test_the_page_speaks_the_language_of_the_browser(
    browser: Browser, address: str, screenshot: Screenshot, locale: str, button: str
) -> None:
    with closing(browser.new_context(locale=locale)) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("button", name=button, exact=True)).to_be_visible()
        screenshot(page, f"page-{locale}")
