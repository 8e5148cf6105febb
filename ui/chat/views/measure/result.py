"""What a run shows once it is done: its figures, its plots, and what changed since the run before it."""

from pathlib import Path

from eval.report.curves import calibration, recall_by_depth
from eval.report.plots import Plot, plot_calibration, plot_recall
from eval.runs.comparison import Comparison, QuestionChange, QuestionResult
from eval.types import Run
from ui.chat.locales.formatting import counted
from ui.chat.locales.measure import MeasureWords
from ui.chat.markup import Html, element, join, prose
from ui.chat.measure.measuring import MeasuredRun
from ui.chat.views.measure.progress import notice_view
from ui.chat.views.measure.tables import confusion_table, costs_table, figure, metrics_table, named

__all__ = ["done_view", "result_view"]

_NEUTRAL = frozenset({"Answered", "Confidence"})
"""Measures of which more is not always better."""


def done_view(measured: MeasuredRun, said: MeasureWords) -> Html:
    """Say that a run is done, and where it lies."""
    run, folder = measured.saved.run, measured.saved.folder
    questions = counted(len(run.results), said.question, said.language)
    return notice_view(said.done.format(run.dataset, questions, f"{folder.parent.name}/{folder.name}"))


def result_view(measured: MeasuredRun, said: MeasureWords) -> Html:
    """Show all that a run gave."""
    run, comparison = measured.saved.run, measured.comparison
    parts = [element("h3", said.metrics), metrics_table(run, comparison, said)]
    if comparison:
        parts += [*_about(comparison, said), _changes(comparison, said)]
    costs = [element("h3", said.costs), costs_table(run.costs, said)]
    return join(*parts, *_confusion(run, said), *costs, _plots(run, said))


def _about(comparison: Comparison, said: MeasureWords) -> list[Html]:
    """Say what stands beside the run, and what is not the same in both."""
    common = counted(comparison.questions, said.question, said.language)
    earlier = said.about_earlier.format(Path(comparison.a).name, common)
    names = ", ".join(one.name for one in comparison.unlike)
    unlike = [element("p", said.unlike.format(names), class_="note")] if names else []
    return [element("p", prose(f"{earlier} {said.about_chance}"), class_="note"), *unlike]


def _confusion(run: Run, said: MeasureWords) -> list[Html]:
    return [element("h3", said.confusion), confusion_table(run.confusion, said)] if run.confusion else []


def _changes(comparison: Comparison, said: MeasureWords) -> Html:
    """List the questions that changed most, those that are better first."""
    neutral = comparison.measure in _NEUTRAL
    return join(
        element("h3", said.changes.format(comparison.measure)),
        *_changed(said.higher if neutral else said.better, comparison.better, said),
        *_changed(said.lower if neutral else said.worse, comparison.worse, said),
    )


def _changed(heading: str, changes: tuple[QuestionChange, ...], said: MeasureWords) -> list[Html]:
    title = element("h4", heading)
    if not changes:
        return [title, element("p", said.no_changes, class_="note")]
    return [title, element("ul", *(_change(one, said) for one in changes), class_="changes", role="list")]


def _change(change: QuestionChange, said: MeasureWords) -> Html:
    question = element("p", element("b", figure(change.difference, said.language, signed=True)), " ", change.question)
    sides = element("dl", *_side(said.before, change.a, said), *_side(said.after, change.b, said))
    return element("li", question, sides)


def _side(name: str, side: QuestionResult, said: MeasureWords) -> list[Html]:
    reason = named(side.reason or "", said)
    answer = element("dd", side.answer) if side.answer else element("dd", said.no_answer.format(reason), class_="none")
    return [element("dt", name), answer]


def _plots(run: Run, said: MeasureWords) -> Html:
    """Show where the relevant articles stand and how sure answers are, where anything is known of that."""
    recall, bins = recall_by_depth(run.results), calibration(run.results)
    drawn = [_figure(said.recall, plot_recall(recall, said.plots))] if recall else []
    drawn += [_figure(said.calibration, plot_calibration(bins, said.plots))] if bins else []
    return element("div", *drawn, class_="plots") if drawn else Html("")


def _figure(caption: str, plot: Plot) -> Html:
    images = (
        element("img", src=plot.light, alt=plot.says, class_="light"),
        element("img", src=plot.dark, alt=plot.says, class_="night"),
    )
    return element("figure", element("figcaption", caption), *images)
