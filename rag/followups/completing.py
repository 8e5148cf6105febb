"""A follow-up becomes a question that can be understood by itself."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial

from rag.followups.asked import Asked, taken_apart
from rag.followups.bare import asked_barely
from rag.followups.fragments import fragment_of, substituted
from rag.followups.known import Known
from rag.followups.parts import Parsed, parsed
from rag.followups.pronouns import resolved
from rag.query import LONGEST_QUESTION, asks_something
from rag.query.spelling import written_out
from rag.language.followups import INFORMAL
from rag.language.patterns import either
from rag.language.questions import ENGLISH_QUESTION_WORDS, INDONESIAN_QUESTION_WORDS
from rag.query.words import ASKS, content, is_unknown

__all__ = ["completed"]

_JOINED = re.compile(
    r"^\W*(?:(?:and|n|but|so|then|or|thanks|atau|terima\s+kasih|makasih|dan|lalu|terus|trus|trs|tapi|tetapi|nah|lantas"
    r"|kemudian|sedangkan|ok|okay|oke)\b[\s,]*)+",
    re.IGNORECASE,
)
"""What joins a follow-up to what was asked before."""
_TURNED = re.compile(
    r"^\W*(?:(?:what|wat|how)\s+(?:about|if)|what\s+of|(?:bagaimana|gimana)\s+(?:dengan|kalau|jika|bila|soal)"
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
_SHORTENED = re.compile(r"\b(who|what|where|when|how|why)['’]?s\b(?=\s)", re.IGNORECASE)
_EXISTS = re.compile(
    r"\W*(?:any|(?:is|are|was|were)\s+there(?:\s+any)?|ada(?:kah)?|apa(?:kah)?\s+ada)\s+(?P<what>\S.*)", re.IGNORECASE
)
"""What asks whether there is something: "any survivors?", "ada korban?"."""
_WHO_DOES = re.compile(
    r"\W*(?:who|how\s+many|which\s+ones|siapa(?:\s+(?:yang|saja))?|berapa(?:\s+yang)?)\s+\w+\W*", re.IGNORECASE
)
_DEFINITE = re.compile(r"\W*(?:what|who|where|when|how\s+\w+)\s+(?:is|are|was|were)\s+the\s+\w+\W*", re.IGNORECASE)
"""What leaves its object unsaid: "who pays?", "how many died?"."""
_INFORMAL = re.compile(rf"(?<![\w'’.@/-])(?:{either(*INFORMAL)})(?![\w'’@/-]|\.\w)")
_WORD = re.compile(r"(?<![\w'’.@/-])[a-z]{4,}(?![\w'’@/-])")
_QUESTION_WORDS = (*ENGLISH_QUESTION_WORDS, *INDONESIAN_QUESTION_WORDS)
_NEAR = 0.85
"""Likeness of spellings, by `difflib`: "kapn" and "kapan", "whre" and "where"."""
_MOST_MISSPELT = 6
"""Words of a follow-up in which question words are looked for that are misspelt."""
_MOST_BEFORE = 8
"""Questions before a follow-up that are looked at."""
_MOST_WORDS = 20
"""Of a follow-up; what is longer tells what it is about."""
_SHORT = 3
"""Words of content in a question that joins on and leaves its matter unsaid."""


def completed(question: str, before: Sequence[str], answered: Callable[[str], Known] | None = None) -> str | None:
    """Rewrite a follow-up into a full question, from the questions asked before it, oldest first.

    Nothing where the question stands by itself, or nothing was asked before. `answered` returns what is known of the
    answer to a full question before; it is asked only where that decides.

    >>> completed("And with Leica?", ["Is Xiaomi partnering with Ford?"])
    'Is Xiaomi partnering with Leica?'
    >>> completed("Berapa biayanya?", ["Kapan jembatan Old Quay dibuka?"])
    'Berapa biaya jembatan Old Quay?'
    >>> completed("Who is the mayor of Old Quay?", ["Is Xiaomi partnering with Ford?"])
    """
    full, previous = None, ""
    for told in map(_tidy, [*before[-_MOST_BEFORE:], question]):
        brief = len(told) <= LONGEST_QUESTION and 0 < len(told.split()) <= _MOST_WORDS
        full = _completed(told, previous, answered) if brief and previous else None
        if asks_something(told) and len(told) <= LONGEST_QUESTION:
            previous = full or told
    return full


def _completed(told: str, previous: str, answered: Callable[[str], Known] | None) -> str | None:
    if told.casefold() == previous.casefold() or (content(told) and not asks_something(told)):
        return None
    joined = _JOINED.match(told)
    alone = told[joined.end() :] if joined else told
    question, asked = parsed(alone), taken_apart(previous)
    known = partial(answered, previous) if answered else None
    full = (
        asked_barely(alone, asked, known)
        or resolved(question, asked, known or Known)
        or _fragment(alone, asked, known or Known, joined=bool(joined))
        or _matter_unsaid(question, asked, joined=bool(joined))
    )
    told = " ".join((full or "").split()).rstrip("?!. ,;:")
    return f"{told[:1].upper()}{told[1:]}?" if 0 < len(told) < LONGEST_QUESTION else None


def _fragment(alone: str, asked: Asked, known: Callable[[], Known], *, joined: bool) -> str | None:
    turned = _TURNED.match(alone)
    introduced = bool(joined or turned or _ADDED.search(alone))
    part = alone[turned.end() :] if turned else _asked_again(alone, asked)
    fragment = fragment_of(_ASKED_LAST.sub("", part) if introduced else part, asked, introduced=introduced)
    return substituted(fragment, asked, known) if fragment else None


def _matter_unsaid(question: Parsed, asked: Asked, *, joined: bool) -> str | None:
    """Put what is spoken of beside a question that does not say it: "who pays?", "and who is the mayor?"."""
    text, words = question.text.rstrip("?!. "), question.words()
    if question.names or question.days or len(words) > _SHORT:
        return None
    exists = _EXISTS.fullmatch(text)
    if (exists and len(words) < _SHORT and not ASKS.search(exists["what"])) or _WHO_DOES.fullmatch(text):
        return f"{text}: {asked.stated}"
    return f"{text} ({asked.topic})" if _DEFINITE.fullmatch(text) or (joined and ASKS.match(text)) else None


def _asked_again(told: str, asked: Asked) -> str:
    """Leave out a question word that was asked before: "how much for children?"."""
    match = _ASKED_FIRST.match(told)
    again = match and asked.opening.lower().startswith(match["word"].lower())
    return told[match.end() :] if match and again else told


def _tidy(text: str) -> str:
    """Write out what is shortened, with single spaces; half a character, which no encoding can write, becomes "?"."""
    told = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    told = _INFORMAL.sub(lambda match: INFORMAL[match[0]], _SHORTENED.sub(r"\1 is", written_out(told)))
    misspelt = len(told.split()) <= _MOST_MISSPELT and not ASKS.search(told)
    return _WORD.sub(lambda match: _spelt(match[0]), told) if misspelt else told


def _spelt(word: str) -> str:
    """Return a question word that was misspelt, or the word as it is."""
    near = get_close_matches(word, _QUESTION_WORDS, 1, _NEAR) if is_unknown(word) else []
    return near[0] if near else word
