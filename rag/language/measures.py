"""Which measures a text states: amounts of money, weights, lengths, times, shares."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from embeddings.terms.number_words import SCALES
from rag.language.word_lists.grammar.numbers import NUMBER_WORDS
from rag.language.word_lists.grammar.units import CURRENCIES, CURRENCY_SIGNS, FREE, PARTS, UNITS, WHOLE_PARTS
from rag.language.word_lists.patterns import either
from rag.types import Span

__all__ = ["Measure", "measured_spans", "states", "unit_words"]


class Measure(StrEnum):
    """What is measured."""

    MONEY = "money"
    MASS = "mass"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    DURATION = "duration"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    SHARE = "share"


_WORDS = either(*NUMBER_WORDS, "setengah", "half", "beberapa", "several", "few", "a", "an")
_DIGITS = r"(?<![\d.,])\d[\d.,]{0,30}+(?:-?an\b)?"
_NUMBER = rf"(?:{_DIGITS}|\b(?:{_WORDS})\b|\bse(?=[a-z]))(?:[\s-]{{1,3}}(?:{_WORDS}|and)\b){{0,8}}[\s-]{{0,2}}"
_AGE = r"\(\d{1,3}\)|,\s\d{1,3},|\b(?:aged?|usia|berusia|umur|berumur)\s(?:of\s)?\d{1,3}\b"
"""As reports give it: behind a name, in years that are not named."""

_LOOKED_AT = 5_000
"""Characters: no sentence is as long."""
_FREE = rf"\b(?:{either(*FREE.split())})\b"
_PARTS = rf"\b(?:{either(*WHOLE_PARTS.split())})(?:nya)?\b"
_BEGINS = r"(?=[\d$€£¥₹(,]|\b[a-z])"
"""Said first, it spares the search every place within a word."""


def measured_spans(text: str) -> Iterator[tuple[Measure, Span]]:
    """Yield where a text states which measure."""
    for measure in Measure:
        for match in _stated(measure).finditer(text):
            yield measure, Span(match.start(), match.end())


def states(text: str, *measures: Measure) -> bool:
    """Return whether a text may state one of some measures.

    >>> states("Tarifnya 43 ribu.", Measure.MONEY), states("Tarifnya 43 ribu.", Measure.MASS)
    (True, False)
    """
    looked_at = text[:_LOOKED_AT]
    patterns = (pattern for one in measures for pattern in (_stated(one), _stated_loosely(one)) if pattern)
    return any(pattern.search(looked_at) for pattern in patterns)


def unit_words(text: str) -> frozenset[Measure]:
    """Return what the units measure that a text names, with a number or without.

    >>> unit_words("Berapa hektare sawah yang terendam?")
    frozenset({<Measure.AREA: 'area'>})
    """
    return frozenset(Measure(name) for name in UNITS if _named(name).search(text))


@cache
def _stated(measure: Measure) -> re.Pattern[str]:
    if measure is Measure.MONEY:
        ways = [rf"{CURRENCY_SIGNS}\d", _after_number(CURRENCIES), _FREE]
    else:
        ways = [_after_number(UNITS[measure])]
        ways += {Measure.DURATION: [_AGE], Measure.SHARE: [_after_number(PARTS), _PARTS]}.get(measure, [])
    return re.compile(rf"{_BEGINS}(?:{'|'.join(ways)})", re.IGNORECASE)


@cache
def _stated_loosely(measure: Measure) -> re.Pattern[str] | None:
    """Match what may state a measure: an amount whose currency stands elsewhere; a time by its end or beginning."""
    if measure is Measure.MONEY:
        scaled = rf"{_NUMBER}(?:{either(*SCALES, 'rb', 'jt', 'bn', 'k')})\b"
        return re.compile(rf"{_BEGINS}(?:{scaled}|\d[.,]\d{{3}}\b)", re.IGNORECASE)
    return re.compile(r"\b(?:since|until|till|sejak|hingga|sampai)\s", re.I) if measure is Measure.DURATION else None


@cache
def _named(measure: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_units(UNITS[measure])})(?:s|es|nya)?(?!\w)", re.IGNORECASE)


def _after_number(words: str) -> str:
    return rf"{_NUMBER}(?:{_units(words)})(?:s|es|nya)?(?!\w)"


def _units(words: str) -> str:
    return either(*(re.escape(one).replace("_", r"\s") for one in words.split()))
