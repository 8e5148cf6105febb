"""What happens when something is done in the tab."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from embeddings.errors import ArticleMissing, SitasiError
from rag.archive import Archive
from ui.chat.articles.catalogue import Catalogue
from ui.chat.articles.finding import find
from ui.chat.articles.list_view import failure_view, list_view
from ui.chat.articles.opened_view import opened_view
from ui.chat.articles.outcome import Outcome, outcomes_view, problem_view, progress_view
from ui.chat.articles.pasting import Pasted, add_pasted
from ui.chat.articles.uploading import add_upload, base_name
from ui.chat.articles.words import TAB
from ui.chat.markup import Html, prose

__all__ = ["Desk"]

_logger = logging.getLogger("sitasi.chat")


class Desk:
    """Answers the events of the tab, for every browser; each names its query and page.

    A query is `None` where the page asks before its search box is there.
    """

    def __init__(self, archive: Archive, *, read_only: bool = False) -> None:
        self._archive = archive
        self._read_only = read_only
        self._catalogue = Catalogue(archive)

    def look(self, query: str | None, page: int, *, said: str = "") -> Html:
        """Show a page of the list."""
        try:
            return list_view(find(self._catalogue.rows(), query or "", page=page), said=said)
        except SitasiError as error:
            return failure_view(error)

    def appear(self, query: str | None, page: int) -> list[Any]:
        """Show the list as it is now; where it is empty, show how articles are added."""
        try:
            empty = not self._catalogue.rows()
        except SitasiError:
            empty = False
        return [self.look(query, page), gr.Accordion(open=True) if empty and not self._read_only else gr.skip()]

    def search(self, query: str | None) -> list[Any]:
        """Show the first page of what has the words, and keep that it is the first."""
        return [self.look(query, 0), 0]

    def turn(self, query: str | None, event: gr.EventData) -> list[Any]:
        """Show another page."""
        page = int(event.page)
        return [self.look(query, page), page]

    def open(self, query: str | None, page: int, event: gr.EventData) -> list[Any]:
        """Show an article; where it is gone, say so above a list that is new."""
        try:
            return [opened_view(self._archive.article(str(event.article)), removable=not self._read_only), gr.skip()]
        except ArticleMissing:
            return ["", self.look(query, page, said=TAB.gone)]
        except SitasiError as error:
            return ["", self.look(query, page, said=prose(str(error)))]

    def remove(self, query: str | None, page: int, event: gr.EventData) -> list[Any]:
        """Remove an article that was opened, close it and say so."""
        try:
            said = TAB.removed.format(self._archive.remove(str(event.article)).label)
        except ArticleMissing:
            said = TAB.gone
        except SitasiError as error:
            return [gr.skip(), self.look(query, page, said=prose(str(error)))]
        return ["", self.look(query, page, said=said)]

    def upload(self, files: Sequence[str] | None, query: str | None, page: int) -> Iterator[list[Any]]:
        """Add files one after another and say what became of each; the field is free again at once."""
        paths = [Path(file) for file in files or ()]
        outcomes: list[Outcome] = []
        for place, path in enumerate(paths):
            at_work = progress_view(place, len(paths), base_name(str(path)))
            yield [gr.skip() if place else None, at_work, gr.skip()]
            outcomes.append(add_upload(self._archive, path))
        if outcomes:
            yield [gr.skip(), outcomes_view(outcomes), self.look(query, page)]

    def paste(self, title: str, text: str, published: str, publisher: str, query: str | None, page: int) -> list[Any]:
        """Add a pasted text and empty its fields; where it cannot be added, they stay."""
        try:
            outcome = add_pasted(self._archive, Pasted(title or "", text or "", published or "", publisher or ""))
        except SitasiError as error:
            _logger.info("a pasted text was not added: %s", error)
            return [problem_view(str(error)), *[gr.skip()] * 5]
        return [outcomes_view([outcome]), *[""] * 4, self.look(query, page)]
