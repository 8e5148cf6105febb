"""Whom, what and how much a sentence names, and whether its sources name them too."""

from collections.abc import Mapping, Sequence, Set
from difflib import SequenceMatcher
from itertools import combinations

from embeddings import passage_terms
from embeddings.terms import words
from rag.language.names import names_in
from rag.language.quantities import numbers
from rag.language.word_lists.grammar import quantifiers
from rag.language.word_lists.patterns import any_of
from rag.query import ClaimUnits
from rag.types import Article

__all__ = ["exchanges_names", "names_all", "says_all"]

_ALL = any_of(quantifiers.ALL)
_COPIED = 0.5
"""Share of a claim's words that stand in a sentence in the same order, for the claim to be a copy of it."""


def names_all(claim: ClaimUnits, told: Mapping[Article, str]) -> bool:
    """Return whether every name, number and year of a claim stands in texts, or over their articles."""
    terms: set[str] = set()
    values: set[float] = set()
    for article, text in told.items():
        known = f"{text}\n{article.label}\n{article.publisher or ''}"
        terms.update(passage_terms(known, article.language))
        values.update(numbers(known, article.language))
        if day := article.published:
            terms.add(str(day.year))
            values.update((day.day, day.month, day.year))
    named = all(claim.terms[word].stands_in(terms) for name in claim.names for word in name.name.split())
    return named and claim.periods <= terms and numbers(claim.text, claim.language) <= values


def exchanges_names(claim: ClaimUnits, text: str) -> bool:
    """Return whether a claim repeats a sentence with its names exchanged, or another name in the place of one.

    >>> from rag.query import claim_units
    >>> exchanges_names(claim_units("Kota Ara mengalahkan Kota Bena 3-1."), "Kota Bena mengalahkan Kota Ara 3-1.")
    True
    >>> exchanges_names(claim_units("Kota Ara mengalahkan Kota Bena 3-1."), "Kota Bena dikalahkan oleh Kota Ara 3-1.")
    False
    """
    said, told = words(claim.text), words(text)
    steps = SequenceMatcher(None, said, told, autojunk=False).get_opcodes()
    if sum(end - start for kind, start, end, _, _ in steps if kind == "equal") < _COPIED * len(said):
        return False
    names = [name.name.split() for name in claim.names]
    its, others = {word for name in names for word in name}, {one.lower() for one in names_in(f"x {text}")}
    replaced = any(
        its.difference(told).issuperset(said[first:last]) and others.difference(said).issuperset(told[start:end])
        for kind, first, last, start, end in steps
        if kind == "replace"
    )
    return replaced or any(
        _is_turned(one[-1], other[-1], said, told, claim.terms.keys() - its) for one, other in combinations(names, 2)
    )


def _is_turned(one: str, other: str, said: Sequence[str], told: Sequence[str], asked: Set[str]) -> bool:
    """Return whether two names stand around the same words in a claim and, the other way round, in a sentence.

    `asked` are the words of the claim that count, its names apart.
    """
    if {one, other} - set(told) or one == other:
        return False
    (first, last), (start, end) = ((text.index(one), text.index(other)) for text in (said, told))
    between, its = set(said[min(first, last) : max(first, last)]), set(told[min(start, end) : max(start, end)])
    return (first < last) != (start < end) and bool(between & its & asked)


def says_all(text: str) -> bool:
    """Return whether a text speaks of all, of none, of the first or the only one."""
    return bool(_ALL.search(text))
