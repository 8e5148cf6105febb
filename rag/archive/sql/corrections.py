"""What people put right of what was read: kept beside it, and said again whenever the article is read again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from rag.archive.database.schema import articles, corrections
from rag.slices import slices
from rag.types import Article, DateCertainty, Span

__all__ = ["Correction", "as_read", "corrected", "correction", "find_corrections", "put_correction"]

_BATCH = 5_000
_Fields = dict[str, Any]
"""Title, publisher, date, its certainty and the body, as JSON takes them."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What reading found in an article, and what a person says instead."""

    read: _Fields
    said: _Fields
    """Those that are otherwise."""
    text: str
    """The text of which the body is a part."""


def correction(read: Article, wanted: Article) -> Correction:
    """Return what makes of an article as it was read the one that is wanted; both are of one text."""
    found, now = _fields(read), _fields(wanted)
    return Correction(found, {name: value for name, value in now.items() if value != found[name]}, wanted.text)


def corrected(article: Article, kept: Correction | None) -> Article:
    """Return an article that was read again as a person put it right; of another text the body is as it was read."""
    return replace(article, **_values(_said(article, kept))) if kept else article


def as_read(article: Article, kept: Correction | None) -> Article:
    """Return a corrected article as it was read."""
    return replace(article, **_values(kept.read)) if kept else article


def find_corrections(connection: Connection, sources: Iterable[str]) -> dict[str, Correction]:
    """Read the corrections of the articles from these sources."""
    found: dict[str, Correction] = {}
    joined = select(articles.c.source, articles.c.text, corrections).join_from(articles, corrections)
    for some in slices(sources, _BATCH):
        for row in connection.execute(joined.where(articles.c.source.in_(some))):
            found[row.source] = Correction(row.read, row.said, row.text)
    return found


def put_correction(connection: Connection, number: int, read: Article, kept: Correction) -> None:
    """Write the correction of an article, by its number, that was `read` again; one that says nothing goes."""
    connection.execute(delete(corrections).where(corrections.c.article == number))
    if said := _said(read, kept):
        connection.execute(insert(corrections).values(article=number, read=_fields(read), said=said))


def _said(article: Article, kept: Correction) -> _Fields:
    same = article.text == kept.text
    return {name: value for name, value in kept.said.items() if same or name != "body"}


def _fields(article: Article) -> _Fields:
    return {
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "certainty": article.certainty.value,
        "body": [[span.start, span.end] for span in article.body],
    }


def _values(fields: _Fields) -> _Fields:
    values = dict(fields)
    if values.get("published"):
        values["published"] = date.fromisoformat(values["published"])
    if "certainty" in values:
        values["certainty"] = DateCertainty(values["certainty"])
    if "body" in values:
        values["body"] = tuple(Span(start, end) for start, end in values["body"])
    return values
