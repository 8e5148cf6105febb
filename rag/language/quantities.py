"""Which numbers a text states, of what: two of the same kind that differ cannot both be true."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import inf, isclose

from embeddings.language import Language
from embeddings.terms import stems, words
from embeddings.terms.lexicon import load_lexicon
from embeddings.terms.number_words import SCALES
from embeddings.terms.polarity import polarity_term
from rag.language.word_lists.grammar.calendar import MONTHS
from rag.language.word_lists.grammar.numbers import (
    AT_LEAST,
    AT_MOST,
    EARLIER,
    LESS_THAN,
    MORE_THAN,
    NO_UNITS,
    SAME_UNITS,
)

__all__ = ["Quantity", "bounding_words", "comparable", "differ", "numbers", "periods", "quantities"]

_SYMBOLS = str.maketrans({"%": " persen ", "$": " dolar ", "€": " euro ", "£": " pound "})
_DENYING = frozenset({"bukan", "not"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUARTER = re.compile(r"q[1-4]")
_LIKELY = 0.5
"""Weight above which a translation of a word stands for the same unit."""
_TOLERANCE = 1e-6
_BOUND = re.compile(
    # what says "not" stands first: "no more than" holds "more than"
    rf"(?<!\w)(?:(?P<least>{AT_LEAST})|(?P<most>{AT_MOST})|(?P<more>{MORE_THAN})|(?P<less>{LESS_THAN}))(?: rp)?$"
)
_BOUND_WORDS = 5
"""Words before a number in which one may stand."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the stems that may say of what it is: the words around it, and their translations."""

    value: float
    units: frozenset[str]
    least: float
    most: float
    """What may be meant: the number itself, or what lies above it ("more than 400") or below."""

    @property
    def is_bound(self) -> bool:
        """Whether more than one number may be meant."""
        return self.least < self.most


def quantities(text: str, language: Language) -> list[Quantity]:
    """Return the numbers that a text states; years, the number before a change and one that is denied are left out.

    >>> story = "Tarif naik dari Rp35.000 menjadi Rp42.500, bukan Rp45.000."
    >>> [one.value for one in quantities(story, Language.INDONESIAN)]
    [42500.0]
    >>> [(one.value, one.most) for one in quantities("Over 400 people came.", Language.ENGLISH)]
    [(400.0, inf)]
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


def bounding_words(text: str) -> frozenset[str]:
    """Return the words that make a number a bound.

    >>> sorted(bounding_words("More than 400 people, most of them tourists, came."))
    ['more', 'than']
    """
    tokens = words(text.translate(_SYMBOLS))
    before = (
        " ".join(tokens[max(0, place - _BOUND_WORDS) : place]) for place, one in enumerate(tokens) if one[0].isdigit()
    )
    return frozenset(word for one in before if (bound := _BOUND.search(one)) for word in bound[0].split())


def differ(claimed: Sequence[Quantity], stated: Sequence[Quantity]) -> bool:
    """Return whether a number that is claimed stands nowhere among those stated, but another of its kind does."""
    return any(
        not any(_agrees(one, other) for other in stated)
        and any(one.units & other.units and _is_apart(one, other) for other in stated)
        for one in claimed
    )


def comparable(claimed: Sequence[Quantity], stated: Sequence[Quantity]) -> bool:
    """Return whether any number that is claimed has one of its kind among those stated."""
    return any(_agrees(one, other) or one.units & other.units for one in claimed for other in stated)


def periods(terms: Set[str]) -> frozenset[str]:
    """Return the years and quarters among analysed terms."""
    return frozenset(term for term in terms if _YEAR.fullmatch(term) or _QUARTER.fullmatch(term))


def _quantity(tokens: Sequence[str], roots: Sequence[str], place: int, language: Language) -> Quantity | None:
    scaled = _scaled(tokens, place, language)
    if scaled is None or _YEAR.fullmatch(tokens[place]) or _is_day(tokens, place):
        return None
    value, after = scaled
    least, most = _bounds(" ".join(tokens[max(0, place - _BOUND_WORDS) : place]), value)
    before = tokens[max(0, place - 2) : place]
    if least == most and not (EARLIER | _DENYING).isdisjoint(before):
        return None
    around = [roots[at] for at in (place - 1, after) if 0 <= at < len(roots)]
    units = frozenset(unit for root in around if root not in NO_UNITS for unit in _unit(root, language))
    return Quantity(value, units, least, most)


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


def _bounds(before: str, value: float) -> tuple[float, float]:
    """Return the least and the most that a number may mean, by the words before it."""
    beyond = 10 * _TOLERANCE * max(abs(value), 1)
    if bound := _BOUND.search(before):
        return {
            "more": (value + beyond, inf),
            "least": (value, inf),
            "less": (-inf, value - beyond),
            "most": (-inf, value),
        }[str(bound.lastgroup)]
    return value, value


def _agrees(claimed: Quantity, stated: Quantity) -> bool:
    """Return whether all that a stated number may mean is claimed; a bound is one for numbers of its kind."""
    is_its_kind = not claimed.is_bound or not claimed.units or bool(claimed.units & stated.units)
    return is_its_kind and _reaches(stated.least, claimed.least) and _reaches(claimed.most, stated.most)


def _is_apart(one: Quantity, other: Quantity) -> bool:
    """Return whether nothing that one may mean is what the other may mean."""
    return not (_reaches(one.most, other.least) and _reaches(other.most, one.least))


def _reaches(one: float, other: float) -> bool:
    return one >= other or isclose(one, other, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
