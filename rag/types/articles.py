"""Articles and spans of their texts, and what became of adding some."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from embeddings.language import Language
from rag.shortening import shortened

__all__ = ["AddReport", "Article", "DateCertainty", "Notice", "Rejection", "Span"]


_LABEL_LENGTH = 80


class DateCertainty(StrEnum):
    """How we know when an article was published."""

    STATED = "stated"
    """The article names day, month and year."""
    INFERRED = "inferred"
    """The article names a day and month whose weekday fits one recent year only."""
    UNKNOWN = "unknown"
    """The article does not say; we never guess."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of characters of one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Cut the span out of its text.

        >>> Span(0, 4).of("Ford denies it.")
        'Ford'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One news story: its text exactly as it came, and what reading found in it."""

    source: str
    """Where it came from, and its identity: a URL, a file's path, or `path#id` in a file of many."""
    text: str
    body: tuple[Span, ...]
    """The paragraphs and headings of the story, in order and disjoint; menus, adverts and links are left out."""
    language: Language
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    certainty: DateCertainty = DateCertainty.UNKNOWN

    def __hash__(self) -> int:
        # Both remember their own: the spans of a long body would take long each time.
        return hash((self.source, self.text))

    @property
    def article_id(self) -> str:
        """Twelve hexadecimal digits made of the source: the same in every archive."""
        return sha256(self.source.encode()).hexdigest()[:12]

    @property
    def label(self) -> str:
        """The title, or the story's opening words where it has none."""
        opening = self.body[0].of(self.text) if self.body else self.text
        return shortened(self.title or opening, _LABEL_LENGTH)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be read as an article, and why, in one line."""

    source: str
    error: str


@dataclass(frozen=True, slots=True)
class Notice(Rejection):
    """Something of an article that was left out, though the article was read, and why, in one line."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of everything that was handed to `Archive.add`."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    rejected: tuple[Rejection, ...] = ()
    notices: tuple[Notice, ...] = ()
    """What was left out of articles that were read, each kind once."""
