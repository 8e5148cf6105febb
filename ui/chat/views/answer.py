"""One turn of the conversation as HTML: the answer, then its timeline, its sources and what can be done with it."""

from collections.abc import Mapping
from types import MappingProxyType

from rag.types import Answer
from ui.chat.conversation import Stage, Turn
from ui.chat.locales.answers import words
from ui.chat.locales.formatting import in_words
from ui.chat.markup import Html, element, join, prose
from ui.chat.views.card import card_view, timeline_view
from ui.chat.views.confidence import absent_view, actions_view
from ui.chat.views.sentences import Opening, again_button, phrasing_view, rewritten_view, status_view
from ui.chat.views.sources import Marks, nearest_view, sources_view
from ui.locales.answers import answer_words, period_said, refusal
from ui.locales.filters import filters_said

__all__ = ["turn_view"]


def turn_view(
    turn: Turn, place: int, kept: Mapping[str, str] | None = MappingProxyType({}), *, fresh: bool = False
) -> Html:
    """Show what became of the question that is at this `place` in its conversation, from 0.

    `kept` holds the notes of its marks that are kept, by name; with `None` nothing can be marked, and nothing is kept.
    A `fresh` one has just been asked: the page lets it appear bit by bit, and reads it aloud.
    """
    said = words(turn.language)
    parts = [*rewritten_view(turn, place), *_filtered(turn, place)]
    if turn.answer:
        parts.append(_answer(turn, turn.answer, Marks(place, kept, said)))
    match turn.stage:
        case Stage.SEARCHING:
            parts.append(status_view(said.searching))
        case Stage.STOPPED:
            parts.append(element("p", said.stopped, class_="status"))
        case Stage.FAILED:
            parts.append(element("p", prose(turn.error or said.failed), class_="failure"))
    return element(
        "section",
        *parts,
        class_="turn",
        lang=turn.language.value,
        data_stage=turn.stage.value,
        data_fresh="" if fresh else None,
    )


def _filtered(turn: Turn, place: int) -> list[Html]:
    """Say which articles alone were asked, beside the button that asks all."""
    said = filters_said(turn.filters, turn.language, write=lambda day: in_words(day, turn.language))
    if not said:
        return []
    return [
        element(
            "p",
            f"{said}. ",
            again_button(words(turn.language).any_filter, place, "any_filter"),
            class_="dates filtered",
        )
    ]


def _answer(turn: Turn, answer: Answer, marks: Marks) -> Html:
    opening = Opening(answer, marks.turn)
    shown = [*_said(answer, opening, turn), *phrasing_view(turn, opening)]
    if answer.answered and turn.working:
        return join(*shown)
    told = [] if answer.parts else [*timeline_view(turn, answer, opening), *_narrowed(answer, marks.turn)]
    sources = [sources_view(turn, answer, marks)] if answer.answered else nearest_view(turn, answer, marks)
    return join(*shown, *told, *sources, *actions_view(turn, marks.turn, kept=marks.kept is not None))


def _said(answer: Answer, opening: Opening, turn: Turn) -> list[Html]:
    """Show what an answer comes to, that of each part below its question, or that there is none."""
    if answer.parts:
        return [_part(one, opening, turn) for one in answer.parts]
    if not answer.answered:
        return [absent_view(answer), element("p", prose(refusal(answer)), class_="refusal")]
    return card_view(turn, answer, opening)


def _part(part: Answer, opening: Opening, turn: Turn) -> Html:
    heading = element("h2", part.question, class_="asked")
    told = [*timeline_view(turn, part, opening), *_narrowed(part, opening.turn)]
    return element("section", heading, *_said(part, opening, turn), *told, class_="part")


def _narrowed(answer: Answer, turn: int) -> list[Html]:
    """Say what the dates and the publisher in the question did, each beside the button that asks it without them."""
    language, shown = answer.language, []
    if answer.period:
        said = period_said(answer.period, language, write=lambda day: in_words(day, language))
        again = again_button(words(language).any_date, turn, "any_date")
        shown.append(element("p", f"{said}. ", again, class_="dates"))
    if answer.publisher:
        said = answer_words(language).of_publisher.format(answer.publisher)
        again = again_button(words(language).any_publisher, turn, "any_publisher")
        shown.append(element("p", f"{said}. ", again, class_="dates"))
    return shown
