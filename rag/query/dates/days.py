"""Stretches of whole days: weeks from Monday, months, parts of years."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

__all__ = ["YEARS", "Days", "Unit", "YearPart", "ago", "back", "week_of"]

YEARS = range(1900, 2100)
"""Four digits outside of it are a number."""
_WEEK = 7
_YEAR = 12
_QUARTER = 3
_HALF = 6
_LEAP_YEAR_WITHIN = 9
"""Years in which there is a 29 February, whatever the century."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


class Unit(StrEnum):
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

    def in_year(self, year: int) -> Days | None:
        """Place it in a year; nothing where there is no such day.

        >>> YearPart(2, 2).in_year(2024)
        Days(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
        """
        if year not in YEARS:
            return None
        try:
            last_day = self.last_day or self.first_day or monthrange(year, self.last_month)[1]
            days = Days(date(year, self.first_month, self.first_day or 1), date(year, self.last_month, last_day))
        except ValueError:
            return None
        return days if days.first <= days.last else None

    def latest(self, today: date, *, over: bool = False) -> Days | None:
        """Place it in the latest year in which it has begun by `today`, or is over."""
        placed = (self.in_year(today.year - gone) for gone in range(_LEAP_YEAR_WITHIN))
        return next((days for days in placed if days and (days.last < today if over else days.first <= today)), None)


def back(today: date, unit: Unit, count: int) -> Days:
    """Give the day, week, month ... that lies `count` before that of today.

    >>> back(date(2026, 11, 21), Unit.MONTH, 1).first
    datetime.date(2026, 10, 1)

    Raises `ValueError` or `OverflowError` where the calendar does not reach so far.
    """
    return _BACK[unit](today, count)


def ago(today: date, unit: Unit, count: int) -> date:
    """Give the day from which on "the past three months" are counted.

    >>> ago(date(2026, 5, 31), Unit.MONTH, 3)
    datetime.date(2026, 2, 28)

    Raises `ValueError` or `OverflowError` where the calendar does not reach so far.
    """
    if unit in _LENGTHS:
        return today - timedelta(days=count * _LENGTHS[unit])
    month = back(today, Unit.MONTH, count * _MONTHS[unit])
    return min(month.first + timedelta(days=today.day - 1), month.last)


def week_of(day: date) -> Days:
    """Give the week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=_WEEK - 1))


def _day_back(today: date, count: int) -> Days:
    day = today - timedelta(days=count)
    return Days(day, day)


def _week_back(today: date, count: int) -> Days:
    return week_of(today - timedelta(weeks=count))


def _weekend_back(today: date, count: int) -> Days:
    sunday = _week_back(today, count).last
    return Days(sunday - timedelta(days=1), sunday)


def _blocks_back(size: int) -> Callable[[date, int], Days]:
    """Count in blocks of `size` months that fill the year."""

    def go_back(today: date, count: int) -> Days:
        block = (today.year * _YEAR + today.month - 1) // size - count
        year, before = divmod(block * size, _YEAR)
        last = before + size
        return Days(date(year, before + 1, 1), date(year, last, monthrange(year, last)[1]))

    return go_back


_LENGTHS = MappingProxyType({Unit.DAY: 1, Unit.WEEK: _WEEK, Unit.WEEKEND: _WEEK})
_MONTHS = MappingProxyType({Unit.MONTH: 1, Unit.QUARTER: _QUARTER, Unit.HALF: _HALF, Unit.YEAR: _YEAR})
_BACK: MappingProxyType[Unit, Callable[[date, int], Days]] = MappingProxyType(
    {
        Unit.DAY: _day_back,
        Unit.WEEK: _week_back,
        Unit.WEEKEND: _weekend_back,
        **{unit: _blocks_back(size) for unit, size in _MONTHS.items()},
    }
)
