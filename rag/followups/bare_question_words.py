"""A question word by itself: the rest is that of the question before."""

import re

from embeddings.language import Language
from rag.followups.previous_question import PreviousQuestion
from rag.followups.question_parts import ANY_AUXILIARY, ANY_PREPOSITION, phrase_after
from rag.language.content_words import ASKS, content
from rag.language.word_lists.grammar.pronouns import PRONOUNS, SUBJECTS
from rag.language.word_lists.patterns import any_of, either
from rag.language.word_lists.questions import followups
from rag.language.word_lists.questions.question_words import INDONESIAN_QUESTION_WORDS
from rag.query.yes_no import predicate

__all__ = ["completed_question_word"]

_FILLERS = re.compile(rf"\W+(?:{followups.FILLERS})(?=\W|$)", re.IGNORECASE)
_UNITS = any_of(followups.UNITS)
_POINTS = re.compile(rf"\b(?:{either(*PRONOUNS, *SUBJECTS, 'itu', 'ini', 'kamu', 'anda', 'saya')})\b", re.IGNORECASE)
_NOT = re.compile(r"\s+(?:not|tidak)\b", re.IGNORECASE)
_WHY = re.compile(r"\b(?:why|how\s+come|mengapa|kenapa|kok(?:\s+bisa)?)\b", re.IGNORECASE)
_WHO = re.compile(
    rf"(?:(?P<lead>{ANY_PREPOSITION}|according\s+to|menurut|kata)\s+)?(?:wh(?:om?|at|ich)|siapa|apa|yang\s+mana)\b",
    re.IGNORECASE,
)
_ECHO = rf"(?:{ANY_AUXILIARY})(?:n['’]t)?\s+(?:it|they|he|she|that|this)(?:\s+(?:really|so|true|right|correct))*"
_TRULY = re.compile(rf"\W*(?:(?P<english>{followups.TRULY_ENGLISH}|{_ECHO})|{followups.TRULY_INDONESIAN})\W*", re.I)
_ADVERB = re.compile(
    r"(?:\w+\s+)?(?:when|kapan)|why|where|how|mengapa|kenapa|bagaimana|gimana|di\s?mana", re.IGNORECASE
)
"""The question words that can be exchanged for each other."""


def completed_question_word(question: str, asked: PreviousQuestion) -> str | None:
    """Complete a question that is a question word by itself.

    What "why" is asked of may have been denied: it is asked in words that are true then, too.
    """
    if truly := _TRULY.fullmatch(question):
        opening = "Is it true that" if truly["english"] else "Benarkah"
        return f"{opening} {asked.claim}" if asked.claim else f"{opening.removesuffix(' that')}: {asked.stated}"
    told = " ".join(_FILLERS.sub("", question.strip(" ?!.,…\"'")).split())
    word = _NOT.sub("", told)
    asks = ASKS.search(word) or _WHY.match(word)
    if not asks or _POINTS.search(word) or content(_UNITS.sub("", _WHY.sub("", word))):
        return None
    if word != told:
        return _denied(word, asked)
    if who := _WHO.match(word):
        return _with_whom(word, who["lead"], asked) if who["lead"] and asked.claim else _who(word, asked)
    if _WHY.match(word) and asked.claim:
        return f"{word}: {asked.text[:1].lower()}{asked.text[1:]}"
    return _adverb(word, asked)


def _adverb(word: str, asked: PreviousQuestion) -> str:
    indonesian = any(one.removesuffix("kah") in INDONESIAN_QUESTION_WORDS for one in word.lower().split())
    swaps = bool(asked.claim or _ADVERB.fullmatch(asked.opening))
    if indonesian or asked.language is Language.INDONESIAN:
        return f"{word} {asked.stated}" if swaps or indonesian else f"{word}: {asked.stated}"
    if not (swaps or asked.of) or asked.rest.lower().startswith("it "):
        return f"{word}: {asked.stated}"
    what, last = re.sub(r"^(?:many|much)\s+", "", asked.of), asked.parsed.days[-1:]
    rest = asked.rest.removesuffix(last[0].span.of(asked.text)) if last and what else asked.rest
    return f"{word} {asked.auxiliary.lower()} {rest.rstrip()} {what} {asked.rest[len(rest) :]}"


def _denied(word: str, asked: PreviousQuestion) -> str:
    if asked.language is Language.ENGLISH and asked.claim and asked.rest.startswith(asked.topic):
        return f"{word} {asked.auxiliary.lower()} {asked.topic} not{asked.rest[len(asked.topic) :]}"
    start = predicate(asked.claim) or 0
    denial = "not" if asked.language is Language.ENGLISH else "tidak"
    return f"{word} {asked.claim[:start]}tidak {asked.claim[start:]}" if start else f"{word} {denial}: {asked.stated}"


def _who(word: str, asked: PreviousQuestion) -> str:
    same = word.lower().partition(" ")[0] == asked.opening.lower().partition(" ")[0]
    return f"{word} {asked.auxiliary} {asked.rest}" if same else f"{word}: {asked.stated}"


def _with_whom(word: str, lead: str, asked: PreviousQuestion) -> str:
    """Ask for what follows a preposition: what followed it before is left out."""
    phrase = phrase_after(lead, asked.parsed)
    told = f"{asked.auxiliary.lower()} {asked.rest}" if asked.auxiliary else asked.claim
    return f"{word} {told.replace(phrase.span.of(asked.text), '') if phrase else told}"
