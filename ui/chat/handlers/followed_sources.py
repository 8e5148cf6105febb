"""What happens in the Articles tab with what is followed."""

import re
from typing import Any

import gradio as gr

from embeddings.errors import ReadingError, SitasiError
from rag.archive import Archive
from rag.followed_sources import follow, followed_name
from ui.chat.locales.followed_sources import following_words
from ui.chat.locales.page import language_of
from ui.chat.markup import Html, element, prose
from ui.chat.views.followed_sources import followed_view

__all__ = ["FollowedSourceHandlers"]

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


class FollowedSourceHandlers:
    """Answers the events of the table, for every browser and in its language."""

    def __init__(self, archive: Archive, *, read_only: bool = False) -> None:
        self._archive = archive
        self._read_only = read_only

    def look(self, request: gr.Request) -> Html:
        """Show what is followed now."""
        try:
            followed = self._archive.following().all()
        except SitasiError as error:
            return element("p", prose(str(error)), class_="problem", role="alert")
        return followed_view(followed, language_of(request), changeable=not self._read_only)

    def follow(self, address: str, request: gr.Request) -> list[Any]:
        """Follow an address and empty its field; where that cannot be, it stays. No path is followed from a page."""
        said, address = following_words(language_of(request)), (address or "").strip()
        try:
            if not _WEB.fullmatch(address):
                raise ReadingError(said.no_address)
            form = said.starts if follow(self._archive, address) else said.already
        except SitasiError as error:
            return [gr.skip(), element("p", said.failed.format(error), class_="problem", role="alert"), gr.skip()]
        told = form.format(followed_name(address))
        return ["", element("p", told, role="status"), self.look(request)]

    def stop(self, event: gr.EventData, request: gr.Request) -> Html:
        """Follow a source no longer."""
        try:
            self._archive.following().stop(str(event.source))
        except SitasiError as error:
            return element("p", prose(str(error)), class_="problem", role="alert")
        return self.look(request)
