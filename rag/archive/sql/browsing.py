"""Articles in some order, some at a time, and counted by outlet, language and year; no statement here reads a text."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, extract, func, or_, select

from embeddings.language import Language
from rag.archive.database.schema import articles, passages
from rag.archive.sql import store
from rag.archive.sql.listing import of_days_and_languages
from rag.index.base import IdVector
from rag.slices import slices
from rag.types import Filters

__all__ = ["Facets", "Leaf", "Order", "Sought", "browse", "count_outlets"]

_VARIABLES = 10_000
"""Values in one statement; SQLite takes 32,766."""
_OUTLETS = 12
"""Outlets that are counted, those with most articles; those that are filtered by come on top."""


class Order(StrEnum):
    """In which order articles are listed; those that tell nothing of it come last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    ADDED = "added"
    """Those that were added, or changed, last come first."""
    OUTLET = "outlet"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: any article of these passages, and any whose title, outlet or source has all the words."""

    words: tuple[str, ...]
    passages: IdVector


@dataclass(frozen=True, slots=True)
class Facets:
    """How many articles are of each outlet, language and year, each counted as if nothing were filtered by it."""

    publishers: dict[str, int]
    languages: dict[Language, int]
    years: dict[int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some of the articles that were found, in their order."""

    ids: tuple[str, ...]
    found: int
    facets: Facets


_TITLE = func.lower(func.coalesce(articles.c.title, ""))
_OUTLET = func.lower(func.coalesce(articles.c.publisher, ""))
_NEWEST: tuple[ColumnElement[Any], ...] = (articles.c.published.is_(None), articles.c.published.desc())
_ORDERS: MappingProxyType[Order, tuple[ColumnElement[Any], ...]] = MappingProxyType(
    {
        Order.NEWEST: (*_NEWEST, articles.c.number),
        Order.OLDEST: (articles.c.published.is_(None), articles.c.published, articles.c.number),
        Order.ADDED: (articles.c.added.desc(), articles.c.number.desc()),
        Order.OUTLET: (articles.c.publisher.is_(None), _OUTLET, *_NEWEST, articles.c.number),
        Order.TITLE: (articles.c.title.is_(None), _TITLE, articles.c.number),
    }
)


def browse(
    connection: Connection, filters: Filters, sought: Sought | None, *, order: Order, start: int, most: int
) -> Leaf:
    """Find the articles that filters let through; give at most so many of them, from the one at `start`."""
    looked_for = [] if sought is None else [_is_sought(connection, sought)]
    passing = and_(*looked_for, *_conditions(connection, filters))
    found = connection.execute(select(func.count()).select_from(articles).where(passing)).scalar_one()
    page = select(articles.c.article_id).where(passing).order_by(*_ORDERS[order]).offset(start).limit(most)
    ids = tuple(connection.execute(page).scalars())
    return Leaf(ids, found, _facets(connection, filters, looked_for))


def count_outlets(connection: Connection, *conditions: ColumnElement[bool], most: int) -> dict[str, int]:
    """Count the articles of each outlet, at most so many outlets, those with most articles first."""
    count = func.count().label("stories")
    named = and_(articles.c.publisher.is_not(None), *conditions)
    counted = select(articles.c.publisher, count).where(named).group_by(articles.c.publisher)
    rows = connection.execute(counted.order_by(count.desc(), articles.c.publisher).limit(most))
    return {row.publisher: row.stories for row in rows}


def _facets(connection: Connection, filters: Filters, looked_for: Sequence[ColumnElement[bool]]) -> Facets:
    of_any_outlet = [*looked_for, *_conditions(connection, replace(filters, publishers=()))]
    in_any_language = [*looked_for, *_conditions(connection, replace(filters, languages=()))]
    of_any_year = [*looked_for, *_conditions(connection, replace(filters, since=None, until=None))]
    outlets = count_outlets(connection, *of_any_outlet, most=_OUTLETS)
    if chosen := _spelled(connection, filters.publishers):
        wanted = articles.c.publisher.in_(chosen)
        outlets = count_outlets(connection, wanted, *of_any_outlet, most=len(chosen)) | outlets
    languages = _counted(connection, articles.c.language, in_any_language)
    years = _counted(
        connection, extract("year", articles.c.published), [*of_any_year, articles.c.published.is_not(None)]
    )
    return Facets(
        outlets,
        {Language(one): count for one, count in sorted(languages.items())},
        {int(one): years[one] for one in sorted(years, reverse=True)},
    )


def _counted(
    connection: Connection, column: ColumnElement[Any], conditions: Iterable[ColumnElement[bool]]
) -> dict[Any, int]:
    rows = connection.execute(select(column, func.count()).where(and_(*conditions)).group_by(column))
    return {value: count for value, count in rows}  # noqa: C416 - rows are no pairs to mypy


def _conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    conditions = [articles.c.number.is_not(None), *of_days_and_languages(filters)]  # there is always one
    if filters.publishers:
        conditions.append(articles.c.publisher.in_(_spelled(connection, filters.publishers)))
    if filters.articles is not None:
        conditions.append(_is_any(articles.c.article_id, filters.articles))
    return conditions


def _is_sought(connection: Connection, sought: Sought) -> ColumnElement[bool]:
    named = (articles.c.title, articles.c.publisher, articles.c.source)
    spelled = and_(*(or_(*(one.icontains(word, autoescape=True) for one in named)) for word in sought.words))
    numbers: set[int] = set()
    for some in slices(sought.passages.tolist(), _VARIABLES):
        numbers.update(connection.execute(select(passages.c.article).where(passages.c.passage_id.in_(some))).scalars())
    return or_(spelled, _is_any(articles.c.number, sorted(numbers)))


def _spelled(connection: Connection, names: Collection[str]) -> list[str]:
    """Return every spelling of some outlets in the archive: case makes no odds."""
    wanted = {one.casefold() for one in names}
    return [one for one in store.publishers(connection) if one.casefold() in wanted] if wanted else []


def _is_any(column: ColumnElement[Any], values: Sequence[int | str]) -> ColumnElement[bool]:
    """Compare with values of our own making, of any number: they are written into the statement."""
    return column.in_(bindparam(None, list(values), expanding=True, literal_execute=True))
