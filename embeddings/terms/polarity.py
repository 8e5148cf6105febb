"""The few words on which a sentence turns: numbers, negations, and which way something went."""

from types import MappingProxyType

from embeddings.terms.number_words import CARDINALS, ROMAN, ROUND, SCALES

__all__ = ["NEGATIONS", "polarity_term"]

NEGATIONS = frozenset("tidak tak bukan belum jangan tanpa bantah tampik sangkal tepis not no never deni reject".split())
"""As words or stems: they turn a sentence into its opposite, and all other words stay."""

_CONTRACTED = ("n't", "n’t")
_NOT = "not"

_NUMBERS = MappingProxyType({word: str(value) for word, value in (CARDINALS | ROMAN | ROUND | SCALES).items()})
"""Numbers in words as their digits."""

_DIRECTIONS = frozenset(
    """
    naik turun kuat lemah tambah kurang untung rugi menang kalah up down rise fall gain lose loss
    increas decreas higher lower more less win
    """.split()
)
"""As roots or stems: put one in the place of another, and the news is the opposite."""


def polarity_term(term: str) -> str | None:
    """Return what an analysed term tells, if anything: a number as digits, "not" for any negation, others as they are.

    >>> [polarity_term(term) for term in ("tiga", "kapal", "tidak", "naik", "12,5", "q2")]
    ['3', None, 'not', 'naik', '12,5', 'q2']
    """
    if term in NEGATIONS or term.endswith(_CONTRACTED):
        return _NOT
    if term in _DIRECTIONS or any(map(str.isdigit, term)):
        return term
    return _NUMBERS.get(term)
