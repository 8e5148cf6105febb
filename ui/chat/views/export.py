"""The buttons that hand an answer on."""

from rag.types import Answer
from ui.chat.conversation import Turn
from ui.chat.locales.answers import words
from ui.chat.locales.export import export_words
from ui.chat.markup import Html, element
from ui.chat.views.sentences import link_button
from ui.formats import Format

__all__ = ["export_view"]


def export_view(turn: Turn, place: int) -> list[Html]:
    """Offer to copy an answer, and a menu of what else it is handed on as; `place` is its turn's, from 0."""
    if turn.answer is None:
        return []
    said, names = words(turn.language), export_words(turn.language)
    copy = link_button(said.copy, data_hand=place, data_how="copy", data_copied=said.copied)
    name = f"handing-{place}"
    opening = element(
        "button",
        names.hand_on,
        type="button",
        class_="again",
        data_handing=name,
        aria_expanded="false",
        aria_controls=name,
    )
    printing = link_button(names.formats[Format.HTML], data_hand=place, data_how="print")
    files = (
        link_button(shown, data_hand=place, data_how=form.value)
        for form, shown in names.formats.items()
        if form is not Format.HTML and _is_possible(form, turn.answer)
    )
    menu = element(
        "span", printing, *files, id=name, class_="handing", hidden="", role="group", aria_label=names.hand_on
    )
    return [copy, opening, menu]


def _is_possible(form: Format, answer: Answer) -> bool:
    if form is Format.CLAIMREVIEW:
        return any(one.verdict for one in answer.parts or (answer,))
    return answer.answered or form not in (Format.CSL, Format.BIBTEX)
