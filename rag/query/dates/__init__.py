"""Dates in questions: which days one means, and which articles can therefore answer it.

- `absolute`: Days, months, quarters, halves and years that a question names by the calendar.
- `constraint`: What the days of a question mean for the articles that can answer it.
- `day_ranges`: Stretches of whole days: weeks from Monday, months, parts of years.
- `expression`: A stretch of days that a question names, before it is read what the question says of it.
- `filters`: What follows from dates in a question: which articles are looked at, which rank higher.
- `relation`: What a question says of the days that it names: since, before, in, from one to another.
- `relative`: Days that a question names from today: yesterday, pekan lalu, the past two weeks, last Friday.
"""

from rag.query.dates.constraint import DateConstraint, date_constraint
from rag.query.dates.filters import may_tell, narrowed, preferred

__all__ = ["DateConstraint", "date_constraint", "may_tell", "narrowed", "preferred"]
