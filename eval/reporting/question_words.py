"""Which question word a question has, in both languages: the one table of them."""

import re
from collections.abc import Mapping

__all__ = ["OTHER", "QUESTION_WORDS", "question_word"]

OTHER = "other"

QUESTION_WORDS: Mapping[str, str] = {
    "siapa · who": r"siapa\w*|who|whom|whose",
    "kapan · when": (
        r"kapan\w*|bilamana|(?:tahun|tanggal|hari|bulan) (?:berapa|apa)(?:kah)?|when|what (?:year|date|day|month)"
    ),
    "berapa · how many": r"berapa\w*|how (?:many|much|long|old|far|often|big|large|high|tall|deep|fast|wide)",
    "di mana · where": r"(?:di|ke|dari) ?mana(?:kah)?|where",
    "mengapa · why": r"mengapa\w*|kenapa\w*|why",
    "ya/tidak · yes/no": (
        r"^\W*(?:apakah (?!yang\b|nama\b|isi\b|arti\b|maksud\b)|"
        r"(?:benar|betul|ada|sudah|akan|bisa|dapat|boleh|masih|pernah)kah\b|"
        r"(?:is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|should|may|might)\b)"
    ),
    "apa · what": r"(?:apa|mana)(?:kah)?|what|which",
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
