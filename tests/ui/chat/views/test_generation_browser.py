"""A language model's words, follow-ups and translations as a person meets them, in a real Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from rag import Archive, Settings
from tests.endpoint import Reply, ScriptedModel, running_model
from tests.ui.chat.browsing import Screenshot, Serve, Visit, ask

FERRY = "Berapa tarif feri Sembira?"
TOLL = "Will the bridge at Old Quay carry a toll?"
RISES = "Tarif feri Sembira naik menjadi Rp42.500 [2]."
"""Of the two passages, the second one found says so."""
DENIED = "The city denied that the bridge at Old Quay will carry a toll."


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    with running_model() as scripted:
        yield scripted


@pytest.fixture(scope="module")
def address(archive: Archive, model: ScriptedModel, serve: Serve) -> Iterator[str]:
    with Archive.open(archive.folder, settings=Settings(llm=model.llm(model="some-model"))) as opened:
        yield serve(opened)


def test_quotations_stand_at_once_and_the_models_words_come_below(
    visit: Visit, address: str, model: ScriptedModel, screenshot: Screenshot
) -> None:
    model.says(Reply(f"{RISES} Warga membayar Rp99.000 [1]. Selesai", stall=3, stall_after=16))
    page = visit(address)
    turn = ask(page, FERRY, stage="phrasing")
    expect(turn.locator(".quote")).to_have_count(2)
    expect(turn.locator(".said > span")).to_have_count(1)
    expect(turn.locator(".status")).to_have_text("some-model sedang menulis")
    expect(turn.locator(".source")).to_have_count(0)
    top = turn.locator(".quote").first.bounding_box()
    screenshot(page, "phrasing")
    expect(turn).to_have_attribute("data-stage", "done")
    assert turn.locator(".quote").first.bounding_box() == top
    expect(turn.locator(".phrasing h2")).to_have_text("Dalam kata-kata some-model")
    expect(turn.locator(".doubt")).to_have_count(1)
    expect(turn.locator(".doubtful").first).to_contain_text("Rp99.000")
    screenshot(page, "phrased")


def test_a_mark_shows_and_opens_the_sentence_that_carries_the_models(
    visit: Visit, address: str, model: ScriptedModel, archive: Archive, screenshot: Screenshot
) -> None:
    model.says(RISES)
    page = visit(address, dark=True)
    mark = ask(page, FERRY).locator(".said .mark")
    quote = mark.get_attribute("data-hint") or ""
    assert any(quote in article.text for article in archive.articles())
    mark.hover()
    assert "Rp42.500" in quote
    shown = mark.evaluate("element => getComputedStyle(element, '::after').content")
    assert quote in shown
    screenshot(page, "phrased-hint-dark")
    mark.click()
    expect(page.locator(".article mark")).to_have_text(quote)


def test_the_models_verdict_stands_beside_that_of_the_articles(
    visit: Visit, address: str, model: ScriptedModel, screenshot: Screenshot
) -> None:
    model.says("VERDICT: yes\nThe bridge at Old Quay will carry a toll [1].")
    page = visit(address, width=390, height=844)
    turn = ask(page, TOLL)
    expect(turn.locator(".verdict")).to_have_text("✕No your articles say otherwise.")
    expect(turn.locator(".phrasing .aside")).to_have_text("The model takes it for: Yes")
    expect(turn.locator(".doubt")).to_have_text("not confirmed by its sources")
    assert page.evaluate("document.documentElement.scrollWidth <= 390")
    turn.locator(".phrasing").scroll_into_view_if_needed()
    screenshot(page, "phone-phrased")


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (Reply(status=500), "some-model melaporkan kesalahan: kutipan di atas tetap berlaku."),
        ("Ini kabar baik bagi semua orang.", "some-model tidak menyebut sumber: kutipan di atas tetap berlaku."),
        (
            "NOTHING FOUND",
            "some-model tidak menemukan jawaban dalam kutipan-kutipan ini: kutipan di atas tetap berlaku.",
        ),
    ],
)
def test_a_model_that_fails_is_one_line_under_the_quotations(
    visit: Visit, address: str, model: ScriptedModel, reply: Reply | str, line: str
) -> None:
    model.says(reply)
    turn = ask(visit(address), FERRY)
    expect(turn.locator(".quote")).to_have_count(2)
    expect(turn.locator(".phrasing .aside")).to_have_text(line)
    expect(turn.locator(".said")).to_have_count(0)
    expect(turn.locator(".source")).to_have_count(2)


def test_stop_leaves_a_model_in_the_midst_of_a_word(visit: Visit, address: str, model: ScriptedModel) -> None:
    model.says(Reply(f"{RISES} Warga membayar lagi", stall=20, stall_after=18))
    page = visit(address)
    turn = ask(page, FERRY, stage="phrasing")
    expect(turn.locator(".said > span")).to_have_count(1)
    page.get_by_role("button", name="Stop").click()
    expect(turn).to_have_attribute("data-stage", "stopped")
    model.says(RISES)
    expect(ask(page, FERRY).locator(".said > span")).to_have_count(1)


def test_what_a_model_writes_is_shown_as_text(visit: Visit, address: str, model: ScriptedModel) -> None:
    model.says(
        f"{RISES} <img src=x onerror=alert(1)> ![a](http://outside.example/x.png) $$x$$ javascript:alert(2) [1]."
    )
    page = visit(address)
    expect(ask(page, FERRY).locator(".doubtful").first).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("#workspace").locator("img, iframe, script, a:not(.news a[href^='a/']), .katex").count() == 0


def test_a_quotation_in_another_language_is_translated_beside_the_original(
    visit: Visit, address: str, model: ScriptedModel, screenshot: Screenshot
) -> None:
    model.says("NOTHING FOUND")
    page = visit(address)
    turn = ask(page, "Apakah jembatan Old Quay dikenai tol?")
    quote = turn.locator(".quote").filter(has_text="denied")
    model.says("Kota membantah bahwa jembatan Old Quay akan dikenai tol.")
    quote.get_by_role("button", name="Terjemahkan").click()
    expect(quote.locator(".translation")).to_contain_text("Diterjemahkan oleh some-model")
    expect(quote.locator(".translation")).to_contain_text("Kota membantah bahwa")
    expect(quote).to_contain_text(DENIED)
    screenshot(page, "translated")


def test_quotations_come_translated_where_the_settings_say_so(
    visit: Visit, archive: Archive, model: ScriptedModel, serve: Serve
) -> None:
    model.says("NOTHING FOUND", "Kota membantah bahwa jembatan Old Quay akan dikenai tol.")
    settings = Settings(llm=model.llm(model="some-model", translate=True))
    with Archive.open(archive.folder, settings=settings) as opened:
        turn = ask(visit(serve(opened)), "Apakah jembatan Old Quay dikenai tol?")
        quote = turn.locator(".quote").filter(has_text="denied")
        expect(quote.locator(".translation")).to_contain_text("Kota membantah bahwa")
        expect(quote).to_contain_text(DENIED)
        expect(turn.get_by_role("button", name="Terjemahkan")).to_have_count(0)


def test_a_translation_that_does_not_come_can_be_asked_for_again(
    visit: Visit, address: str, model: ScriptedModel
) -> None:
    model.says("NOTHING FOUND")
    turn = ask(visit(address), "Apakah jembatan Old Quay dikenai tol?")
    quote = turn.locator(".quote").filter(has_text="denied")
    model.says(Reply(status=429))
    quote.get_by_role("button", name="Terjemahkan").click()
    expect(quote.locator(".translation")).to_contain_text("Terjemahan tidak didapat")
    model.says("Kota membantahnya.")
    quote.get_by_role("button", name="Terjemahkan").click()
    expect(quote.locator(".translation")).to_contain_text("Kota membantahnya.")


def test_a_follow_up_shows_what_it_was_taken_to_ask_and_lets_it_be_corrected(
    visit: Visit, serve: Serve, archive: Archive, screenshot: Screenshot
) -> None:
    page = visit(serve(archive))
    ask(page, "When will the bridge at Old Quay open?")
    turn = ask(page, "How much did it cost?")
    expect(turn.locator(".rewritten")).to_contain_text("Asked as: “How much did the bridge at Old Quay cost?”")
    expect(turn.locator(".quote").first).to_contain_text("$36 million")
    expect(page.locator("#conversation .user-row").nth(1)).to_have_text("How much did it cost?")
    screenshot(page, "follow-up")

    turn.get_by_role("button", name="Correct it").click()
    box = page.get_by_label("Question", exact=True)
    expect(box).to_have_value("How much did the bridge at Old Quay cost?")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    corrected = page.locator(".turn").nth(2)
    expect(corrected).to_have_attribute("data-stage", "done")
    expect(corrected.locator(".rewritten")).to_have_count(0)
    expect(corrected.locator(".quote").first).to_contain_text("$36 million")

    turn.get_by_role("button", name="Ask as I wrote it").click()
    alone = page.locator(".turn").nth(3)
    expect(alone).to_have_attribute("data-stage", "done")
    expect(alone.locator(".rewritten")).to_have_count(0)


def test_a_model_rewrites_a_follow_up_and_the_same_is_shown(visit: Visit, address: str, model: ScriptedModel) -> None:
    model.says("NOTHING FOUND")
    page = visit(address)
    ask(page, "When will the bridge at Old Quay open?")
    model.says("How much did building the bridge at Old Quay cost?", "NOTHING FOUND")
    turn = ask(page, "How much did it cost?")
    expect(turn.locator(".rewritten")).to_contain_text("“How much did building the bridge at Old Quay cost?”")
