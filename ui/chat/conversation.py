"""What was asked and what became of it; a conversation is a tuple of turns."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from embeddings.errors import SitasiError
from embeddings.language import Language, detect_language
from rag.archive import Archive
from rag.assistant import Assistant
from rag.types import Answer, Article, Citation, Filters, PhrasedSentence, Reason, Span
from ui.chat.locales.answers import words
from ui.chat.locales.formatting import credit
from ui.chat.positions import Readings

__all__ = [
    "Conversation",
    "PanelTarget",
    "Stage",
    "Turn",
    "answering",
    "cited",
    "phrased",
    "places",
    "stopped",
    "translating",
]

_logger = logging.getLogger("sitasi.chat")
_MOST_NAMED = 12
"""Copies of an article."""


class Stage(StrEnum):
    """How far a turn has come."""

    SEARCHING = "searching"
    PHRASING = "phrasing"
    """The quotations stand; a language model is to say the answer in its own words."""
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, and as much of its answer as there is to show."""

    question: str
    language: Language
    stage: Stage = Stage.SEARCHING
    answer: Answer | None = None
    error: str | None = None
    """One line for a person, where the turn failed."""
    model: str | None = None
    """The language model that can translate its quotations, where there is one."""
    translations: Mapping[int, str] = field(default_factory=dict)
    """By the number of the quotation's citation."""
    carried: Mapping[str, int] = field(default_factory=dict)
    """In how many more articles the story of an article stands, by article id."""
    copies: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Their outlets and dates in words, by article id, of some of them."""
    readings: tuple[Readings, ...] = ()
    """What the quotations say to the claim: of each part, or of the whole. Empty where nothing is known."""
    left_out: frozenset[str] = frozenset()
    """What of the question was left out: any_date, any_publisher; and, with any_filter, the filters beside it."""
    filters: Filters = Filters()
    """Which articles alone were asked."""
    day: date = field(default_factory=date.today)
    """On which it was asked."""

    @property
    def working(self) -> bool:
        """Whether more is to come."""
        return self.stage in (Stage.SEARCHING, Stage.PHRASING)

    @property
    def asked(self) -> str:
        """The question in full: as it was rewritten where it follows up on another."""
        return (self.answer.rewritten if self.answer else None) or self.question


Conversation = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class PanelTarget:
    """What opens on a click: an article, at a quotation or as a whole."""

    article: Article
    quote: Span | None = None


def answering(
    assistant: Assistant,
    question: str,
    turns: Conversation = (),
    *,
    filters: Filters = Filters(),
    left_out: frozenset[str] = frozenset(),
    reader: Language | None = None,
) -> Iterator[Turn]:
    """Yield the turn of a question, asked after others, as it grows: searching, a model's words one by one, done.

    What asks nothing is answered in the language of the `reader`. `left_out` names what is to be left out: any_date and
    any_publisher, as in `Assistant.ask`, and any_filter. An error ends it as a failed turn; nothing is raised.
    """
    llm = assistant.settings.llm
    filters = Filters() if "any_filter" in left_out else filters
    model = llm.model if llm else None
    turn = Turn(question, detect_language(question), model=model, left_out=left_out, filters=filters)
    yield turn
    history = [one.asked for one in turns if one.answer]
    dates, publisher = "any_date" in left_out, "any_publisher" in left_out
    try:
        answers = assistant.stream(question, history, filters=filters, any_date=dates, any_publisher=publisher)
        with closing(answers) as growing:
            for one in growing:
                answer = replace(one, language=reader) if reader and one.reason is Reason.NOT_A_QUESTION else one
                readings = turn.readings or tuple(map(assistant.stance_readings, answer.parts or (answer,)))
                turn = replace(
                    turn, language=answer.language, answer=answer, readings=readings, translations=answer.translations
                )
                if answer.phrasing or (model and answer.answered):
                    yield replace(turn, stage=Stage.PHRASING)
        yield _with_copies(replace(turn, stage=Stage.DONE), assistant.archive)
    except SitasiError as error:
        yield replace(turn, stage=Stage.FAILED, error=str(error))
    except Exception:
        _logger.exception("a question could not be answered")
        yield replace(turn, stage=Stage.FAILED, error=words(turn.language).failed)


def _with_copies(turn: Turn, archive: Archive) -> Turn:
    """Tell of each article that can be opened where its story stands, too; those that are quoted are named first."""
    shown = {place.article.article_id for place in places(turn.answer)} if turn.answer else set()
    copies = archive.copies_of(shown)
    named = {one: sorted(ids, key=lambda each: each not in shown)[:_MOST_NAMED] for one, ids in copies.items()}
    articles = archive.articles_of({each for ids in named.values() for each in ids})
    return replace(
        turn,
        carried={one: len(ids) for one, ids in copies.items()},
        copies={
            one: {each: credit(articles[each], turn.language) for each in ids if each in articles}
            for one, ids in named.items()
        },
    )


def translating(assistant: Assistant, turn: Turn, number: int) -> Turn:
    """Return a turn with the quotation of a citation translated, or with one line saying why it is not."""
    citation = next((one for one in turn.answer.citations if one.number == number), None) if turn.answer else None
    if citation is None:
        return turn
    try:
        translation = assistant.translate(citation, turn.language)
    except SitasiError as error:
        _logger.warning("a quotation was not translated: %s", error)
        translation = ""
    return replace(turn, translations={**turn.translations, number: translation})


def stopped(turns: Conversation) -> Conversation:
    """Leave the last turn as it stands, if it was still growing."""
    if not turns or not turns[-1].working:
        return turns
    return (*turns[:-1], replace(turns[-1], stage=Stage.STOPPED))


def places(answer: Answer) -> tuple[PanelTarget, ...]:
    """Return everything of an answer that can be opened: its citations, then the nearest articles."""
    quoted = (PanelTarget(one.article, Span(one.start, one.end)) for one in answer.citations)
    return (*quoted, *(PanelTarget(article) for article in answer.nearest))


def cited(answer: Answer) -> dict[int, Citation]:
    """Return the citations that whatever is shown uses, by their place among all that can be opened."""
    used = {number for sentence in answer.sentences for number in sentence.citations}
    used.update(citation.number for citation in answer.timeline)
    used.update(number for sentence in phrased(answer) for number in sentence.citations)
    return {place: one for place, one in enumerate(answer.citations) if one.number in used}


def phrased(answer: Answer) -> tuple[PhrasedSentence, ...]:
    """Return the sentences in a language model's words."""
    return answer.phrasing.sentences if answer.phrasing else ()
