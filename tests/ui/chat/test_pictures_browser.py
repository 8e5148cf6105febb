"""The pictures of the docs, each of what it is said to show: `make pictures` makes them anew."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from rag import Archive
from tests.ui.chat.browsing import Serve, Visit, ask, ended
from tests.ui.chat.filming import Film

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[3] / "examples"
FORD = "Is Xiaomi partnering with Ford?"
FARE = "How much is the ferry to Pulau Sembira?"
DENIAL = "2026-02-03-xiaomi-ford-bantahan.txt"
HEAD = """---
title: Xiaomi Tepis Kabar Garap Mobil Listrik Bersama Ford
publisher: Suara Kota
published: 2026-02-03
url: https://suarakota.example/xiaomi-ford
---
"""
TAIL = "Harga saham Xiaomi di Hong Kong tidak banyak berubah sampai penutupan perdagangan Selasa."
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
    """Serve the sample archive, with a copy of one of its stories in another outlet."""
    folder = tmp_path_factory.mktemp("pictures")
    shutil.copytree(EXAMPLES / "articles", folder / "articles")
    (folder / "articles" / "copy.md").write_text(HEAD + "\n\n".join([*told(), TAIL]), encoding="utf-8")
    with Archive.open(folder / "archive") as opened:
        opened.add(folder / "articles")
        yield serve(opened)


def told() -> list[str]:
    """Give the first paragraphs of the denial."""
    paragraphs = (EXAMPLES / "articles" / DENIAL).read_text(encoding="utf-8").split("\n\n")
    return [one.replace("TeknoLugas", "Suara Kota") for one in paragraphs if one.endswith(".") and len(one) > 150][:5]


def test_an_answer_in_motion(visit: Visit, address: str, pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.chat.conversation._PACE", 0.7)
    page = visit(address, width=1000, height=640)
    page.locator("#question textarea").focus()
    film = Film(page)
    film.show(900)
    film.type(FORD)
    film.show(400)
    page.keyboard.press("Enter")
    turn = page.locator(".turn")
    for count in range(1, 20):
        page.wait_for_function(
            "count => document.querySelectorAll('.turn .quote').length >= count || "
            "document.querySelector('.turn')?.dataset.stage === 'done'",
            arg=count,
        )
        film.show(450)
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
        assert (saved.size, getattr(saved, "n_frames", 1)) == ((1000, 640), len(film.frames))
    assert (pictures / "chat.webp").stat().st_size < LIMIT


def test_questions_and_their_answers(visit: Visit, address: str, picture: Picture) -> None:
    page = visit(address)
    expect(page.locator(".news, #news").first).to_be_visible()
    picture(page, "chat/start")
    turn = ask(page, FARE)
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
    expect(page.locator(".kept .title")).to_have_text([FORD, FARE])
    page.get_by_role("button", name=f"Rename: {FARE}").click()
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
    page.get_by_label("Search the articles").fill("Xiaomi Ford")
    expect(page.locator("#articles .entry")).not_to_have_count(0)
    expect(page.locator("#articles .count")).to_contain_text("of")
    page.get_by_role("button", name="Xiaomi Tepis Kabar").first.click()
    expect(page.locator("#articles article h2")).to_contain_text("Xiaomi Tepis Kabar")
    picture(page, "chat/articles")
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator("form.correcting")).to_be_visible()
    picture(page, "chat/correcting")
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_role("button", name="Compare with copies").click()
    expect(page.locator(".compared ins, .compared del").first).to_be_visible()
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
    picture(page, "chat/measure")
