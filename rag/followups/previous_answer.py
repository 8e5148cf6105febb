"""What the answer before tells a follow-up: whom or what it names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from rag.followups.previous_question import PreviousQuestion
from rag.followups.question_parts import parsed, phrase_after, untitled
from rag.language.word_lists.grammar import nouns
from rag.language.word_lists.patterns import any_of
from rag.types import Citation, Hit, Span

__all__ = ["PreviousAnswer", "Referent", "previous_answer", "referent"]

_PLACE_HEADS = any_of(nouns.PLACE_HEADS)
_WHO = re.compile(r"\bwh(?:o|om|ose)\b|\bsiapa", re.IGNORECASE)
_WHERE = re.compile(r"\bwhere\b|\b(?:di|ke|dari)\s?mana", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|what)\s+\w|\w\s+(?:mana|apa)\b", re.IGNORECASE)
_DONE_TO = re.compile(r"\s*yang\s+(?:\w+\s+)?di\w{3,}|(?!yang\b)", re.IGNORECASE)
"""Who is sought is what the question is about: "siapa yang ditangkap polisi", "siapa direktur Nara"."""


@dataclass(frozen=True, slots=True)
class PreviousAnswer:
    """What answered the question before; empty where nothing did, or nothing is known of it."""

    span: str = ""
    """The words that answer."""
    sentence: str = ""
    """The sentence shown first."""

    def name(self, asked: PreviousQuestion) -> str:
        """Return the first name that the answer adds to the question, if any."""
        for told, opening in ((self.span, False), (self.sentence, True)):
            names = [one for one in parsed(told, opening=opening).names if one.of(told) not in asked.text]
            if names:
                return names[0].of(told)
        return ""


def previous_answer(hits: Sequence[Hit], citations: Sequence[Citation]) -> PreviousAnswer:
    """Return what an answer tells: the words that the judge takes for it, where they are quoted, and a sentence."""
    for hit in hits:
        article, words = hit.passage.article, hit.words
        places = (Span(one.start, one.end) for one in citations if one.article == article)
        if words and any(place.start <= words.start < words.end <= place.end for place in places):
            return PreviousAnswer(words.of(article.text), citations[0].quote)
    return PreviousAnswer(sentence=citations[0].quote) if citations else PreviousAnswer()


class Referent(Enum):
    """What a pronoun can stand for."""

    PERSON = auto()
    SEVERAL = auto()
    THING = auto()
    OWNER = auto()
    """Of Indonesian -nya: a person or a thing."""
    PLACE = auto()


def referent(kind: Referent, asked: PreviousQuestion, known: Callable[[], PreviousAnswer]) -> str:
    """Return what a pronoun stands for: what the answer names, where that was asked for; else what was spoken of."""
    opening = asked.opening
    who, where, which = (bool(one.search(opening)) for one in (_WHO, _WHERE, _WHICH))
    named = {
        Referent.PERSON: who or which or not asked.parsed.names,
        Referent.SEVERAL: who or which,
        Referent.THING: which and not who,
        Referent.OWNER: which or (who and bool(_DONE_TO.match(asked.rest))),
        Referent.PLACE: where or which,
    }
    name = known().name(asked) if named[kind] else ""
    if kind is Referent.PLACE:
        return name or _place(asked)
    return name or (asked.topic if kind is Referent.THING else re.split(r"['’]s\b", asked.topic)[0])


def _place(asked: PreviousQuestion) -> str:
    phrase, names = phrase_after("in", asked.parsed), asked.parsed.names
    if phrase:
        return Span(phrase.lead, phrase.span.end).of(asked.text)
    if not names:
        return asked.topic
    return (untitled(asked.text, names[-1]) if _PLACE_HEADS.search(asked.text) else names[-1]).of(asked.text)
