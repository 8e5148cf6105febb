"""The names in a text, told by their capitals."""

import re

from embeddings.stopwords import STOP_WORDS
from rag.language.calendar import MONTHS, WEEKDAYS

__all__ = ["names_in"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = ".?!:\"“'("


def names_in(text: str) -> list[str]:
    """Return the names in a text, as they are spelt, in order.

    A name is a word with a capital letter that does not open a sentence, unless nearly all words have one. Months and
    weekdays are none.

    >>> names_in("Is Xiaomi partnering with Tesla?")
    ['Xiaomi', 'Tesla']
    """
    found = [(match, match[0][0].isupper()) for match in _WORD.finditer(text)]
    lower = sum(not capital for _, capital in found)
    if 3 * lower < len(found) - 1:  # the first word has one anyway
        return []
    return [
        match[0]
        for match, capital in found
        if capital and not _opens_sentence(text, match.start()) and not _is_no_name(match[0].lower())
    ]


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in _SENTENCE_END


def _is_no_name(word: str) -> bool:
    return word in MONTHS or word in WEEKDAYS or any(word in some for some in STOP_WORDS.values())
