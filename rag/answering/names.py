"""Which names of a question occur nowhere in the evidence?"""

import re
from collections.abc import Iterable, Set
from difflib import get_close_matches
from functools import lru_cache

from embeddings.stopwords import STOP_WORDS
from embeddings.terms import QuestionTerm, passage_terms, question_terms, words
from rag.asked_dates.vocabulary import MONTHS, WEEKDAYS
from rag.types import Article

__all__ = ["missing_names", "names_in"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = ".?!:\"“'("
_REMEMBERED = 64
"""Articles whose words are kept at hand: those of one question are looked through twice."""
_LIKENESS = 0.85
"""Of spellings (`difflib`'s ratio): "Carslbad" is taken for "Carlsbad"."""


def missing_names(question: str, evidence: Iterable[Article]) -> list[str]:
    """Give the names in a question that no article of the evidence holds, as they are spelt, in order.

    A name is a word with a capital letter that does not open a sentence, unless nearly all words have one.
    One that is found translated, stemmed or spelt a little differently is not missing. Months and weekdays are none.

    >>> missing_names("Is Xiaomi partnering with Tesla?", [])
    ['Xiaomi', 'Tesla']
    """
    names = names_in(question)
    if not names:
        return []
    held = frozenset[str]().union(*(_held_by(article) for article in evidence))
    bags = {term.word: term for term in question_terms(question)}
    return [name for name in names if not all(_is_held(bags.get(word), held) for word in words(name))]


def names_in(question: str) -> list[str]:
    """Give the names in a question, as they are spelt, in order.

    >>> names_in("Is Xiaomi partnering with Tesla?")
    ['Xiaomi', 'Tesla']
    """
    found = [(match, match[0][0].isupper()) for match in _WORD.finditer(question)]
    lower = sum(not capital for _, capital in found)
    if 3 * lower < len(found) - 1:  # the first word has one anyway
        return []
    return [
        match[0]
        for match, capital in found
        if capital and not _opens_sentence(question, match.start()) and not _is_no_name(match[0].lower())
    ]


@lru_cache(maxsize=_REMEMBERED)
def _held_by(article: Article) -> frozenset[str]:
    told = f"{article.text}\n{article.title or ''}\n{article.publisher or ''}"
    return frozenset(passage_terms(told, article.language))


def _opens_sentence(question: str, start: int) -> bool:
    before = question[:start].rstrip()
    return not before or before[-1] in _SENTENCE_END


def _is_no_name(word: str) -> bool:
    return word in MONTHS or word in WEEKDAYS or any(word in some for some in STOP_WORDS.values())


def _is_held(term: QuestionTerm | None, held: Set[str]) -> bool:
    return term is None or term.stands_in(held) or bool(get_close_matches(term.word, held, n=1, cutoff=_LIKENESS))
