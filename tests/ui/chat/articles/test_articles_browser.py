"""The tab of articles as a person meets it, in a real Chromium, in an app that holds nothing else."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, expect

import ui.chat
from rag import Archive
from tests.ui.chat.browsing import PATIENCE, Screenshot, Serve, Visit, held_back
from ui.chat.articles.outcome import AddOutcome
from ui.chat.articles.uploading import add_upload
from ui.chat.locales.articles import TabWords
from ui.chat.tabs.articles import articles_tab

HOSTILE = "<b onmouseover=alert(1)>Feri</b> ${alert(2)} {{value}}"
LAYOUT = """
.gradio-container .tabs { display: flex; flex-direction: column; gap: 0; height: 100%; min-height: 0; }
.gradio-container .tabs > .tabitem { flex: 1; min-height: 0; padding: 0; border: 0; }
.gradio-container .tabs > .tabitem > .column { flex: 1; min-height: 0; }
"""
"""What the page gives to its tabs: the height that is left."""


def story(number: int, *, title: str | None = None) -> str:
    return (
        f"---\ntitle: {title or f'Story of pier-{number}'}\npublisher: Bell\n"
        f"published: 2024-01-{number % 28 + 1:02}\n---\n"
        f"HOME | NEWS | SPORT | INDEX | CONTACT\n\nHarbour number {number} was opened by engineer Nora Pell.\n"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Return an archive of a few articles that a test may change."""
    stories = tmp_path / "stories"
    stories.mkdir()
    for number in range(3):
        (stories / f"{number}.md").write_text(story(number), encoding="utf-8")
    (stories / "feri.md").write_text(
        f"---\ntitle: '{HOSTILE}'\npublisher: Kabar Sembira\npublished: 2025-06-12\n---\n"
        "Tarif feri Sembira naik menjadi Rp42.500 mulai 1 Juli 2025, kata operator pelabuhan itu.\n",
        encoding="utf-8",
    )
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(stories)
        yield opened


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return what serves the tab alone, quietly, and says where."""
    os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "NO_PROXY": "127.0.0.1,localhost"}
    import gradio as gr

    from ui.chat.locales.page import translations
    from ui.chat.theme import theme

    running: list[gr.Blocks] = []

    def start(opened: Archive) -> str:
        static = Path(ui.chat.__file__).parent / "static"
        with gr.Blocks(analytics_enabled=False, fill_height=True, fill_width=True) as app, gr.Tabs():
            with gr.Tab("Before"):
                gr.HTML("nothing")
            with gr.Tab("Articles"):
                articles_tab(opened)
        app.queue(default_concurrency_limit=None)
        running.append(app)
        app.launch(
            server_name="127.0.0.1",
            prevent_thread_lock=True,
            theme=theme(),
            i18n=translations(),
            css=LAYOUT,
            css_paths=[static / "page.css", static / "articles.css"],
            footer_links=[],
            run_history=False,
            share=False,
            ssr_mode=False,
            quiet=True,
        )
        return str(app.local_url)

    yield start
    for app in running:
        app.close(verbose=False)


@pytest.fixture
def enter(browser: Browser) -> Iterator[Visit]:
    """Return what opens the tab; no page may ask another host, show a dialog or fail."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def refuse(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    def open_page(address: str, *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        contexts.append(
            browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
        )
        page = contexts[-1].new_page()
        page.on("request", lambda one: None if one.url.startswith(address) else wrong.append(one.url))
        page.on("dialog", refuse)
        page.on("pageerror", lambda one: wrong.append(str(one)))
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        page.get_by_role("tab", name="Articles").click()
        page.locator("#articles .count").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [one for one in wrong if not one.startswith(("data:", "blob:"))] == []


def titles(page: Page) -> list[str]:
    return page.locator("#articles .entry .title").all_text_contents()


