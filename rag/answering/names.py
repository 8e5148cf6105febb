"""Which names of a question occur nowhere in the evidence?"""

from collections.abc import Iterable, Sequence, Set
from difflib import get_close_matches
from functools import lru_cache

from embeddings.terms import QuestionTerm, passage_terms, words
from rag.query import Query
from rag.types import Article

__all__ = ["known_share", "missing_names"]

_REMEMBERED = 64
"""Articles whose words are kept at hand: those of one question are looked through twice."""
_LIKENESS = 0.85
"""Of spellings (`difflib`'s ratio): "Carslbad" is taken for "Carlsbad"."""


def missing_names(query: Query, evidence: Iterable[Article]) -> list[str]:
    """Return the names in a question that no article of the evidence holds, as they are spelt, in order.

    One that is found translated, stemmed or spelt a little differently is not missing.

    >>> from rag.query import understand
    >>> missing_names(understand("Is Xiaomi partnering with Tesla?"), [])
    ['Xiaomi', 'Tesla']
    """
    return _missing(query.names, query, evidence)


def known_share(query: Query, article: Article) -> float:
    """Return the share of a question's likely names and its numbers that an article holds; 1 where it has none."""
    names, numbers = query.likely_names, query.numbers
    if not names and not numbers:
        return 1.0
    held = set(passage_terms(article.text, article.language)) if numbers else set()
    missing = len(_missing(names, query, [article])) + sum(not number.stands_in(held) for number in numbers)
    return 1 - missing / (len(names) + len(numbers))


def _missing(names: Sequence[str], query: Query, evidence: Iterable[Article]) -> list[str]:
    if not names:
        return []
    held = frozenset[str]().union(*(_held_by(article) for article in evidence))
    bags = {term.word: term for term in query.terms}
    return [name for name in names if not all(_is_held(bags.get(word), held) for word in words(name))]


@lru_cache(maxsize=_REMEMBERED)
def _held_by(article: Article) -> frozenset[str]:
    told = f"{article.text}\n{article.title or ''}\n{article.publisher or ''}"
    return frozenset(passage_terms(told, article.language))


def _is_held(term: QuestionTerm | None, held: Set[str]) -> bool:
    return term is None or term.stands_in(held) or bool(get_close_matches(term.word, held, n=1, cutoff=_LIKENESS))
