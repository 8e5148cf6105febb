"""A follow-up becomes a question that can be understood by itself."""

import re
from collections.abc import Sequence

from rag.followups.asked import Asked, taken_apart
from rag.followups.bare import asked_barely
from rag.followups.english import english_resolved
from rag.followups.indonesian import indonesian_resolved
from rag.followups.parts import names
from rag.followups.substitution import fragment_of, substituted
from rag.query import LONGEST_QUESTION, asks_something
from rag.query.spelling import written_out
from rag.query.words import ASKS, content

__all__ = ["completed"]

_JOINED = re.compile(
    r"^\W*(?:(?:and|but|so|then|or|thanks|atau|terima\s+kasih|makasih|dan|lalu|terus|trus|tapi|tetapi|nah|lantas|kemudian|sedangkan|ok|okay|oke)\b[\s,]*)+",
    re.IGNORECASE,
)
"""What joins a follow-up to what was asked before."""
_TURNED = re.compile(
    r"^\W*(?:(?:what|how)\s+(?:about|if)|what\s+of|(?:bagaimana|gimana)\s+(?:dengan|kalau|jika|bila|soal)"
    r"|(?:bagaimana|gimana)(?=\s+(?:di|pada|untuk|dari)\b)|also|not|bukan|(?:kalau|kalo|jika|bila)(?:\s+(?:yang|soal))?)\s+(?=\S)",
    re.IGNORECASE,
)
"""What turns to another thing."""
_ASKED_LAST = re.compile(
    r"\s+(?:bagaimana|gimana|berapa|kapan|siapa|di\s?mana|too|as\s+well|juga|sih)\W*$", re.IGNORECASE
)
_ADDED = re.compile(r"^(?:[A-Z]\S*\s+){1,3}(?:too|as\s+well|juga|bagaimana|gimana)\W*$")
_ASKED_FIRST = re.compile(
    r"^\W*(?P<word>how\s+(?:much|many|long|far)|when|where|who|why|berapa|kapan|siapa|di\s?mana|mengapa|kenapa)\s+"
    r"(?=(?:with|in|at|on|to|from|for|about|since|before|after|dengan|di|pada|ke|dari|untuk|sejak|kalau)\b)(?:kalau\s+)?",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"\b(who|what|where|when|how|why)['’]s\b(?=\s)", re.IGNORECASE)
_MOST_WORDS = 20
"""Of a follow-up; what is longer tells what it is about."""
_SHORT = 3
"""Words of content in a question that joins on and leaves its matter unsaid."""


def completed(question: str, before: Sequence[str]) -> str | None:
    """Rewrite a follow-up into a full question, from the questions asked before it: oldest first, each already full.

    Nothing where the question stands by itself, or nothing was asked before.

    >>> completed("And with Leica?", ["Is Xiaomi partnering with Ford?"])
    'Is Xiaomi partnering with Leica?'
    >>> completed("Berapa biayanya?", ["Kapan jembatan Old Quay dibuka?"])
    'Berapa biaya jembatan Old Quay?'
    >>> completed("Who is the mayor of Old Quay?", ["Is Xiaomi partnering with Ford?"])
    """
    told = _tidy(question)
    brief = len(told) <= LONGEST_QUESTION and 0 < len(told.split()) <= _MOST_WORDS
    previous = _nearest(before) if brief else None
    if previous is None or told.casefold() == previous.casefold() or _is_courtesy(told):
        return None
    full = _completed(told, taken_apart(previous))
    return full if full and len(full) <= LONGEST_QUESTION else None


def _completed(told: str, asked: Asked) -> str | None:
    joined = _JOINED.match(told)
    alone = told[joined.end() :] if joined else told
    for rule in (asked_barely, english_resolved, indonesian_resolved):
        found = rule(alone, asked)
        if found:
            return _as_question(found)
    turned = _TURNED.match(alone)
    introduced = bool(joined or turned or _ADDED.search(alone))
    part = alone[turned.end() :] if turned else _asked_again(alone, asked)
    fragment = fragment_of(_ASKED_LAST.sub("", part) if introduced else part, introduced=introduced)
    if fragment:
        return _as_question(substituted(fragment, asked))
    if joined and ASKS.match(alone) and not names(alone) and len(content(alone)) <= _SHORT:
        return _as_question(f"{alone.rstrip('?!. ')} ({asked.topic})")
    return None


def _asked_again(told: str, asked: Asked) -> str:
    """Leave out a question word that was asked before: "how much for children?"."""
    match = _ASKED_FIRST.match(told)
    again = match and asked.opening.lower().startswith(match["word"].lower())
    return told[match.end() :] if match and again else told


def _nearest(before: Sequence[str]) -> str | None:
    """Give the last question that asks for something."""
    tidied = (_tidy(one) for one in reversed(before))
    return next((one for one in tidied if 0 < len(one) <= LONGEST_QUESTION and asks_something(one)), None)


def _is_courtesy(told: str) -> bool:
    return bool(content(told)) and not asks_something(told)


def _tidy(text: str) -> str:
    """Write out what is shortened, with single spaces; half a character, which no encoding can write, becomes "?"."""
    told = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return _SHORTENED.sub(r"\1 is", written_out(told))


def _as_question(text: str) -> str:
    told = " ".join(text.split()).rstrip("?!. ,;:")
    return f"{told[:1].upper()}{told[1:]}?"
