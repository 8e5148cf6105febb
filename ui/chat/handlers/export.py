"""What happens when an answer is handed on: the fact-check is written, and the page's script takes it from there."""

import base64
import logging
import re

import gradio as gr

from embeddings.errors import SitasiError
from rag.assistant import Assistant
from ui.chat.conversation import Conversation, Turn
from ui.chat.locales.export import export_words
from ui.chat.locales.page import language_of
from ui.chat.markup import Html, element
from ui.fact_check import FORMATS, FactCheck, fact_check, handed_on
from ui.formats import Format

__all__ = ["ExportHandlers", "file_name"]

_logger = logging.getLogger("sitasi.chat")
_WRITTEN_AS = {"copy": Format.MARKDOWN, "print": Format.HTML}
"""What the page itself takes a fact-check as."""
_LONGEST_NAME = 60
_CONVERSATION = "sitasi"


class ExportHandlers:
    """Answers the events of handing on, for every browser."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def hand(self, turns: Conversation, event: gr.EventData, request: gr.Request) -> Html:
        """Write the fact-check of a turn, as the page asks for it."""
        number, how = int(event.turn), str(event.how)
        chosen = turns[number : number + 1] if number >= 0 else ()
        return self._handed(chosen, how, request)

    def save(self, turns: Conversation, request: gr.Request) -> Html:
        """Write the fact-checks of all turns of a conversation, one after another."""
        return self._handed(turns, Format.MARKDOWN.value, request, name=_CONVERSATION)

    def _handed(self, turns: Conversation, how: str, request: gr.Request, *, name: str = "") -> Html:
        form = _WRITTEN_AS.get(how) or (Format(how) if how in tuple(Format) else None)
        try:
            checks = [check for turn in turns if (check := self._check(turn))]
            if not checks or form is None:
                return _failed(request)
            written = b"\n".join(handed_on(one, form) for one in checks)
        except SitasiError as error:
            _logger.warning("an answer was not handed on: %s", error)
            return _failed(request)
        what = FORMATS[form]
        given = {
            "data_how": how if how in _WRITTEN_AS else "file",
            "data_type": what.media_type,
            "data_name": (name or file_name(checks[0].question)) + what.ending,
            "data_content": base64.b64encode(written).decode(),
        }
        return element("p", hidden="", **given)

    def _check(self, turn: Turn) -> FactCheck | None:
        if turn.answer is None or turn.working:
            return None
        # What a conversation of an earlier version kept has no readings.
        read = {number: one.told for readings in turn.readings for number, one in readings.items()}
        stances = read if turn.readings else self._assistant.stances(turn.answer)
        return fact_check(turn.answer, checked=turn.day, stances=stances, filters=turn.filters)


def file_name(question: str) -> str:
    """Name a file after a question, by its letters and digits.

    >>> file_name("Benarkah tarif feri/kapal naik?")
    'benarkah-tarif-feri-kapal-naik'
    """
    name = "-".join(re.findall(r"[^\W_]+", question.casefold()))
    return name[:_LONGEST_NAME].strip("-") or _CONVERSATION


def _failed(request: gr.Request) -> Html:
    return element("p", export_words(language_of(request)).failed, class_="unkept", role="alert", data_how="failed")
