"""Marks as a person makes them, in a real Chromium; what is kept is read from the archive."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from rag import Archive, Assistant
from rag.types import Answer, Mark, Span, Verdict
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit, ask, reload_at, slow_answers

FERRY = "Berapa tarif feri Sembira?"
TOLL = "Will the bridge at Old Quay carry a toll?"
UNKNOWN = "Siapa penemu mikroskop elektron?"


@pytest.fixture(scope="module")
def own(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return a copy of the stories' archive, to mark in."""
    folder = shutil.copytree(archive.folder, tmp_path_factory.mktemp("marks") / "archive")
    with Archive.open(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def address(own: Archive, serve: Serve) -> str:
    return serve(own)


@pytest.fixture(autouse=True)
def nothing_marked(own: Archive) -> Iterator[None]:
    yield
    for mark in own.feedback():
        own.keep_feedback(mark)


def expect_pressed(button: Locator, *, pressed: bool = True) -> None:
    expect(button).to_have_attribute("aria-pressed", str(pressed).lower())


def answer(archive: Archive, question: str = FERRY) -> Answer:
    return Assistant(archive).ask(question)


def kept(archive: Archive) -> list[tuple[str, Mark, list[str]]]:
    return [(one.question, one.mark, [place.quote for place in one.places]) for one in archive.feedback()]


def test_an_answer_is_marked_right_and_taken_back_without_anything_moving(
    visit: Visit, address: str, own: Archive, screenshot: Screenshot
) -> None:
    page = visit(address)
    turn = ask(page, FERRY)
    right = turn.get_by_role("button", name="Benar", exact=True)
    expect_pressed(right, pressed=False)
    before = turn.bounding_box(), right.bounding_box()
    turn.evaluate("turn => turn.dataset.same = 'yes'")

    right.click()
    expect_pressed(right)
    assert (turn.bounding_box(), right.bounding_box()) == before
    expect(right).to_be_focused()
    (mark,) = own.feedback()
    assert (mark.question, mark.mark, mark.language) == (FERRY, Mark.RIGHT, "id")
    assert [(place.article_id, place.span, place.quote) for place in mark.places] == [
        (one.article.article_id, Span(one.start, one.end), one.quote) for one in answer(own).citations
    ]
    screenshot(page, "right")

    right.click()
    expect_pressed(right, pressed=False)
    assert own.feedback() == []
    assert (turn.bounding_box(), right.bounding_box()) == before
    expect(turn).to_have_attribute("data-same", "yes")


def test_a_source_is_marked_wrong_and_no_other(visit: Visit, address: str, own: Archive) -> None:
    page = visit(address)
    wrong = ask(page, FERRY).get_by_role("button", name="Sumber salah")
    citations = answer(own).citations
    assert wrong.count() == len(citations) >= 2
    assert wrong.nth(1).get_attribute("aria-label") == f"Sumber salah: 2, {citations[1].article.label}"
    wrong.nth(1).click()
    expect_pressed(wrong.nth(1))
    expect_pressed(wrong.nth(0), pressed=False)
    assert kept(own) == [(FERRY, Mark.WRONG_SOURCE, [citations[1].quote])]
    expect(page.locator(".article")).to_have_count(0)


def test_a_verdict_is_marked_wrong_with_a_note_and_nobody_else_sees_it(
    visit: Visit, address: str, own: Archive, accessible: Accessible, screenshot: Screenshot
) -> None:
    hostile = 'The <b>day</b> is wrong"><img src=x onerror=alert(1)>'
    page = visit(address)
    turn = ask(page, TOLL)
    turn.get_by_role("button", name="Wrong verdict").click()
    expect_pressed(turn.get_by_role("button", name="Wrong verdict"))
    note = turn.get_by_role("button", name="Note", exact=True)
    note.click()
    field = turn.get_by_label("What should be known of this answer")
    expect(field).to_be_focused()
    screenshot(page, "note")
    accessible(page)
    field.fill(hostile)
    page.keyboard.press("Enter")
    expect_pressed(note)
    expect(note).to_be_focused()
    expect(field).to_be_hidden()
    wrong, said = own.feedback()
    assert (wrong.mark, wrong.verdict, said.mark, said.note) == (Mark.WRONG_VERDICT, Verdict.NO, Mark.NOTE, hostile)
    assert wrong.owner == said.owner
    assert wrong.owner.startswith("browser ")

    reload_at(page)
    expect_pressed(turn.get_by_role("button", name="Wrong verdict"))
    note.click()
    expect(field).to_have_value(hostile)
    other = ask(visit(address), TOLL)
    expect_pressed(other.get_by_role("button", name="Wrong verdict"), pressed=False)
    expect_pressed(other.get_by_role("button", name="Note", exact=True), pressed=False)


def test_under_a_refusal_the_missed_article_is_named(
    visit: Visit, address: str, own: Archive, screenshot: Screenshot
) -> None:
    nearest = answer(own, UNKNOWN).nearest
    page = visit(address, dark=True)
    turn = ask(page, UNKNOWN)
    assert turn.get_by_role("button", name="Benar", exact=True).count() == 0
    missed = turn.get_by_role("button", name="Ini menjawabnya")
    assert missed.count() == len(nearest)
    missed.last.click()
    expect_pressed(missed.last)
    (mark,) = own.feedback()
    assert (mark.question, mark.mark) == (UNKNOWN, Mark.MISSED_ARTICLE)
    assert [(place.article_id, place.span) for place in mark.places] == [(nearest[-1].article_id, None)]
    screenshot(page, "missed-dark")


def test_the_keyboard_is_enough_to_mark(visit: Visit, address: str, own: Archive) -> None:
    page = visit(address)
    turn = ask(page, FERRY)
    right = turn.get_by_role("button", name="Benar", exact=True)
    turn.locator(".mark").last.focus()
    page.keyboard.press("Tab")
    expect(right).to_be_focused()
    page.keyboard.press("Enter")
    expect_pressed(right)
    for _ in ("the note", "the article", "its quotation", "the mark"):
        page.keyboard.press("Tab")
    expect(turn.get_by_role("button", name="Sumber salah").first).to_be_focused()
    page.keyboard.press("Space")
    expect_pressed(turn.get_by_role("button", name="Sumber salah").first)
    expect(turn.get_by_role("button", name="Sumber salah").first).to_be_focused()
    expect(right).to_have_attribute("aria-pressed", "false")
    assert [mark for _, mark, _ in kept(own)] == [Mark.WRONG_SOURCE]


def test_marks_stay_through_further_questions_and_new_conversations(visit: Visit, address: str, own: Archive) -> None:
    page = visit(address)
    ask(page, FERRY).get_by_role("button", name="Benar", exact=True).click()
    again = ask(page, f"  {FERRY} ")
    rights = page.get_by_role("button", name="Benar", exact=True)
    expect(rights).to_have_count(2)
    for right in rights.all():
        expect_pressed(right)
    again.get_by_role("button", name="Benar", exact=True).click()
    for right in rights.all():
        expect_pressed(right, pressed=False)
    assert own.feedback() == []

    rights.first.click()
    expect_pressed(rights.last)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, FERRY)
    expect_pressed(rights.first)
    rights.first.click()
    expect_pressed(rights.first, pressed=False)
    rights.first.click()
    expect_pressed(rights.first)
    assert len(own.feedback()) == 1