def count(page: Page) -> Locator:
    return page.locator("#articles .count")


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def place(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box
    return {"x": box["x"], "y": box["y"], "width": box["width"]}


def open_adding(page: Page) -> None:
    button = page.get_by_role("button", name="Add articles")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.get_by_label("Text", exact=True).wait_for()


def test_articles_are_searched_opened_and_closed_by_mouse_and_keyboard(
    enter: Visit, serve: Serve, archive: Archive, screenshot: Screenshot
) -> None:
    page = enter(serve(archive))
    assert titles(page) == [HOSTILE, *(f"Story of pier-{number}" for number in (2, 1, 0))]
    expect(count(page)).to_have_text("4 articles")
    screenshot(page, "articles-list")
    before = place(page.locator(".entry").first)

    page.locator(".entry").first.click()
    heading = page.locator("#articles article h2")
    expect(heading).to_be_focused()
    expect(heading).to_have_text(HOSTILE)
    expect(page.locator(".entry").first).to_have_attribute("aria-current", "true")
    assert place(page.locator(".entry").first) == before
    assert page.locator("#articles article").locator("b, mark").count() == 0

    box = page.get_by_label("Search the articles")
    box.press_sequentially("BELL pier-1")
    expect(count(page)).to_have_text("1 of 4 articles")
    assert titles(page) == ["Story of pier-1"]
    box.fill("nowhere")
    expect(count(page)).to_have_text("No article has all of these words.")
    expect(page.locator(".entry")).to_have_count(0)
    box.fill("")
    expect(page.locator(".entry")).to_have_count(4)
    expect(page.locator(".entry").first).to_have_attribute("aria-current", "true")

    second = page.get_by_role("button", name="Story of pier-2")
    second.focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Story of pier-2")
    expect(page.locator("#articles .outside")).to_contain_text("HOME | NEWS")
    screenshot(page, "articles-opened")
    page.keyboard.press("Escape")
    expect(page.locator("#articles article")).to_have_count(0)
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator("#articles article")).to_have_count(0)
    expect(page.locator("#articles [aria-current]")).to_have_count(0)


def test_the_article_that_was_asked_for_last_stands_whatever_comes_late(
    enter: Visit, serve: Serve, archive: Archive
) -> None:
    page = enter(serve(archive))
    heading, entry = page.locator("#articles article h2"), page.locator(".entry")
    with held_back(page, "#articles-opened", entry.nth(1)):
        entry.nth(2).click()
        expect(heading).to_have_text("Story of pier-1")
    expect(heading).to_have_text("Story of pier-1")
    with held_back(page, "#articles-opened", page.get_by_role("button", name="Correct", exact=True)):
        entry.nth(3).click()
        expect(heading).to_have_text("Story of pier-0")
    expect(heading).to_have_text("Story of pier-0")
    with held_back(page, "#articles-opened", entry.nth(1)):
        page.keyboard.press("Escape")
    expect(page.locator("#articles article")).to_have_count(0)


def test_an_article_is_removed_once_that_is_confirmed(
    enter: Visit, serve: Serve, archive: Archive, screenshot: Screenshot
) -> None:
    page = enter(serve(archive), dark=True)
    page.locator(".entry").first.click()
    remove = page.get_by_role("button", name="Remove", exact=True)
    remove.click()
    expect(page.get_by_role("group", name=f"Remove “{HOSTILE}”? The file it came from stays.")).to_be_visible()
    expect(page.get_by_role("button", name="No", exact=True)).to_be_focused()
    screenshot(page, "articles-removing-dark")
    page.keyboard.press("Enter")
    expect(remove).to_be_focused()
    remove.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#articles article")).to_be_visible()
    assert archive.info().articles == 4

    remove.click()
    page.get_by_role("button", name="Yes").click()
    expect(count(page)).to_have_text(f"“{HOSTILE}” is removed. 3 articles")
    expect(count(page)).to_be_focused()
    expect(page.locator("#articles article")).to_have_count(0)
    assert HOSTILE not in titles(page)
    assert archive.info().articles == 3


