"""What Sitasi says in its own words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from embeddings.language import Language
from rag.query import LONGEST_QUESTION
from rag.types import Answer, Period, PeriodKind, Reason, Verdict
from ui.locales.catalogue import group
from ui.locales.overviews import none_said

__all__ = ["AnswerWords", "PeriodWords", "VerdictWords", "answer_words", "period_said", "refusal", "ruled"]

_GREETS = re.compile(
    r"\b(?:hal+o|hai|hei|hey|hi|hello|selamat|good (?:morning|afternoon|evening)|apa kabar)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """How a verdict is said."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """What the dates of a question did, by which there are."""

    since: str
    until: str
    day: str
    between: str


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """What stands around an answer, and in the place of one."""

    hello: str
    nothing: str
    too_long: str
    timeline: str
    of_publisher: str
    any_publisher: str
    any_date: str
    refusals: Mapping[Reason, str]
    verdicts: Mapping[Verdict, VerdictWords]
    periods: Mapping[PeriodKind, PeriodWords]


answer_words = group("answers", AnswerWords)


def ruled(answer: Answer) -> VerdictWords | None:
    """Say the verdict of an answer, or the alternative that it decides for; `None` where it has neither."""
    words = answer_words(answer.language).verdicts
    if answer.alternative:
        return VerdictWords(answer.alternative, words[Verdict.YES].reason)
    return words[answer.verdict] if answer.verdict else None


def refusal(answer: Answer) -> str:
    """Say why there is no answer, in the question's language.

    >>> refusal(Answer("Did it rain?", Language.ENGLISH))
    'Your articles do not say.'
    """
    said = answer_words(answer.language).refusals[answer.reason or Reason.NO_MATCH]
    if answer.reason is Reason.NOT_A_QUESTION:
        return _unasked(answer, said)
    return none_said(answer) or said.format(", ".join(answer.missing))


def _unasked(answer: Answer, said: str) -> str:
    """Say why a text asks nothing: it is too long, there is nothing to read, or it greets."""
    words, text = answer_words(answer.language), answer.question
    if len(text) > LONGEST_QUESTION:
        return words.too_long
    if not any(character.isalnum() for character in text):
        return words.nothing
    return f"{words.hello} {said}" if _GREETS.search(text) else said


def period_said(period: Period, language: Language, *, write: Callable[[date], str] = str) -> str:
    """Say what the dates of a question did, without a full stop; `write` writes a day.

    >>> period_said(Period(date(2026, 5, 1), None, "sejak Mei", PeriodKind.FILTER), Language.ENGLISH)
    'Only articles since 2026-05-01 (“sejak Mei”)'
    """
    days = {name: write(day) for name, day in (("first", period.first), ("last", period.last)) if day}
    return f"{_form(period, answer_words(language).periods[period.kind]).format(**days)} (“{period.words}”)"


def _form(period: Period, words: PeriodWords) -> str:
    if period.first is None:
        return words.until
    if period.last is None:
        return words.since
    return words.day if period.first == period.last else words.between
