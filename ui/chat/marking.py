"""What a person can mark in a turn, and which of their marks the archive keeps."""

import logging
from dataclasses import replace
from types import MappingProxyType

from embeddings.errors import SitasiError
from rag.archive import Archive
from rag.shortening import shortened
from rag.types import Answer, Feedback, Mark, MarkedPlace
from ui.chat.conversation import Conversation, PanelTarget, Turn, cited, places

__all__ = ["LONGEST_NOTE", "NOTE", "RIGHT", "keep_note", "mark_name", "offered", "pressed", "toggle"]

_logger = logging.getLogger("sitasi.chat")

RIGHT = Mark.RIGHT.value
"""The name of the mark that is about a whole answer."""
NOTE = Mark.NOTE.value
LONGEST_NOTE = 500
_OPPOSITES = MappingProxyType(
    {
        Mark.RIGHT: frozenset({Mark.WRONG_SOURCE, Mark.WRONG_VERDICT}),
        Mark.WRONG_SOURCE: frozenset({Mark.RIGHT}),
        Mark.WRONG_VERDICT: frozenset({Mark.RIGHT}),
    }
)


def mark_name(mark: Mark, place: int) -> str:
    """Name a mark that is about one place, or one part of an answer, among those of its turn.

    >>> mark_name(Mark.WRONG_SOURCE, 1)
    'wrong_source-1'
    """
    return f"{mark.value}-{place}"


def offered(turn: Turn) -> dict[str, Feedback]:
    """Return every mark that can be made in a turn, by name; none while its answer grows."""
    answer = turn.answer
    if answer is None or turn.working:
        return {}
    found = places(answer)
    if not answer.answered:
        missed = {
            mark_name(Mark.MISSED_ARTICLE, number): _feedback(turn, Mark.MISSED_ARTICLE, place)
            for number, place in enumerate(found)
        }
        return {**missed, NOTE: _feedback(turn, Mark.NOTE, *found)} if found else {}
    shown = {number: found[number] for number in cited(answer)}
    wrong = {mark_name(Mark.WRONG_SOURCE, n): _feedback(turn, Mark.WRONG_SOURCE, one) for n, one in shown.items()}
    whole = {mark: _feedback(turn, mark, *shown.values()) for mark in (Mark.RIGHT, Mark.NOTE)}
    verdicts = {
        mark_name(Mark.WRONG_VERDICT, number): _wrong_verdict(turn, part)
        for number, part in enumerate(answer.parts or (answer,))
        if part.verdict
    }
    return {RIGHT: whole[Mark.RIGHT], **wrong, **verdicts, NOTE: whole[Mark.NOTE]}


def pressed(archive: Archive, turn: Turn, owner: str | None) -> dict[str, str]:
    """Return the notes of the marks of a turn that are kept, by name, for whose they are.

    None are where nobody is known, or the archive cannot be read.
    """
    marks = {name: replace(mark, owner=owner) for name, mark in offered(turn).items()} if owner else {}
    try:
        kept = {
            one: one.note
            for question in {mark.question for mark in marks.values()}
            for one in archive.feedback(question, owner=owner)
        }
    except SitasiError as error:
        _logger.warning("marks could not be read: %s", error)
        return {}
    return {name: kept[mark] for name, mark in marks.items() if mark in kept}


def toggle(archive: Archive, turns: Conversation, number: int, name: str, owner: str | None) -> bool:
    """Keep or take back a mark of a conversation for whose it is; say whether that was done.

    An answer is not kept as right beside a source or a verdict of it that is wrong: the newer mark takes the other's
    place. What the conversation does not offer is not kept; an error of the archive is logged.
    """
    marks = offered(turns[number]) if 0 <= number < len(turns) else {}
    mark = marks.get(name)
    if mark is None or mark.mark is Mark.NOTE or not owner:
        return False
    try:
        if archive.keep_feedback(replace(mark, owner=owner)):
            for other in pressed(archive, turns[number], owner):
                if marks[other].mark in _OPPOSITES.get(mark.mark, ()):
                    archive.keep_feedback(replace(marks[other], owner=owner))
    except SitasiError as error:
        _logger.warning("a mark could not be kept: %s", error)
        return False
    return True


def keep_note(archive: Archive, turns: Conversation, number: int, note: str, owner: str | None) -> bool:
    """Keep a note in the place of an earlier one, which a blank one takes back; say whether that was done."""
    mark = offered(turns[number]).get(NOTE) if 0 <= number < len(turns) else None
    if mark is None or not owner:
        return False
    written, before = shortened(note, LONGEST_NOTE), pressed(archive, turns[number], owner).get(NOTE, "")
    if written == before:
        return True
    try:
        archive.keep_feedback(replace(mark, owner=owner, note=written or before))
    except SitasiError as error:
        _logger.warning("a note could not be kept: %s", error)
        return False
    return True


def _wrong_verdict(turn: Turn, answer: Answer) -> Feedback:
    """Mark the verdict of an answer, or of one of its parts, which is then a question of its own."""
    found = places(answer)
    about = (_marked(found[number]) for number in cited(answer))
    question = _line(answer.question) if turn.answer and turn.answer.parts else _line(turn.question)
    return Feedback(question, Mark.WRONG_VERDICT, tuple(about), turn.language, verdict=answer.verdict)


def _feedback(turn: Turn, mark: Mark, *about: PanelTarget) -> Feedback:
    verdict = turn.answer.verdict if turn.answer and mark is Mark.RIGHT else None
    marked = tuple(_marked(place) for place in about)
    return Feedback(_line(turn.question), mark, marked, turn.language, verdict=verdict)


def _line(question: str) -> str:
    return " ".join(question.split())


def _marked(place: PanelTarget) -> MarkedPlace:
    quote = place.quote.of(place.article.text) if place.quote else ""
    return MarkedPlace(place.article.article_id, place.quote, quote)