def test_what_was_read_is_put_right_and_taken_back(
    enter: Visit, serve: Serve, archive: Archive, screenshot: Screenshot
) -> None:
    page = enter(serve(archive))
    entry = page.locator(".entry").nth(1)
    entry.click()
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator("form.correcting")).to_be_visible()
    expect(page.get_by_label("HOME | NEWS")).not_to_be_checked()
    page.get_by_label("HOME | NEWS").check()
    page.locator("input[name=title]").fill("Pier two")
    screenshot(page, "articles-correcting")
    page.keyboard.press("Enter")
    expect(count(page)).to_have_text("“Pier two” is corrected. 4 articles")
    expect(page.locator("#articles article h2")).to_have_text("Pier two")
    expect(page.locator("#articles .outside")).to_have_count(0)
    expect(entry.locator(".title")).to_have_text("Pier two")

    page.get_by_role("button", name="Correct", exact=True).click()
    page.locator("input[name=title]").fill("left")
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.locator("#articles article h2")).to_have_text("Pier two")
    page.get_by_role("button", name="Correct", exact=True).click()
    page.get_by_role("button", name="Back to what was read").click()
    expect(page.locator("#articles article h2")).to_have_text("Story of pier-2")
    expect(page.locator("#articles .outside")).to_have_count(1)


def test_an_article_that_is_gone_meanwhile_is_said_so(enter: Visit, serve: Serve, archive: Archive) -> None:
    page = enter(serve(archive))
    archive.remove(archive.articles()[0].article_id)
    page.locator(".entry").first.click()
    expect(count(page)).to_have_text("This article is no longer in the archive. 3 articles")
    expect(page.locator("#articles article")).to_have_count(0)


def test_thousands_are_paged(enter: Visit, serve: Serve, tmp_path: Path, screenshot: Screenshot) -> None:
    lines = [
        json.dumps({"id": number, "title": f"Story-{number:03}", "text": f"Harbour {number} was opened by Nora Pell."})
        for number in range(120)
    ]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(tmp_path / "all.jsonl")
        page = enter(serve(archive))
        expect(count(page)).to_have_text("120 articles")
        seen = titles(page)
        for number in (2, 3):
            page.get_by_role("button", name="Next").click()
            expect(page.locator(".pages")).to_contain_text(f"Page {number} of 3")
            expect(count(page)).to_be_focused()
            expect(count(page)).to_be_in_viewport()
            seen += titles(page)
        assert len(seen) == len(set(seen)) == 120
        expect(page.get_by_role("button", name="Next")).to_be_disabled()
        screenshot(page, "articles-last-page")
        page.get_by_label("Search the articles").fill("story-00")
        expect(count(page)).to_have_text("10 of 120 articles")
        expect(page.locator(".pages")).to_have_count(0)
        page.get_by_role("tab", name="Before").click()
        archive.remove(archive.articles()[0].article_id)
        page.get_by_role("tab", name="Articles").click()
        expect(count(page)).to_have_text(re.compile("of 119 articles$"))


