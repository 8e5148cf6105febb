"""Which question word a question has, in both languages."""

import re
from collections.abc import Mapping

from rag.language.word_lists.patterns import either
from rag.language.word_lists.questions.question_words import ASKING, AUXILIARIES, PARTICLES

__all__ = ["OTHER", "QUESTION_WORDS", "question_word"]

OTHER = "other"

QUESTION_WORDS: Mapping[str, str] = {
    "siapa · who": ASKING["person"],
    "kapan · when": ASKING["time"],
    "berapa · how many": ASKING["quantity"],
    "di mana · where": ASKING["place"],
    "mengapa · why": ASKING["reason"],
    "ya/tidak · yes/no": (
        r"^\W*(?:apakah (?!yang\b|nama\b|isi\b|arti\b|maksud\b)|"
        rf"(?:{either(*PARTICLES, *AUXILIARIES)})\b)"
    ),
    "apa · what": ASKING["thing"],
}
"""Name → its words. The first in a question counts; of two at the same place, the one that stands first here."""

_PATTERNS = {
    name: re.compile(pattern if pattern.startswith("^") else rf"\b(?:{pattern})\b", re.IGNORECASE)
    for name, pattern in QUESTION_WORDS.items()
}


def question_word(question: str) -> str:
    """Name the question word of a question.

    >>> question_word("Di mana kapal itu dibuat?")
    'di mana · where'
    >>> question_word("Did the man who built it stay?")
    'ya/tidak · yes/no'
    """
    places = {name: found.start() for name, pattern in _PATTERNS.items() if (found := pattern.search(question))}
    return min(places, key=lambda name: places[name], default=OTHER)
