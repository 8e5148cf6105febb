"""What Sitasi says of the articles that alone were looked at, for they were filtered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from embeddings.language import Language
from rag.types import Filters
from ui.locales.catalogue import group

__all__ = ["FilterPhrases", "filter_phrases", "filters_said"]


@dataclass(frozen=True, slots=True)
class FilterPhrases:
    """What is said of each filter."""

    only: str
    since: str
    until: str
    publishers: str
    chosen: tuple[str, str]
    between: str
    languages: Mapping[Language, str]


filter_phrases = group("filters", FilterPhrases)


def filters_said(filters: Filters, language: Language, *, write: Callable[[date], str] = str) -> str:
    """Say which articles filters let through, without a full stop; empty where that is all. `write` writes a day.

    >>> filters_said(Filters(since=date(2026, 5, 1), publishers=("Bell", "Kabar")), Language.ENGLISH)
    'Only articles from 2026-05-01 on, of Bell or Kabar'
    """
    said = filter_phrases(language)
    parts = [
        *([said.since.format(write(filters.since))] if filters.since else []),
        *([said.until.format(write(filters.until))] if filters.until else []),
        *([said.publishers.format(said.between.join(filters.publishers))] if filters.publishers else []),
        *([said.between.join(said.languages[one] for one in filters.languages)] if filters.languages else []),
    ]
    if filters.articles is not None:
        count = len(filters.articles)
        parts.append(said.chosen[count != 1].format(count))
    return said.only.format(", ".join(parts)) if parts else ""
