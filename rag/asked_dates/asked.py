"""What the days of a question mean for the articles that can answer it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType

from rag.asked_dates.days import Days
from rag.asked_dates.said import Lead, Said, said_of
from rag.types import Period, PeriodKind

__all__ = ["period_asked"]

_DAY = timedelta(days=1)
_DAYS_OF_A_WEEK = 7
_NEWS = timedelta(days=3 * 365 + 1)
"""What is asked of since a day longer ago is history, which any article may tell."""
_AHEAD = re.compile(r"\b(?:will|going\s+to|upcoming|akan|bakal|mendatang|depan)\b", re.IGNORECASE)

_PUBLISHED = re.compile(
    r"\b(?:published|terbit|diterbitkan|diberitakan|dimuat)\b[^,;]{0,40}\Z|\b(?:news|articles?|berita|artikel)\s+\Z",
    re.IGNORECASE,
)
"""Before days, they make them those of the articles, not of what the articles tell."""

_First = Callable[[Said], date | None]
_BEGINS: MappingProxyType[Lead, _First] = MappingProxyType(
    {
        Lead.SINCE: lambda said: said.days.first,
        Lead.AFTER: lambda said: said.days.first if said.vague else said.days.last + _DAY,
        Lead.BEFORE: lambda _: None,
        Lead.UNTIL: lambda _: None,
        Lead.IN: lambda said: said.days.first,
    }
)
_ENDS: MappingProxyType[Lead, _First] = MappingProxyType(
    {
        Lead.SINCE: lambda _: None,
        Lead.AFTER: lambda _: None,
        Lead.BEFORE: lambda said: said.days.last if said.vague else said.days.first - _DAY,
        Lead.UNTIL: lambda said: said.days.last,
        Lead.IN: lambda said: said.days.last,
    }
)


def period_asked(question: str, *, today: date) -> Period | None:
    """Read which days a question speaks of; nothing where it names none, several, or what is still to come.

    Days by the calendar, and those before or until a day, are of an event that articles report then or later: a
    preference. Days told from today, and those since or after a day of the last three years, are of the news: a filter;
    so are the days in which articles were published, where that is what is asked.

    >>> period_asked("Apa yang terjadi sejak Mei?", today=date(2026, 11, 21))
    Period(first=datetime.date(2026, 5, 1), last=None, words='sejak Mei', kind=<PeriodKind.FILTER: 'filter'>)
    """
    said = list(said_of(question, today))
    if len(said) != 1 or (_AHEAD.search(question) and _may_be_ahead(said[0], today)):
        return None
    published = said[0].lead is Lead.IN and bool(_PUBLISHED.search(question, 0, said[0].span.start))
    return _period(said[0], " ".join(said[0].span.of(question).split()), today, published=published)


def _period(said: Said, words: str, today: date, *, published: bool) -> Period | None:
    first, last = _BEGINS[said.lead](said), _ENDS[said.lead](said)
    if (first and first > today) or (not first and (not last or last >= today)):
        return None
    kind = PeriodKind.FILTER
    if not published and (not first or today - first > _NEWS or (last and not said.relative)):
        kind = PeriodKind.PREFERENCE
    elif last and not published:
        last = _last_published(said.days)
    return Period(first, last if last and last < today else None, words, kind)


def _last_published(days: Days) -> date | None:
    """Give the last day on which the news of some days are published.

    What happened on a day is in the next day's paper too; the figures of a month, a quarter or a year come out later.
    """
    if days.length > _DAYS_OF_A_WEEK:
        return None
    return days.last if days.length == _DAYS_OF_A_WEEK else days.last + _DAY


def _may_be_ahead(said: Said, today: date) -> bool:
    """Whether the days can be those to come, of which the articles of another time have written."""
    return said.lead is Lead.IN and (not said.year_told or (said.relative and said.days.last >= today))
