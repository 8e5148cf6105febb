"""Two saved runs over the same questions: what differs, by how much, and is it more than luck?"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from embeddings.errors import ReadingError, SettingsError
from eval.measures.samples import abstaining, sample
from eval.measures.significance import Interval, auroc, bootstrap_interval, randomisation_test
from eval.runs.storage import SavedRun
from eval.types import Result, Run

__all__ = [
    "Comparison",
    "Difference",
    "Limit",
    "QuestionChange",
    "QuestionResult",
    "Unlike",
    "below",
    "compare",
    "comparison_document",
    "parse_limit",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric of both runs, over the questions that both have."""

    metric: str
    a: float | None
    b: float | None
    difference: float | None
    """b less a."""
    interval: Interval | None
    """Bootstrap interval of the difference."""
    p_value: float | None
    """Of the paired randomisation test, not corrected for the number of metrics; `None` for what is no mean."""
    questions: int
    """Pairs of values behind it."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What one run made of a question."""

    value: float
    answer: str
    """The sentences shown; empty where there is no answer."""
    reason: str | None
    """Why there is no answer."""


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question whose value differs between the runs."""

    question_id: str
    question: str
    difference: float
    """b less a."""
    a: QuestionResult
    b: QuestionResult


@dataclass(frozen=True, slots=True)
class Unlike:
    """A setting, version or fingerprint that is not the same; `None` where a run does not have it."""

    name: str
    a: Any
    b: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two runs."""

    a: str
    b: str
    seed: int
    questions: int
    """Questions that both have, by id and text."""
    only_a: int
    only_b: int
    metrics: tuple[Difference, ...]
    measure: str
    """What the changes are measured by."""
    better: tuple[QuestionChange, ...]
    """Questions that b answers better, the greatest change first."""
    worse: tuple[QuestionChange, ...]
    unlike: tuple[Unlike, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """The least that a metric has to be."""

    metric: str
    least: float


def compare(a: SavedRun, b: SavedRun, *, seed: int = 0, measure: str | None = None, most: int = 10) -> Comparison:
    """Compare two runs question by question; at most `most` changes each way are told.

    Changes are measured by the first measure that both runs have, unless another is named.

    Raises `ReadingError` where no question is in both, `SettingsError` for a measure that no question has in both.
    """
    ours, theirs = _by_question(a.run), _by_question(b.run)
    common = [key for key in ours if key in theirs]
    if not common:
        raise ReadingError(f"{a.folder} and {b.folder} have no question in common: compare runs over the same dataset")
    before, after = [ours[key] for key in common], [theirs[key] for key in common]
    names = [name for name in a.run.metrics if name in b.run.metrics]
    measure = _measure(before, after, measure)
    changes = _changes(before, after, measure)
    return Comparison(
        a=str(a.folder),
        b=str(b.folder),
        seed=seed,
        questions=len(common),
        only_a=len(ours) - len(common),
        only_b=len(theirs) - len(common),
        metrics=tuple(_difference(name, before, after, seed) for name in names),
        measure=measure,
        better=tuple([one for one in reversed(changes) if one.difference > 0][:most]),
        worse=tuple([one for one in changes if one.difference < 0][:most]),
        unlike=_unlike(a.run, b.run),
    )


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """Show a comparison as `sitasi eval compare --json` prints it."""
    return asdict(comparison)


def parse_limit(text: str) -> Limit:
    """Read a limit; raises `SettingsError` where it is none.

    >>> parse_limit("nDCG@10=0.80")
    Limit(metric='nDCG@10', least=0.8)
    """
    metric, equals, number = (part.strip() for part in text.rpartition("="))
    try:
        least = float(number)
    except ValueError:
        least = math.nan
    if not (metric and equals and math.isfinite(least)):
        raise SettingsError(f"{text!r} is no limit: write METRIC=NUMBER, as in nDCG@10=0.80")
    return Limit(metric, least)


def below(metrics: Mapping[str, float | None], limits: Mapping[str, float]) -> list[str]:
    """Return a line for each metric that is below its limit; one without a value is.

    Raises `SettingsError` for a limit on a metric that the run does not have.
    """
    unknown = [name for name in limits if name not in metrics]
    if unknown:
        raise SettingsError(f"no metric is called {unknown[0]!r}: this run has {', '.join(metrics)}")
    return [
        f"{name} is {'without a value' if value is None else f'{value:.4f}'}, below {least:g}"
        for name, least in limits.items()
        if (value := metrics[name]) is None or value < least
    ]


@dataclass(frozen=True, slots=True)
class _Key:
    """What makes questions of two runs the same: a set that was changed may use an id for another question."""

    question_id: str
    text: str


def _by_question(run: Run) -> dict[_Key, Result]:
    return {_Key(result.question.question_id, result.question.text): result for result in run.results}


def _difference(name: str, before: Sequence[Result], after: Sequence[Result], seed: int) -> Difference:
    if name == "AbstainAUROC":
        return _auroc_difference(name, before, after)
    old, new = sample(before, name), sample(after, name)
    both = [question for question in old if question in new]
    if not both:
        return Difference(name, None, None, None, None, None, 0)
    differences = [new[question] - old[question] for question in both]
    return Difference(
        metric=name,
        a=_mean([old[question] for question in both]),
        b=_mean([new[question] for question in both]),
        difference=_mean(differences),
        interval=bootstrap_interval(differences, seed=seed),
        p_value=randomisation_test(differences, seed=seed),
        questions=len(both),
    )


def _auroc_difference(name: str, before: Sequence[Result], after: Sequence[Result]) -> Difference:
    old, new = _auroc(before), _auroc(after)
    difference = None if old is None or new is None else new - old
    behind = len(sample(before, "Confidence").keys() & sample(after, "Confidence").keys())
    return Difference(name, old, new, difference, None, None, behind)


def _auroc(results: Sequence[Result]) -> float | None:
    return auroc(abstaining(results, answerable=True), abstaining(results, answerable=False))


def _measure(before: Sequence[Result], after: Sequence[Result], wanted: str | None) -> str:
    names = dict.fromkeys(name for result in before for name in result.scores)
    known = [name for name in names if sample(before, name).keys() & sample(after, name).keys()]
    if not known:
        raise ReadingError("no question has a score in both runs: there is nothing to compare")
    if wanted is not None and wanted not in known:
        raise SettingsError(f"no question has the measure {wanted!r} in both runs: take one of {', '.join(known)}")
    return wanted or known[0]


def _changes(before: Sequence[Result], after: Sequence[Result], measure: str) -> list[QuestionChange]:
    """Return the questions that have the measure in both runs, those that lost most first."""
    old, new = sample(before, measure), sample(after, measure)
    changes = [
        QuestionChange(
            question, ours.question.text, new[question] - old[question], _side(ours, old), _side(theirs, new)
        )
        for ours, theirs in zip(before, after, strict=True)
        if (question := ours.question.question_id) in old and question in new
    ]
    return sorted(changes, key=lambda change: change.difference)


def _side(result: Result, values: Mapping[str, float]) -> QuestionResult:
    return QuestionResult(values[result.question.question_id], result.answer.text, result.answer.reason)


def _unlike(a: Run, b: Run) -> tuple[Unlike, ...]:
    ours, theirs = _conditions(a), _conditions(b)
    names = [*ours, *(name for name in theirs if name not in ours)]
    return tuple(Unlike(name, ours.get(name), theirs.get(name)) for name in names if ours.get(name) != theirs.get(name))


def _conditions(run: Run) -> dict[str, Any]:
    sections = {"settings": run.settings, "versions": run.versions, "fingerprints": run.fingerprints}
    named = {f"{section}.{name}": value for section, values in sections.items() for name, value in values.items()}
    return {"dataset": run.dataset, "split": run.split, "seed": run.seed, **named}


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
