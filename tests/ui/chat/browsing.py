"""What the tests in a browser share: what their fixtures give, and asking a question."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from rag import Archive, Assistant
from rag.types import Answer

__all__ = [
    "PATIENCE",
    "Accessible",
    "Screenshot",
    "Serve",
    "Visit",
    "ask",
    "ended",
    "filled",
    "held_back",
    "reload_at",
    "slow_answers",
]

Visit = Callable[..., Page]
Serve = Callable[[Archive], str]
Screenshot = Callable[[Page, str], None]
Accessible = Callable[[Page], None]

PATIENCE = 60_000
"""Milliseconds that a busy machine may take for what is waited for."""

_JOINING = "**/queue/join*"
_WATCH = """where => {
  const panel = document.querySelector(where);
  window.came = false;
  const seen = () => (window.came = true);
  new MutationObserver(seen).observe(panel, { childList: true, characterData: true, subtree: true });
}"""


def ask(page: Page, question: str, *, stage: str = "done") -> Locator:
    """Ask and give the turn, once it has come to a stage."""
    before = page.locator(".turn").count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    return ended(page, before, stage=stage)


def ended(page: Page, place: int, *, stage: str = "done") -> Locator:
    """Return a turn, from 0, once it has come to a stage."""
    turn = page.locator(".turn").nth(place)
    expect(turn).to_have_attribute("data-stage", stage)
    return turn


def reload_at(page: Page, address: str = "/c/") -> None:
    """Reload, once the address bar names what the page shows: an answer ends before its conversation is kept."""
    expect(page).to_have_url(re.compile(address))
    page.reload()


def filled(folder: Path, stories: Mapping[str, str]) -> Archive:
    """Return an archive in a folder, open, with stories by the names of their files."""
    (folder / "stories").mkdir()
    for name, text in stories.items():
        (folder / "stories" / name).write_text(text, encoding="utf-8")
    opened = Archive.open(folder / "archive")
    report = opened.add(folder / "stories")
    assert (report.added, report.rejected) == (len(stories), ())
    return opened


@contextmanager
def slow_answers(monkeypatch: pytest.MonkeyPatch, seconds: float) -> Iterator[None]:
    """Let every answer that is asked for meanwhile take so long."""
    stream = Assistant.stream

    def slowly(assistant: Assistant, *given: Any, **named: Any) -> Iterator[Answer]:
        sleep(seconds)
        yield from stream(assistant, *given, **named)

    with monkeypatch.context() as slow:
        slow.setattr(Assistant, "stream", slowly)
        yield


@contextmanager
def held_back(page: Page, panel: str, click: Locator) -> Iterator[None]:
    """Click, let what is asked so reach the server only after what the block does, and see its answer come."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held or not _asked_by_a_click(route.request):
            route.continue_()
        else:
            held.append(route)

    page.route(_JOINING, hold)
    with page.expect_request(_asked_by_a_click):
        click.click()
    yield
    page.evaluate(_WATCH, f"{panel} .html-container")
    held[0].continue_()
    page.unroute(_JOINING)
    page.wait_for_function("came")


def _asked_by_a_click(request: Request) -> bool:
    """Tell what a script of the page asks with data of its own from what follows by itself, as keeping an answer."""
    return "/queue/join" in request.url and bool((request.post_data_json or {}).get("event_data"))
