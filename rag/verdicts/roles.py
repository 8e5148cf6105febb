"""Who does it to whom: two names around what is said of them, in a claim and in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from embeddings import QuestionTerm, passage_terms
from embeddings.language import Language
from embeddings.terms import words
from rag.language.word_lists.grammar import prepositions, voices
from rag.query import ClaimUnits

__all__ = ["exchanges_roles"]

_ASIDE = prepositions.ANY - voices.BY
"""Behind them stands where, when or how something was done, and to whom it belongs; not to whom it was done."""

_MOST = 8
"""Names that are compared, and places of each."""
_REACH = 6
"""Words between two names at most: where they stand farther apart, something else is often said between.

Of 160 claims of stories that are found exchanged, supported or refuted, 141 are refuted (`eval/tuning/roles.py`).
"""

_Name = tuple[str, ...]
_Pair = tuple[_Name, _Name]


def exchanges_roles(claim: ClaimUnits, sentence: str, language: Language) -> bool:
    """Return whether a sentence says what a claim says of two names, but of each what the claim says of the other.

    >>> from rag.query import claim_units
    >>> claim = claim_units("Kota Ara mengalahkan Kota Bena.")
    >>> exchanges_roles(claim, "Kota Bena mengalahkan Kota Ara 3-1.", Language.INDONESIAN)
    True
    >>> exchanges_roles(claim, "Kota Bena were beaten 3-1 by Kota Ara.", Language.ENGLISH)
    False
    """
    names = [tuple(name.name.split()) for name in claim.names[:_MOST]]
    told = _Words(words(sentence), language)
    pairs = [pair for pair in combinations(names, 2) if all(map(told.places, pair))]
    if claim.turned or not pairs:
        return False
    asked = _Words(words(claim.text), claim.language)
    named = {word for name in names for word in name}
    content = [term for word, term in claim.terms.items() if word not in named]
    return any(_is_exchanged(asked.clause(pair, content), pair, told) for pair in pairs)


def _is_exchanged(claimed: "_Clause | None", pair: "_Pair", told: "_Words") -> bool:
    said = told.clause(pair, claimed.said) if claimed else None
    if claimed is None or said is None or len(said.said) < len(claimed.said):
        return False
    return claimed.first_acts != said.first_acts and voices.IN_COMMON.isdisjoint((*claimed.between, *said.between))


@dataclass(frozen=True, slots=True)
class _Clause:
    """Two names, and what stands between them."""

    between: Sequence[str]
    said: Sequence[QuestionTerm]
    """What is said of them there."""
    first_acts: bool
    """Whether the first of the pair is the one who acts."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text."""

    words: Sequence[str]
    language: Language

    def forms(self, place: int) -> list[str]:
        """Return a word and its roots, its stem last."""
        return passage_terms(self.words[place], self.language)

    def places(self, name: _Name) -> list[int]:
        """Return where a name begins."""
        starts = (start for start, word in enumerate(self.words) if word == name[0])
        return list(islice((one for one in starts if tuple(self.words[one : one + len(name)]) == name), _MOST))

    def clause(self, pair: _Pair, sought: Sequence[QuestionTerm]) -> _Clause | None:
        """Return the names where they stand nearest to each other with some of what is sought between them."""
        return min(self._clauses(pair, sought), key=lambda one: len(one.between), default=None)

    def _clauses(self, pair: _Pair, sought: Sequence[QuestionTerm]) -> Iterator[_Clause]:
        one, other = pair
        for first, second in product(self.places(one), self.places(other)):
            start, end = (first + len(one), second) if first < second else (second + len(other), first)
            if end - start > _REACH:
                continue
            forms = [set(self.forms(place)) for place in range(start, end)]
            saying = [number for number, its in enumerate(forms) if any(term.stands_in(its) for term in sought)]
            if saying and _ASIDE.isdisjoint(self._behind(last := start + saying[-1], end)):
                said = [term for term in sought if any(term.stands_in(its) for its in forms)]
                yield _Clause(self.words[start:end], said, (first < second) != self._is_passive(last, end))

    def _behind(self, place: int, end: int) -> Sequence[str]:
        """Return what stands behind the word that says what is done, but for the one who did it: "lost to"."""
        return self.words[place + 1 + self._is_undergone(place) : end]

    def _is_undergone(self, place: int) -> bool:
        following = self.words[place + 1 : place + 2]
        is_plain = self.language is Language.ENGLISH or len(self.forms(place)) == 1
        return is_plain and not voices.UNDERGOING.isdisjoint(following)

    def _is_passive(self, place: int, end: int) -> bool:
        """Return whether the one who acts stands behind the word that says what is done."""
        word, *_, stem = self.words[place], *self.forms(place)
        prefixed = any(
            word.startswith(prefix) and not stem.startswith(prefix) for prefix in voices.PASSIVE_PREFIXES[self.language]
        )
        return prefixed or self._is_undergone(place) or not voices.BY.isdisjoint(self.words[place + 1 : end])
