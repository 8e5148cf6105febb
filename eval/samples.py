"""Which questions of a saved run a metric rests on, and the value of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["abstaining", "sample"]

Record = dict[str, Any]
"""A line of `answers.jsonl`."""


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


def sample(records: Iterable[Record], metric: str) -> dict[str, float]:
    """Give question id → value for the questions that have the metric; empty where it is no mean over questions."""
    mean = _RENAMED.get(metric, _Mean(metric))
    held = (one for one in records if mean.answerable is None or one["answerable"] is mean.answerable)
    values = ((str(record["question_id"]), record["scores"].get(mean.measure)) for record in held)
    return {question: float(value) for question, value in values if value is not None}


def abstaining(records: Iterable[Record], *, answerable: bool) -> list[float]:
    """Give the confidences of the questions of one kind, for `AbstainAUROC`."""
    return list(sample((one for one in records if one["answerable"] is answerable), "Confidence").values())
