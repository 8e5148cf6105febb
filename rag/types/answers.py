"""Answers: their sentences and citations, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

from embeddings.language import Language
from rag.citation_marks import marked
from rag.control_characters import shown

if TYPE_CHECKING:
    from rich.text import Text
from rag.types.articles import Article
from rag.types.filters import Overview, Period
from rag.types.hits import Hit
from rag.types.phrasing import Phrasing
from rag.types.verdicts import Verdict

__all__ = ["Answer", "AnswerSentence", "Citation", "Reason", "Trace"]


class Reason(StrEnum):
    """Why there is no answer: a closed list."""

    EMPTY_ARCHIVE = "empty_archive"
    NO_MATCH = "no_match"
    WEAK_EVIDENCE = "weak_evidence"
    NAME_NOT_FOUND = "name_not_found"
    OUTSIDE_DATES = "outside_dates"
    NOT_A_QUESTION = "not_a_question"


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

    @property
    def page(self) -> int | None:
        """The page on which it begins, 1-based, where the text tells its pages by form feeds, as a PDF's does."""
        text = self.article.text
        return 1 + text.count("\f", 0, self.start) if "\f" in text else None


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
    short: Citation | None = None
    """The few words that answer: an amount, a name, a day.

    They stand inside the quotation of the same number; `None` where no words are likely enough, or the question is a
    yes/no question.
    """
    reason: Reason | None = None
    verdict: Verdict | None = None
    """`None` where the question is not a yes/no question or is not answered."""
    confidence: float | None = None
    """0 to 1; `None` until something measured stands behind it."""
    timeline: tuple[Citation, ...] = ()
    period: Period | None = None
    """What the dates of the question did to this answer; `None` where it has none, or they were left out."""
    publisher: str | None = None
    """Whose articles alone were looked at, for the question asks for them; `None` where it does not."""
    missing: tuple[str, ...] = ()
    """Names of the question that none of the nearest articles holds; filled where that is the reason."""
    nearest: tuple[Article, ...] = ()
    """The articles that came closest, best first; filled where there is no answer."""
    timings_ms: dict[str, float] = field(default_factory=dict)
    phrasing: Phrasing | None = None
    """`None` where no language model was asked. Its citations come after the answer's own in `citations`."""
    rewritten: str | None = None
    """The full question that a follow-up was taken to ask; `None` where it was asked as it stands."""
    alternative: str | None = None
    """Of an either-or question, the words of the alternative for which the first sentence speaks; `None` where that is
    not sure enough."""
    parts: tuple["Answer", ...] = ()
    """The answers to the questions that a question joins, each by itself, unanswered ones among them; their citations
    have the numbers of this answer. Empty where one thing is asked."""
    overview: Overview | None = None
    """What was asked of many articles together; `None` where a fact or a verdict was."""
    count: int | None = None
    """The articles that there are, of which `citations` open the newest; of outlets asked for, the outlets. `None`
    where neither was asked for."""
    translations: Mapping[int, str] = field(default_factory=dict)
    """Quotations in the language of the question, by the number of their citation, as a language model has them; empty
    unless the settings have it translate."""

    @property
    def answered(self) -> bool:
        """Whether any sentence is shown."""
        return bool(self.sentences)

    @property
    def text(self) -> str:
        """The sentences in a row, each with its citation marks before the mark that ends it; may be empty."""
        return " ".join(marked(one.text, one.citations) for one in self.sentences)

    def __str__(self) -> str:
        """Write it as a person reads it: verdict, sentences with their marks, sources; or why there are none."""
        if not self.answered:
            near = [f"  {_origin(article)}" for article in self.nearest]
            return "\n".join([f"Not answered: {self._reason}.", *(["Nearest:", *near] if near else [])])
        verdict = f"{self.verdict.value.upper()}. " if self.verdict else ""
        sources = [f"  [{one.number}] {_origin(one.article)}" for one in self.citations]
        return "\n".join([f"{verdict}{self.text}", *sources])

    def _repr_html_(self) -> str:
        """Show it so in a notebook, every text escaped."""
        first, *rest = str(self).split("\n")
        lines = "".join(f"<br><small>{escape(line.strip())}</small>" for line in rest)
        return f"<p>{escape(first)}{lines}</p>"

    def __rich__(self) -> "Text":
        """Show it so where rich prints: nothing in its texts is markup, or commands a terminal."""
        from rich.text import Text

        sources = tuple(f"[{one.number}] {_origin(one.article)}" for one in self.citations)
        if not self.answered:
            sources = tuple(map(_origin, self.nearest))
        said = (self.text, "") if self.answered else (f"Not answered: {self._reason}.", "italic")
        verdict = (f"{self.verdict.value.upper()}. " if self.verdict else "", "bold")
        lines = (Text(f"\n  {shown(one)}", "dim") for one in sources)
        return Text.assemble(verdict, (shown(said[0]), said[1]), *lines)

    @property
    def _reason(self) -> str:
        said = self.reason.value.replace("_", " ") if self.reason else "unknown"
        return f"{said} ({', '.join(self.missing)})" if self.missing else said


def _origin(article: Article) -> str:
    day = article.published.isoformat() if article.published else None
    return ", ".join(part for part in (article.label, article.publisher, day, article.source) if part)


@dataclass(frozen=True, slots=True)
class Trace:
    """An answer, and the hits that it was made from."""

    answer: Answer
    hits: tuple[Hit, ...] = ()
    """In their final order, best first: found within the question's dates and publisher, reread by the judge."""
