"""What the tests in a browser share: what their fixtures give, and asking a question."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from rag import Archive

__all__ = ["Screenshot", "Serve", "Visit", "ask", "ended"]

Visit = Callable[..., Page]
Serve = Callable[[Archive], str]
Screenshot = Callable[[Page, str], None]


def ask(page: Page, question: str, *, stage: str = "done") -> Locator:
    """Ask and give the turn, once it has come to a stage."""
    before = page.locator(".turn").count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    return ended(page, before, stage=stage)


def ended(page: Page, place: int, *, stage: str = "done") -> Locator:
    """Give a turn, from 0, once it has come to a stage."""
    turn = page.locator(".turn").nth(place)
    expect(turn).to_have_attribute("data-stage", stage)
    return turn
