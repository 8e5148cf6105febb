"""Passages, and passages that were found, with why."""

from dataclasses import dataclass

from embeddings.judge import Reading
from rag.types.articles import Article, Span

__all__ = ["Explanation", "Hit", "Passage", "TermMatch"]


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
class TermMatch:
    """One word of a question, found in a passage."""

    word: str
    """As asked."""
    term: str
    """What stands for it in the passage: the word, a stem of it, or a translation."""
    share: float
    """Its part of the passage's share of attainable BM25, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What put a passage where it is: `terms_weight` times `terms`, and the rest times `cosine`.

    Where the judge read it, its relevance then takes `judge_weight` of the score: see `Hit.reading`.
    """

    terms: float
    """BM25, as a share of what a passage that holds every word of the question could reach, 0 to 1."""
    cosine: float
    """Of question and passage, -1 to 1; a negative one counts 0."""
    matches: tuple[TermMatch, ...]
    """The words of the question that it holds, in the question's order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with a score; higher is better."""

    passage: Passage
    score: float
    copies: tuple[Article, ...] = ()
    """Other articles of the same story, in which what the passage says stands too."""
    preferred: bool = False
    """Whether its article is of those that were to rank higher."""
    explanation: Explanation | None = None
    """Filled where it was asked for."""
    reading: Reading | None = None
    """What the judge makes of it; `None` where there is no judge, or the hit came too late to be reread."""

    @property
    def words(self) -> Span | None:
        """The words of its article that most likely answer, as the judge reads them; `None` where it tells none."""
        likely = self.reading.span if self.reading else None
        start = self.passage.start
        return Span(start + likely.start, start + likely.end) if likely else None
