"""What kind of answer a question asks for, and whether it asks anything."""

import re
from enum import StrEnum

from embeddings.terms import words
from rag.language.word_lists.questions.question_words import ASKING, BESIDE_COURTESIES, COURTESIES, LATEST, SEVERAL
from rag.query.yes_no import asks_yes_or_no

__all__ = ["QuestionKind", "asks_for_latest", "asks_for_several", "asks_something", "kind_of"]


class QuestionKind(StrEnum):
    """What an answer must hold; a question is of the first kind whose words it has."""

    TIME = "time"
    QUANTITY = "quantity"
    PLACE = "place"
    PERSON = "person"
    REASON = "reason"
    YES_NO = "yes_no"
    EITHER_OR = "either_or"
    OTHER = "other"


_KINDS = {
    QuestionKind.TIME: ASKING["time"],
    QuestionKind.QUANTITY: rf"{ASKING['quantity']}|jumlah",
    QuestionKind.PLACE: ASKING["place"],
    QuestionKind.PERSON: ASKING["person"],
    QuestionKind.REASON: ASKING["reason"],
}
_PATTERNS = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _KINDS.items()]
_LATEST = re.compile(rf"\b(?:{LATEST})\b", re.IGNORECASE)
_SEVERAL = re.compile(rf"\b(?:{SEVERAL})\b", re.IGNORECASE)
_LAUGHTER = re.compile(r"(?:wk){2,}w?|(?:ha|he|hi){2,}h?|lol", re.IGNORECASE)


def kind_of(question: str) -> QuestionKind:
    """Return what an answer to a question must hold.

    >>> kind_of("Berapa toko yang dibuka?")
    <QuestionKind.QUANTITY: 'quantity'>
    """
    if asks_yes_or_no(question):
        return QuestionKind.YES_NO
    return next((kind for kind, pattern in _PATTERNS if pattern.search(question)), QuestionKind.OTHER)


def asks_for_latest(question: str) -> bool:
    """Return whether a question asks how things stand now."""
    return bool(_LATEST.search(question))


def asks_for_several(question: str) -> bool:
    """Return whether a question asks for several things by their names.

    >>> asks_for_several("Kampung apa saja yang terendam?"), asks_for_several("Which village was flooded?")
    (True, False)
    """
    return bool(_SEVERAL.search(question))


def asks_something(text: str) -> bool:
    """Return whether a text holds more than courtesies.

    >>> asks_something("Terima kasih!"), asks_something("Terima kasih kepada siapa?"), asks_something("?")
    (False, True, False)
    """
    said = words(text)
    beside = set(said) - BESIDE_COURTESIES
    return bool(said) and not (beside and all(word in COURTESIES or _LAUGHTER.fullmatch(word) for word in beside))
