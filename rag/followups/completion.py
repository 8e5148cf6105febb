"""A follow-up becomes a question that can be understood by itself."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial

from rag.followups.bare_question_words import completed_question_word
from rag.followups.fragments import exchanged
from rag.followups.previous_answer import PreviousAnswer
from rag.followups.previous_question import PreviousQuestion, taken_apart
from rag.followups.pronoun_resolution import resolved
from rag.followups.question_parts import ANY_PREPOSITION, Parsed, parsed
from rag.language.content_words import ASKS, content, is_unknown
from rag.language.spelling import written_out
from rag.language.word_lists.patterns import either
from rag.language.word_lists.questions import followups
from rag.language.word_lists.questions.question_words import ENGLISH_QUESTION_WORDS, INDONESIAN_QUESTION_WORDS
from rag.query import LONGEST_QUESTION, asks_something

__all__ = ["completed"]

_JOINED = re.compile(rf"\W*(?:(?:{followups.JOINING})\b[\s,]*)+", re.IGNORECASE)
_TURNED = re.compile(rf"\W*(?:{followups.TURNING})\s+(?=\S)", re.IGNORECASE)
_LAST = re.compile(rf"\s+(?:(?:di\s)?{ASKS.pattern}|too|as\s+well|juga|sih)\W*$", re.IGNORECASE)
_ADDED = re.compile(r"(?:[A-Z]\S*\s+){1,3}(?:too|as\s+well|juga|bagaimana|gimana)\W*")
_AGAIN = re.compile(
    rf"\W*(?P<word>how\s+\w+|{ASKS.pattern})\s+(?=(?:{ANY_PREPOSITION}|kalau)\b)(?:kalau\s+)?", re.IGNORECASE
)
"""A question word before a part of a question: "how much for children?"."""
_EXISTS = re.compile(rf"\W*(?:{followups.EXISTS})\s+(?P<what>\S.*)", re.IGNORECASE)
_WHO_DOES = re.compile(rf"\W*(?:{followups.WHO_DOES})\s+\w+\W*", re.IGNORECASE)
_DEFINITE = re.compile(r"\W*(?:what|who|where|when|how\s+\w+)\s+(?:is|are|was|were)\s+the\s+\w+\W*", re.IGNORECASE)
_SHORTENED = re.compile(r"\b(who|what|where|when|how|why)['’]?s\b(?=\s)", re.IGNORECASE)
_INFORMAL = re.compile(rf"(?<![\w'’.@/-])(?:{either(*followups.INFORMAL)})(?![\w'’@/-]|\.\w)")
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


def completed(
    question: str, before: Sequence[str], answered: Callable[[str], PreviousAnswer] | None = None
) -> str | None:
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


def _completed(told: str, previous: str, answered: Callable[[str], PreviousAnswer] | None) -> str | None:
    if told.casefold() == previous.casefold() or (content(told) and not asks_something(told)):
        return None
    joined = _JOINED.match(told)
    alone = told[joined.end() :] if joined else told
    question, asked = parsed(alone), taken_apart(previous)
    known = partial(answered, previous) if answered else PreviousAnswer
    full = (
        completed_question_word(alone, asked)
        or resolved(question, asked, known)
        or _fragment(alone, asked, known, joined=bool(joined))
        or _matter_unsaid(question, asked, joined=bool(joined))
    )
    told = " ".join((full or "").split()).rstrip("?!. ,;:")
    return f"{told[:1].upper()}{told[1:]}?" if 0 < len(told) < LONGEST_QUESTION else None


def _fragment(alone: str, asked: PreviousQuestion, known: Callable[[], PreviousAnswer], *, joined: bool) -> str | None:
    turned, again = _TURNED.match(alone), _AGAIN.match(alone)
    introduced = bool(joined or turned or _ADDED.fullmatch(alone))
    if turned:
        alone = alone[turned.end() :]
    elif again and asked.opening.lower().startswith(again["word"].lower()):
        alone = alone[again.end() :]
    return exchanged(_LAST.sub("", alone) if introduced else alone, asked, known, introduced=introduced)


def _matter_unsaid(question: Parsed, asked: PreviousQuestion, *, joined: bool) -> str | None:
    """Put what is spoken of beside a question that does not say it: "who pays?", "and who is the mayor?"."""
    text, words = question.text.rstrip("?!. "), question.words()
    if question.names or question.days or len(words) > _SHORT:
        return None
    exists = _EXISTS.fullmatch(text)
    if (exists and len(words) < _SHORT and not ASKS.search(exists["what"])) or _WHO_DOES.fullmatch(text):
        return f"{text}: {asked.stated}"
    unsaid = asked.topic.casefold() not in text.casefold()
    return (
        f"{text} ({asked.topic})" if unsaid and (_DEFINITE.fullmatch(text) or (joined and ASKS.match(text))) else None
    )


def _tidy(text: str) -> str:
    """Write out what is shortened, with single spaces; half a character, which no encoding can write, becomes "?"."""
    told = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    told = _INFORMAL.sub(lambda match: followups.INFORMAL[match[0]], _SHORTENED.sub(r"\1 is", written_out(told)))
    misspelt = len(told.split()) <= _MOST_MISSPELT and not ASKS.search(told)
    return _WORD.sub(lambda match: _spelt(match[0]), told) if misspelt else told


def _spelt(word: str) -> str:
    """Return a question word that was misspelt, or the word as it is."""
    near = get_close_matches(word, _QUESTION_WORDS, 1, _NEAR) if is_unknown(word) else []
    return near[0] if near else word
