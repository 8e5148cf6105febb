"""Filters as documents, kept with a turn, and back again."""

from datetime import date
from typing import Any

from embeddings.language import Language
from rag.types import Filters

__all__ = ["filters_document", "filters_from"]

Document = dict[str, Any]


def filters_document(filters: Filters) -> Document:
    """Write filters down."""
    return {
        "since": filters.since.isoformat() if filters.since else None,
        "until": filters.until.isoformat() if filters.until else None,
        "publishers": list(filters.publishers),
        "languages": [one.value for one in filters.languages],
        "articles": None if filters.articles is None else list(filters.articles),
    }


def filters_from(document: Document) -> Filters:
    """Return the filters of a document."""
    return Filters(
        since=date.fromisoformat(document["since"]) if document["since"] else None,
        until=date.fromisoformat(document["until"]) if document["until"] else None,
        publishers=tuple(document["publishers"]),
        languages=tuple(map(Language, document["languages"])),
        articles=document["articles"],
    )
