"""What a person can mark in a turn, and which marks the archive keeps."""

import logging

from embeddings.errors import SitasiError
from rag.archive import Archive
from rag.types import Feedback, Mark, MarkedPlace
from ui.chat.conversation import Conversation, Place, Turn, cited, places

__all__ = ["RIGHT", "mark_name", "offered", "pressed", "toggle"]

_logger = logging.getLogger("sitasi.chat")

RIGHT = Mark.RIGHT.value
"""The name of the mark that is about a whole answer."""


def mark_name(mark: Mark, place: int) -> str:
    """Name a mark that is about one place, among those of its turn.

    >>> mark_name(Mark.WRONG_SOURCE, 1)
    'wrong_source-1'
    """
    return f"{mark.value}-{place}"


def offered(turn: Turn) -> dict[str, Feedback]:
    """Give every mark that can be made in a turn, by name; none while its answer grows."""
    if turn.answer is None or turn.working:
        return {}
    found = places(turn.answer)
    if not turn.answer.answered:
        return {
            mark_name(Mark.MISSED_ARTICLE, number): _feedback(turn, Mark.MISSED_ARTICLE, place)
            for number, place in enumerate(found)
        }
    shown = {number: found[number] for number in cited(turn.answer)}
    wrong = {mark_name(Mark.WRONG_SOURCE, n): _feedback(turn, Mark.WRONG_SOURCE, one) for n, one in shown.items()}
    return {RIGHT: _feedback(turn, Mark.RIGHT, *shown.values()), **wrong}


def pressed(archive: Archive, turn: Turn) -> frozenset[str]:
    """Give the names of the marks of a turn that are kept; none where the archive cannot be read."""
    marks = offered(turn)
    if not marks:
        return frozenset()
    try:
        kept = frozenset(archive.feedback(_question(turn)))
    except SitasiError as error:
        _logger.warning("marks could not be read: %s", error)
        return frozenset()
    return frozenset(name for name, mark in marks.items() if mark in kept)


def toggle(archive: Archive, turns: Conversation, number: int, name: str) -> bool:
    """Keep or take back a mark of a conversation; say whether that was done.

    An answer is not kept as right beside a source of it that is wrong: the newer mark takes the other's place. What the
    conversation does not offer is not kept; an error of the archive is logged.
    """
    marks = offered(turns[number]) if 0 <= number < len(turns) else {}
    mark = marks.get(name)
    if mark is None:
        return False
    try:
        if archive.keep_feedback(mark):
            for other in pressed(archive, turns[number]):
                if {mark.mark, marks[other].mark} == {Mark.RIGHT, Mark.WRONG_SOURCE}:
                    archive.keep_feedback(marks[other])
    except SitasiError as error:
        _logger.warning("a mark could not be kept: %s", error)
        return False
    return True


def _feedback(turn: Turn, mark: Mark, *about: Place) -> Feedback:
    return Feedback(_question(turn), mark, tuple(_marked(place) for place in about), turn.language)


def _question(turn: Turn) -> str:
    return " ".join(turn.question.split())


def _marked(place: Place) -> MarkedPlace:
    quote = place.quote.of(place.article.text) if place.quote else ""
    return MarkedPlace(place.article.article_id, place.quote, quote)
