"""The tab that measures as a person meets it, in a real Chromium, alone on a page of its own."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import gradio as gr
import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from embeddings.language import Language
from rag import Archive, Assistant
from tests.conftest import write_stories
from tests.ui.chat.browsing import PATIENCE, Screenshot
from ui.chat import theme
from ui.chat.locales.measure import measure_words
from ui.chat.locales.page import page_words, translations
from ui.chat.measure.measuring import measure
from ui.chat.tabs.measure import measure_tab

SAID = measure_words(Language.ENGLISH)
LABELS = page_words(Language.ENGLISH)
QUESTIONS: list[dict[str, Any]] = [
    {"id": "1", "question": "Berapa tarif feri Teluk Sagara?", "answers": ["Rp42.500"], "article": "feri.txt"},
    {"id": "2", "question": "Will the bridge at Old Quay carry a toll?", "verdict": "no", "answers": ["denied"]},
    {"id": "3", "question": "Berapa ton padi dipanen di Lembah Ara?", "answers": ["368.000"]},
    {"id": "4", "question": "Siapa penemu mikroskop elektron?", "answerable": False},
]

Open = Callable[..., Page]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(write_stories(tmp_path / "stories"))
        yield opened


@pytest.fixture
def address(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve a page that holds only the tab; the archive lies outside of what Gradio gives out by itself."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    os.environ.update(GRADIO_ANALYTICS_ENABLED="False", HF_HUB_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1")
    with gr.Blocks(analytics_enabled=False, title="Measure", fill_height=True, fill_width=True) as app:
        with gr.Tabs(), gr.Tab("Measure"):
            measure_tab(archive)
        app.queue(default_concurrency_limit=None)
    app.launch(
        server_name="127.0.0.1",
        prevent_thread_lock=True,
        theme=theme.theme(),
        i18n=translations(),
        css_paths=[Path(theme.__file__).parent / "static" / name for name in ("page.css", "measure.css")],
        footer_links=[],
        run_history=False,
        share=False,
        ssr_mode=False,
        quiet=True,
    )
    yield str(app.local_url)
    app.close(verbose=False)


@pytest.fixture
def open_tab(browser: Browser, address: str) -> Iterator[Open]:
    """Return what opens the tab in a browser of its own; no page may ask another host, show a dialog or fail."""
    wrong: list[str] = []

    def refuse(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    with ExitStack() as contexts:

        def open_page(*, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
            )
            contexts.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.on("request", lambda one: None if one.url.startswith((address, "data:")) else wrong.append(one.url))
            page.on("dialog", refuse)
            page.on("pageerror", lambda one: wrong.append(str(one)))
            page.goto(address)
            button(page, LABELS.run).wait_for()
            return page

        yield open_page
    assert wrong == []


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def lines(*questions: object) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in questions).encode()


def upload(page: Page, content: bytes, name: str = "daily.jsonl") -> None:
    page.locator("#measure input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})


def ended(page: Page) -> Locator:
    """Return what is said once a run is at its end."""
    expect(page.locator("#measure progress")).to_have_count(0)
    expect(button(page, LABELS.run)).to_be_enabled()
    return page.locator("#measure-state")


def run(page: Page) -> Locator:
    button(page, LABELS.run).click()
    expect(page.locator("#measure-state")).to_contain_text("The run is kept")
    return ended(page)


def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let one question be answered, and the others once what is given back is set."""
    forget, asked, go_on = Assistant.forget, count(), Event()

    def wait(self: Assistant) -> None:  # comes before each question
        if next(asked):
            go_on.wait(60)
        forget(self)

    monkeypatch.setattr(Assistant, "forget", wait)
    return go_on


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def table(page: Page, name: str) -> list[list[str]]:
    rows = page.get_by_role("region", name=name, exact=True).locator("tr")
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


