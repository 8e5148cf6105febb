"""What Sitasi says in its own words, in both languages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from embeddings.language import Language
from rag.query import LONGEST_QUESTION
from rag.types import Answer, Period, PeriodKind, Reason, Verdict
from ui.locales.overviews import none_said

__all__ = [
    "ANY_DATE",
    "ANY_PUBLISHER",
    "OF_PUBLISHER",
    "REFUSALS",
    "TIMELINE",
    "UNASKED",
    "VERDICTS",
    "UnaskedWords",
    "VerdictWords",
    "period_said",
    "refusal",
    "ruled",
]


REFUSALS: MappingProxyType[Language, MappingProxyType[Reason, str]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                Reason.EMPTY_ARCHIVE: "The archive holds no articles yet: add some with `sitasi add PATH`.",
                Reason.NO_MATCH: "Your articles do not say.",
                Reason.WEAK_EVIDENCE: "Your articles do not say it clearly enough to quote.",
                Reason.NAME_NOT_FOUND: "Your articles do not say: none that comes near mentions {}.",
                Reason.OUTSIDE_DATES: "No article of these dates says anything about it.",
                Reason.NOT_A_QUESTION: "Ask what your articles say: who, what, when, where or how many, or whether "
                "something is true.",
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                Reason.EMPTY_ARCHIVE: "Arsip ini belum berisi artikel: tambahkan dengan `sitasi add PATH`.",
                Reason.NO_MATCH: "Artikel Anda tidak menyebutkannya.",
                Reason.WEAK_EVIDENCE: "Artikel Anda tidak menyebutkannya dengan cukup jelas untuk dikutip.",
                Reason.NAME_NOT_FOUND: "Artikel Anda tidak menyebutkannya: {} tidak ada dalam artikel yang terdekat.",
                Reason.OUTSIDE_DATES: "Tidak ada artikel dari rentang tanggal itu yang membahasnya.",
                Reason.NOT_A_QUESTION: "Tanyakan isi artikel Anda: siapa, apa, kapan, di mana, atau berapa, atau "
                "benarkah sesuatu.",
            }
        ),
    }
)


@dataclass(frozen=True, slots=True)
class UnaskedWords:
    """What is said to a text that asks nothing."""

    hello: str
    nothing: str
    too_long: str


UNASKED: MappingProxyType[Language, UnaskedWords] = MappingProxyType(
    {
        Language.ENGLISH: UnaskedWords(
            hello="Hello!",
            nothing="There is nothing to answer yet: write a question.",
            too_long="This is longer than 1,000 characters: ask it more briefly.",
        ),
        Language.INDONESIAN: UnaskedWords(
            hello="Halo!",
            nothing="Belum ada yang dapat dijawab: tulislah pertanyaan.",
            too_long="Ini lebih panjang dari 1.000 karakter: tanyakan dengan lebih singkat.",
        ),
    }
)
_GREETS = re.compile(
    r"\b(?:hal+o|hai|hei|hey|hi|hello|selamat|good (?:morning|afternoon|evening)|apa kabar)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """How a verdict is said."""

    label: str
    reason: str


VERDICTS: MappingProxyType[Language, MappingProxyType[Verdict, VerdictWords]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                Verdict.YES: VerdictWords("Yes", "your articles say so."),
                Verdict.NO: VerdictWords("No", "your articles say otherwise."),
                Verdict.UNCONFIRMED: VerdictWords("Unconfirmed", "your articles speak of it, but none settles it."),
                Verdict.DISPUTED: VerdictWords("Disputed", "your sources contradict each other."),
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                Verdict.YES: VerdictWords("Ya", "artikel Anda menyatakannya."),
                Verdict.NO: VerdictWords("Tidak", "artikel Anda menyatakan sebaliknya."),
                Verdict.UNCONFIRMED: VerdictWords("Belum pasti", "artikel Anda menyebutnya tanpa kepastian."),
                Verdict.DISPUTED: VerdictWords("Dipertentangkan", "sumber-sumber Anda saling bertentangan."),
            }
        ),
    }
)


def ruled(answer: Answer) -> VerdictWords | None:
    """Say the verdict of an answer, or the alternative that it decides for; `None` where it has neither."""
    words = VERDICTS[answer.language]
    if answer.alternative:
        return VerdictWords(answer.alternative, words[Verdict.YES].reason)
    return words[answer.verdict] if answer.verdict else None


TIMELINE: MappingProxyType[Language, str] = MappingProxyType(
    {Language.ENGLISH: "Timeline, as of {}", Language.INDONESIAN: "Urutan waktu, hingga {}"}
)
"""Takes the newest day."""


class _VerdictShape(StrEnum):
    SINCE = "since"
    UNTIL = "until"
    DAY = "day"
    BETWEEN = "between"


_PERIODS: MappingProxyType[Language, MappingProxyType[PeriodKind, MappingProxyType[_VerdictShape, str]]] = (
    MappingProxyType(
        {
            Language.ENGLISH: MappingProxyType(
                {
                    PeriodKind.FILTER: MappingProxyType(
                        {
                            _VerdictShape.SINCE: "Only articles since {first}",
                            _VerdictShape.UNTIL: "Only articles until {last}",
                            _VerdictShape.DAY: "Only articles of {first}",
                            _VerdictShape.BETWEEN: "Only articles from {first} to {last}",
                        }
                    ),
                    PeriodKind.PREFERENCE: MappingProxyType(
                        {
                            _VerdictShape.SINCE: "Articles since {first} rank higher",
                            _VerdictShape.UNTIL: "Articles until soon after {last} rank higher",
                            _VerdictShape.DAY: "Articles of {first} and soon after rank higher",
                            _VerdictShape.BETWEEN: "Articles from {first} until soon after {last} rank higher",
                        }
                    ),
                }
            ),
            Language.INDONESIAN: MappingProxyType(
                {
                    PeriodKind.FILTER: MappingProxyType(
                        {
                            _VerdictShape.SINCE: "Hanya artikel sejak {first}",
                            _VerdictShape.UNTIL: "Hanya artikel sampai {last}",
                            _VerdictShape.DAY: "Hanya artikel pada {first}",
                            _VerdictShape.BETWEEN: "Hanya artikel dari {first} sampai {last}",
                        }
                    ),
                    PeriodKind.PREFERENCE: MappingProxyType(
                        {
                            _VerdictShape.SINCE: "Artikel sejak {first} diutamakan",
                            _VerdictShape.UNTIL: "Artikel sampai tak lama setelah {last} diutamakan",
                            _VerdictShape.DAY: "Artikel pada {first} dan tak lama setelahnya diutamakan",
                            _VerdictShape.BETWEEN: "Artikel dari {first} sampai tak lama setelah {last} diutamakan",
                        }
                    ),
                }
            ),
        }
    )
)

OF_PUBLISHER: MappingProxyType[Language, str] = MappingProxyType(
    {Language.ENGLISH: "Only articles of {}", Language.INDONESIAN: "Hanya artikel dari {}"}
)
"""Takes the name of the publisher that a question asks for."""

ANY_PUBLISHER: MappingProxyType[Language, str] = MappingProxyType(
    {
        Language.ENGLISH: "--any-publisher searches all.",
        Language.INDONESIAN: "--any-publisher mencari di semua penerbit.",
    }
)
"""How the command line leaves it out."""

ANY_DATE: MappingProxyType[Language, str] = MappingProxyType(
    {Language.ENGLISH: "--any-date searches all dates.", Language.INDONESIAN: "--any-date mencari di semua tanggal."}
)
"""How the dates of a question are left out on the command line."""


def refusal(answer: Answer) -> str:
    """Say why there is no answer, in the question's language.

    >>> refusal(Answer("Did it rain?", Language.ENGLISH))
    'Your articles do not say.'
    """
    said = REFUSALS[answer.language][answer.reason or Reason.NO_MATCH]
    if answer.reason is Reason.NOT_A_QUESTION:
        return _unasked(answer, said)
    return none_said(answer) or said.format(", ".join(answer.missing))


def _unasked(answer: Answer, said: str) -> str:
    """Say why a text asks nothing: it is too long, there is nothing to read, or it greets."""
    words, text = UNASKED[answer.language], answer.question
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
    return f"{_PERIODS[language][period.kind][_shape(period)].format(**days)} (“{period.words}”)"


def _shape(period: Period) -> _VerdictShape:
    if period.first is None:
        return _VerdictShape.UNTIL
    if period.last is None:
        return _VerdictShape.SINCE
    return _VerdictShape.DAY if period.first == period.last else _VerdictShape.BETWEEN
