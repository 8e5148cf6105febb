"""Decide between the alternatives of an either-or question."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.judge import Comparer
from embeddings.terms import passage_terms, question_terms
from embeddings.windows import heading
from rag.answering.background import sentences_before
from rag.answering.candidate import Candidate
from rag.query import Query

__all__ = ["Decision", "decided"]

_READ = 12
"""Sentences that are read for each alternative, the best first."""
_LEAST = 0.8
"""How likely an alternative must be to be told.

Of 56 either-or questions of our own the right one is told in 15 and a wrong one in 2, of 15 whose article does not say
any in none (`tests/rag/answering/test_deciding.py`); from .7 on that would be 22, 5 and 1.
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """The alternative that a sentence speaks for."""

    alternative: str
    """Words of the question."""
    candidate: Candidate
    likelihood: float


def decided(query: Query, ranked: Sequence[Candidate], comparer: Comparer | None) -> Decision | None:
    """Return the alternative that one of the sentences makes likely; `None` where none is likely enough.

    An alternative is as likely as the comparer thinks its claim to be supported, and the more so if its words stand in
    the sentence, compared with the others, as far as the sentence speaks of it at all.
    """
    read, alternatives = ranked[:_READ], query.alternatives
    if comparer is None or not read or not alternatives:
        return None
    windows = [_window(one) for one in read]
    likely = [comparer.compare(windows, one.claim).tolist() for one in alternatives]
    found = (
        Decision(one.words, candidate, _likelihood(place, row, held))
        for row, held, candidate in zip(zip(*likely, strict=True), _held(query, read), read, strict=True)
        for place, one in enumerate(alternatives)
    )
    best = max(found, key=lambda one: one.likelihood)
    return best if best.likelihood >= _LEAST else None


def _likelihood(place: int, likely: Sequence[Sequence[float]], held: Sequence[float]) -> float:
    weights = [supports * math.exp(share) for (supports, *_), share in zip(likely, held, strict=True)]
    says_nothing = likely[place][-1]
    return weights[place] / (sum(weights) or 1) * (1 - says_nothing)


def _held(query: Query, read: Sequence[Candidate]) -> list[list[float]]:
    """Return, for each sentence, the share of each alternative's words that it holds."""
    asked = [question_terms(one.words, query.language) for one in query.alternatives]
    held = [frozenset(passage_terms(one.text, one.article.language)) for one in read]
    return [[sum(term.stands_in(its) for term in terms) / (len(terms) or 1) for terms in asked] for its in held]


def _window(one: Candidate) -> str:
    """Return a sentence with the one before it, behind its article's title and day."""
    before = [span.of(one.article.text) for span in sentences_before(one.article, one.span)[-1:]]
    return heading(one.article.title, one.article.published) + " ".join([*before, one.text])
