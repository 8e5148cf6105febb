"""Below an answer: how sure it is, and what can be done with it."""

from rag.types import Answer, Reason
from ui.chat.conversation import Turn
from ui.chat.locales.answers import words
from ui.chat.markup import Html, element
from ui.chat.views.export import export_view
from ui.chat.views.sentences import again_button, link_button

__all__ = ["absent_view", "actions_view", "sure_view"]

_VERY_LIKELY, _LIKELY = 0.8, 0.5


def sure_view(answer: Answer) -> list[Html]:
    """Say in plain words how likely the articles answer the question; nothing where that was not measured."""
    if answer.confidence is None:
        return []
    rank = 0 if answer.confidence >= _VERY_LIKELY else 1 if answer.confidence >= _LIKELY else 2
    said = words(answer.language).sure[rank].format(round(100 * answer.confidence))
    return [element("p", said, class_="sure")]


def absent_view(answer: Answer) -> Html:
    """Say on a badge that the articles do not answer; nothing where no question was asked of them."""
    if answer.reason in (Reason.NOT_A_QUESTION, Reason.EMPTY_ARCHIVE):
        return Html("")
    sign = element("span", "\N{EMPTY SET}", class_="sign", aria_hidden="true")
    badge = element("strong", sign, words(answer.language).absent, class_="badge", data_verdict="absent")
    return element("p", badge, class_="verdict")


def actions_view(turn: Turn, place: int, *, kept: bool) -> list[Html]:
    """Offer to hand an answer on, ask again, edit the question, or see why these passages were found.

    Where conversations are kept, an answer has an address.
    """
    if turn.answer is None or turn.working:
        return []
    said = words(turn.language)
    edit = link_button(said.edit, data_correct=turn.question)
    why = [] if turn.answer.overview else [link_button(said.why, data_why=place)]  # none was found for its words
    again = again_button(said.ask_again, place, "same")
    copy, *handed = export_view(turn, place)
    link = (
        [link_button(said.link, data_answer=place + 1, data_copied=said.linked, data_unlinked=said.unlinked)]
        if kept
        else []
    )
    return [element("p", copy, *link, *handed, again, edit, *why, class_="actions")]