def test_a_mark_made_while_another_answer_grows_is_kept(
    visit: Visit, address: str, own: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit(address)
    right = ask(page, FERRY).get_by_role("button", name="Benar", exact=True)
    with slow_answers(monkeypatch, 2):
        growing = ask(page, "When will the bridge at Old Quay open?", stage="searching")
        assert growing.locator(".judge").count() == 0
        right.click()
        expect_pressed(right)
        expect(growing).to_have_attribute("data-stage", "done")
    expect_pressed(right)
    expect_pressed(growing.get_by_role("button", name="Right", exact=True), pressed=False)
    assert [(question, mark) for question, mark, _ in kept(own)] == [(FERRY, Mark.RIGHT)]


def test_marks_fit_a_phone(visit: Visit, address: str, screenshot: Screenshot) -> None:
    page = visit(address, width=390, height=844)
    turn = ask(page, FERRY)
    turn.get_by_role("button", name="Sumber salah").first.click()
    expect_pressed(turn.get_by_role("button", name="Sumber salah").first)
    for button in turn.locator(".judge").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 24
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 390
    screenshot(page, "phone-marks")
    ask(page, UNKNOWN)
    screenshot(page, "phone-missed")
    assert page.evaluate("document.documentElement.scrollWidth <= 390")


def test_an_archive_that_cannot_be_written_is_one_calm_line(
    visit: Visit, serve: Serve, archive: Archive, tmp_path: Path, screenshot: Screenshot
) -> None:
    with Archive.open(shutil.copytree(archive.folder, tmp_path / "archive")) as shut:
        with closing(sqlite3.connect(shut.folder / "archive.db")) as other, other:
            other.execute("CREATE TRIGGER shut BEFORE INSERT ON feedback BEGIN SELECT RAISE(ABORT, 'shut'); END")
        page = visit(serve(shut))
        right = ask(page, "When will the bridge at Old Quay open?").get_by_role("button", name="Right", exact=True)
        right.click()
        expect(page.get_by_text("Your mark could not be kept; the terminal says why.")).to_be_visible()
        expect_pressed(right, pressed=False)
        screenshot(page, "unkept")
        with closing(sqlite3.connect(shut.folder / "archive.db")) as other, other:
            other.execute("DROP TRIGGER shut")
        right.click()
        expect_pressed(right)
        assert [mark for _, mark, _ in kept(shut)] == [Mark.RIGHT]
