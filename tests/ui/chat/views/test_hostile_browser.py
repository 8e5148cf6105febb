"""A page full of hostile texts, walked through in a real Chromium: each is shown, and none is anything but text."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rag import Archive, Settings
from tests.endpoint import ScriptedModel, running_model
from tests.ui.chat.browsing import Serve, Visit, ask
from tests.ui.chat.hostile import HOSTILE, IN_FILE_NAMES, PLANTED

QUESTION = "Siapa yang membuka taman Palsu?"
ALL, SOME = " ".join(HOSTILE), " ".join(HOSTILE[:5])


def article(number: int, hostile: str, rest: str = "") -> dict[str, str]:
    return {
        "title": f"{hostile} {number}",
        "publisher": hostile,
        "published": "2025-05-05",
        "url": f"{hostile}#{number}",
        "text": f"Wali kota Palsu membuka taman Palsu {number} yang bernama {hostile} kemarin.\n\n{rest}\n",
    }


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    with running_model() as scripted:
        scripted.says(f"Wali kota membuka {ALL} [1].")
        yield scripted


@pytest.fixture
def hostile(tmp_path: Path, model: ScriptedModel) -> Iterator[Archive]:
    """Return an archive of which all that can be written is hostile."""
    stories = tmp_path / "stories.jsonl"
    first, *others = enumerate(HOSTILE)
    articles = [article(*first, rest=ALL), *(article(*one) for one in others)]
    stories.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    settings = Settings(llm=model.llm(model="<img src=x onerror=alert(50)>"))
    with Archive.open(tmp_path / "archive", settings=settings) as opened:
        assert opened.add(stories).added == len(HOSTILE)
        yield opened


def squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def test_asking_shows_what_is_hostile_as_text(visit: Visit, serve: Serve, hostile: Archive) -> None:
    page = visit(serve(hostile))
    turn = ask(page, QUESTION)
    assert "bernama" in (turn.locator(".quote").first.text_content() or "")
    assert squeezed(SOME) in squeezed(turn.locator(".said").text_content())
    assert page.evaluate(PLANTED) == []
    turn.locator(".source").first.click()
    expect(page.locator(".article mark")).to_be_visible()
    assert page.evaluate(PLANTED) == []
    turn.locator("[data-why]").click()
    expect(page.locator(".article .why")).to_be_visible()
    assert page.evaluate(PLANTED) == []

    ask(page, ALL)
    assert squeezed(ALL) in squeezed(page.locator(".user .message").last.text_content())
    page.get_by_role("button", name="Conversations").click()
    for title in (HOSTILE[7], HOSTILE[38]):
        page.locator("[data-way='form']").first.click()
        page.keyboard.insert_text(title)
        page.keyboard.press("Enter")
        expect(page.locator(".kept .title").first).to_have_text(title)
        page.locator("[data-way='div.asked']").first.click()
        page.keyboard.press("Escape")
        assert page.evaluate(PLANTED) == []
    page.locator(".kept .entry").first.click()
    expect(page.locator(".turn")).to_have_count(2)
    assert page.evaluate(PLANTED) == []


def test_the_other_tabs_show_what_is_hostile_as_text(
    visit: Visit, serve: Serve, hostile: Archive, tmp_path: Path
) -> None:
    page = visit(serve(hostile))
    page.get_by_role("tab", name="Articles").click()
    expect(page.locator("#articles-shelf .title").first).to_be_visible()
    shown = {squeezed(one) for one in page.locator("#articles-shelf .title").all_text_contents()}
    titles = {squeezed(f"{one} {number}") for number, one in enumerate(HOSTILE)}
    # A long one is cut after a whole word.
    assert len(shown) == len(titles)
    assert all(any(one == title or title.startswith(one.removesuffix("…")) for title in titles) for one in shown)
    assert page.evaluate(PLANTED) == []
    page.locator("#articles-query input, #articles-query textarea").fill(HOSTILE[0])
    expect(page.locator("#articles-shelf .title")).not_to_have_count(len(HOSTILE))
    page.locator("#articles-shelf [data-article]").first.click()
    expect(page.locator("#articles-opened article")).to_be_visible()
    assert squeezed(ALL) in squeezed(page.locator("#articles-opened").text_content())
    assert page.evaluate(PLANTED) == []
    page.locator("[data-correcting]").click()
    form = page.locator("#articles-opened form")
    form.locator("[name='title']").fill(ALL)
    form.locator("[name='publisher']").fill(ALL)
    form.locator("[name='published']").evaluate("(one, given) => { one.type = 'text'; one.value = given }", HOSTILE[6])
    form.evaluate("one => one.requestSubmit()")
    expect(form).to_contain_text(HOSTILE[6])
    assert page.evaluate(PLANTED) == []
    page.keyboard.press("Escape")

    page.locator("#articles-add .label-wrap").click()
    names = [tmp_path / f"{one}.txt" for one in IN_FILE_NAMES]
    for name in names:
        name.write_text(f"{name.stem}\n\nPelabuhan Sembira dibuka {ALL} kemarin.\n", encoding="utf-8")
    page.locator("#articles-files input[type=file]").set_input_files([*names[:6], *names[-3:]])
    expect(page.locator("#articles-uploaded li")).to_have_count(9)
    page.get_by_label("Or the address of an article or a feed").fill(f"https://127.0.0.1:1/{HOSTILE[0]}")
    page.locator("#articles-fetch").click()
    expect(page.locator("#articles-fetched")).to_contain_text(HOSTILE[0])
    page.get_by_label("Title (optional)").fill(HOSTILE[11])
    page.get_by_label("Text", exact=True).fill(ALL)
    page.get_by_label("Publisher (optional)").fill(HOSTILE[12])
    page.locator("#articles-paste").click()
    expect(page.locator("#articles-pasted")).not_to_be_empty()
    assert page.evaluate(PLANTED) == []

    page.get_by_role("tab", name="Measure").click()
    questions = tmp_path / "<img src=x onerror=alert(51)>.jsonl"
    questions.write_text(json.dumps({"question": ALL, "article": ALL}), encoding="utf-8")
    page.locator("#measure input[type=file]").set_input_files(questions)
    expect(page.locator("#measure-state")).to_contain_text("onerror")
    page.locator("#measure").get_by_role("button", name="Run").click()
    expect(page.locator("#measure-state")).to_contain_text("outside.example")
    assert page.evaluate(PLANTED) == []
