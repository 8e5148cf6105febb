"""The answer card in a browser: what an answer comes to is in sight when it has ended, and nothing moves it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rag import Archive
from tests.ui.chat.browsing import Accessible, Screenshot, Serve, Visit, ask, filled

SIZES = ((1440, 900), (1024, 768), (390, 844))
FORD, FORD_ID = "Is Xiaomi partnering with Ford?", "Benarkah Xiaomi bermitra dengan Ford?"
STORIES = {
    "rumour.md": """---
title: Xiaomi and Ford linked to an electric-car alliance
publisher: The Handset Ledger
published: 2026-02-01
---
Xiaomi and Ford are being linked to a partnership on electric cars, in reports that spread this weekend.

Neither company has commented on the reports.
""",
    "denial.md": """---
title: Xiaomi tepis kabar garap mobil listrik bersama Ford
publisher: TeknoLugas
published: 2026-02-03
---
Xiaomi membantah kabar bahwa pihaknya bermitra dengan Ford untuk menggarap mobil listrik.

Perusahaan itu menyebut kabar kemitraan dengan Ford itu keliru.
""",
    "denial-copy.md": """---
title: Xiaomi tepis kabar garap mobil listrik bersama Ford
publisher: Suara Kota
published: 2026-02-03
---
Xiaomi membantah kabar bahwa pihaknya bermitra dengan Ford untuk menggarap mobil listrik.

Perusahaan itu menyebut kabar kemitraan dengan Ford itu keliru.
""",
    "sales.md": """---
title: Xiaomi ships more phones
publisher: The Handset Ledger
published: 2025-04-30
---
Xiaomi shipped 41.8 million phones in the first quarter, the company said on Wednesday.
"""
    + "\n".join(f"\nThe market of region {one} grew by {one} percent." for one in range(2, 30)),
}


@pytest.fixture(scope="module")
def address(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with filled(tmp_path_factory.mktemp("card"), STORIES) as opened:
        yield serve(opened)


def in_sight(page: Page, turn: int) -> None:
    """Check that the question and what the answer comes to are seen whole, above the box for the next one."""
    end = page.locator("#asking").bounding_box()
    assert end
    for one in (page.locator("#conversation .user-row").nth(turn), page.locator(".turn").nth(turn).locator(".card")):
        expect(one).to_be_in_viewport(ratio=1)
        box = one.bounding_box()
        assert box
        assert box["y"] + box["height"] <= end["y"]


@pytest.mark.parametrize(("locale", "question"), [("en-US", FORD), ("id-ID", FORD_ID)])
@pytest.mark.parametrize("dark", [False, True])
def test_the_verdict_is_in_sight_when_an_answer_has_ended(
    visit: Visit, address: str, locale: str, question: str, screenshot: Screenshot, *, dark: bool
) -> None:
    for width, height in SIZES:
        page = visit(address, width=width, height=height, dark=dark, locale=locale)
        for turn in range(2):
            verdict = ask(page, question).locator(".verdict")
            expect(verdict.locator("[data-verdict]")).to_have_attribute("data-verdict", "no")
            in_sight(page, turn)
        screenshot(page, f"card-{width}-{locale[:2]}{'-dark' * dark}")


def test_a_card_says_why_and_tells_the_denial_from_the_rumour(
    visit: Visit, address: str, accessible: Accessible, screenshot: Screenshot
) -> None:
    page = visit(address, width=1024, height=768)
    turn = ask(page, FORD)
    expect(turn.locator(".because")).to_have_text(re.compile("^Denial · (TeknoLugas|Suara Kota) · 3 February 2026$"))
    expect(turn.locator(".card .sure")).to_contain_text("%")
    against, context = turn.locator(".side[data-side=against]"), turn.locator(".side[data-side=context]")
    expect(against.locator(".quote").first).to_contain_text("membantah")
    expect(against).not_to_contain_text("Neither company")
    expect(context).to_contain_text("Unconfirmed · The Handset Ledger · 1 February 2026")
    expect(context.locator(".quote")).to_contain_text("Neither company")
    left, right = against.bounding_box(), context.bounding_box()
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    screenshot(page, "card")
    accessible(page)


def test_a_row_an_article_with_its_copies_folded_and_named(visit: Visit, address: str) -> None:
    page = visit(address)
    turn = ask(page, FORD)
    rows = turn.locator(".article-row")
    titles = rows.locator(".title").all_text_contents()
    assert len(titles) == len(set(titles)) == 2
    copies = rows.first.locator(".copies")
    expect(copies.locator("summary")).to_have_text("also in 1 more")
    expect(copies.locator("li").first).not_to_be_visible()
    copies.locator("summary").click()
    expect(copies).to_contain_text("3 February 2026")
    assert {"TeknoLugas", "Suara Kota"} == {
        name for name in ("TeknoLugas", "Suara Kota") if name in rows.first.inner_text()
    }


def test_a_mark_stays_with_its_word_and_is_large_enough_to_touch(visit: Visit, address: str) -> None:
    page = visit(address, width=390, height=844)
    turn = ask(page, FORD)
    for held in turn.locator(".held").all():
        box, mark = held.bounding_box(), held.locator(".mark").first.bounding_box()
        assert box
        assert mark
        assert min(mark["width"], mark["height"]) >= 44
    lines = page.evaluate("""() => [...document.querySelectorAll('.quote .held')].map((held) => {
      const told = held.previousElementSibling.getClientRects();
      const last = told[told.length - 1];
      const mark = held.querySelector('.mark').getBoundingClientRect();
      return mark.top < last.bottom && mark.bottom > last.top;
    })""")
    assert lines
    assert all(lines)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_files_that_are_dropped_anywhere_fill_an_empty_archive(
    visit: Visit, serve: Serve, tmp_path: Path, screenshot: Screenshot
) -> None:
    with Archive.open(tmp_path / "new") as empty:
        page = visit(serve(empty))
        expect(page.locator("#first-files")).to_be_visible()
        screenshot(page, "empty")
        dropped = page.evaluate_handle("""() => {
          const carried = new DataTransfer();
          carried.items.add(new File(["The pier at Old Quay is 310 metres long.\\n"], "pier.txt"));
          return carried;
        }""")
        page.dispatch_event("#masthead", "drop", {"dataTransfer": dropped})
        expect(page.locator("#first-uploaded")).to_contain_text("added")
        expect(page.locator("#first-files")).not_to_be_visible()
        expect(page.locator(".welcome")).to_contain_text("What would you like to know?")
        expect(ask(page, "How long is the pier?").locator(".quote")).to_contain_text("310 metres")


def test_what_asks_nothing_is_told_so_in_the_language_of_the_page(visit: Visit, address: str) -> None:
    page = visit(address, locale="id-ID")
    expect(ask(page, "hello").locator(".refusal")).to_contain_text("Halo! Tanyakan isi artikel Anda")
    expect(ask(page, "kata " * 300).locator(".refusal")).to_contain_text("lebih panjang dari 1.000 karakter")
    page.locator("#question textarea").fill("  ")
    page.keyboard.press("Enter")
    expect(page.locator(".toast-body")).to_contain_text("Belum ada yang dapat dijawab")
    assert page.locator(".turn").count() == 2
