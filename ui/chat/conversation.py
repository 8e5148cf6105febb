"""What was asked and what became of it; a conversation is a tuple of turns."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from time import sleep

from embeddings.errors import SitasiError
from embeddings.language import Language, detect_language
from rag.assistant import Assistant
from rag.types import Answer, Article, Citation, Span
from ui.chat.words import words

__all__ = ["Conversation", "Place", "Stage", "Turn", "answering", "cited", "places", "stopped"]

_logger = logging.getLogger("sitasi.chat")
_PACE = 0.15
"""Seconds between two sentences of an answer: long enough to see that it grows, too short to wait for."""


class Stage(StrEnum):
    """How far a turn has come."""

    SEARCHING = "searching"
    STREAMING = "streaming"
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

    @property
    def working(self) -> bool:
        """Whether more is to come."""
        return self.stage in (Stage.SEARCHING, Stage.STREAMING)


Conversation = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What opens on a click: an article, at a quotation or as a whole."""

    article: Article
    quote: Span | None = None


def answering(assistant: Assistant, question: str, *, any_date: bool = False) -> Iterator[Turn]:
    """Give the turn of a question as it grows: searching, sentence after sentence, done.

    An error ends it as a failed turn; nothing is raised.
    """
    turn = Turn(question, detect_language(question))
    yield turn
    try:
        answer = assistant.ask(question, any_date=any_date)
    except SitasiError as error:
        yield replace(turn, stage=Stage.FAILED, error=str(error))
    except Exception:
        _logger.exception("a question could not be answered")
        yield replace(turn, stage=Stage.FAILED, error=words(turn.language).failed)
    else:
        yield from _streamed(replace(turn, language=answer.language), answer)


def _streamed(turn: Turn, answer: Answer) -> Iterator[Turn]:
    for count in range(1, len(answer.sentences) + 1):
        yield replace(turn, stage=Stage.STREAMING, answer=replace(answer, sentences=answer.sentences[:count]))
        sleep(_PACE)
    yield replace(turn, stage=Stage.DONE, answer=answer)


def stopped(turns: Conversation) -> Conversation:
    """Leave the last turn as it stands, if it was still growing."""
    if not turns or not turns[-1].working:
        return turns
    return (*turns[:-1], replace(turns[-1], stage=Stage.STOPPED))


def places(answer: Answer) -> tuple[Place, ...]:
    """Give everything of an answer that can be opened: its citations, then the nearest articles."""
    quoted = (Place(one.article, Span(one.start, one.end)) for one in answer.citations)
    return (*quoted, *(Place(article) for article in answer.nearest))


def cited(answer: Answer) -> dict[int, Citation]:
    """Give the citations that the shown sentences and the timeline use, by their place among all that can be opened."""
    used = {number for sentence in answer.sentences for number in sentence.citations}
    used.update(citation.number for citation in answer.timeline)
    return {place: one for place, one in enumerate(answer.citations) if one.number in used}
