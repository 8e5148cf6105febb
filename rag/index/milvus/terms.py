"""Terms as sparse vectors: candidates by inner product, then BM25 exactly as tantivy computes it.

An inner product sums over the terms of a bag, where only the best may count, and the average length of a passage moves
as an archive grows. So the weights that are stored serve to find candidates; how often a passage holds a term is read
back from them.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from embeddings import QuestionTerm
from rag.index.structured_query import K1, SynonymGroup, attainable, rarity, terms_of
from rag.types import TermMatch

__all__ = ["SparseTerms", "TermCounts", "WeighedQuestion", "numbers_in", "numbers_of", "numbers_of_words", "sparse"]

SparseTerms = Mapping[int, float]
"""Number of a term → its frequency in a passage, saturated as BM25 does where passages are `_USUAL_LENGTH` long."""

_B = 0.75
"""Tantivy's share of the length, as its k1 is ours."""
_USUAL_LENGTH = 128
"""Terms: somewhat above the average of passages of news, so that weights seldom fall short of the present BM25."""
_NUMBERS = 2**32 - 2
"""Milvus numbers dimensions with 32 bits, the last excluded; we keep one."""
_NO_TERM = 0
"""Stands in a passage without terms: milvus-lite takes no empty vector."""
_EXACT_LENGTHS = 24
_STEPS = 8


@dataclass(frozen=True, slots=True)
class TermCounts:
    """What BM25 must know of all passages together."""

    passages: int
    length: int
    """Terms of all passages, counted as often as they occur."""
    holding: Mapping[int, int]
    """Number of a term → passages that hold it; those that none holds may be missing."""


def sparse(terms: Sequence[str]) -> dict[int, float]:
    """Write the terms of a passage as a sparse vector."""
    room = _room(len(terms), _USUAL_LENGTH)
    often = Counter(map(_number, terms))
    return {number: _saturated(count, room) for number, count in often.items()} or {_NO_TERM: 1.0}


def numbers_in(vector: SparseTerms) -> list[int]:
    """Return the numbers of a passage's terms."""
    return [number for number in vector if number != _NO_TERM]


def numbers_of(terms: Sequence[QuestionTerm]) -> list[int]:
    """Return the numbers of all that stands for a question's words."""
    return [_number(term) for term in terms_of(terms)]


def numbers_of_words(terms: Iterable[str]) -> frozenset[int]:
    """Return the numbers of terms."""
    return frozenset(map(_number, terms))


class WeighedQuestion:
    """A question's bags, weighed for the passages that there are."""

    def __init__(self, terms: Sequence[QuestionTerm], counts: TermCounts) -> None:
        holding = {term: counts.holding.get(_number(term), 0) for term in terms_of(terms)}
        self._bags = [SynonymGroup.of(term, counts.passages, holding) for term in terms]
        self._average = counts.length / counts.passages
        most = attainable(self._bags)
        self._factors = [
            {term: boost * rarity(counts.passages, holding[term]) / most for term, boost in bag.boosts.items()}
            for bag in self._bags
        ]
        self._held = {term: _number(term) for term, count in holding.items() if count}

    @property
    def sparse(self) -> dict[int, float]:
        """The vector whose inner product with a passage's finds candidates; empty where no passage holds a term."""
        weights: dict[int, float] = {}
        for factors in self._factors:
            for term in factors.keys() & self._held.keys():
                number = self._held[term]
                weights[number] = weights.get(number, 0.0) + factors[term]
        return weights

    @property
    def looseness(self) -> float:
        """The share of a passage is at most so many times that inner product."""
        return max(1.0, self._average / _USUAL_LENGTH)

    def share(self, vector: SparseTerms, length: int) -> float:
        """Return what a passage of so many terms reaches of what it could, 0 to 1."""
        return sum(max(scores.values(), default=0.0) for scores in self._scores(vector, length))

    def matches(self, vector: SparseTerms, length: int) -> list[TermMatch]:
        """Tell, of a passage of so many terms, which stands for each word that it holds, and its part of the share."""
        best = (bag.best(scores) for bag, scores in zip(self._bags, self._scores(vector, length), strict=True))
        return [match for match in best if match]

    def _scores(self, vector: SparseTerms, length: int) -> list[dict[str, float]]:
        """Return, for each bag, what each of its terms adds in a passage."""
        then, now = _room(length, _USUAL_LENGTH), _room(length, self._average)
        saturated = {
            term: _saturated(_frequency(vector[number], then), now)
            for term, number in self._held.items()
            if number in vector
        }
        return [
            {term: factor * saturated[term] for term, factor in factors.items() if term in saturated}
            for factors in self._factors
        ]


def _number(term: str) -> int:
    """Number a term; among a million of them, one in four thousand shares its number with another."""
    return zlib.crc32(term.encode()) % _NUMBERS + 1


def _room(length: int, average: float) -> float:
    """Return how slowly frequencies saturate in a passage of so many terms."""
    return K1 * (1 - _B + _B * _rounded(length) / average)


def _saturated(frequency: float, room: float) -> float:
    return frequency * (K1 + 1) / (frequency + room)


def _frequency(weight: float, room: float) -> int:
    """Undo `_saturated`; half precision would not do for it."""
    return round(weight * room / (K1 + 1 - weight))


def _rounded(length: int) -> int:
    """Round a length down as tantivy does, who keeps it in a byte: exactly to 40, then in steps of an eighth at most.

    >>> [_rounded(length) for length in (39, 40, 41, 55, 57, 84, 87, 100, 1000)]
    [39, 40, 40, 54, 56, 84, 84, 96, 984]
    """
    above = length - _EXACT_LENGTHS
    step = 1 << max(0, above.bit_length() - _STEPS.bit_length())
    return _EXACT_LENGTHS + above // step * step if above > 0 else length
