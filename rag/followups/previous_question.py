"""The question before, taken apart: how it asks, what it claims, what it speaks of."""

import re
from dataclasses import dataclass

from embeddings.language import Language
from rag.followups.question_parts import ANY_AUXILIARY, ANY_PREPOSITION, Parsed, parsed
from rag.language.content_words import ASKS
from rag.language.names import name_spans
from rag.language.word_lists.grammar import nouns, prepositions
from rag.language.word_lists.patterns import any_of, either
from rag.language.word_lists.questions.question_words import DO, ENGLISH_QUESTION_WORDS, MODALS
from rag.query.statement import end_of_subject, statement
from rag.query.yes_no import asks_yes_or_no, predicate

__all__ = ["PreviousQuestion", "taken_apart"]

_ASKING = rf"(?:(?:{ANY_PREPOSITION})\s+)?(?:{either(*ENGLISH_QUESTION_WORDS)})\b"
_ENGLISH = re.compile(
    rf"\W*(?:(?P<opening>{_ASKING}(?P<of>(?:\s+(?!(?:{ANY_AUXILIARY})\b)[^\s,]+){{0,8}}?))\s+)?"
    rf"(?P<auxiliary>(?:{ANY_AUXILIARY})(?:n['’]t)?)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
"""A question word, what it belongs to ("how many phones"), a verb that helps, and the rest."""
_ENGLISH_SUBJECT = re.compile(
    rf"\W*(?P<opening>how\s+(?:many|much)\s+\S+|(?:which|what)\s+\S+|{_ASKING})\s+(?P<rest>.+)", re.IGNORECASE
)
"""Who does something: "who leads the union"."""
_INDONESIAN = re.compile(
    rf"\W*(?P<opening>(?:(?:{ANY_PREPOSITION})\s+)?(?:(?:[^\s,?]+\s+){{0,3}}?(?:mana|apa)(?:kah)?|(?!apakah){ASKS.pattern}"
    r"(?:\s+(?:banyak|lama|besar|jauh|sering|cara|saja))?))\b\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_ASKED_LAST = re.compile(rf"(?P<rest>.+?)\s+(?P<opening>(?:di\s|ke\s|dari\s)?{ASKS.pattern})", re.IGNORECASE)
_TRUE = re.compile(r"(?:it\s+(?:true|correct|right)\s+that|there(?:\s+be(?:en)?)?)\s+", re.IGNORECASE)
_WHO = re.compile(r"yang\s+(?:(?:sudah|telah|akan|sedang|pernah|tidak|belum|pertama)\s+)*\S+\s*", re.IGNORECASE)
_COUNTED = re.compile(f"{any_of(nouns.ATTRIBUTES).pattern}|{any_of(nouns.UNITS).pattern}", re.IGNORECASE)
_VERB_AFTER = re.compile(rf"\s+[a-z]+(?:\s+(?:{ANY_PREPOSITION})\b.*)?$")
_BEFORE_VERBS = (*DO, *MODALS)
_ADVERB = re.compile(r"(?:\w+\s)?(?:kapan|bilamana|bagaimana|gimana|mengapa|kenapa)")
"""They are followed by a subject and a predicate."""


@dataclass(frozen=True, slots=True)
class PreviousQuestion:
    """A full question, taken apart as far as its words tell."""

    parsed: Parsed
    """Without its question mark."""
    language: Language
    rest: str
    """What follows the question words and the verb that helps."""
    topic: str
    """What "it" or "-nya" stands for after it."""
    opening: str = ""
    """The question words; empty where it is answered with yes or no."""
    of: str = ""
    """What an English question word belongs to: "many phones"."""
    auxiliary: str = ""
    """English: the verb that helps."""
    claim: str = ""
    """What a yes/no question asks about, as part of a sentence; empty for any other."""

    @property
    def text(self) -> str:
        """The question, without its question mark."""
        return self.parsed.text

    @property
    def stated(self) -> str:
        """What it says besides its question word."""
        if self.claim or self.language is Language.INDONESIAN:
            return self.claim or f"{'ada ' if self.rest.lower().startswith('yang ') else ''}{self.rest or self.text}"
        return f"{'someone' if self.opening.lower() == 'who' and not self.auxiliary else self.of} {self.rest}".strip()


def taken_apart(question: str) -> PreviousQuestion:
    """Take a full question apart.

    >>> taken_apart("When does the bridge at Old Quay open?").topic
    'the bridge at Old Quay'
    >>> taken_apart("Berapa tarif feri Sembira?").topic
    'feri Sembira'
    """
    asked = parsed(question.strip().rstrip("?!. "))
    text = asked.text
    if english := _ENGLISH.fullmatch(text):
        return _english(asked, english)
    if asks_yes_or_no(question):
        claim = _as_written(statement(question), text)
        return PreviousQuestion(
            asked, Language.INDONESIAN, claim, _subject_of(asked.without_last_days(claim)), claim=claim
        )
    if who := _ENGLISH_SUBJECT.fullmatch(text):
        words = asked.without_last_days(who["rest"]).split()[1:]
        while words and words[0].lower() in prepositions.ANY:
            words = words[1:]
        topic = " ".join(words) or asked.name or who["rest"]
        return PreviousQuestion(asked, Language.ENGLISH, who["rest"], topic, who["opening"])
    other = _INDONESIAN.fullmatch(text) or _ASKED_LAST.fullmatch(text)
    if not other:
        return PreviousQuestion(asked, Language.INDONESIAN, text, asked.name or text)
    topic = _spoken_of(asked.without_last_days(other["rest"]), other["opening"].lower())
    return PreviousQuestion(
        asked, Language.INDONESIAN, other["rest"], topic or asked.name or other["rest"], other["opening"]
    )


def _english(asked: Parsed, match: re.Match[str]) -> PreviousQuestion:
    auxiliary, opening, of, rest = match["auxiliary"], match["opening"] or "", match["of"] or "", match["rest"]
    true = _TRUE.match(rest)
    topic = _subject(asked.without_last_days(rest[true.end() :] if true else rest), auxiliary.lower())
    claim = "" if opening else _as_written(statement(asked.text), asked.text)
    if claim and not true and auxiliary.lower() in _BEFORE_VERBS and not claim.lower().startswith(topic.lower()):
        claim = f"{topic} {auxiliary.lower()} {rest[len(topic) :].strip()}"
    return PreviousQuestion(
        asked, Language.ENGLISH, rest, topic or asked.name or rest, opening, of.strip(), auxiliary, claim
    )


def _subject(told: str, auxiliary: str) -> str:
    """Return what stands before the predicate, a last "be" being one, or before a verb that we do not know."""
    end = len(told[: end_of_subject(f"{told} be")].rstrip())
    names = name_spans(told, [], opening=False)
    if end < len(told):
        return told[: next((name.end for name in names if name.start < end < name.end), end)]
    if auxiliary not in _BEFORE_VERBS:
        return told
    if names and _VERB_AFTER.match(told[names[0].end :]):
        return told[: names[0].end]
    if names and names[-1].end == len(told):
        told = told[: names[-1].start].rstrip() or told
    return told.rpartition(" ")[0] or told


def _subject_of(told: str) -> str:
    """Return the subject of an Indonesian sentence: before its predicate, or before one that we do not know."""
    start = predicate(told)
    if start is None:
        return told.rpartition(" ")[0] if told.rpartition(" ")[2].islower() and " " in told else told
    return told[:start].strip() or " ".join(told.split()[1:])


def _spoken_of(rest: str, opening: str) -> str:
    """Return what an Indonesian question speaks of: the subject, the thing that has the attribute asked for."""
    if who := _WHO.match(rest):
        return rest[who.end() :]
    words = rest.removeprefix("itu ").split()
    if predicate(rest) is not None or _ADVERB.match(opening):
        words = _subject_of(rest).split()
    while "berapa" in opening and len(words) > 1 and _COUNTED.fullmatch(words[0]):
        words = words[1:]
    return " ".join(words)


def _as_written(claim: str, text: str) -> str:
    """Write the first word of a claim as the question does."""
    told = claim.rstrip(".")
    first = told.partition(" ")[0]
    found = re.search(rf"\b{re.escape(first)}", text, re.IGNORECASE)
    return (found[0] if found else first) + told[len(first) :]
