"""What happens with the conversations that are kept, for every browser; each sees its own."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import gradio as gr

from embeddings.errors import SitasiError
from rag.archive import Archive
from rag.archive.sql.conversations import Conversations
from rag.shortening import shortened
from rag.types import KeptConversation
from ui.chat.conversation import Conversation
from ui.chat.handlers.addresses import where
from ui.chat.handlers.chat import ChatHandlers
from ui.chat.handlers.filters import FilterHandlers
from ui.chat.history import document, restored_turns
from ui.chat.locales.history import history_words
from ui.chat.locales.page import language_of
from ui.chat.markup import Html
from ui.chat.owner import owner_of
from ui.chat.views.articles.article import notice_view
from ui.chat.views.history import LIST, LONGEST_TITLE, list_view

__all__ = ["SavedConversations"]

_logger = logging.getLogger("sitasi.chat")

Known = KeptConversation | None
"""What is kept of the conversation on the page."""
_UNFILTERED = (gr.skip(), gr.skip())
"""The filters stay as they are."""


class SavedConversations:
    """Answers the events of the list, and keeps a conversation after each of its answers."""

    def __init__(self, archive: Archive, talk: ChatHandlers, filters: FilterHandlers) -> None:
        self._archive = archive
        self._talk = talk
        self._filters = filters

    def keep(self, turns: Conversation, known: Known, request: gr.Request) -> list[Any]:
        """Keep a conversation as it stands between two questions; give what is known of it now, and where it is."""
        mine = self._mine(request)
        if mine and turns and not turns[-1].working:
            known = self._kept(mine, turns, known, request)
        return [known, where(known, turns)]

    def _kept(self, mine: Conversations, turns: Conversation, known: Known, request: gr.Request) -> Known:
        title = shortened(turns[0].question, LONGEST_TITLE)
        try:
            return mine.keep([document(turn) for turn in turns], title=title, since=known)
        except SitasiError as error:
            _logger.warning("a conversation could not be kept: %s", error)
            gr.Warning(history_words(language_of(request)).unkept)
            return known

    def look(self, known: Known, request: gr.Request, *, said: str = "") -> Html:
        """Show the list; `said` is what there is to say of what was done before."""
        mine = self._mine(request)
        try:
            kept = mine.all() if mine else []
        except SitasiError as error:
            return notice_view(str(error), shown=LIST)
        return list_view(kept, language_of(request), opened=known.key if known else "", said=said)

    def open(self, known: Known, request: gr.Request, event: gr.EventData) -> list[Any]:
        """Put a conversation of the list on the page, in the place of the one that is there and of the list."""
        return self._opened(str(event.key), "", known, request, panel="")

    def restore(self, known: Known, request: gr.Request, event: gr.EventData) -> list[Any]:
        """Put the conversation of an address on the page; what was opened beside it meanwhile stays."""
        return self._opened(str(event.key), str(event.query), known, request, panel=gr.skip())

    def _opened(self, key: str, query: str, known: Known, request: gr.Request, *, panel: object) -> list[Any]:
        mine = self._mine(request)
        try:
            kept = mine.find(key) if mine else None
            turns = restored_turns(kept.turns, self._archive, day=kept.changed.date()) if kept else ()
        except SitasiError as error:
            return [*_listed(self.look(known, request, said=str(error))), *_UNFILTERED]
        if kept is None:
            gone = history_words(language_of(request)).gone
            return [*_listed(self.look(known, request, said=gone)), *_UNFILTERED]
        turns, messages, *buttons = self._talk.shown(turns, request)
        page = [gr.skip(), turns, replace(kept, turns=()), messages, panel, *buttons, where(kept, turns)]
        return [*page, *self._filters.opened(turns, query, request)]

    def rename(self, known: Known, request: gr.Request, event: gr.EventData) -> Html:
        """Give a conversation another title; a blank one changes nothing."""
        key, title = str(event.key), shortened(str(event.title), LONGEST_TITLE)
        problem = self._change(lambda mine: not title or mine.rename(key, title), request)
        return self.look(known, request, said=problem)

    def delete(self, known: Known, request: gr.Request, event: gr.EventData) -> list[Any]:
        """Delete a conversation; where it is the one on the page, the page begins anew."""
        key = str(event.key)
        problem = self._change(lambda mine: mine.delete(key), request)
        if problem or known is None or known.key != key:
            return _listed(self.look(known, request, said=problem))
        box, turns, nothing, messages, _, *rest = self._talk.begin_anew()
        return [box, turns, nothing, messages, self.look(None, request), *rest]

    def _change(self, change: Callable[[Conversations], bool], request: gr.Request) -> str:
        """Change a conversation of theirs; give what there is to say where that was not done."""
        mine = self._mine(request)
        try:
            done = mine is not None and change(mine)
        except SitasiError as error:
            return str(error)
        return "" if done else history_words(language_of(request)).gone

    def _mine(self, request: gr.Request) -> Conversations | None:
        mine = owner_of(request)
        return self._archive.conversations(mine) if mine else None


def _listed(panel: Html) -> list[Any]:
    """Return a page of which only the list is new."""
    return [*[gr.skip()] * 4, panel, *[gr.skip()] * 3]
