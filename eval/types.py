"""The nouns of evaluation, as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rag.types import Answer, Reason, Span, Verdict

__all__ = ["Dataset", "Judgement", "Qrels", "Question", "Result", "Run"]

Qrels = dict[str, dict[str, int]]
"""Question id → document id → relevance, as ir_measures takes it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A document that is relevant to a question; with a span, only that part of it."""

    document: str
    """Its `_id` in a corpus, or an article's id or source in an archive."""
    relevance: int = 1
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what is known of its answer."""

    question_id: str
    text: str
    answers: tuple[str, ...] = ()
    """Gold strings; any of them is right."""
    answerable: bool | None = None
    """`None` where the dataset does not say."""
    verdict: Verdict | None = None
    split: str | None = None
    judgements: tuple[Judgement, ...] = ()
    reason: Reason | None = None
    """Why it should not be answered; `None` where it should, or the dataset does not say."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of questions, and the documents that they are about."""

    name: str
    questions: tuple[Question, ...]
    corpus: Path | None = None
    """A .jsonl file that `Archive.add` reads; `None` for questions about an archive that exists."""

    def splits(self) -> tuple[str, ...]:
        """Return the names of the splits, in alphabetical order."""
        return tuple(sorted({question.split for question in self.questions if question.split}))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one question."""

    question: Question
    ranking: Mapping[str, float]
    """Document → score, best first, a hundred at most: what the answer was made from stands first."""
    answer: Answer
    scores: Mapping[str, float | None]
    """Measure → value of this question; `None` where the measure does not apply to it."""
    timings_ms: Mapping[str, float]
    """Of the whole `question` with nothing remembered, of its stages, and of the same `repeated`."""


@dataclass(frozen=True, slots=True)
class Run:
    """One evaluation: the figures, each question's result, and all that is needed to repeat it."""

    dataset: str
    split: str | None
    metrics: Mapping[str, float | None]
    """Measure → value over all questions; `None` where no question has it."""
    results: tuple[Result, ...]
    versions: Mapping[str, str]
    seed: int
    started: str
    """ISO 8601, UTC."""
    settings: Mapping[str, object] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """Of corpus, encoder and whatever else decides the figures; empty where somebody else's retriever was measured."""
    costs: Mapping[str, float] = field(default_factory=dict)
    """`question p50 ms`, `question p95 ms`, ..., `repeated p50 ms`, ..., `peak memory MB`."""
    by_split: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)
    """Split → measure → value, where questions of several splits were asked."""
    confusion: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Gold verdict → verdict given → questions."""
