"""Which names of a question occur nowhere in the evidence?"""

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from embeddings import QuestionTerm, passage_terms
from embeddings.terms import words
from rag.language.content_words import content, is_unknown
from rag.query import Query
from rag.types import Article

__all__ = ["known_share", "missing_names", "respelt"]

_REMEMBERED = 64
"""Articles whose words are kept at hand: those of one question are looked through twice."""
_LIKENESS = 85
"""Of spellings, in a hundred (`rapidfuzz.fuzz.ratio`): "Carslbad" is taken for "Carlsbad"."""
_SHORTEST, _LONG = 5, 9
"""Letters of a word that may be misspelt by one letter, and by two."""
_NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_]{3,}")


def missing_names(query: Query, evidence: Iterable[Article]) -> list[str]:
    """Return the names in a question that no article of the evidence holds, as they are spelt, in order.

    One that is found translated, stemmed or spelt a little differently is not missing.

    >>> from rag.query import understand
    >>> missing_names(understand("Is Xiaomi partnering with Tesla?"), [])
    ['Xiaomi', 'Tesla']
    """
    return _missing(query.names, query, evidence)


def respelt(question: str, missing: Sequence[str], articles: Iterable[Article]) -> str | None:
    """Return a question as articles spell what it may misspell: each of its missing names, or else any other word.

    A letter more, less or another, or two that have changed places, are a resemblance, in a long word two of them; not
    where a dictionary knows the word as it is. `None` where a missing name resembles none, or nothing does.
    """
    texts = [_told(article) for article in articles]
    if missing:
        names = list(dict.fromkeys(name for text in texts for name in _NAME.findall(text)))
        return _with_meant(question, [word for name in missing for word in name.split()], names, every=True)
    held = dict.fromkeys(word for text in texts for word in words(text))
    return _with_meant(question, [word for word in content(question) if word not in held], list(held), every=False)


def _with_meant(question: str, misspelt: Sequence[str], spelt: Sequence[str], *, every: bool) -> str | None:
    meant = {word: _meant(word, spelt) for word in misspelt}
    if not any(meant.values()) or (every and not all(meant.values())):
        return None
    for word, other in meant.items():
        question = re.sub(rf"\b{re.escape(word)}\b", other or word, question, flags=re.IGNORECASE)
    return question


def _meant(word: str, spelt: Sequence[str]) -> str | None:
    if word in spelt:
        return word
    if len(word) < _SHORTEST or not is_unknown(word.lower()):
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(word) < _LONG else 2
    found = process.extractOne(word, spelt, scorer=OSA.distance, processor=str.lower, score_cutoff=most)
    return found[0] if found else None


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
    return frozenset(passage_terms(_told(article), article.language))


def _told(article: Article) -> str:
    return f"{article.text}\n{article.title or ''}\n{article.publisher or ''}"


def _is_held(term: QuestionTerm | None, held: Set[str]) -> bool:
    return term is None or term.stands_in(held) or _resembles(term.word, held)


def _resembles(word: str, held: Set[str]) -> bool:
    from rapidfuzz import fuzz, process

    return process.extractOne(word, held, scorer=fuzz.ratio, score_cutoff=_LIKENESS) is not None
