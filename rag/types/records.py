"""What people keep in an archive: marks, conversations, sources that are followed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from embeddings.language import Language
from rag.types.articles import Span
from rag.types.verdicts import Verdict

__all__ = ["Feedback", "Followed", "KeptConversation", "Mark", "MarkedPlace"]


class Mark(StrEnum):
    """What a person says of an answer."""

    RIGHT = "right"
    """The citations that were shown answer the question."""
    WRONG_SOURCE = "wrong_source"
    """This citation does not belong under the answer."""
    MISSED_ARTICLE = "missed_article"
    """The question was refused, but this article answers it."""
    WRONG_VERDICT = "wrong_verdict"
    """The verdict does not follow from the citations that were shown."""
    NOTE = "note"
    """What they say of the answer in words of their own."""


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """An article, or a quotation in it, named so that the name outlives the article."""

    article_id: str
    span: Span | None = None
    """`None` for the article as a whole."""
    quote: str = ""
    """The words that stood at the span; they tell whether the article still says so."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One mark that a person made. Two marks are the same where they differ in nothing but time, language and note."""

    question: str
    mark: Mark
    places: tuple[MarkedPlace, ...]
    language: Language = field(compare=False)
    """Of the question."""
    marked: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)
    """In UTC."""
    owner: str = ""
    """Who made it; empty where that is not known."""
    verdict: Verdict | None = None
    """Of the answer that was marked."""
    note: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """What somebody asked in the chat, and what was answered."""

    key: str
    """Its name: 32 hexadecimal digits."""
    title: str
    changed: datetime
    """In UTC."""
    turns: tuple[dict[str, Any], ...] = ()
    """As the chat wrote them down; left out where many are listed."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed, page, file or folder that is read again and again."""

    source: str
    """Its address, or its path in full."""
    since: datetime
    """In UTC."""
    read: datetime | None
    """When its last reading ended, in UTC; `None` where it was never read."""
    added: int
    """Articles that the last reading brought, new or changed."""
    brought: int
    """Articles that all readings brought."""
    error: str | None
    """What went wrong at the last reading, in one line."""
