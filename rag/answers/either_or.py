"""Decide between the alternatives of an either-or question."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from embeddings import passage_terms, question_terms
from embeddings.encoder import FloatMatrix
from embeddings.judge import Comparer
from embeddings.judge.windows import heading
from rag.evidence.context_sentences import sentences_before
from rag.evidence.sentence_ranking import Candidate
from rag.query import Query

__all__ = ["Decision", "decide_alternative"]

_READ = 12
"""Sentences that are read for each alternative, the best first."""
_HELD_COUNTS = 3.0
"""How much the share of an alternative's words that a sentence holds adds to its log-likelihood."""
_LEAST_REFUTED = 0.02
_LEAST_CHANCE = 1e-6
_LEAST = 0.86
"""How likely an alternative must be to be told.

Of 56 either-or questions of our own the right one is told in 16 and a wrong one in 2, of 15 whose article does not say
any in none (`tests/rag/answers/test_either_or.py`).
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """The alternative that a sentence speaks for."""

    alternative: str
    """Words of the question."""
    candidate: Candidate
    likelihood: float


def decide_alternative(query: Query, ranked: Sequence[Candidate], comparer: Comparer | None) -> Decision | None:
    """Return the alternative that one of the sentences makes likely; `None` where none is likely enough.

    An alternative is as likely as the comparer thinks its claim to be supported and those of the others refuted, and
    the more so if its words stand in the sentence, compared with the others, as far as the sentence speaks of it at
    all. A sentence is read with the one before it, and by itself.
    """
    read, alternatives = ranked[:_READ], query.alternatives
    if comparer is None or not read or not alternatives:
        return None
    ways = [[_window(one, before=before) for one in read] for before in (1, 0)]
    likely = [_agreed([comparer.compare(windows, one.claim) for windows in ways]) for one in alternatives]
    found = (
        Decision(one.words, candidate, _likelihood(place, row, held))
        for row, held, candidate in zip(zip(*likely, strict=True), _held(query, read), read, strict=True)
        for place, one in enumerate(alternatives)
    )
    best = max(found, key=lambda one: one.likelihood)
    return best if best.likelihood >= _LEAST else None


def _agreed(readings: Sequence[FloatMatrix]) -> list[list[float]]:
    """Return the geometric mean of several readings, row by row."""
    mean = np.exp(np.mean(np.log(np.clip(readings, _LEAST_CHANCE, 1.0)), axis=0))
    agreed: list[list[float]] = (mean / mean.sum(axis=-1, keepdims=True)).tolist()
    return agreed


def _likelihood(place: int, likely: Sequence[Sequence[float]], held: Sequence[float]) -> float:
    weights = [
        supports * math.exp(_HELD_COUNTS * share) * (_LEAST_REFUTED + _mean_refuted(likely, but=number))
        for number, ((supports, *_), share) in enumerate(zip(likely, held, strict=True))
    ]
    says_nothing = likely[place][-1]
    return weights[place] / (sum(weights) or 1) * (1 - says_nothing)


def _mean_refuted(likely: Sequence[Sequence[float]], *, but: int) -> float:
    others = [refutes for number, (_, refutes, *_) in enumerate(likely) if number != but]
    return sum(others) / (len(others) or 1)


def _held(query: Query, read: Sequence[Candidate]) -> list[list[float]]:
    """Return, for each sentence, the share of each alternative's words that it holds."""
    asked = [question_terms(one.words, query.language) for one in query.alternatives]
    held = [frozenset(passage_terms(one.text, one.article.language)) for one in read]
    return [[sum(term.stands_in(its) for term in terms) / (len(terms) or 1) for terms in asked] for its in held]


def _window(one: Candidate, *, before: int) -> str:
    """Return a sentence with so many before it, behind its article's title and day."""
    earlier = sentences_before(one.article, one.span)[-before:] if before else []
    told = [span.of(one.article.text) for span in earlier]
    return heading(one.article.title, one.article.published) + " ".join([*told, one.text])
