"""A stretch of days that a question names, before it is read what the question says of it."""

from dataclasses import dataclass
from datetime import date

from rag.query.dates.day_ranges import DayRange, YearPart
from rag.types import Span

__all__ = ["DateExpression"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Days named at a place of a question; `days` is None where the year is left out, and `part` is given instead."""

    span: Span
    days: DayRange | None
    part: YearPart | None = None
    relative: bool = False
    """Told from today: yesterday, last week."""
    bare: bool = False
    """A number or a word that names days only beside another: in 2017, bulan Mei."""

    def latest(self, day: date) -> DayRange | None:
        """Return the days; without a year, those of the latest in which they have begun by `day`."""
        return self.days or (self.part.latest(day) if self.part else None)
