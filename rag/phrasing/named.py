"""Whom, what and how much a sentence names, and whether its sources name them too."""

import re
from collections.abc import Mapping

from embeddings.terms import passage_terms, words
from rag.language import cues, quantifiers
from rag.language.patterns import any_of
from rag.query import Claimed
from rag.query.quantities import numbers
from rag.types import Article

__all__ = ["is_of_its_speaker", "names_all", "says_all"]

_SPEAKING = re.compile("|".join(one.pattern for one in (cues.DENIED, cues.ATTRIBUTED, cues.CONFIRMED)), re.IGNORECASE)
_ALL = any_of(quantifiers.ALL)


def names_all(claim: Claimed, told: Mapping[Article, str]) -> bool:
    """Tell whether every name, number and year of a claim stands in texts, or over the articles that they are from."""
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


def is_of_its_speaker(claim: Claimed, text: str) -> bool:
    """Tell whether a text lets the one speak whom a claim lets speak.

    >>> from rag.query import claimed
    >>> is_of_its_speaker(claimed("Ford denied it."), "Xiaomi denied that it works with Ford.")
    True
    >>> is_of_its_speaker(claimed("Ford denied that it works with Xiaomi."), "Xiaomi denied that it works with Ford.")
    False
    """
    speaker, told = _before_speaking(claim.text), _before_speaking(text)
    if speaker is None or told is None:
        return True
    names = {word for name in claim.names for word in name.name.split()}
    speaking, saying = names.intersection(words(speaker)), names.intersection(words(told))
    return not speaking or not saying or not speaking.isdisjoint(saying)


def says_all(text: str) -> bool:
    """Tell whether a text speaks of all, of none, of the first or the only one."""
    return bool(_ALL.search(text))


def _before_speaking(text: str) -> str | None:
    said = _SPEAKING.search(text)
    return text[: said.start()] if said else None
