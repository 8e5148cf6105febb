"""What became of a file or text that was to be added, and how that is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.types import AddReport, Rejection
from ui.chat.locales.articles import TabWords
from ui.chat.locales.formatting import number
from ui.chat.markup import Html, element, join, prose

__all__ = ["AddOutcome", "fetching_view", "outcome_of", "outcomes_view", "problem_view", "progress_view", "reported"]

_REASONS = 5
"""Reasons that are shown of one file; a damaged file of many articles has thousands that are alike."""


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What became of one file or text."""

    name: str
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    problems: tuple[str, ...] = ()
    """Why something of it was rejected, a line each."""
    notes: tuple[str, ...] = ()
    """What of it was left out though it was read, a line each."""

    @property
    def accepted(self) -> int:
        """How many articles of it the archive holds now."""
        return self.added + self.replaced + self.unchanged


def outcome_of(name: str, report: AddReport, reason: Callable[[Rejection], str]) -> AddOutcome:
    """Say what a report says, and each of its reasons as it is written."""
    problems, notes = (tuple(map(reason, some)) for some in (report.rejected, report.notices))
    return AddOutcome(name, report.added, report.replaced, report.unchanged, problems, notes)


def reported(name: str, path: Path, report: AddReport, said: TabWords) -> AddOutcome:
    """Say what a report says of one file; a rejection names its line where it has one."""
    return outcome_of(name, report, lambda one: _reason(one, path, said))


def outcomes_view(outcomes: Sequence[AddOutcome], said: TabWords) -> Html:
    """List what became of each."""
    became = element("ul", *(_outcome(one, said) for one in outcomes), class_="outcomes")
    return element("div", became, role="status")


def problem_view(problem: str) -> Html:
    """Show one line that says why nothing was added."""
    return element("p", prose(problem), class_="problem", role="alert")


def progress_view(place: int, total: int, name: str, said: TabWords) -> Html:
    """Show how far files are: `place`, from 0, is at work."""
    line = said.working.format(*(number(one, said.language) for one in (place + 1, total)), name)
    return _progress(line, place, total)


def fetching_view(done: int, total: int, address: str, said: TabWords) -> Html:
    """Show how many of the pages of an address were fetched."""
    return _progress(said.fetching.format(*(number(one, said.language) for one in (done, total)), address), done, total)


def _progress(line: str, done: int, total: int) -> Html:
    bar = element("progress", max=total, value=done, aria_label=line)
    return join(element("p", line, class_="working", role="status"), bar)


def _outcome(outcome: AddOutcome, said: TabWords) -> Html:
    name = element("span", outcome.name, class_="name")
    if not outcome.accepted and len(outcome.problems) == 1:
        became = element("span", said.not_added.format(outcome.problems[0]), class_="problem")
        return element("li", name, " ", became)
    shown = [element("p", one, class_="problem") for one in outcome.problems[:_REASONS]]
    hidden = len(outcome.problems) - len(shown)
    if hidden:
        shown.append(element("p", said.others.format(number(hidden, said.language)), class_="problem"))
    shown += [element("p", one, class_="note") for one in outcome.notes[:_REASONS]]
    return element("li", name, " ", element("span", _became(outcome, said), class_="became"), *shown)


def _became(outcome: AddOutcome, said: TabWords) -> str:
    """Count; one article alone needs no number.

    >>> from ui.chat.locales.articles import Language, tab_words
    >>> said = tab_words(Language.ENGLISH)
    >>> _became(AddOutcome("a.txt", added=1), said), _became(AddOutcome("a.jsonl", added=2, unchanged=1), said)
    ('added', '2 added, 1 unchanged')
    """
    counts = {
        said.added: outcome.added,
        said.replaced: outcome.replaced,
        said.unchanged: outcome.unchanged,
        said.rejected: len(outcome.problems),
    }
    some = {word: count for word, count in counts.items() if count}
    if sum(some.values()) == 1:
        return next(iter(some))
    return ", ".join(f"{number(count, said.language)} {word}" for word, count in some.items())


def _reason(rejection: Rejection, path: Path, said: TabWords) -> str:
    place = rejection.source.removeprefix(f"{path}:")
    return said.line.format(place, rejection.error) if place.isdigit() else rejection.error