def test_files_are_added_with_an_outcome_each(
    enter: Visit, serve: Serve, tmp_path: Path, screenshot: Screenshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"pier.txt": "The pier is 310 metres long.", "empty.md": " ", "bridge.md": story(7), "notes.doc": "?"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    looked = Event()

    def awaited(archive: Archive, path: Path, said: TabWords) -> AddOutcome:
        assert path.name != "bridge.md" or looked.wait(60)
        return add_upload(archive, path, said)

    monkeypatch.setattr("ui.chat.articles.uploading.add_upload", awaited)
    with Archive.open(tmp_path / "archive") as archive:
        page = enter(serve(archive), dark=True)
        expect(count(page)).to_have_text("There are no articles yet: add some above.")
        expect(page.get_by_label("Text", exact=True)).to_be_visible()
        chooser = page.locator("#articles-files input[type=file]")
        chooser.set_input_files([tmp_path / name for name in files])
        expect(page.get_by_role("progressbar", name="Adding 3 of 4: bridge.md")).to_be_visible()
        screenshot(page, "articles-uploading-dark")
        looked.set()
        outcomes = page.locator("#articles-uploaded .outcomes li")
        expect(outcomes).to_have_text(
            [
                "pier.txt added",
                "empty.md not added: is empty",
                "bridge.md added",
                re.compile(r"^notes.doc not added: files like .* are not read; open it in LibreOffice"),
            ]
        )
        expect(count(page)).to_have_text("2 articles")
        expect(outcomes.last).to_be_visible()
        screenshot(page, "articles-uploaded-dark")
        folder = archive.folder.resolve() / "uploads"
        assert {one.source for one in archive.articles()} == {str(folder / "pier.txt"), str(folder / "bridge.md")}
        (tmp_path / "pier.txt").write_text("The pier is 320 metres long.", encoding="utf-8")
        chooser.set_input_files([tmp_path / "pier.txt", tmp_path / "bridge.md"])
        expect(outcomes).to_have_text(["pier.txt replaced", "bridge.md unchanged"])
        expect(page.locator(".entry .title").last).to_have_text("The pier is 320 metres long.")


def test_a_text_is_pasted_and_nothing_typed_is_lost(
    enter: Visit, serve: Serve, archive: Archive, screenshot: Screenshot
) -> None:
    page = enter(serve(archive), width=390, height=844)
    assert fits(page)
    screenshot(page, "articles-phone")
    open_adding(page)
    add = page.get_by_role("button", name="Add this text")
    problem = page.locator("#articles-pasted .problem")
    add.click()
    expect(problem).to_have_text("Nothing is added yet: paste the article’s text first.")
    page.get_by_label("Text", exact=True).fill("The pier at Old Quay is 310 metres long.\n\nIt rained.")
    page.get_by_label("Title (optional)").fill("A <i>pier</i>")
    page.get_by_label("Publisher (optional)").fill("Bell")
    day = page.get_by_label("Date, YYYY-MM-DD (optional)")
    day.fill("12/6/2025")
    add.click()
    expect(problem).to_have_text("Nothing is changed yet: “12/6/2025” is not a date, write it as YYYY-MM-DD.")
    expect(page.get_by_label("Title (optional)")).to_have_value("A <i>pier</i>")
    screenshot(page, "articles-pasting-phone")
    assert fits(page)
    day.fill("2025-06-13")
    add.click()
    expect(page.locator("#articles-pasted .outcomes")).to_have_text("A <i>pier</i> added")
    expect(page.get_by_label("Text", exact=True)).to_have_value("")
    expect(day).to_have_value("")
    expect(count(page)).to_have_text("5 articles")
    assert archive.articles()[0].source == str(archive.folder.resolve() / "pasted" / "2025-06-13-a-i-pier-i.md")


def test_it_fits_a_phone(enter: Visit, serve: Serve, archive: Archive, screenshot: Screenshot) -> None:
    page = enter(serve(archive), width=390, height=844, dark=True)
    screenshot(page, "articles-phone-dark")
    assert fits(page)
    page.locator(".entry").nth(1).click()
    expect(page.locator("#articles article h2")).to_be_in_viewport()
    opened = page.locator("#articles-read").bounding_box()
    assert opened == {"x": 0, "y": 0, "width": 390, "height": 844}
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_role("button", name="Yes")).to_be_in_viewport()
    screenshot(page, "articles-phone-opened-dark")
    assert fits(page)
    page.get_by_role("button", name="Close", exact=True).focus()
    page.keyboard.press("Shift+Tab")  # the focus would be under the article, unseen
    expect(page.locator("#articles article")).to_have_count(0)
    expect(page.locator(".entry").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(".entry").nth(1)).to_be_focused()