def test_a_set_is_added_run_and_compared(
    open_tab: Open, archive: Archive, tmp_path: Path, screenshot: Screenshot
) -> None:
    page = open_tab()
    expect(page.locator("#measure")).to_contain_text(LABELS.no_set)
    screenshot(page, "measure-start")
    upload(page, lines(*QUESTIONS))
    expect(page.locator("#measure-state")).to_have_text("daily.jsonl was added: 4 questions.")
    assert (archive.folder / "questions" / "daily.jsonl").read_bytes() == lines(*QUESTIONS)

    expect(run(page)).to_contain_text("daily: 4 questions asked. The run is kept in runs/daily-")
    screenshot(page, "measure-first")
    pictures = page.locator("#measure figure img")
    expect(pictures).not_to_have_count(0)
    assert [one.is_visible() for one in pictures.all()] == [True, False] * (pictures.count() // 2)
    (first,) = (archive.folder / "runs").iterdir()
    metrics = {row[0].split("\n")[0]: row[1] for row in table(page, SAID.metrics)}
    saved = json.loads((first / "run.json").read_text(encoding="utf-8"))["metrics"]
    assert {name: f"{value:.3f}" for name, value in saved.items() if value is not None}.items() <= metrics.items()
    assert table(page, SAID.confusion) == [["Expected", "no"], ["no", "1"]]

    with page.expect_download() as download:
        button(page, LABELS.download).or_(page.get_by_role("link", name=LABELS.download)).first.click()
    assert Path(download.value.path()).read_bytes() == (first / "report.html").read_bytes()

    upload(page, lines({**QUESTIONS[0], "answers": ["Rp1"]}, *QUESTIONS[1:]))
    expect(page.locator("#measure-state")).to_contain_text("was added")
    run(page)
    screenshot(page, "measure-second")
    page.get_by_role("heading", name="What changed most").scroll_into_view_if_needed()
    screenshot(page, "measure-changes")
    assert table(page, SAID.metrics)[0] == ["Measure", "Now", "Earlier", "Difference", "p"]
    hit = next(row for row in table(page, SAID.metrics) if row[0].startswith("AnswerHit"))
    assert hit[1:4] == ["0.667", "1.000", "−0.333"]
    expect(page.locator("#measure-result")).to_contain_text(f"Earlier is the run {first.name}.")
    changes = page.locator("#measure .changes")
    expect(changes).to_have_count(1)
    expect(changes.get_by_role("listitem")).to_have_count(1)
    expect(changes.locator("li > p")).to_contain_text(QUESTIONS[0]["question"])
    expect(page.get_by_role("heading", name="What changed most")).to_have_text("What changed most, by AnswerF1")
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["archive", "stories", "temporary"]


def test_stop_ends_a_run_and_a_reload_does_not(
    open_tab: Open, archive: Archive, monkeypatch: pytest.MonkeyPatch, screenshot: Screenshot
) -> None:
    page = open_tab(dark=True)
    upload(page, lines(*QUESTIONS))
    expect(page.locator("#measure-state")).to_contain_text("was added")
    with monkeypatch.context() as slow:
        go_on = held(slow)
        other = open_tab()
        button(page, LABELS.run).click()
        expect(page.locator("#measure progress[value='1']")).to_be_visible()
        expect(page.locator("#measure-state")).to_contain_text("daily.jsonl: 1 of 4 questions asked")
        screenshot(page, "measure-running-dark")
        button(other, LABELS.run).click()
        expect(other.locator("#measure-state")).to_have_text(SAID.under_way)
        page.reload()
        expect(page.locator("#measure progress")).to_be_visible()
        button(page, LABELS.halt).focus()
        page.keyboard.press("Enter")
        expect(page.locator("#measure-state")).to_contain_text(SAID.stopping)
        go_on.set()
        expect(page.locator("#measure-state")).to_contain_text("Stopped after 2 of 4 questions.")
    assert not (archive.folder / "runs").exists()
    expect(button(page, LABELS.halt)).to_be_disabled()
    expect(run(page)).to_contain_text("4 questions asked")
    page.reload()
    expect(page.locator("#measure-result table").first).to_be_visible()


def test_what_is_wrong_is_a_calm_list_and_nothing_is_lost(
    open_tab: Open, archive: Archive, screenshot: Screenshot
) -> None:
    page = open_tab(width=390, height=844)
    state = page.locator("#measure-state")
    button(page, LABELS.run).click()
    expect(state).to_have_text(SAID.no_choice)
    upload(page, lines(*QUESTIONS))
    expect(state).to_contain_text("was added")

    upload(page, lines({"question": ""}, {"question": "<img src=x onerror=alert(1)>", "verdict": "<b>"}, 3))
    expect(state.get_by_role("listitem")).to_have_count(3)
    expect(state.get_by_role("listitem").nth(1)).to_have_text(
        "daily.jsonl:2: 'verdict' must be one of yes, no, unconfirmed, disputed; it is '<b>'"
    )
    screenshot(page, "measure-problems-phone")
    assert fits(page)
    upload(page, b"words", "notes.txt")
    expect(state).to_have_text("notes.txt cannot be read as questions: give a file ending in .jsonl or .csv.")
    assert (archive.folder / "questions" / "daily.jsonl").read_bytes() == lines(*QUESTIONS)

    upload(page, b"question,article\nWho?,nobody.txt\n", "table.csv")
    expect(state).to_have_text("table.csv was added: 1 question.")
    button(page, LABELS.run).click()
    expect(state).to_contain_text("first 'nobody.txt'")
    page.get_by_label(LABELS.choose).click()
    page.get_by_role("option", name="daily.jsonl").click()
    expect(run(page)).to_contain_text("daily: 4 questions asked")


def test_it_fits_a_phone_and_the_keyboard_is_enough(open_tab: Open, archive: Archive, screenshot: Screenshot) -> None:
    folder = archive.folder / "questions"
    folder.mkdir()
    (folder / "daily.csv").write_text("question,answers\nBerapa tarif feri Teluk Sagara?,Rp42.500\n", encoding="utf-8")
    (folder / "weekly.jsonl").write_bytes(lines(*QUESTIONS))
    measure(archive, folder / "weekly.jsonl", progress=lambda _asked, _all: None)
    page = open_tab(width=390, height=844, dark=True)
    screenshot(page, "measure-phone-dark")
    assert fits(page)
    choice = page.get_by_label(LABELS.choose)
    expect(choice).to_have_value("daily.csv")
    choice.focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name="weekly.jsonl").wait_for()
    page.keyboard.press("Enter")
    expect(choice).to_have_value("weekly.jsonl")
    button(page, LABELS.run).focus()
    page.keyboard.press("Enter")
    expect(ended(page)).to_contain_text("weekly: 4 questions asked")
    region = page.get_by_role("region", name=SAID.metrics, exact=True)
    region.scroll_into_view_if_needed()
    screenshot(page, "measure-phone-table-dark")
    assert fits(page)
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.locator("#measure").hover(position={"x": 5, "y": 5})
    page.mouse.wheel(0, 10_000)
    expect(page.locator("#measure figure").last).to_be_in_viewport(ratio=1)
    expect(page.locator("#measure figure img:visible").first).to_have_class("night")
    screenshot(page, "measure-phone-plots-dark")
