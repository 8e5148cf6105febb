"""What the tab shows while a run goes on, and what it says where there is no result."""

from ui.chat.markup import Html, element, join, prose
from ui.chat.measure.running import Done, Failed, Running, Stopped
from ui.chat.measure.words import EXAMPLE, SAID

__all__ = ["counted", "failed_view", "form_view", "notice_view", "running_view", "stopped_view"]


def counted(number: int, name: str = "question") -> str:
    """Count in words.

    >>> counted(1), counted(2)
    ('1 question', '2 questions')
    """
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def form_view() -> Html:
    """Say what the tab is for, and what a set looks like."""
    return join(
        element("h2", SAID.heading),
        element("p", SAID.explained),
        element("p", prose(SAID.form), class_="form"),
        element("pre", EXAMPLE, class_="wide", tabindex=0, role="region", aria_label=SAID.example),
    )


def running_view(running: Running) -> Html:
    """Show how far a run is."""
    done = running.done
    said = element("p", f"{_said(running, done)} …", class_="status")
    if not done.all:
        return join(said, element("progress", aria_label=SAID.progress))
    bar = element("progress", aria_label=SAID.progress, max=done.all, value=done.asked)
    return join(said, bar)


def stopped_view(stopped: Stopped) -> Html:
    """Say how far a run came."""
    return notice_view(SAID.stopped.format(stopped.done.asked, counted(stopped.done.all)))


def failed_view(failed: Failed, name: str) -> Html:
    """Say in a line why there is no result, or list the problems of a set."""
    if not failed.problems:
        return element("p", prose(failed.said), class_="failure", role="alert")
    heading = SAID.problems.format(counted(len(failed.problems), "problem"), name)
    rows = (element("li", _within(one, name)) for one in failed.problems)
    return element("div", element("p", f"{heading}:"), element("ul", *rows), class_="failure", role="alert")


def notice_view(said: str) -> Html:
    """Say one thing."""
    return element("p", prose(said), class_="status", role="status")


def _said(running: Running, done: Done) -> str:
    if running.stopping:
        return SAID.stopping
    if not done.all:
        return SAID.preparing
    if done.asked == done.all:
        return SAID.finishing
    return SAID.asking.format(running.name, f"{done.asked:,}", counted(done.all))


def _within(problem: str, name: str) -> str:
    """Leave out of a problem's place the folders in which the file lies."""
    before, found, after = problem.partition(f"/{name}:")
    return f"{name}:{after}" if found and ": " not in before else problem
