"""The numbers behind the plots."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.report.outcomes import QuestionOutcome, outcome
from eval.types import Question, Result

__all__ = ["Bin", "calibration", "calibration_error", "latencies", "recall_by_depth"]

_BINS = 10
_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies close together."""

    confidence: float
    """Mean of what was claimed."""
    right: float
    """Share that was right."""
    answers: int


def calibration(results: Sequence[Result]) -> list[Bin]:
    """Gather the judged answers that were shown into tenths of confidence; tenths without an answer are left out."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for result in results:
        confidence, became = result.answer.confidence, outcome(result)
        if confidence is not None and became in {QuestionOutcome.RIGHT, QuestionOutcome.WRONG}:
            bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, became is QuestionOutcome.RIGHT))
    return [
        Bin(sum(one for one, _ in held) / len(held), sum(right for _, right in held) / len(held), len(held))
        for held in bins
        if held
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the mean distance between claimed and true, each bin by its answers.

    Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015.
    """
    answers = sum(one.answers for one in bins)
    return sum(one.answers * abs(one.confidence - one.right) for one in bins) / answers


def recall_by_depth(results: Sequence[Result]) -> list[float]:
    """Return the mean share of relevant documents among the first 1, 2, ..., 100; empty where none are judged."""
    judged = [result for result in results if _relevant(result.question)]
    if not judged:
        return []
    found = [0.0] * _DEPTH
    for result in judged:
        relevant = _relevant(result.question)
        for place, document in enumerate(list(result.ranking)[:_DEPTH]):
            if document in relevant:
                found[place] += 1 / len(relevant)
    total, recall = 0.0, []
    for share in found:
        total += share
        recall.append(total / len(judged))
    return recall


def latencies(results: Sequence[Result]) -> dict[str, list[float]]:
    """Return stage → milliseconds of each question that went through it."""
    stages: dict[str, list[float]] = {}
    for result in results:
        for stage, spent in result.timings_ms.items():
            stages.setdefault(stage, []).append(spent)
    return stages


def _relevant(question: Question) -> set[str]:
    return {one.document for one in question.judgements if one.relevance > 0}
