"""Which questions of a run a metric rests on, and the value of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eval.types import Result

__all__ = ["abstaining", "sample"]


@dataclass(frozen=True, slots=True)
class _Mean:
    """A mean of a measure over questions of one kind, or of all."""

    measure: str
    answerable: bool | None = None


_RENAMED: Mapping[str, _Mean] = {
    "AnsweredRate (answerable)": _Mean("Answered", answerable=True),
    "AnsweredRate (unanswerable)": _Mean("Answered", answerable=False),
    "VerdictAccuracy": _Mean("Verdict"),
    "ReasonAccuracy": _Mean("Reason"),
}
"""Metrics over a run whose questions carry the value under another name; every other has its measure's name."""


def sample(results: Iterable[Result], metric: str) -> dict[str, float]:
    """Return question id → value for the questions that have the metric; empty where it is no mean over questions."""
    mean = _RENAMED.get(metric, _Mean(metric))
    held = (one for one in results if mean.answerable is None or one.question.answerable is mean.answerable)
    values = ((result.question.question_id, result.scores.get(mean.measure)) for result in held)
    return {question: value for question, value in values if value is not None}


def abstaining(results: Iterable[Result], *, answerable: bool) -> list[float]:
    """Return the confidences of the questions of one kind, for `AbstainAUROC`."""
    return list(sample((one for one in results if one.question.answerable is answerable), "Confidence").values())
