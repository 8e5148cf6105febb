"""Which of the two languages a text is in: its function words vote, and where they do not, its letters decide."""

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from embeddings.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["Language", "detect_language"]

_ENOUGH = 2_000
"""Characters read before deciding: more never changed the outcome on whole articles."""

_WORD = re.compile(r"[A-Za-z]+")


class Language(StrEnum):
    """The languages of articles and questions, by ISO 639-1 code."""

    INDONESIAN = "id"
    ENGLISH = "en"


def detect_language(text: str) -> Language:
    """Tell Indonesian from English; text without a letter counts as Indonesian.

    >>> detect_language("Berapa toko yang dibuka tahun lalu?")
    <Language.INDONESIAN: 'id'>
    >>> detect_language("How many shops opened last year?")
    <Language.ENGLISH: 'en'>
    """
    beginning = text[:_ENOUGH]
    first, *rest = _WORD.findall(beginning) or [""]
    voting = [first.lower(), *rest]  # a capital inside a text is that of a name: it tells nothing
    votes = {language: sum(map(STOP_WORDS[language].__contains__, voting)) for language in Language}
    if votes[Language.INDONESIAN] != votes[Language.ENGLISH]:
        return max(Language, key=lambda language: votes[language])
    if not any(character.isalpha() for character in beginning):
        return Language.INDONESIAN
    code, _ = _identifier().classify(beginning)
    return Language(code)


@cache
def _identifier() -> "LanguageIdentifier":
    """Load py3langid's model, restricted to our two languages once: it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([language.value for language in Language])
    return identifier
