"""The chat as a person meets it, in a real Chromium; `visit` fails on dialogs, errors and requests to other hosts."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rag import Archive, Article, Assistant
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit, ask, slow_answers

FERRY = "Berapa tarif feri Sembira?"
UNKNOWN = "Siapa penemu mikroskop elektron?"


RECORD_GROWTH = """
window.growth = [];
window.aloud = [];
window.shifts = 0;
new MutationObserver(() => window.aloud.push(document.querySelector("#aloud").textContent))
  .observe(document.querySelector("#aloud"), {childList: true});
new PerformanceObserver((list) => {
  if (document.querySelector(".quote")) window.shifts += list.getEntries().reduce((sum, one) => sum + one.value, 0);
}).observe({type: "layout-shift"});
new MutationObserver(() => {
  const turn = document.querySelector('.turn');
  if (!turn) return;
  const quotes = turn.querySelectorAll('.quote');
  const top = quotes.length ? Math.round(quotes[0].getBoundingClientRect().top) : null;
  const seen = [turn.dataset.stage, quotes.length, turn.querySelectorAll('.source').length, top];
  if (JSON.stringify(seen) !== JSON.stringify(window.growth.at(-1))) window.growth.push(seen);
}).observe(document, {subtree: true, childList: true, attributes: true});
"""


@pytest.fixture(scope="module")
def address(archive: Archive, serve: Serve) -> str:
    return serve(archive)


def marked(page: Page) -> str:
    return "".join(page.locator(".article mark").all_text_contents())


def test_an_answer_streams_and_each_of_its_sources_opens_at_the_quotation(
    visit: Visit, address: str, archive: Archive, screenshot: Screenshot
) -> None:
    expected = Assistant(archive).ask(FERRY)
    assert len(expected.sentences) >= 2
    page = visit(address)
    screenshot(page, "start")
    page.evaluate(RECORD_GROWTH)
    turn = ask(page, FERRY)
    screenshot(page, "answer")

    assert turn.locator(".quote > span").all_text_contents() == [one.text for one in expected.sentences]
    assert turn.locator(".source").count() == len(expected.citations)
    assert turn.locator(".source").first.inner_text().split("\n") == [
        "1",
        expected.citations[0].quote,
    ]
    assert turn.locator(".origin-row").inner_text().split("\n") == [
        "Tarif feri Sembira naik",
        "Kabar Sembira · 12 Juni 2024 · bahasa Indonesia",
    ]
    for citation in expected.citations:
        turn.locator(".source").nth(citation.number - 1).click()
        expect(page.locator(".article mark")).to_have_text(citation.quote)
        assert marked(page) == citation.quote
        expect(page.locator(".article mark")).to_be_in_viewport()
    screenshot(page, "article")


def test_sentences_appear_one_after_another_and_nothing_moves(visit: Visit, address: str, archive: Archive) -> None:
    texts = [one.text for one in Assistant(archive).ask(FERRY).sentences]
    page = visit(address)
    page.evaluate(RECORD_GROWTH)
    turn = ask(page, FERRY)
    ((stage, quotes, sources, _),) = [seen for seen in page.evaluate("window.growth") if seen[0] != "searching"]
    assert (stage, quotes, sources) == ("done", len(texts), len(texts))
    assert page.evaluate("window.shifts") == 0
    assert page.evaluate("window.aloud") == [" ".join(texts)]
    delays = turn.locator(".quote").evaluate_all("all => all.map((one) => getComputedStyle(one).animationDelay)")
    assert delays == [f"{0.15 * place:g}s" for place in range(len(texts))]
    ask(page, UNKNOWN)
    expect(turn.locator(".quote").first).to_be_visible()
    assert turn.first.locator(".quote").first.evaluate("one => getComputedStyle(one).animationName") == "none"


def test_who_wants_no_motion_sees_the_whole_answer_at_once(visit: Visit, address: str) -> None:
    page = visit(address)
    page.emulate_media(reduced_motion="reduce")
    turn = ask(page, FERRY)
    names = turn.locator(".quote").evaluate_all("all => all.map((one) => getComputedStyle(one).animationName)")
    assert set(names) == {"none"}


def test_the_article_tells_the_story_from_what_stands_around_it(visit: Visit, address: str) -> None:
    page = visit(address)
    ask(page, FERRY).locator(".mark").first.click()
    article = page.locator(".article")
    expect(article.get_by_role("heading", name="Tarif feri Sembira naik")).to_be_focused()
    expect(article.locator(".outside").first).to_contain_text("BERANDA")
    link = article.get_by_role("link")
    assert link.get_attribute("href") == link.inner_text() == "https://kabar-sembira.example/feri"
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer nofollow")


def test_the_keyboard_is_enough(visit: Visit, address: str) -> None:
    page = visit(address)
    source = ask(page, FERRY).locator(".source").first
    source.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".article mark")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".article")).to_have_count(0)
    expect(source).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".article mark")).to_be_in_viewport()
    page.get_by_role("button", name="Tutup", exact=True).click()
    expect(page.locator(".article")).to_have_count(0)


def test_a_refusal_says_so_and_opens_the_nearest_articles(
    visit: Visit, address: str, archive: Archive, screenshot: Screenshot
) -> None:
    nearest = Assistant(archive).ask(UNKNOWN).nearest
    page = visit(address, dark=True)
    turn = ask(page, UNKNOWN)
    expect(turn.locator(".refusal")).to_have_text("Artikel Anda tidak menyebutkannya.")
    assert turn.locator(".source .title").all_text_contents() == [article.label for article in nearest]
    turn.locator(".source").first.click()
    expect(page.locator(".article h2")).to_have_text(nearest[0].title or nearest[0].label)
    assert page.locator("mark").count() == 0
    screenshot(page, "refusal-dark")


def hostile(archive: Archive) -> Article:
    found = next(article for article in archive.articles() if article.title and "Palsu" in article.title)
    assert "onerror" in (found.title or "")
    assert "<script>" in (found.publisher or "")
    assert "<iframe" in found.text
    return found


def test_hostile_articles_and_questions_are_shown_as_text(
    visit: Visit, address: str, archive: Archive, screenshot: Screenshot
) -> None:
    article = hostile(archive)
    question = "Siapa membuka taman <img src=x onerror=alert(6)> ![a](http://outside.example/q.png) $$y$$ Palsu?"
    page = visit(address)
    turn = ask(page, question)
    turn.locator(".source").first.click()
    expect(page.locator(".article mark")).to_be_visible()
    screenshot(page, "hostile")

    expect(page.locator("#conversation .user-row")).to_have_text(question)
    assert turn.locator(".quote > span").first.text_content() == marked(page)
    assert marked(page) in article.text
    assert "${alert(4)} {{value}}" in marked(page)
    assert turn.locator(".origin-row .title").first.text_content() == article.label
    expect(turn.locator(".origin-row .origin").first).to_contain_text(article.publisher or "")
    assert page.locator(".article h2").text_content() == article.title
    assert page.locator("#workspace").locator("img, iframe, script, a:not(.news a[href^='a/']), b, .katex").count() == 0


def test_a_blank_question_asks_nothing_and_an_odd_one_gets_a_clean_answer(visit: Visit, address: str) -> None:
    page = visit(address)
    box = page.get_by_label("Question", exact=True)
    box.fill("   ")
    page.keyboard.press("Enter")
    for question in ("title:(* AND", "?" * 30, "kata " * 4_000, "\u202e{}[]()`'\"\\"):
        turn = ask(page, question)
        expect(turn.locator(".refusal, .quote").first).to_be_visible()
        expect(box).to_have_value("")
    assert page.locator(".turn").count() == 4


def test_stop_leaves_the_question_and_the_next_one_is_answered(
    visit: Visit, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit(address)
    with slow_answers(monkeypatch, 2):
        turn = ask(page, FERRY, stage="searching")
        page.get_by_role("button", name="Stop").click()
        expect(turn).to_have_attribute("data-stage", "stopped")
    expect(turn.locator(".status")).to_have_text("Dihentikan.")
    assert ask(page, FERRY).locator(".quote").count() >= 2
    assert turn.first.locator(".quote").count() == 0


def test_a_new_conversation_is_empty_even_in_the_midst_of_an_answer(
    visit: Visit, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit(address)
    ask(page, FERRY).locator(".source").first.click()
    expect(page.locator(".article")).to_be_visible()
    with slow_answers(monkeypatch, 1):
        ask(page, FERRY, stage="searching")
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator(".turn, .article")).to_have_count(0)
        page.wait_for_timeout(1_500)  # the answer that was under way would have come by now
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()


def test_what_is_typed_while_an_answer_comes_stays(visit: Visit, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = visit(address)
    box = page.get_by_label("Question", exact=True)
    with slow_answers(monkeypatch, 1):
        turn = ask(page, FERRY, stage="searching")
        box.fill("Does the bridge carry a toll?")
        page.keyboard.press("Enter")
        expect(turn).to_have_attribute("data-stage", "done")
    expect(box).to_have_value("Does the bridge carry a toll?")
    assert page.locator(".turn").count() == 1


def test_two_browsers_do_not_see_each_other(visit: Visit, address: str) -> None:
    one, other = visit(address), visit(address)
    ask(one, FERRY)
    assert other.locator(".turn").count() == 0
    ask(other, "When will the bridge at Old Quay open?").locator(".source").first.click()
    expect(other.locator(".article h2")).to_contain_text("Old Quay")
    expect(other.locator(".article .origin")).to_contain_text("no date")
    assert one.locator(".turn").count() == other.locator(".turn").count() == 1
    assert one.locator(".article").count() == 0


def test_it_fits_a_phone(visit: Visit, address: str, screenshot: Screenshot, accessible: Accessible) -> None:
    page = visit(address, width=390, height=844)

    def fits() -> bool:
        return bool(page.evaluate("document.documentElement.scrollWidth <= 390"))

    assert fits()
    turn = ask(page, FERRY)
    screenshot(page, "phone-answer")
    assert fits()
    turn.locator(".source").last.click()
    expect(page.locator(".article mark")).to_be_in_viewport()
    screenshot(page, "phone-article")
    assert fits()
    accessible(page)
    assert page.evaluate("document.querySelector('#article').scrollWidth") <= 390
    for _ in range(2):
        page.keyboard.press("Shift+Tab")  # past × the focus would be under the article, unseen
    expect(page.locator(".article")).to_have_count(0)
    expect(turn.locator(".source").last).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tutup", exact=True).click()
    expect(turn.locator(".source").last).to_be_focused()
    verdict = ask(page, "Will the bridge at Old Quay carry a toll?").locator(".verdict")
    expect(verdict).to_have_text("✕No your articles say otherwise.")
    screenshot(page, "phone-verdict")
    assert fits()
    accessible(page)


def test_dates_in_a_question_are_stated_and_left_out_by_a_button(
    visit: Visit, address: str, archive: Archive, screenshot: Screenshot
) -> None:
    expected = Assistant(archive).ask(FERRY)
    page = visit(address, width=390, height=844, dark=True)
    turn = ask(page, "Berapa tarif feri Sembira dalam 3 hari terakhir?")
    expect(turn.locator(".refusal")).to_have_text("Tidak ada artikel dari rentang tanggal itu yang membahasnya.")
    expect(turn.locator(".dates")).to_contain_text("(“dalam 3 hari terakhir”)")
    again = turn.get_by_role("button", name="Cari di semua tanggal")
    box = again.bounding_box()
    assert box
    assert box["height"] >= 24
    assert page.evaluate("document.documentElement.scrollWidth <= 390")
    screenshot(page, "phone-dates-dark")
    again.focus()
    page.keyboard.press("Enter")
    answered = page.locator(".turn").nth(1)
    expect(answered).to_have_attribute("data-stage", "done")
    assert answered.locator(".quote > span").all_text_contents() == [one.text for one in expected.sentences]
    expect(answered.locator(".dates")).to_have_count(0)
    screenshot(page, "phone-dates-left-out-dark")


def test_an_empty_archive_says_how_to_fill_it_and_answers_once_it_is(
    visit: Visit, serve: Serve, tmp_path: Path, screenshot: Screenshot, accessible: Accessible
) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        page = visit(serve(archive))
        expect(page.locator(".welcome")).to_contain_text("sitasi add PATH")
        accessible(page)
        screenshot(page, "empty")
        expect(ask(page, "How long is the pier?").locator(".refusal")).to_contain_text("no articles yet")
        (tmp_path / "pier.txt").write_text("The pier at Old Quay is 310 metres long.\n", encoding="utf-8")
        archive.add(tmp_path / "pier.txt")
        expect(ask(page, "How long is the pier?").locator(".quote")).to_contain_text("310 metres")


def test_a_failure_is_a_calm_line_and_the_question_stays(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text("The pier at Old Quay is 310 metres long.\n", encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(tmp_path / "pier.txt")
        page = visit(serve(archive))
        with closing(sqlite3.connect(archive.folder / "archive.db")) as other, other:
            other.execute("UPDATE state SET value = 'of another' WHERE key = 'encoder_fingerprint'")
        turn = ask(page, "How long is the pier?", stage="failed")
        expect(turn.locator(".failure")).to_contain_text("sitasi rebuild")
        expect(page.locator("#conversation .user-row")).to_have_text("How long is the pier?")
        expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
