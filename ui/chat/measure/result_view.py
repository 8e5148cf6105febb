"""What a run shows once it is done: its figures, its plots, and what changed since the run before it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.comparison import Change, Comparison, Side
from eval.reporting.curves import calibration, recall_by_depth
from eval.reporting.plots import Plot, plot_calibration, plot_recall
from ui.chat.markup import Html, element, join, prose
from ui.chat.measure.measuring import Measured
from ui.chat.measure.progress_view import counted, notice_view
from ui.chat.measure.tables_view import confusion_table, costs_table, figure, metrics_table
from ui.chat.measure.words import SAID

__all__ = ["done_view", "result_view"]

_NEUTRAL = frozenset({"Answered", "Confidence"})
"""Measures of which more is not always better."""


def done_view(measured: Measured) -> Html:
    """Say that a run is done, and where it lies."""
    header = measured.saved.header
    folder = measured.saved.path
    place = f"{folder.parent.name}/{folder.name}"
    return notice_view(SAID.done.format(header["dataset"], counted(header["queries"]), place))


def result_view(measured: Measured) -> Html:
    """Show all that a run gave."""
    header, comparison = measured.saved.header, measured.comparison
    parts = [element("h3", SAID.metrics), metrics_table(header, comparison)]
    if comparison:
        parts += [*_about(comparison), _changes(comparison)]
    return join(*parts, *_confusion(header), element("h3", SAID.costs), costs_table(header["costs"]), _plots(measured))


def _about(comparison: Comparison) -> list[Html]:
    """Say what stands beside the run, and what is not the same in both."""
    earlier = SAID.about_earlier.format(Path(comparison.a).name, counted(comparison.questions))
    names = ", ".join(one.name for one in comparison.unlike)
    unlike = [element("p", SAID.unlike.format(names), class_="note")] if names else []
    return [element("p", prose(f"{earlier} {SAID.about_chance}"), class_="note"), *unlike]


def _confusion(header: Mapping[str, Any]) -> list[Html]:
    counts = header["confusion"]
    return [element("h3", SAID.confusion), confusion_table(counts)] if counts else []


def _changes(comparison: Comparison) -> Html:
    """List the questions that changed most, those that are better first."""
    neutral = comparison.measure in _NEUTRAL
    return join(
        element("h3", SAID.changes.format(comparison.measure)),
        *_changed(SAID.higher if neutral else SAID.better, comparison.better),
        *_changed(SAID.lower if neutral else SAID.worse, comparison.worse),
    )


def _changed(heading: str, changes: tuple[Change, ...]) -> list[Html]:
    title = element("h4", heading)
    if not changes:
        return [title, element("p", SAID.no_changes, class_="note")]
    return [title, element("ul", *map(_change, changes), class_="changes", role="list")]


def _change(change: Change) -> Html:
    question = element("p", element("b", figure(change.difference, signed=True)), " ", change.question)
    sides = element("dl", *_side(SAID.before, change.a), *_side(SAID.after, change.b))
    return element("li", question, sides)


def _side(name: str, side: Side) -> list[Html]:
    reason = (side.reason or "").replace("_", " ")
    answer = element("dd", side.answer) if side.answer else element("dd", SAID.no_answer.format(reason), class_="none")
    return [element("dt", name), answer]


def _plots(measured: Measured) -> Html:
    """Show where the relevant articles stand and how sure answers are, where anything is known of that."""
    records = measured.saved.records
    recall, bins = recall_by_depth(records), calibration(records)
    drawn = [_figure(SAID.recall, plot_recall(recall))] if recall else []
    drawn += [_figure(SAID.calibration, plot_calibration(bins))] if bins else []
    return element("div", *drawn, class_="plots") if drawn else Html("")


def _figure(caption: str, plot: Plot) -> Html:
    images = (
        element("img", src=plot.light, alt=plot.says, class_="light"),
        element("img", src=plot.dark, alt=plot.says, class_="dark-only"),
    )
    return element("figure", element("figcaption", caption), *images)
