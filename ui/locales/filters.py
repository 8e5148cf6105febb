"""What Sitasi says of the articles that alone were looked at, for they were filtered, in both languages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from embeddings.language import Language
from rag.types import Filters

__all__ = ["filters_said"]


@dataclass(frozen=True, slots=True)
class _FilterPhrases:
    only: str
    """Takes all parts."""
    since: str
    until: str
    publishers: str
    or_: str
    languages: MappingProxyType[Language, str]
    chosen: tuple[str, str]
    """One, and several; each takes how many."""


_WORDS = MappingProxyType(
    {
        Language.ENGLISH: _FilterPhrases(
            only="Only articles {}",
            since="from {} on",
            until="until {}",
            publishers="of {}",
            or_=" or ",
            languages=MappingProxyType({Language.ENGLISH: "in English", Language.INDONESIAN: "in Indonesian"}),
            chosen=("among the {} that was chosen", "among the {} that were chosen"),
        ),
        Language.INDONESIAN: _FilterPhrases(
            only="Hanya artikel {}",
            since="sejak {}",
            until="sampai {}",
            publishers="dari {}",
            or_=" atau ",
            languages=MappingProxyType(
                {Language.ENGLISH: "berbahasa Inggris", Language.INDONESIAN: "berbahasa Indonesia"}
            ),
            chosen=("di antara {} yang dipilih", "di antara {} yang dipilih"),
        ),
    }
)


def filters_said(filters: Filters, language: Language, *, write: Callable[[date], str] = str) -> str:
    """Say which articles filters let through, without a full stop; empty where that is all. `write` writes a day.

    >>> filters_said(Filters(since=date(2026, 5, 1), publishers=("Bell", "Kabar")), Language.ENGLISH)
    'Only articles from 2026-05-01 on, of Bell or Kabar'
    """
    said = _WORDS[language]
    parts = [
        *([said.since.format(write(filters.since))] if filters.since else []),
        *([said.until.format(write(filters.until))] if filters.until else []),
        *([said.publishers.format(said.or_.join(filters.publishers))] if filters.publishers else []),
        *([said.or_.join(said.languages[one] for one in filters.languages)] if filters.languages else []),
    ]
    if filters.articles is not None:
        count = len(filters.articles)
        parts.append(said.chosen[count != 1].format(count))
    return said.only.format(", ".join(parts)) if parts else ""
