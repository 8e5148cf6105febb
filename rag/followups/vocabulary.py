"""Words of both languages by which a follow-up is told from a question that stands by itself."""

from types import MappingProxyType

from embeddings.language import Language
from rag.language import nouns, prepositions, reporting
from rag.language.patterns import any_of, either
from rag.language.questions import AUXILIARIES, ENGLISH_QUESTION_WORDS

__all__ = [
    "ANY_AUXILIARY",
    "ANY_PREPOSITION",
    "ATTRIBUTES",
    "ENGLISH_ASKING",
    "OF_THINGS",
    "PEOPLE",
    "PLACE_HEADS",
    "PREPOSITIONS",
    "REPORTED",
    "TITLES",
    "UNITS",
    "said_alike",
]

ANY_AUXILIARY = either(*AUXILIARIES)
ENGLISH_ASKING = either(*ENGLISH_QUESTION_WORDS)
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


def said_alike(preposition: str) -> frozenset[str]:
    """Give the prepositions that say the same, in both languages.

    >>> sorted(said_alike("with"))
    ['bareng', 'bersama', 'dengan', 'with']
    """
    return frozenset[str]().union(*(row for row in prepositions.ALIKE if preposition.lower() in row))
