"""What follows from dates in a question: which articles are looked at, which rank higher."""

import re
from dataclasses import replace
from datetime import MAXYEAR, timedelta

from rag.types import Article, DateCertainty, Filters, Period, PeriodKind

__all__ = ["may_tell", "narrowed", "preferred"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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


def may_tell(article: Article, period: Period | None) -> bool:
    """Return whether an article may speak of a preferred period whose years a question names.

    One that was published two years or more before the first of them, or after the last, must name one: there are many
    other ways to speak of last year and of the next, but few of those further off. A day that was inferred may be
    of any year.
    """
    stated = article.published if article.certainty is DateCertainty.STATED else None
    if period is None or period.kind is not PeriodKind.PREFERENCE or not stated:
        return True
    years = [int(year) for year in _YEAR.findall(period.words)]
    if not years:
        return True
    earliest, latest = period.first and min(years) - 1, period.last and max(years) + 1
    if (earliest or 0) <= stated.year <= (latest or MAXYEAR):
        return True
    told = f"{article.title}\n{article.text}"
    return any(str(year) in told for year in range(min(years), max(years) + 1))


def _reported_within(period: Period) -> timedelta:
    if period.first is None or period.last is None:
        return _LONGEST
    return min(max(period.last - period.first, _SHORTEST), _LONGEST)
