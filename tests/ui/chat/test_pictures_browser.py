"""The pictures of the docs, each of what it is said to show: `make pictures` makes them anew."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from rag import Archive, Article
from tests.ui.chat.browsing import Serve, Visit, ask, ended
from tests.ui.chat.filming import Film

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[3] / "examples"
FORD = "Is Xiaomi partnering with Ford?"
DISTANCE = "How far was the ship from Karang Sembira?"
LIMIT = 600_000
"""Bytes of a moving picture that a page still loads at once."""

Picture = Callable[[Page, str], None]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Give the folder that SITASI_PICTURES names."""
    folder = Path(os.environ.get("SITASI_PICTURES") or tmp_path)
    (folder / "chat").mkdir(exist_ok=True)
    return folder


@pytest.fixture
def picture(pictures: Path) -> Picture:
    """Give what pictures a page as it stands, the pointer being elsewhere."""

    def take(page: Page, name: str) -> None:
        page.mouse.move(1, 1)
        page.wait_for_timeout(400)  # until what fades in stands
        page.screenshot(path=pictures / f"{name}.png")

    return take


@pytest.fixture(scope="module")
def address(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample archive, its files under addresses: no picture shows a folder. A copy leaves out a paragraph."""
    folder = tmp_path_factory.mktemp("pictures")
    with Archive.open(folder / "read") as read, Archive.open(folder / "archive") as opened:
        read.add(EXAMPLES / "articles")
        opened.add_articles(map(pictured, read.articles()))
        yield serve(opened)


def pictured(article: Article) -> Article:
    source, body = article.source, article.body
    if article.title == "Empat Hari Hilang, 27 Nelayan Sembira Selamat":
        body = body[:2] + body[3:]
    if not source.startswith("https://"):
        source = f"https://arsip.example/{Path(source).name}"
    return replace(article, source=source, body=body)


def test_an_answer_in_motion(visit: Visit, address: str, pictures: Path) -> None:
    page = visit(address, width=1000, height=640)
    expect(page.locator("#news")).to_contain_text("New in the archive")
    page.locator("#question textarea").focus()
    film = Film(page)
    film.show(900)
    film.type(FORD)
    film.show(400)
    page.keyboard.press("Enter")
    turn = page.locator(".turn")
    turn.wait_for()
    for _ in range(60):
        film.show(110)
        if turn.get_attribute("data-stage") == "done":
            break
    expect(ended(page, 0).locator("[data-verdict]").first).to_have_attribute("data-verdict", "no")
    page.wait_for_timeout(300)
    film.show(1600)
    film.click(turn.locator(".side[data-side=against] .mark").first)
    expect(page.locator(".article mark")).to_be_in_viewport()
    page.wait_for_timeout(400)
    film.show(3500)
    film.save(pictures / "chat.webp")
    with Image.open(pictures / "chat.webp") as saved:
        assert saved.size == (1000, 640)
        assert 20 < getattr(saved, "n_frames", 1) <= len(film.frames)  # what looks alike becomes one frame
    assert (pictures / "chat.webp").stat().st_size < LIMIT


def test_questions_and_their_answers(visit: Visit, address: str, picture: Picture) -> None:
    page = visit(address)
    expect(page.locator("#news")).to_contain_text("New in the archive")
    picture(page, "chat/start")
    turn = ask(page, DISTANCE)
    picture(page, "chat/actions")
    turn.get_by_role("button", name="Why these").click()
    expect(page.locator(".article .why > li").first).to_contain_text("Found by translation:")
    picture(page, "chat/why")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    turn = ask(page, FORD)
    turn.locator(".side[data-side=against] .mark").first.click()
    expect(page.locator(".article mark")).to_be_in_viewport()
    picture(page, "chat")
    page.get_by_role("button", name="Conversations").click()
    expect(page.locator(".kept .title")).to_have_text([FORD, DISTANCE])
    page.get_by_role("button", name=f"Rename: {DISTANCE}").click()
    expect(page.get_by_label("New title").nth(1)).to_be_focused()
    picture(page, "chat/kept")


def test_a_verdict_and_what_it_is_handed_on_as(visit: Visit, address: str, picture: Picture) -> None:
    page = visit(address, width=1024, height=768)
    turn = ask(page, FORD)
    expect(turn.locator(".because")).to_contain_text("Denial")
    picture(page, "chat/card")
    page.set_viewport_size({"width": 1280, "height": 800})
    turn.get_by_role("button", name="Hand on").click()
    menu = turn.get_by_role("button", name="Word (.docx)")
    expect(menu).to_be_visible()
    menu.scroll_into_view_if_needed()
    picture(page, "chat/handing")


def test_articles(visit: Visit, address: str, picture: Picture) -> None:
    page = visit(address)
    page.get_by_role("tab", name="Articles").click()
    listed, read = page.locator("#articles .entry"), page.locator("#articles article")
    page.get_by_label("Search the articles").fill("Xiaomi Ford")
    listed.filter(has_text="Xiaomi Tepis Kabar").click()
    page.get_by_role("button", name="Correct", exact=True).click()
    page.locator("form.correcting input:checked").nth(1).scroll_into_view_if_needed()
    picture(page, "chat/correcting")
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_label("Search the articles").fill("nelayan")
    expect(listed.filter(has_text="Xiaomi")).to_have_count(0)
    expect(listed).to_have_count(2)
    listed.first.click()
    expect(read.locator("h2")).to_contain_text("27 Nelayan")
    picture(page, "chat/articles")
    page.get_by_role("button", name="Compare with copies").click()
    page.locator(".compared ins").last.scroll_into_view_if_needed()
    picture(page, "chat/compared")


def test_a_measured_set(visit: Visit, address: str, picture: Picture) -> None:
    lines = (EXAMPLES / "questions" / "sample.jsonl").read_text(encoding="utf-8").splitlines()[:8]
    changed = json.dumps({**json.loads(lines[0]), "answers": ["24 million"]})
    page = visit(address)
    page.get_by_role("tab", name="Measure").click()
    for content in ("\n".join(lines), "\n".join([changed, *lines[1:]])):
        page.locator("#measure input[type=file]").set_input_files(
            {"name": "daily.jsonl", "mimeType": "", "buffer": content.encode()}
        )
        expect(page.locator("#measure-state")).to_contain_text("was added")
        page.get_by_role("button", name="Run", exact=True).click()
        expect(page.locator("#measure-state")).to_contain_text("The run is kept")
    expect(page.locator("#measure-result")).to_contain_text("Earlier is the run")
    page.locator("#measure-state").evaluate("state => state.scrollIntoView()")
    picture(page, "chat/measure")
