"""Words of a question: which ask, which have content, which no dictionary knows."""

import re

from embeddings.language import Language
from embeddings.stopwords import STOP_WORDS
from embeddings.terms import stems
from embeddings.terms.lexicon import load_lexicon
from rag.language.word_lists.patterns import either
from rag.language.word_lists.questions.question_words import (
    ENGLISH_QUESTION_WORDS,
    INDONESIAN_QUESTION_WORDS,
    PARTICLES,
)

__all__ = ["ASKS", "content", "is_function_word", "is_unknown"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")

ASKS = re.compile(
    rf"\b(?:(?:{either(*INDONESIAN_QUESTION_WORDS)})(?:kah)?|{either(*PARTICLES)}|{either(*ENGLISH_QUESTION_WORDS)})\b",
    re.IGNORECASE,
)


def content(text: str) -> list[str]:
    """Return the words that are no function words, in lower case.

    >>> content("Berapa harga beras di Rana?")
    ['harga', 'beras', 'rana']
    """
    found = (word.lower() for word in _WORD.findall(text))
    return [word for word in found if not is_function_word(word)]


def is_function_word(word: str) -> bool:
    """Return whether a lower-case word has no content of its own, in either language."""
    return any(word in words for words in STOP_WORDS.values())


def is_unknown(word: str) -> bool:
    """Return whether a word stands in neither language's dictionary, as most names do."""
    rows = (load_lexicon().translate(stems(word, language), language) for language in Language)
    return len(word) > 1 and word.isalpha() and not any(any(row) for row in rows)
