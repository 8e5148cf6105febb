"""Claims as people ask them, in both languages, and headings as windows have them."""

import re
from datetime import date, timedelta
from random import Random

from embeddings.judge.windows import heading
from embeddings.language import Language

__all__ = ["ASKED_SHARE", "HEADED_SHARE", "as_question", "drawn_heading"]

ASKED_SHARE = 0.5
"""Of the claims, how many are asked instead of stated."""

HEADED_SHARE = 0.5
"""Of the windows, how many have a heading."""

_FORMS = {
    Language.INDONESIAN: (
        "Benarkah {s}?", "Apakah {s}?", "Apa benar {s}?", "Apakah benar {s}?", "Betulkah {s}?", "{s}, benarkah?",
        "apa {s}?", "bener gak {s}", "Apakah betul bahwa {s}?",
    ),
    Language.ENGLISH: (
        "Is it true that {s}?", "Is it correct that {s}?", "Is it right that {s}?", "Did you hear that {s}?",
        "{s}, right?", "{s}?", "is it true {s}", "Can it be said that {s}?",
    ),
}  # fmt: skip

_INVERTED = re.compile(r"^((?:\S+ ){1,6}?)(is|are|was|were|has|have|had|will|can|did|does|should) (?!n[o']t)(.+)$")
_INVERTS = 0.5

_FIRST_DAY = date(2004, 1, 1)
_DAYS = 8000
_DATED = 0.7


def as_question(claim: str, language: Language, random: Random) -> str:
    """Return a claim as a yes/no question.

    >>> as_question("The bridge was closed.", Language.ENGLISH, Random(3))
    'Was The bridge closed?'
    """
    plain = claim.rstrip(" .!")
    inverted = _INVERTED.match(plain) if language is Language.ENGLISH else None
    if inverted and random.random() < _INVERTS:
        subject, auxiliary, rest = inverted.groups()
        return f"{auxiliary.capitalize()} {subject}{rest}?"
    return random.choice(_FORMS[language]).format(s=plain)


def drawn_heading(title: str, random: Random) -> str:
    """Return a title, often with a day, as it stands before a window."""
    day = _FIRST_DAY + timedelta(days=random.randrange(_DAYS)) if random.random() < _DATED else None
    return heading(title, day)
