"""What follows from dates in a question: which articles are looked at, which rank higher."""

from dataclasses import replace
from datetime import timedelta

from rag.types import Filters, Period, PeriodKind

__all__ = ["narrowed", "preferred"]

_SHORTEST = timedelta(weeks=1)
_LONGEST = timedelta(weeks=8)
"""Quarterly and yearly figures are published within about two months."""


def narrowed(filters: Filters, period: Period | None) -> Filters:
    """Let nothing else through than what was published in a filtering period."""
    if period is None or period.kind is not PeriodKind.FILTER:
        return filters
    return replace(filters, since=period.first, until=period.last)


def preferred(period: Period | None) -> Filters:
    """Return the articles that may report what happened in a preferred period; no filter at all where there is none.

    Those are published from its first day until some time after its last: as long as it lasted, at least a week, at
    most eight.

    >>> from datetime import date
    >>> preferred(Period(date(2017, 4, 1), date(2017, 6, 30), "Q2 2017", PeriodKind.PREFERENCE)).until
    datetime.date(2017, 8, 25)
    """
    if period is None or period.kind is not PeriodKind.PREFERENCE:
        return Filters()
    return Filters(since=period.first, until=period.last and period.last + _reported_within(period))


def _reported_within(period: Period) -> timedelta:
    if period.first is None or period.last is None:
        return _LONGEST
    return min(max(period.last - period.first, _SHORTEST), _LONGEST)
