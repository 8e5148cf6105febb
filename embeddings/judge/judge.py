"""A judge reads two texts together: whether a passage answers a question, and what it says to a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from embeddings.encoder import BUNDLED, FloatMatrix
from embeddings.errors import ModelError
from embeddings.model_checksums import check_shipped
from embeddings.model_files import MODELS, find_folder, fingerprint_of, in_one_line, readable, refuse_pickles

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

    from embeddings.judge.pair_reader import PairReader, PairScores

__all__ = [
    "BUNDLED_JUDGE_FOLDER",
    "OFF",
    "AnswerPosition",
    "AnswerSpan",
    "Comparer",
    "Judge",
    "Reading",
    "judge_named",
    "load_judge",
]

BUNDLED_JUDGE_FOLDER = MODELS / "judge"

OFF = "off"
"""Instead of a judge's name: there is none."""

_FAINTEST = 0.02
"""Of the places that a reading keeps, compared with how likely there is no answer: most have next to none."""
_LEAST_NOWHERE = 1e-6
_LONGEST_SPAN = 24
"""Tokens of an answer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a judge makes of one passage for a question, each 0 to 1."""

    relevance: float
    """How likely the passage belongs to the question."""
    answers: float
    """How likely the answer stands in the passage; a passage about the question need not hold it."""
    places: tuple["AnswerPosition", ...] | None = None
    """Where it may start, in the order of the text; `None` where the model does not tell."""
    span: "AnswerSpan | None" = None
    """The words that most likely answer; `None` where the model does not tell."""

    def answers_between(self, start: int, end: int) -> float:
        """Return how likely the answer stands between two characters, as if the rest were not there, 0 to 1.

        >>> reading = Reading(0.9, 0.8, (AnswerPosition(4, 0.2), AnswerPosition(9, 0.6)))
        >>> round(reading.answers_between(0, 8), 3), round(reading.answers_between(8, 12), 3)
        (0.5, 0.75)
        """
        found = sum(place.likelihood for place in self.places or () if start <= place.start < end)
        return found / (found + max(1 - self.answers, _LEAST_NOWHERE))

    def behind(self, length: int) -> "Reading":
        """Return the reading of what stands behind so many characters of the passage: they are no part of an answer.

        >>> positions = AnswerPosition(4, 0.2), AnswerPosition(9, 0.6)
        >>> reading = Reading(0.9, 0.8, positions, AnswerSpan(9, 12, 0.5)).behind(5)
        >>> reading.places, reading.span
        ((AnswerPosition(start=4, likelihood=0.6),), AnswerSpan(start=4, end=7, likelihood=0.5))
        """
        places = self.places and tuple(
            AnswerPosition(place.start - length, place.likelihood) for place in self.places if place.start >= length
        )
        span = self.span
        if span is not None:
            is_behind = span.start >= length
            span = AnswerSpan(span.start - length, span.end - length, span.likelihood) if is_behind else None
        return Reading(self.relevance, self.answers, places, span)


@dataclass(frozen=True, slots=True)
class AnswerPosition:
    """A word of a passage, or a piece of one, that may answer the question."""

    start: int
    """Its first character in the passage."""
    likelihood: float


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """The characters of a passage that answer, half-open."""

    start: int
    end: int
    likelihood: float
    """Of its start and of its end together, 0 to 1."""


class Comparer(Protocol):
    """Says what a text says to a claim, or to a yes/no question."""

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:
        """Return `float32[n, 4]`, rows sum to 1.

        How likely each premise supports the claim, refutes it, leaves it open (a rumour, a plan, a doubt), says
        nothing to it.
        """
        ...


class Judge(Protocol):
    """Reads a question together with each passage; slower than an encoder, so for a few passages only."""

    @property
    def name(self) -> str:
        """What `load_judge` takes to load it again."""
        ...

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change whenever the readings could change."""
        ...

    @property
    def comparer(self) -> Comparer | None:
        """What compares texts with claims; none where the model has not learned to."""
        ...

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Read each passage for the question; the readings stand in the order of the passages."""
        ...


