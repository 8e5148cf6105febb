"""What is asked, what is looked for, and among which articles: a question narrows them to a publisher and to days."""

from dataclasses import dataclass, replace
from datetime import date

from rag.query.checked_questions import checked_filters, checked_top_k
from rag.query.dates import narrowed, preferred
from rag.query.query import Query
from rag.query.understanding import Publishers, understand
from rag.types import Filters, Period

__all__ = ["READ", "Asked", "Search"]

READ = 10
"""Hits whose sentences are looked at."""


@dataclass(frozen=True, slots=True)
class Search:
    """A question that is understood, and the articles among which it is looked for."""

    query: Query
    filters: Filters
    """Those given, narrowed by the publisher and the days that the question asks for."""
    prefer: Filters
    """What ranks higher."""
    period: Period | None
    """The question's days; `None` where the filters name others."""
    publisher: str | None
    """Likewise."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A full question, and what limits its answer: answers are remembered by it."""

    question: str
    filters: Filters
    any_date: bool
    any_publisher: bool
    top_k: int = READ
    """Hits that are returned with the answer."""

    def __post_init__(self) -> None:
        checked_filters(self.filters)
        checked_top_k(self.top_k)

    def understood(self, today: date, publishers: Publishers) -> Search:
        """Analyse the question once: all that follows is passed what is found."""
        filters = self.filters
        query = understand(self.question, today=today, publishers=None if self.any_publisher else publishers)
        period = None if self.any_date or filters.since or filters.until else query.period
        publisher = None if filters.publishers else query.publisher
        within = replace(filters, publishers=(publisher,)) if publisher else filters
        return Search(query, narrowed(within, period), preferred(period), period, publisher)
