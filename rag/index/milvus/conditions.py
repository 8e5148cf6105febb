"""Filters, as Milvus reads them."""

from collections.abc import Iterable

from rag.index.facets import article_key, day_number, publisher_key
from rag.index.milvus.layout import KEY
from rag.types import Filters

__all__ = ["condition", "publisher_number", "within"]


def condition(filters: Filters, ids: Iterable[int] | None = None) -> str:
    """Say which rows pass, of all or of these ids.

    >>> from datetime import date
    >>> condition(Filters(until=date(1, 1, 9)), [3, 5])
    'day >= 1 and day <= 9 and passage_id in [3, 5]'
    """
    conditions = []
    if filters.since or filters.until:
        conditions.append(f"day >= {day_number(filters.since) or 1}")
    if filters.until:
        conditions.append(f"day <= {day_number(filters.until)}")
    if filters.languages:
        conditions.append(f"language in {[language.value for language in filters.languages]}")
    if filters.publishers:
        conditions.append(f"publisher in {[publisher_number(name) for name in filters.publishers]}")
    if filters.articles is not None:
        conditions.append(f"article in {[article_key(one) for one in filters.articles]}")
    if ids is not None:
        conditions.append(f"{KEY} in {list(ids)}")
    return " and ".join(conditions)


def within(filters: Filters, first: int, last: int) -> str:
    """Say which rows pass whose ids are between two, both included."""
    return " and ".join(filter(None, (condition(filters), f"{KEY} >= {first} and {KEY} <= {last}")))


def publisher_number(publisher: str | None) -> int:
    """Return a publisher's name, without regard to case, as a whole number that Milvus takes: 63 bits."""
    return publisher_key(publisher) >> 1
