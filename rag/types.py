"""The nouns of the project, as frozen data.

`start` and `end` are Python character offsets into `Article.text`, half-open, everywhere.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

from embeddings.language import Language

__all__ = [
    "AddReport",
    "Answer",
    "AnswerSentence",
    "Article",
    "Citation",
    "DateCertainty",
    "Filters",
    "Hit",
    "Passage",
    "Reason",
    "Rejection",
    "Span",
    "Verdict",
]

_LABEL_LENGTH = 80


class DateCertainty(StrEnum):
    """How we know when an article was published."""

    STATED = "stated"
    """The article names day, month and year."""
    INFERRED = "inferred"
    """The article names a day and month whose weekday fits one recent year only."""
    UNKNOWN = "unknown"
    """The article does not say; we never guess."""


class Verdict(StrEnum):
    """What the evidence says to a yes/no question."""

    YES = "yes"
    NO = "no"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"


class Reason(StrEnum):
    """Why there is no answer: a closed list."""

    EMPTY_ARCHIVE = "empty_archive"
    NO_MATCH = "no_match"
    WEAK_EVIDENCE = "weak_evidence"
    NAME_NOT_FOUND = "name_not_found"
    OUTSIDE_DATES = "outside_dates"
    NOT_A_QUESTION = "not_a_question"


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

    @property
    def article_id(self) -> str:
        """Twelve hexadecimal digits made of the source: the same in every archive."""
        return sha256(self.source.encode()).hexdigest()[:12]

    @property
    def label(self) -> str:
        """The title, or the story's opening words where it has none."""
        opening = self.body[0].of(self.text) if self.body else self.text
        words = " ".join((self.title or opening).split())
        return words if len(words) <= _LABEL_LENGTH else words[: _LABEL_LENGTH - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that could not be read as an article, and why, in one line."""

    source: str
    error: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of everything that was handed to `Archive.add`."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    rejected: tuple[Rejection, ...] = ()


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

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Passage:
    """A half-open span of whole sentences inside one article's text."""

    passage_id: int
    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the passage, verbatim."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with a score; higher is better."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one article: `article.text[start:end] == quote`, always."""

    number: int
    """1-based, by first use in the answer."""
    article: Article
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The cited words, cut from the article itself, so that they cannot differ from it."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Sentences with their citations, or an honest refusal with its reason and the nearest articles."""

    question: str
    language: Language
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    reason: Reason | None = None
    verdict: Verdict | None = None
    """`None` where the question is not a yes/no question or is not answered."""
    confidence: float | None = None
    """0 to 1; `None` until something measured stands behind it."""
    timeline: tuple[Citation, ...] = ()
    nearest: tuple[Article, ...] = ()
    """The articles that came closest, best first; filled where there is no answer."""
    timings_ms: dict[str, float] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether any sentence is shown."""
        return bool(self.sentences)
