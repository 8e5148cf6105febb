"""The tables of a report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from embeddings.language import Language
from eval.measures.samples import abstaining, sample
from eval.measures.significance import Interval, auroc_interval, bootstrap_interval
from eval.report.question_words import OTHER, QUESTION_WORDS, question_word
from eval.types import Result, Run

__all__ = ["EXPLANATIONS", "MetricRow", "Slice", "SliceTable", "metric_rows", "slice_tables"]

EXPLANATIONS: Mapping[str, str] = {
    "nDCG@10": "How high the relevant articles stand among the first ten.",
    "RR@10": "One divided by the place of the first relevant article; 0 past ten.",
    "R@5": "Share of the relevant articles among the first five.",
    "R@100": "Share of the relevant articles among the first hundred.",
    "Success@1": "Share of questions whose first article is relevant.",
    "AnswerHit": "Share of answerable questions for which a gold answer is shown.",
    "AnswerF1": "Words shared by what is shown and a gold answer.",
    "CitationPrecision": "Share of quotes that are verbatim and from a relevant article.",
    "CitationRecall": "Share of shown sentences with at least one such quote.",
    "AbstainAUROC": "Chance that an answerable question gets more confidence than an unanswerable one; 0.5 is luck.",
    "AnsweredRate (answerable)": "Share of answerable questions that are answered: more is better.",
    "AnsweredRate (unanswerable)": "Share of unanswerable questions that are answered: less is better.",
    "VerdictAccuracy": "Share of yes/no questions with the right verdict.",
    "ReasonAccuracy": "Share of questions not to be answered that are refused for the right reason.",
}
"""Metric → what it says, in a line."""

_NOT_SLICED = frozenset({"Confidence", "Answered", "Verdict", "Reason"})
"""What is no score, or stands in the table under the names of its metrics."""
_LANGUAGES = {Language.INDONESIAN: "Indonesian", Language.ENGLISH: "English"}


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric, how sure it is, and on how many questions it rests."""

    name: str
    explanation: str
    value: float | None
    interval: Interval | None
    questions: int


@dataclass(frozen=True, slots=True)
class Slice:
    """The questions of one kind, with the mean of each column; `None` where none of them has it."""

    name: str
    questions: int
    means: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class SliceTable:
    """All questions, kind by kind."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Slice, ...]


def metric_rows(run: Run) -> list[MetricRow]:
    """Return the metrics of a run in its own order."""
    return [_metric_row(run, name, value) for name, value in run.metrics.items()]


def slice_tables(results: Sequence[Result]) -> list[SliceTable]:
    """Slice the questions by language, by question word, and by split where there are several."""
    columns = tuple(
        name
        for name in dict.fromkeys((*EXPLANATIONS, *(name for result in results for name in result.scores)))
        if name not in _NOT_SLICED and sample(results, name)
    )
    words = (*QUESTION_WORDS, OTHER)
    by_language = _slices(results, columns, lambda one: _LANGUAGES[one.answer.language], tuple(_LANGUAGES.values()))
    by_word = _slices(results, columns, lambda one: question_word(one.question.text), words)
    by_split = SliceTable("Split", columns, _slices(results, columns, lambda one: one.question.split or "none"))
    return [
        SliceTable("Language", columns, by_language),
        SliceTable("Question word", columns, by_word),
        *([by_split] if len(by_split.rows) > 1 else []),
    ]


def _metric_row(run: Run, name: str, value: float | None) -> MetricRow:
    if name == "AbstainAUROC":
        sides = [abstaining(run.results, answerable=answerable) for answerable in (True, False)]
        interval, questions = auroc_interval(*sides, seed=run.seed), len(sides[0]) + len(sides[1])
    else:
        values = list(sample(run.results, name).values())
        interval, questions = bootstrap_interval(values, seed=run.seed), len(values)
    return MetricRow(name, EXPLANATIONS.get(name, ""), value, interval if value is not None else None, questions)


def _slices(
    results: Sequence[Result], columns: Sequence[str], kind: Callable[[Result], str], order: Sequence[str] = ()
) -> tuple[Slice, ...]:
    kinds: dict[str, list[Result]] = {name: [] for name in order}
    for result in results:
        kinds.setdefault(kind(result), []).append(result)
    return tuple(
        Slice(name, len(held), tuple(_mean(sample(held, column)) for column in columns))
        for name, held in kinds.items()
        if held
    )


def _mean(values: Mapping[str, float]) -> float | None:
    return sum(values.values()) / len(values) if values else None
