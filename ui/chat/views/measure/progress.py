"""What the tab shows while a run goes on, and what it says where there is no result."""

from embeddings.errors import DatasetInvalid, SitasiError
from ui.chat.locales.formatting import counted, number
from ui.chat.locales.measure import MeasureWords
from ui.chat.markup import Html, element, join, prose
from ui.chat.measure.running import Done, Failed, MeasurementRun, Stopped

__all__ = ["failed_view", "notice_view", "running_view", "stopped_view"]


def running_view(running: MeasurementRun, said: MeasureWords) -> Html:
    """Show how far a run is."""
    done = running.done
    line = element("p", f"{_said(running, done, said)} …", class_="status")
    if not done.all:
        return join(line, element("progress", aria_label=said.progress))
    bar = element("progress", aria_label=said.progress, max=done.all, value=done.asked)
    return join(line, bar)


def stopped_view(stopped: Stopped, said: MeasureWords) -> Html:
    """Say how far a run came."""
    return notice_view(said.stopped.format(*_far(stopped.done, said)))


def failed_view(failed: Failed, name: str, said: MeasureWords) -> Html:
    """Say in a line why there is no result, or list the problems of a set."""
    error = failed.error
    if not isinstance(error, DatasetInvalid):
        return element("p", prose(_why(error, said)), class_="failure", role="alert")
    heading = said.problems.format(counted(len(error.problems), said.problem, said.language), name)
    rows = (element("li", _within(one, name)) for one in error.problems)
    return element("div", element("p", f"{heading}:"), element("ul", *rows), class_="failure", role="alert")


def notice_view(line: str) -> Html:
    """Say one thing."""
    return element("p", prose(line), class_="status", role="status")


def _said(running: MeasurementRun, done: Done, said: MeasureWords) -> str:
    if running.stopping:
        return said.stopping
    if not done.all:
        return said.preparing
    if done.asked == done.all:
        return said.finishing
    return said.asking.format(running.name, *_far(done, said))


def _far(done: Done, said: MeasureWords) -> tuple[str, str]:
    return number(done.asked, said.language), counted(done.all, said.question, said.language)


def _why(error: Exception, said: MeasureWords) -> str:
    match error:
        case SitasiError():
            return str(error)
        case OSError():
            return said.unwritable.format(error.strerror or error)
    return said.failed


def _within(problem: str, name: str) -> str:
    """Leave out of a problem's place the folders in which the file lies."""
    before, found, after = problem.partition(f"/{name}:")
    return f"{name}:{after}" if found and ": " not in before else problem
