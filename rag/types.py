"""The nouns of the project, as frozen data.

`start` and `end` are Python character offsets into `Article.text`, half-open, everywhere.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

from embeddings.errors import SettingsError
from embeddings.judge import Reading
from embeddings.language import Language
from rag.control_characters import shown
from rag.marking import marked

if TYPE_CHECKING:
    from rich.text import Text

__all__ = [
    "AddReport",
    "Answer",
    "AnswerSentence",
    "Article",
    "Citation",
    "DateCertainty",
    "Explanation",
    "Failure",
    "Feedback",
    "Filters",
    "Followed",
    "Hit",
    "KeptConversation",
    "Mark",
    "MarkedPlace",
    "Notice",
    "Overview",
    "OverviewKind",
    "Passage",
    "Period",
    "PeriodKind",
    "PhrasedSentence",
    "Phrasing",
    "Reason",
    "Rejection",
    "Span",
    "Stance",
    "TermMatch",
    "Trace",
    "Verdict",
]

_LABEL_LENGTH = 80
_ARTICLE_ID = re.compile("[0-9a-f]{12}")


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


class Stance(StrEnum):
    """What a premise says to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    OPEN = "open"
    """It speaks of the claim and leaves it open: a rumour, a plan, talks, a doubt, a quotation without assent."""
    NEITHER = "neither"


class Reason(StrEnum):
    """Why there is no answer: a closed list."""

    EMPTY_ARCHIVE = "empty_archive"
    NO_MATCH = "no_match"
    WEAK_EVIDENCE = "weak_evidence"
    NAME_NOT_FOUND = "name_not_found"
    OUTSIDE_DATES = "outside_dates"
    NOT_A_QUESTION = "not_a_question"


class Failure(StrEnum):
    """Why what a language model made of an answer is missing, or ends early: a closed list."""

    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    RATE_LIMITED = "rate_limited"
    KEY_REFUSED = "key_refused"
    MODEL_MISSING = "model_missing"
    """The endpoint knows no such model, or no such address."""
    REJECTED = "rejected"
    """The endpoint reports another error."""
    CUT_OFF = "cut_off"
    """It broke off, or grew past every length; what came before stands."""
    REPEATED = "repeated"
    """It says the same again and again; what came before stands."""
    UNREADABLE = "unreadable"
    """What came is not what the protocol says."""
    EMPTY = "empty"
    DECLINED = "declined"
    """The model finds no answer in the passages."""
    UNCITED = "uncited"
    """No sentence names a passage that there is, and no passage carries one."""
    UNSUPPORTED = "unsupported"
    """Every sentence was dropped."""


class PeriodKind(StrEnum):
    """What the dates of a question do."""

    FILTER = "filter"
    """Only articles published in the period are looked at."""
    PREFERENCE = "preference"
    """Articles published in the period, or soon after it, rank somewhat higher."""


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
        words = " ".join((self.title or opening).split())
        return words if len(words) <= _LABEL_LENGTH else words[: _LABEL_LENGTH - 1].rstrip() + "…"


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
            chosen = [self.articles] if isinstance(self.articles, Article) else _several(self.articles)
            object.__setattr__(self, "articles", tuple(dict.fromkeys(map(_article_id, chosen))))
        object.__setattr__(self, "publishers", _several(self.publishers))
        object.__setattr__(self, "languages", tuple(_language(one) for one in _several(self.languages)))
        for name in ("since", "until"):
            object.__setattr__(self, name, _day(name, getattr(self, name)))

    def __bool__(self) -> bool:
        return self != Filters()


def _several(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


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


def _day(name: str, given: object) -> date | None:
    if isinstance(given, datetime):
        return given.date()
    if given is not None and not isinstance(given, date):
        raise SettingsError(f"{name} is {given!r}: give a date, such as datetime.date(2024, 5, 31)")
    return given


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
class PhrasedSentence:
    """One sentence in a language model's words."""

    text: str
    citations: tuple[int, ...]
    """Numbers of the answer's citations: the sentences that carry it, or where it should stand if none does."""
    supported: bool
    """Whether these passages say so."""
    citation_added: bool = False
    """Whether the model named no passage, or others, and the passages that carry it were found by its content."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """An answer once more, in a language model's words, each sentence checked."""

    model: str
    sentences: tuple[PhrasedSentence, ...] = ()
    verdict: Verdict | None = None
    """What the model takes the passages to say to a yes/no question; ours is the answer's."""
    failure: Failure | None = None
    """Why there are no sentences, or no more of them."""
    proposed: bool = False
    """Whether the answer is none, and the model proposes one: then each sentence is carried by its citations."""


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
        return self.reason.value if self.reason else "unknown"


def _origin(article: Article) -> str:
    day = article.published.isoformat() if article.published else None
    return ", ".join(part for part in (article.label, article.publisher, day, article.source) if part)


@dataclass(frozen=True, slots=True)
class Trace:
    """An answer, and the hits that it was made from."""

    answer: Answer
    hits: tuple[Hit, ...] = ()
    """In their final order, best first: found within the question's dates and publisher, reread by the judge."""


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
