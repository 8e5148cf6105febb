"""Which numbers a text states, of what: two of the same kind that differ cannot both be true."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from embeddings.language import Language
from embeddings.terms import stems, words
from embeddings.terms.lexicon import load_lexicon
from embeddings.terms.number_words import SCALES
from embeddings.terms.polarity import polarity_term
from rag.language.word_lists.grammar.calendar import MONTHS
from rag.language.word_lists.grammar.numbers import EARLIER, NO_UNITS, SAME_UNITS

__all__ = ["Quantity", "comparable", "differ", "numbers", "periods", "quantities"]

_SYMBOLS = str.maketrans({"%": " persen ", "$": " dolar ", "€": " euro ", "£": " pound "})
_DENYING = frozenset({"bukan", "not"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUARTER = re.compile(r"q[1-4]")
_LIKELY = 0.5
"""Weight above which a translation of a word stands for the same unit."""
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the stems that may say of what it is: the words around it, and their translations."""

    value: float
    units: frozenset[str]


def quantities(text: str, language: Language) -> list[Quantity]:
    """Return the numbers that a text states; years, the number before a change and one that is denied are left out.

    >>> story = "Tarif naik dari Rp35.000 menjadi Rp42.500, bukan Rp45.000."
    >>> [one.value for one in quantities(story, Language.INDONESIAN)]
    [42500.0]
    """
    tokens = words(text.translate(_SYMBOLS))
    roots = stems(" ".join(tokens), language)
    found = (_quantity(tokens, roots, place, language) for place in range(min(len(tokens), len(roots))))
    return [one for one in found if one is not None]


def numbers(text: str, language: Language) -> frozenset[float]:
    """Return every number that stands in a text, in full: years, days and numbers in words too.

    >>> sorted(numbers("Pada 3 Mei 2024 dua kapal memuat 1,5 ribu orang.", Language.INDONESIAN))
    [2.0, 3.0, 1500.0, 2024.0]
    """
    tokens = words(text.translate(_SYMBOLS))
    return frozenset(one[0] for place in range(len(tokens)) if (one := _scaled(tokens, place, language)))


def differ(claimed: Sequence[Quantity], stated: Sequence[Quantity]) -> bool:
    """Return whether a number that is claimed stands nowhere among those stated, but another of its kind does."""
    return any(
        not any(_equal(one, other) for other in stated) and any(one.units & other.units for other in stated)
        for one in claimed
    )


def comparable(claimed: Sequence[Quantity], stated: Sequence[Quantity]) -> bool:
    """Return whether any number that is claimed has one of its kind among those stated."""
    return any(_equal(one, other) or one.units & other.units for one in claimed for other in stated)


def periods(terms: Set[str]) -> frozenset[str]:
    """Return the years and quarters among analysed terms."""
    return frozenset(term for term in terms if _YEAR.fullmatch(term) or _QUARTER.fullmatch(term))


def _quantity(tokens: Sequence[str], roots: Sequence[str], place: int, language: Language) -> Quantity | None:
    scaled = _scaled(tokens, place, language)
    before = tokens[max(0, place - 2) : place]
    if _is_day(tokens, place):
        return None
    if scaled is None or _YEAR.fullmatch(tokens[place]) or not (EARLIER | _DENYING).isdisjoint(before):
        return None
    value, after = scaled
    around = [roots[at] for at in (place - 1, after) if 0 <= at < len(roots)]
    units = frozenset(unit for root in around if root not in NO_UNITS for unit in _unit(root, language))
    return Quantity(value, units)


def _scaled(tokens: Sequence[str], place: int, language: Language) -> tuple[float, int] | None:
    """Return the number that begins at a place, in full, and the place behind it."""
    value, after = _value(tokens[place], language), place + 1
    if value is None:
        return None
    while after < len(tokens) and tokens[after] in SCALES:
        value *= SCALES[tokens[after]]
        after += 1
    return value, after


def _is_day(tokens: Sequence[str], place: int) -> bool:
    """Return whether a number stands beside the name of a month."""
    beside = [tokens[at] for at in (place - 1, place + 1) if 0 <= at < len(tokens)]
    return tokens[place].isdigit() and any(token in MONTHS for token in beside)


def _value(token: str, language: Language) -> float | None:
    if token in SCALES:
        return None
    digits = _plain(token, language) if token[0].isdigit() else polarity_term(token)
    try:
        return float(digits) if digits and digits != "not" else None
    except ValueError:
        return None


def _plain(token: str, language: Language) -> str:
    grouping, decimal = (".", ",") if language is Language.INDONESIAN else (",", ".")
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", token)
    return re.sub(r"[.,]", "", token) if grouped else token.replace(grouping, ".").replace(decimal, ".")


def _unit(root: str, language: Language) -> set[str]:
    if any(map(str.isdigit, root)):
        return set()
    (translations,) = load_lexicon().translate([root], language)
    return {
        SAME_UNITS.get(unit, unit) for unit in (root, *(t for t, weight in translations.items() if weight > _LIKELY))
    }


def _equal(one: Quantity, other: Quantity) -> bool:
    return abs(one.value - other.value) <= _TOLERANCE * max(abs(one.value), abs(other.value), 1)
