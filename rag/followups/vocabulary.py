"""Words of both languages by which a follow-up is told from a question that stands by itself."""

import re
from types import MappingProxyType

from embeddings.language import Language
from embeddings.lexicon import load_lexicon
from embeddings.stopwords import STOP_WORDS
from embeddings.terms import stems
from rag.language import nouns, prepositions, reporting
from rag.language.patterns import any_of, either
from rag.language.questions import AUXILIARIES, ENGLISH_QUESTION_WORDS, INDONESIAN_QUESTION_WORDS, PARTICLES

__all__ = [
    "ANY_AUXILIARY",
    "ANY_PREPOSITION",
    "ASKS",
    "ATTRIBUTES",
    "ENGLISH_ASKING",
    "OF_THINGS",
    "PEOPLE",
    "PLACE_HEADS",
    "PREPOSITIONS",
    "REPORTED",
    "TITLES",
    "UNITS",
    "WORD",
    "content",
    "is_unknown",
    "said_alike",
]

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
ANY_AUXILIARY = either(*AUXILIARIES)
ENGLISH_ASKING = either(*ENGLISH_QUESTION_WORDS)
ASKS = re.compile(
    rf"\b(?:(?:{either(*INDONESIAN_QUESTION_WORDS)})(?:kah)?|{either(*PARTICLES)}|{ENGLISH_ASKING})\b", re.IGNORECASE
)

PREPOSITIONS = frozenset[str]().union(*prepositions.ALIKE)
ANY_PREPOSITION = "|".join(sorted(PREPOSITIONS))
"""Of a pattern: any of them."""

ATTRIBUTES = any_of(nouns.ATTRIBUTES)
OF_THINGS = any_of(nouns.OF_THINGS)
UNITS = any_of(nouns.UNITS)
PEOPLE = any_of(nouns.PEOPLE)
PLACE_HEADS = any_of(nouns.PLACE_HEADS)
TITLES = any_of(nouns.TITLES)
REPORTED = MappingProxyType(
    {Language.ENGLISH: any_of(reporting.ENGLISH), Language.INDONESIAN: any_of(reporting.INDONESIAN)}
)
"""Verbs whose object is a whole claim."""


def content(text: str) -> list[str]:
    """Give the words that are no function words, in lower case.

    >>> content("Berapa harga beras di Rana?")
    ['harga', 'beras', 'rana']
    """
    found = (word.lower() for word in WORD.findall(text))
    return [word for word in found if not any(word in words for words in STOP_WORDS.values())]


def said_alike(preposition: str) -> frozenset[str]:
    """Give the prepositions that say the same, in both languages.

    >>> sorted(said_alike("with"))
    ['bareng', 'bersama', 'dengan', 'with']
    """
    return frozenset[str]().union(*(row for row in prepositions.ALIKE if preposition.lower() in row))


def is_unknown(word: str) -> bool:
    """Tell whether a word stands in neither language's dictionary, as most names do."""
    rows = (load_lexicon().translate(stems(word, language), language) for language in Language)
    return len(word) > 1 and word.isalpha() and not any(any(row) for row in rows)
