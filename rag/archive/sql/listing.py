"""Articles by what lists and counts them: who published them and when, without their texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from sqlalchemy import ColumnElement, Connection, Row, select

from rag.archive.database.schema import articles, passages
from rag.index.base import IdVector
from rag.slices import slices
from rag.types import Filters

__all__ = ["Listed", "list_articles", "of_days_and_languages"]

_IDS = 10_000
"""Values in one statement; SQLite takes 32,766."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article, without its text."""

    article_id: str
    publisher: str | None
    published: date | None


def list_articles(connection: Connection, filters: Filters, holding: IdVector | None) -> list[Listed]:
    """List the articles that filters let through, newest first, those without a date last.

    With `holding`, only those of these passages are listed.
    """
    found = {row.number: row for row in _rows(connection, filters, holding)}
    publishers = {name.casefold() for name in filters.publishers}
    newest_first = sorted(found.values(), key=lambda row: (-_day(row.published), row.number))
    return [
        Listed(row.article_id, row.publisher, row.published)
        for row in newest_first
        if not publishers or (row.publisher or "").casefold() in publishers
    ]


def of_days_and_languages(filters: Filters) -> list[ColumnElement[bool]]:
    """Return the conditions under which the days and the languages of filters let an article through."""
    return [
        *([articles.c.published >= filters.since] if filters.since else []),
        *([articles.c.published <= filters.until] if filters.until else []),
        *([articles.c.language.in_([one.value for one in filters.languages])] if filters.languages else []),
    ]


def _rows(
    connection: Connection, filters: Filters, holding: IdVector | None
) -> Iterator[Row[int, str, str | None, date | None]]:
    listed = select(articles.c.number, articles.c.article_id, articles.c.publisher, articles.c.published)
    listed = listed.where(*of_days_and_languages(filters))
    of_passages: Iterable[list[int] | None] = [None] if holding is None else slices(holding.tolist(), _IDS)
    chosen: list[list[str] | None] = [None] if filters.articles is None else list(slices(filters.articles, _IDS))
    for ids, names in product(of_passages, chosen):
        held = listed if ids is None else listed.join(passages).where(passages.c.passage_id.in_(ids)).distinct()
        yield from connection.execute(held if names is None else held.where(articles.c.article_id.in_(names)))


def _day(published: date | None) -> int:
    return published.toordinal() if published else 0
