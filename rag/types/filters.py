"""Which articles are asked: filters, days that a question means, and many articles together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from embeddings.errors import SettingsError
from embeddings.language import Language
from rag.checked_arguments import checked_day
from rag.types.articles import Article

__all__ = ["Filters", "Overview", "OverviewKind", "Period", "PeriodKind"]

_ARTICLE_ID = re.compile("[0-9a-f]{12}")


class PeriodKind(StrEnum):
    """What the dates of a question do."""

    FILTER = "filter"
    """Only articles published in the period are looked at."""
    PREFERENCE = "preference"
    """Articles published in the period, or soon after it, rank somewhat higher."""


class OverviewKind(StrEnum):
    """What is asked of many articles together."""

    NEWS = "news"
    """What is new."""
    SUMMARY = "summary"
    COUNT = "count"
    """How many articles there are."""
    LIST = "list"
    """Which articles there are."""
    OUTLETS = "outlets"
    """Whose articles there are."""
    FIRST = "first"
    """When the first article was published."""
    LAST = "last"
    """When the last article was published."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be found; an empty field lets every article through."""

    since: date | None = None
    """First day of publication, included. Articles without a date are left out once a day is given."""
    until: date | None = None
    """Last day of publication, included."""
    publishers: tuple[str, ...] = ()
    """Compared without regard to case."""
    languages: tuple[Language, ...] = ()
    articles: tuple[str, ...] | None = None
    """Ids of the only articles that may be found; `Article`s are taken, too. Where none is chosen none is found."""

    def __post_init__(self) -> None:
        # Lists are given, too, and single names; answers are remembered by their filters.
        if self.articles is not None:
            chosen = [self.articles] if isinstance(self.articles, Article) else _several("articles", self.articles)
            object.__setattr__(self, "articles", tuple(dict.fromkeys(map(_article_id, chosen))))
        object.__setattr__(self, "publishers", tuple(map(_publisher, _several("publishers", self.publishers))))
        object.__setattr__(self, "languages", tuple(map(_language, _several("languages", self.languages))))
        for name in ("since", "until"):
            object.__setattr__(self, name, checked_day(name, getattr(self, name)))

    def __bool__(self) -> bool:
        return self != Filters()


def _several(name: str, given: object) -> tuple[Any, ...]:
    if isinstance(given, str):
        return (given,)
    if not isinstance(given, Iterable):
        raise SettingsError(f"{name} is {given!r}: give one, or a list")
    return tuple(given)


def _publisher(given: object) -> str:
    if not isinstance(given, str):
        raise SettingsError(f"publisher {given!r} cannot be filtered by: give its name")
    return given


def _article_id(given: "str | Article") -> str:
    name = given.article_id if isinstance(given, Article) else given
    if not (isinstance(name, str) and _ARTICLE_ID.fullmatch(name)):
        raise SettingsError(f"article {name!r} cannot be filtered by: give an Article, or an id of twelve hex digits")
    return name


def _language(given: str) -> Language:
    if given not in tuple(Language):
        known = " or ".join(repr(one.value) for one in Language)
        raise SettingsError(f"language {given!r} cannot be filtered by: give {known}")
    return Language(given)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a question speaks of; `None` where they have no beginning, or no end."""

    first: date | None
    last: date | None
    """Included."""
    words: str
    """As they stand in the question."""
    kind: PeriodKind


@dataclass(frozen=True, slots=True)
class Overview:
    """A question for news, for a summary or about the archive itself."""

    kind: OverviewKind
    topic: str = ""
    """What the articles are to be about, as it stands in the question; empty for all articles."""
