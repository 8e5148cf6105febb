"""Whom, what and how much a sentence names, and whether its sources name them too."""

from collections.abc import Mapping

from embeddings.terms import passage_terms
from rag.language import quantifiers
from rag.language.patterns import any_of
from rag.query import Claimed
from rag.query.quantities import numbers
from rag.types import Article

__all__ = ["names_all", "says_all"]

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


def says_all(text: str) -> bool:
    """Tell whether a text speaks of all, of none, of the first or the only one."""
    return bool(_ALL.search(text))