def load_judge(name: str = BUNDLED) -> Judge:
    """Load the bundled judge, or a sentence-transformers `CrossEncoder` by its folder or its name in the local cache.

    The network is never asked. A model that cannot be loaded is a `ModelError`.
    """
    return _load_bundled(BUNDLED_JUDGE_FOLDER) if name == BUNDLED else _load_cross_encoder(name)


def judge_named(setting: str) -> Judge | None:
    """Return the judge that a setting names; `None` for "off"."""
    return None if setting == OFF else load_judge(setting)


class _BundledJudge:
    """Our own model: relevance, the words that answer, and stances."""

    name = BUNDLED

    def __init__(self, reader: "PairReader", *, fingerprint: str) -> None:
        self._reader = reader
        self.fingerprint = fingerprint

    @property
    def comparer(self) -> Comparer:
        return self

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        return [_reading(scores) for scores in self._reader.read([(question, passage) for passage in passages])]

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:
        scores = self._reader.read([(claim, premise) for premise in premises])
        return np.array([one.stance for one in scores], np.float32).reshape(-1, 4)


def _reading(scores: "PairScores") -> Reading:
    answers = min(float(scores.starts.sum()), 1.0)
    faintest = _FAINTEST * max(1 - answers, _LEAST_NOWHERE)
    places = (
        AnswerPosition(start, likelihood)
        for (start, _), likelihood in zip(scores.spans, scores.starts.tolist(), strict=True)
        if likelihood >= faintest
    )
    return Reading(scores.relevance, answers, tuple(places), _likeliest_span(scores))


def _likeliest_span(scores: "PairScores") -> AnswerSpan | None:
    """Find the start and the end, not before it nor far behind, that are likeliest together."""
    if not len(scores.starts):
        return None
    together = np.tril(np.triu(np.outer(scores.starts, scores.ends)), _LONGEST_SPAN)
    first, last = (int(place) for place in np.unravel_index(together.argmax(), together.shape))
    return AnswerSpan(scores.spans[first][0], scores.spans[last][1], float(together[first, last]))


class _CrossEncoderJudge:
    """A model that gives a pair one number: the passage's relevance, which stands for the answer as well."""

    comparer = None

    def __init__(self, model: "CrossEncoder", *, name: str, fingerprint: str) -> None:
        self._model = model
        self.name = name
        self.fingerprint = fingerprint

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        from torch.nn import Sigmoid

        if not passages:
            return []
        pairs = [(readable(question), readable(passage)) for passage in passages]
        scores = self._model.predict(pairs, activation_fn=Sigmoid(), show_progress_bar=False)
        return [Reading(float(score), float(score)) for score in np.asarray(scores, np.float32)]


def _load_bundled(folder: Path) -> Judge:
    check_shipped(folder)
    try:
        return _open_bundled(folder, fingerprint_of(folder))
    except Exception as error:
        raise ModelError(
            f"cannot load the bundled judge from {folder}: {in_one_line(error)}; install the package again"
        ) from error


@lru_cache(maxsize=1)
def _open_bundled(folder: Path, fingerprint: str) -> Judge:
    """Open our own model, once for all archives of a process: it takes a hundred megabytes."""
    from embeddings.judge.pair_reader import read_model

    return _BundledJudge(read_model(folder), fingerprint=fingerprint)


def _load_cross_encoder(name: str) -> Judge:
    remedy = f"give the folder of a CrossEncoder, or {BUNDLED!r}"
    folder = find_folder(name, owner="cross-encoder", kind="judge", remedy=remedy)
    refuse_pickles(folder)
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves it unannotated
    try:
        model = CrossEncoder(str(folder), local_files_only=True)
    except Exception as error:
        raise ModelError(
            f"cannot load judge {name!r} from {folder}: {in_one_line(error)}; "
            f"give a complete CrossEncoder folder, or {BUNDLED!r}"
        ) from error
    if model.num_labels != 1:
        raise ModelError(
            f"cannot use judge {name!r}: it gives {model.num_labels} numbers for a pair where one says its relevance; "
            f"give a CrossEncoder that ranks, or {BUNDLED!r}"
        )
    return _CrossEncoderJudge(model, name=name, fingerprint=fingerprint_of(folder))
