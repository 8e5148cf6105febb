"""Which articles the list shows: those that are looked for, in which order, and one page of them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from embeddings.language import Language
from rag.archive import Archive, Facets, Order
from rag.overview.browsing import look_through
from rag.types import Filters
from ui.chat.articles.catalogue import ArticleRow, rows_of

__all__ = ["PAGE_ROWS", "ArticlePage", "ListState", "find", "ordered", "toggled"]

PAGE_ROWS = 50

_Value = TypeVar("_Value", bound=str)


@dataclass(frozen=True, slots=True)
class ListState:
    """How the list is looked at."""

    page: int = 0
    """From 0."""
    order: Order = Order.NEWEST
    filters: Filters = Filters()

    @property
    def year(self) -> int | None:
        """The year that alone is shown."""
        return self.filters.since.year if self.filters.since else None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One page of what was found."""

    rows: tuple[ArticleRow, ...]
    found: int
    total: int
    facets: Facets
    looking: ListState
    """As it was done: its page is one that there is."""
    searched: bool = False
    changed: datetime | None = None
    """When the archive changed last."""

    @property
    def last_page(self) -> int:
        """The last page, from 0; there is always one."""
        return _last_page(self.found)


def find(archive: Archive, query: str = "", looking: ListState = ListState()) -> ArticlePage:
    """Find a page of what a query and filters let through; one that there is not becomes the nearest."""
    page = max(looking.page, 0)
    leaf = look_through(
        archive, query, filters=looking.filters, order=looking.order, start=page * PAGE_ROWS, most=PAGE_ROWS
    )
    if page > _last_page(leaf.found):
        return find(archive, query, replace(looking, page=_last_page(leaf.found)))
    return ArticlePage(
        rows=rows_of(archive, leaf.ids),
        found=leaf.found,
        total=sum(archive.counted().values()),
        facets=leaf.facets,
        looking=replace(looking, page=page),
        searched=bool(query.strip()) or bool(looking.filters),
        changed=archive.changed(),
    )


def toggled(looking: ListState, field: str, value: str) -> ListState:
    """Filter by one more value of a facet, or no longer by it, from the first page on; what is none changes nothing."""
    filters = looking.filters
    match field:
        case "publisher":
            filters = replace(filters, publishers=_other(filters.publishers, value))
        case "language" if value in tuple(Language):
            filters = replace(filters, languages=_other(filters.languages, Language(value)))
        case "year" if value == str(looking.year):
            filters = replace(filters, since=None, until=None)
        case "year" if value.isascii() and value.isdecimal() and date.min.year <= int(value) <= date.max.year:
            filters = replace(filters, since=date(int(value), 1, 1), until=date(int(value), 12, 31))
        case "all":
            filters = Filters()
    return replace(looking, page=0, filters=filters)


def ordered(looking: ListState, order: str) -> ListState:
    """Look at another order from its first page on; what is none changes nothing."""
    return replace(looking, page=0, order=Order(order)) if order in tuple(Order) else looking


def _other(values: tuple[_Value, ...], value: _Value) -> tuple[_Value, ...]:
    kept = tuple(one for one in values if one != value)
    return kept if len(kept) < len(values) else (*values, value)


def _last_page(found: int) -> int:
    return max(0, (found - 1) // PAGE_ROWS)
