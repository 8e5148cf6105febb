"""What the tests in a browser share: what their fixtures give, and asking a question."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, Route, expect

from rag import Archive

__all__ = ["Accessible", "Screenshot", "Serve", "Visit", "ask", "ended", "held_back"]

Visit = Callable[..., Page]
Serve = Callable[[Archive], str]
Screenshot = Callable[[Page, str], None]
Accessible = Callable[[Page], None]

_WATCH = """where => {
  const panel = document.querySelector(where);
  window.came = new Promise((come) => {
    new MutationObserver(() => come()).observe(panel, { childList: true, characterData: true, subtree: true });
  });
}"""


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


@contextmanager
def held_back(page: Page, panel: str, click: Locator) -> Iterator[None]:
    """Click, let what is asked so reach the server only after what the block does, and see its answer come."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/queue/join*", hold, times=1)
    with page.expect_request("**/queue/join*"):
        click.click()
    yield
    page.evaluate(_WATCH, f"{panel} .html-container")
    held[0].continue_()
    page.evaluate("came")
