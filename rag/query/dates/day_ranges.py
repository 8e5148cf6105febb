"""Stretches of whole days: weeks from Monday, months, parts of years."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

__all__ = ["YEARS", "DayRange", "TimeUnit", "YearPart", "ago", "back", "week_of"]

YEARS = range(1900, 2100)
"""Four digits outside of it are a number."""
_WEEK = 7
_YEAR = 12
_QUARTER = 3
_HALF = 6
_LEAP_YEAR_WITHIN = 9
"""Years in which there is a 29 February, whatever the century."""


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


class TimeUnit(StrEnum):
    """What days are counted in."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class YearPart:
    """Months of a year, or days of one of them, before it is known which year."""

    first_month: int = 1
    last_month: int = 12
    first_day: int | None = None
    last_day: int | None = None

    def in_year(self, year: int) -> DayRange | None:
        """Place it in a year; nothing where there is no such day.

        >>> YearPart(2, 2).in_year(2024)
        DayRange(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
        """
        if year not in YEARS:
            return None
        try:
            last_day = self.last_day or self.first_day or monthrange(year, self.last_month)[1]
            days = DayRange(date(year, self.first_month, self.first_day or 1), date(year, self.last_month, last_day))
        except ValueError:
            return None
        return days if days.first <= days.last else None

    def latest(self, today: date, *, over: bool = False) -> DayRange | None:
        """Place it in the latest year in which it has begun by `today`, or is over."""
        placed = (self.in_year(today.year - gone) for gone in range(_LEAP_YEAR_WITHIN))
        return next((days for days in placed if days and (days.last < today if over else days.first <= today)), None)


def back(today: date, unit: TimeUnit, count: int) -> DayRange:
    """Return the day, week, month ... that lies `count` before that of today.

    >>> back(date(2026, 11, 21), TimeUnit.MONTH, 1).first
    datetime.date(2026, 10, 1)

    Raises `ValueError` or `OverflowError` where the calendar does not reach so far.
    """
    return _BACK[unit](today, count)


def ago(today: date, unit: TimeUnit, count: int) -> date:
    """Return the day from which on "the past three months" are counted.

    >>> ago(date(2026, 5, 31), TimeUnit.MONTH, 3)
    datetime.date(2026, 2, 28)

    Raises `ValueError` or `OverflowError` where the calendar does not reach so far.
    """
    if unit in _LENGTHS:
        return today - timedelta(days=count * _LENGTHS[unit])
    month = back(today, TimeUnit.MONTH, count * _MONTHS[unit])
    return min(month.first + timedelta(days=today.day - 1), month.last)


def week_of(day: date) -> DayRange:
    """Return the week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return DayRange(monday, monday + timedelta(days=_WEEK - 1))


def _day_back(today: date, count: int) -> DayRange:
    day = today - timedelta(days=count)
    return DayRange(day, day)


def _week_back(today: date, count: int) -> DayRange:
    return week_of(today - timedelta(weeks=count))


def _weekend_back(today: date, count: int) -> DayRange:
    sunday = _week_back(today, count).last
    return DayRange(sunday - timedelta(days=1), sunday)


def _blocks_back(size: int) -> Callable[[date, int], DayRange]:
    """Count in blocks of `size` months that fill the year."""

    def go_back(today: date, count: int) -> DayRange:
        block = (today.year * _YEAR + today.month - 1) // size - count
        year, before = divmod(block * size, _YEAR)
        last = before + size
        return DayRange(date(year, before + 1, 1), date(year, last, monthrange(year, last)[1]))

    return go_back


_LENGTHS = MappingProxyType({TimeUnit.DAY: 1, TimeUnit.WEEK: _WEEK, TimeUnit.WEEKEND: _WEEK})
_MONTHS = MappingProxyType({TimeUnit.MONTH: 1, TimeUnit.QUARTER: _QUARTER, TimeUnit.HALF: _HALF, TimeUnit.YEAR: _YEAR})
_BACK: MappingProxyType[TimeUnit, Callable[[date, int], DayRange]] = MappingProxyType(
    {
        TimeUnit.DAY: _day_back,
        TimeUnit.WEEK: _week_back,
        TimeUnit.WEEKEND: _weekend_back,
        **{unit: _blocks_back(size) for unit, size in _MONTHS.items()},
    }
)
