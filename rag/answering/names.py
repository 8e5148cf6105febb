"""Which names of a question occur nowhere in the evidence?"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from embeddings.stopwords import STOP_WORDS
from embeddings.terms import QuestionTerm, passage_terms, question_terms, words
from rag.asked_dates.vocabulary import MONTHS, WEEKDAYS
from rag.types import Article

__all__ = ["missing_names", "names_in"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = ".?!:\"“'("
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
    held = {term for article in evidence for term in passage_terms(_told(article), article.language)}
    bags = {term.word: term for term in question_terms(question)}
    return [name for name in names if not all(_is_held(bags.get(word), held) for word in words(name))]


def names_in(question: str) -> list[str]:
    """Give the names in a question, as they are spelt, in order.

    >>> names_in("Is Xiaomi partnering with Tesla?")
    ['Xiaomi', 'Tesla']
    """
    return list(_names(question))


def _told(article: Article) -> str:
    return f"{article.text}\n{article.title or ''}\n{article.publisher or ''}"


def _names(question: str) -> Iterator[str]:
    found = [(match, match[0][0].isupper()) for match in _WORD.finditer(question)]
    lower = sum(not capital for _, capital in found)
    if 3 * lower < len(found) - 1:  # the first word has one anyway
        return
    for match, capital in found:
        if capital and not _opens_sentence(question, match.start()) and not _is_no_name(match[0].lower()):
            yield match[0]


def _opens_sentence(question: str, start: int) -> bool:
    before = question[:start].rstrip()
    return not before or before[-1] in _SENTENCE_END


def _is_no_name(word: str) -> bool:
    return word in MONTHS or word in WEEKDAYS or any(word in some for some in STOP_WORDS.values())


def _is_held(term: QuestionTerm | None, held: set[str]) -> bool:
    return term is None or term.stands_in(held) or bool(get_close_matches(term.word, held, n=1, cutoff=_LIKENESS))
