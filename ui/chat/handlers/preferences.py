"""What happens with the settings, for every browser and in its language."""

from collections.abc import Mapping
from importlib.metadata import version

import gradio as gr
from babel.numbers import format_decimal

from embeddings.errors import EndpointError, SitasiError
from rag.archive import Archive
from rag.doctor import seconds_of_reply
from rag.generation import language_model
from rag.settings import CallableLlm, Llm
from rag.settings.index_address import milvus_address
from rag.types import Failure
from ui.chat.locales.formatting import counted, number
from ui.chat.locales.page import language_of
from ui.chat.locales.preferences import PreferenceWords, preference_words
from ui.chat.markup import Html, element
from ui.chat.preferences import preferences_of
from ui.chat.views.articles.article import notice_view
from ui.chat.views.preferences import PANEL, Fact, preferences_view
from ui.locales.generation import silence_said

__all__ = ["PreferenceHandlers"]

_MINUTE = 60


class PreferenceHandlers:
    """Answers the events of the settings. With `read_only`, for anybody, no place or name of the server's is told."""

    def __init__(self, archive: Archive, *, read_only: bool) -> None:
        self._archive = archive
        self._read_only = read_only

    def show(self, request: gr.Request, *, tested: str = "") -> Html:
        """Show the settings; `tested` is what came of a test of the language model."""
        said = preference_words(language_of(request))
        try:
            return preferences_view(preferences_of(request), self._facts(said, tested), said)
        except SitasiError as error:
            return notice_view(str(error), shown=PANEL)

    def test(self, request: gr.Request) -> Html:
        """Ask the language model for a word, and say what came."""
        llm, said = self._archive.settings.llm, preference_words(language_of(request))
        if llm is None:
            return self.show(request)
        try:
            seconds = seconds_of_reply(language_model(llm))
        except EndpointError as error:
            tested = f"{silence_said(Failure(error.failure), llm.model, said.language)}."
        else:
            tested = said.answers.format(format_decimal(round(seconds, 1), locale=said.language.value))
        return self.show(request, tested=tested)

    def _facts(self, said: PreferenceWords, tested: str) -> list[Fact]:
        settings = self._archive.settings
        every = settings.follow_every / _MINUTE
        read = said.every.format(number(round(every), said.language)) if every and not self._read_only else said.never
        return [
            Fact(said.archive, self._holds(said)),
            Fact(said.index, self._index(said)),
            Fact(said.encoder, self._named(settings.encoder, {"bundled": said.bundled, "quality": said.quality}, said)),
            Fact(said.judge, self._named(settings.judge, {"bundled": said.bundled, "off": said.off}, said)),
            self._model(settings.llm, said, tested),
            Fact(said.following, read),
            Fact(said.version, version("sitasi")),
        ]

    def _holds(self, said: PreferenceWords) -> str:
        held = counted(sum(self._archive.counted().values()), said.articles, said.language)
        return held if self._read_only else f"{held} · {self._archive.place}"

    def _index(self, said: PreferenceWords) -> str:
        address = milvus_address(self._archive.settings.index)
        if address is None:
            return said.local
        return said.elsewhere if self._read_only else str(address)

    def _named(self, name: str, known: Mapping[str, str], said: PreferenceWords) -> str:
        """Name a model; one that is not of ours may be a path."""
        return known.get(name, said.own if self._read_only else name)

    def _model(self, llm: Llm | CallableLlm | None, said: PreferenceWords, tested: str) -> Fact:
        if llm is None:
            return Fact(said.model, said.no_model)
        if self._read_only:
            return Fact(said.model, llm.model)
        button = element("button", said.test, type="button", class_="plain", data_tested="")
        told = element("p", tested, class_="tested", role="status")
        return Fact(said.model, said.at.format(llm.model, llm.host), (told, button))
