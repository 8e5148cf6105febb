"""What the days of a question mean for the articles that can answer it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from embeddings.language import Language
from rag.language.word_lists.grammar.calendar import AHEAD
from rag.query.dates.day_ranges import DayRange
from rag.query.dates.relation import DateRelation, Lead, date_relations
from rag.types import Period, PeriodKind

__all__ = ["DateConstraint", "date_constraint"]

_DAY = timedelta(days=1)
_DAYS_OF_A_WEEK = 7
_NEWS = timedelta(days=3 * 365 + 1)
"""What is asked of since a day longer ago is history, which any article may tell."""
_AHEAD = re.compile(rf"\b(?:{AHEAD})\b", re.IGNORECASE)

_PUBLISHED = re.compile(
    r"\b(?:published|terbit|diterbitkan|diberitakan|dimuat)\b[^,;]{0,40}\Z|\b(?:news|articles?|berita|artikel)\s+\Z",
    re.IGNORECASE,
)
"""Before days, they make them those of the articles, not of what the articles tell."""

_POSSESSIVE = re.compile(r"^['’]s?\b")
"""Behind days: "yesterday's"."""

_First = Callable[[DateRelation], date | None]
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


@dataclass(frozen=True, slots=True)
class DateConstraint:
    """The days that a question speaks of."""

    period: Period | None
    rest: str
    """The question without the words that tell days from today: an article that holds them means other days."""
    undated: str
    """The question without any words that tell days."""
    published: Period | None
    """The days, taken for those in which articles were published; `None` where it names none,
    several, or what leaves out none."""


def date_constraint(question: str, *, today: date, language: Language) -> DateConstraint:
    """Read which days a question speaks of; no period where it names none, several, or what is still to come.

    Days by the calendar, and those before or until a day, are of an event that articles report then or later: a
    preference. Days told from today, and those since or after a day of the last three years, are of the news: a filter;
    so are the days in which articles were published, where that is what is asked.

    >>> date_constraint("Apa yang terjadi sejak Mei?", today=date(2026, 11, 21), language=Language.INDONESIAN).period
    Period(first=datetime.date(2026, 5, 1), last=None, words='sejak Mei', kind=<PeriodKind.FILTER: 'filter'>)
    """
    named = list(date_relations(question, today, language))
    rest = undated = question
    for said in reversed(named):
        undated = undated[: said.span.start] + _POSSESSIVE.sub("", undated[said.span.end :])
        if said.relative:
            rest = rest[: said.span.start] + rest[said.span.end :]
    published = _days_of_publication(named[0], question, today) if len(named) == 1 else None
    return DateConstraint(_period_of(named, question, today), rest, undated, published)


def _period_of(named: Sequence[DateRelation], question: str, today: date) -> Period | None:
    if len(named) != 1 or (_AHEAD.search(question) and _may_be_ahead(named[0], today)):
        return None
    (said,) = named
    published = said.lead is Lead.IN and bool(_PUBLISHED.search(question, 0, said.span.start))
    return _period(said, " ".join(said.span.of(question).split()), today, published=published)


def _days_of_publication(said: DateRelation, question: str, today: date) -> Period | None:
    first, last = _BEGINS[said.lead](said), _ENDS[said.lead](said)
    is_over = last and (last < today or (first and first > today))
    if not first and not is_over:
        return None
    return Period(first, last if is_over else None, " ".join(said.span.of(question).split()), PeriodKind.FILTER)


def _period(said: DateRelation, words: str, today: date, *, published: bool) -> Period | None:
    first, last = _BEGINS[said.lead](said), _ENDS[said.lead](said)
    if (first and first > today) or (not first and (not last or last >= today)):
        return None
    kind = PeriodKind.FILTER
    if not published and (not first or today - first > _NEWS or (last and not said.relative)):
        kind = PeriodKind.PREFERENCE
    elif last and not published:
        last = _last_published(said.days)
    return Period(first, last if last and last < today else None, words, kind)


def _last_published(days: DayRange) -> date | None:
    """Return the last day on which the news of some days are published.

    What happened on a day is in the next day's paper too; the figures of a month, a quarter or a year come out later.
    """
    if days.length > _DAYS_OF_A_WEEK:
        return None
    return days.last if days.length == _DAYS_OF_A_WEEK else days.last + _DAY


def _may_be_ahead(said: DateRelation, today: date) -> bool:
    """Whether the days can be those to come, of which the articles of another time have written."""
    return said.lead is Lead.IN and (not said.year_told or (said.relative and said.days.last >= today))
