"""What happens with the filters beside the question, for every browser and in its language."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from embeddings.errors import SettingsError, SitasiError
from rag.archive import Archive
from rag.types import Filters
from ui.chat.conversation import Conversation
from ui.chat.filters.choosing import chosen
from ui.chat.filters.form import Typed, typed
from ui.chat.filters.url_query import filters_at, names_filters
from ui.chat.locales.filters import filter_words
from ui.chat.locales.formatting import number
from ui.chat.locales.page import language_of
from ui.chat.markup import Html
from ui.chat.views.filters import MOST_NAMED, bar_view, without

__all__ = ["FilterHandlers"]

_SUGGESTED = 200
"""Outlets, those with most articles."""
_MOST_CHOSEN = 1_000
"""Articles: each turn of the conversation is kept with their ids."""


class FilterHandlers:
    """Answers the events of the filters; each names those that are chosen."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def chips(self, filters: Filters, request: gr.Request) -> Html:
        """Show the filters, the form closed."""
        return bar_view(filters, self._titles(filters), filter_words(language_of(request)))

    def form(self, filters: Filters, request: gr.Request) -> Html:
        """Open the form in which they are chosen."""
        return self._form(filters, typed(filters), request)

    def apply(self, filters: Filters, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Choose what the form says; where that cannot be, it stays as it was filled in."""
        said = filter_words(language_of(request))
        form = Typed(str(event.since), str(event.until), str(event.publisher), str(event.language))
        try:
            filters = chosen(self._archive, filters, form, said)
        except SitasiError as error:
            problem = said.unchanged.format(error)
            return [gr.skip(), self._form(filters, form, request, problem=problem)]
        return self._chosen(filters, request)

    def drop(self, filters: Filters, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Take one filter away."""
        return self._chosen(without(filters, str(event.field), str(event.value)), request)

    def only(self, filters: Filters, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Choose some articles, in the place of those that were chosen."""
        picked: Sequence[object] = event.articles
        said = filter_words(language_of(request))
        if len(picked) > _MOST_CHOSEN:
            problem = said.unchanged.format(said.too_many_chosen.format(number(_MOST_CHOSEN, said.language)))
            return [gr.skip(), self._form(filters, typed(filters), request, problem=problem)]
        try:
            filters = Filters(articles=tuple(map(str, picked))) if picked else filters
        except SettingsError:
            return [gr.skip(), gr.skip()]  # no page of ours names such an article
        return self._chosen(filters, request)

    def none(self, request: gr.Request) -> list[Any]:
        """Take all filters away."""
        return self._chosen(Filters(), request)

    def left(self, turns: Conversation, filters: Filters, request: gr.Request) -> list[Any]:
        """Take all filters away where a conversation left the page."""
        return self._chosen(filters if turns else Filters(), request)

    def arrive(self, request: gr.Request) -> list[Any]:
        """Choose what the address names at which the page was opened."""
        return self.opened((), str(request.query_params), request)

    def leave(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Choose what an address without a conversation names, to which the page goes back."""
        return self.opened((), str(event.query), request)

    def opened(self, turns: Conversation, query: str, request: gr.Request) -> list[Any]:
        """Choose what the query of an address names, or else what the last question of a conversation was asked with.

        What cannot be filtered by is told, and filters nothing.
        """
        if not names_filters(query):
            return self._chosen(turns[-1].filters if turns else Filters(), request)
        said = filter_words(language_of(request))
        try:
            return self._chosen(filters_at(self._archive, query, said), request)
        except SitasiError as error:
            return [Filters(), bar_view(Filters(), {}, said, notice=said.unfiltered.format(error))]

    def _chosen(self, filters: Filters, request: gr.Request) -> list[Any]:
        return [filters, self.chips(filters, request)]

    def _form(self, filters: Filters, form: Typed, request: gr.Request, *, problem: str = "") -> Html:
        said = filter_words(language_of(request))
        try:
            outlets = self._archive.outlets(most=_SUGGESTED)
        except SitasiError as error:
            outlets, problem = {}, problem or str(error)
        return bar_view(filters, self._titles(filters), said, form=form, outlets=outlets, problem=problem)

    def _titles(self, filters: Filters) -> dict[str, str]:
        """Return the titles of chosen articles, where each has a chip of its own."""
        ids = filters.articles or ()
        if not 0 < len(ids) <= MOST_NAMED:
            return {}
        try:
            return {one: article.label for one, article in self._archive.articles_of(ids).items()}
        except SitasiError:
            return {}  # whoever asks next is told
