"""What Sitasi says in its own words, in both languages."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from embeddings.language import Language
from rag.types import Period, PeriodKind, Reason

__all__ = ["ANY_DATE", "REFUSALS", "period_said", "refusal"]

REFUSALS: MappingProxyType[Language, MappingProxyType[Reason, str]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                Reason.EMPTY_ARCHIVE: "The archive holds no articles yet: add some with `sitasi add PATH`.",
                Reason.NO_MATCH: "Your articles do not say.",
                Reason.WEAK_EVIDENCE: "Your articles do not say it clearly enough to quote.",
                Reason.NAME_NOT_FOUND: "A name in your question occurs nowhere in your articles.",
                Reason.OUTSIDE_DATES: "No article of these dates says anything about it.",
                Reason.NOT_A_QUESTION: "Ask a question of at most 1,000 characters.",
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                Reason.EMPTY_ARCHIVE: "Arsip ini belum berisi artikel: tambahkan dengan `sitasi add PATH`.",
                Reason.NO_MATCH: "Artikel Anda tidak menyebutkannya.",
                Reason.WEAK_EVIDENCE: "Artikel Anda tidak menyebutkannya dengan cukup jelas untuk dikutip.",
                Reason.NAME_NOT_FOUND: "Ada nama dalam pertanyaan yang tidak muncul di artikel mana pun.",
                Reason.OUTSIDE_DATES: "Tidak ada artikel dari rentang tanggal itu yang membahasnya.",
                Reason.NOT_A_QUESTION: "Ajukan pertanyaan, paling panjang 1.000 karakter.",
            }
        ),
    }
)


class _Shape(StrEnum):
    SINCE = "since"
    UNTIL = "until"
    DAY = "day"
    BETWEEN = "between"


_PERIODS: MappingProxyType[Language, MappingProxyType[PeriodKind, MappingProxyType[_Shape, str]]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                PeriodKind.FILTER: MappingProxyType(
                    {
                        _Shape.SINCE: "Only articles since {first}",
                        _Shape.UNTIL: "Only articles until {last}",
                        _Shape.DAY: "Only articles of {first}",
                        _Shape.BETWEEN: "Only articles from {first} to {last}",
                    }
                ),
                PeriodKind.PREFERENCE: MappingProxyType(
                    {
                        _Shape.SINCE: "Articles since {first} rank higher",
                        _Shape.UNTIL: "Articles until soon after {last} rank higher",
                        _Shape.DAY: "Articles of {first} and soon after rank higher",
                        _Shape.BETWEEN: "Articles from {first} until soon after {last} rank higher",
                    }
                ),
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                PeriodKind.FILTER: MappingProxyType(
                    {
                        _Shape.SINCE: "Hanya artikel sejak {first}",
                        _Shape.UNTIL: "Hanya artikel sampai {last}",
                        _Shape.DAY: "Hanya artikel pada {first}",
                        _Shape.BETWEEN: "Hanya artikel dari {first} sampai {last}",
                    }
                ),
                PeriodKind.PREFERENCE: MappingProxyType(
                    {
                        _Shape.SINCE: "Artikel sejak {first} diutamakan",
                        _Shape.UNTIL: "Artikel sampai tak lama setelah {last} diutamakan",
                        _Shape.DAY: "Artikel pada {first} dan tak lama setelahnya diutamakan",
                        _Shape.BETWEEN: "Artikel dari {first} sampai tak lama setelah {last} diutamakan",
                    }
                ),
            }
        ),
    }
)

ANY_DATE: MappingProxyType[Language, str] = MappingProxyType(
    {Language.ENGLISH: "--any-date searches all dates.", Language.INDONESIAN: "--any-date mencari di semua tanggal."}
)
"""How the dates of a question are left out on the command line."""


def refusal(reason: Reason, language: Language) -> str:
    """Say in one sentence why there is no answer.

    >>> refusal(Reason.NO_MATCH, Language.ENGLISH)
    'Your articles do not say.'
    """
    return REFUSALS[language][reason]


def period_said(period: Period, language: Language, *, write: Callable[[date], str] = str) -> str:
    """Say what the dates of a question did, without a full stop; `write` writes a day.

    >>> period_said(Period(date(2026, 5, 1), None, "sejak Mei", PeriodKind.FILTER), Language.ENGLISH)
    'Only articles since 2026-05-01 (“sejak Mei”)'
    """
    days = {name: write(day) for name, day in (("first", period.first), ("last", period.last)) if day}
    return f"{_PERIODS[language][period.kind][_shape(period)].format(**days)} (“{period.words}”)"


def _shape(period: Period) -> _Shape:
    if period.first is None:
        return _Shape.UNTIL
    if period.last is None:
        return _Shape.SINCE
    return _Shape.DAY if period.first == period.last else _Shape.BETWEEN
