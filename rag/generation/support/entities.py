"""Whom, what and how much a sentence names, and whether its sources name them too."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from embeddings import passage_terms
from embeddings.terms import words
from rag.language.names import names_in
from rag.language.quantities import numbers
from rag.language.word_lists.grammar import quantifiers
from rag.language.word_lists.patterns import any_of
from rag.query import ClaimUnits
from rag.types import Article

__all__ = ["names_all", "replaces_names", "says_all"]

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


def replaces_names(claim: ClaimUnits, text: str) -> bool:
    """Return whether a claim repeats a sentence with another name in the place of one.

    >>> from rag.query import claim_units
    >>> replaces_names(claim_units("Olek, 16 tahun, dilatih ibunya."), "Nadira, 16 tahun, dilatih ibunya.")
    True
    >>> replaces_names(claim_units("Rani, 16 tahun, dilatih ibunya."), "Ia, 16 tahun, dilatih ibunya.")
    False
    """
    said, told = words(claim.text), words(text)
    steps = SequenceMatcher(None, said, told, autojunk=False).get_opcodes()
    if sum(end - start for kind, start, end, _, _ in steps if kind == "equal") < _COPIED * len(said):
        return False
    its = {word for name in claim.names for word in name.name.split()}
    others = {one.lower() for one in names_in(f"x {text}")}
    return any(
        its.difference(told).issuperset(said[first:last]) and others.difference(said).issuperset(told[start:end])
        for kind, first, last, start, end in steps
        if kind == "replace"
    )


def says_all(text: str) -> bool:
    """Return whether a text speaks of all, of none, of the first or the only one."""
    return bool(_ALL.search(text))
