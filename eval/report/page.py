"""One page that shows a run whole, and opens without a network."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from eval.measures.samples import sample
from eval.report.curves import calibration, calibration_error, latencies, recall_by_depth
from eval.report.outcomes import QuestionOutcome
from eval.report.plots import plot_calibration, plot_latency, plot_recall
from eval.report.question_words import OTHER, QUESTION_WORDS
from eval.report.questions import view_question
from eval.report.tables import metric_rows, slice_tables
from eval.types import Run

__all__ = ["write_report"]

_PAGE = Path(__file__).parent
_HEADLINES = ("nDCG@10", "AnswerF1", "Confidence")
"""The list of questions is ordered by the first of these that the run has."""

_NO_FRACTION = 100
"""Costs from here on are written without a fraction."""


def write_report(run: Run, path: Path) -> None:
    """Write the report of a run as one file of HTML that asks nothing of any other place."""
    path.write_text(_render(run), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _ConfusionRow:
    gold: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Confusion:
    columns: tuple[str, ...]
    rows: tuple[_ConfusionRow, ...]


def _render(run: Run) -> str:
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    script = (_PAGE / "page.js").read_text(encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(_PAGE), autoescape=True, trim_blocks=True)
    headline = next((name for name in _HEADLINES if sample(run.results, name)), None)
    questions = [view_question(result, headline=headline) for result in run.results]
    return environment.get_template("page.html").render(
        run=run,
        metrics=metric_rows(run),
        confusion=_confusion(run.confusion),
        slices=slice_tables(run.results),
        cost=_cost,
        breakable=_breakable,
        questions=questions,
        headline=headline,
        outcomes=[one for one in QuestionOutcome if any(question.outcome is one for question in questions)],
        languages=sorted({question.language for question in questions}),
        words=[one for one in (*QUESTION_WORDS, OTHER) if any(question.word == one for question in questions)],
        style=Markup((_PAGE / "page.css").read_text(encoding="utf-8")),  # noqa: S704  (our own file)
        script=Markup(script),  # noqa: S704  (our own file)
        script_hash=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
        **_plots(run),
    )


def _plots(run: Run) -> dict[str, Any]:
    bins, recall, stages = calibration(run.results), recall_by_depth(run.results), latencies(run.results)
    return {
        "calibration": plot_calibration(bins) if bins else None,
        "calibration_error": calibration_error(bins) if bins else None,
        "calibrated": sum(one.answers for one in bins),
        "recall": plot_recall(recall) if recall else None,
        "latency": plot_latency(stages) if stages else None,
    }


def _confusion(counted: Mapping[str, Mapping[str, int]]) -> _Confusion | None:
    """Square the table, so that what is right stands on its diagonal."""
    if not counted:
        return None
    columns = tuple(dict.fromkeys((*counted, *(given for row in counted.values() for given in row))))
    rows = (_ConfusionRow(gold, tuple(row.get(given, 0) for given in columns)) for gold, row in counted.items())
    return _Confusion(columns, tuple(rows))


def _breakable(name: str) -> str:
    """Let a metric's name be broken where a capital begins a word of it."""
    from markupsafe import Markup

    return Markup("<wbr>").join(re.split(r"(?<=[a-z])(?=[A-Z][a-z])", name))


def _cost(value: float) -> str:
    """Write a cost with as many digits as it deserves.

    >>> _cost(1234.56), _cost(3.14159)
    ('1,235', '3.14')
    """
    return f"{value:,.0f}" if abs(value) >= _NO_FRACTION else f"{value:,.2f}"
