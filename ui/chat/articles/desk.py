"""What happens when something is done in the tab."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from embeddings.errors import ArticleMissing, SitasiError
from rag.archive import Archive
from rag.types import Article, Span
from ui.chat.article_view import notice_view
from ui.chat.articles.catalogue import Catalogue
from ui.chat.articles.correcting import Form, correct, filled
from ui.chat.articles.correcting_view import correcting_view
from ui.chat.articles.fetching import add_address
from ui.chat.articles.finding import find
from ui.chat.articles.list_view import failure_view, list_view
from ui.chat.articles.opened_view import opened_view
from ui.chat.articles.outcome import Outcome, fetching_view, outcomes_view, problem_view
from ui.chat.articles.pasting import Pasted, add_pasted
from ui.chat.articles.uploading import uploading
from ui.chat.articles.words import TabWords, tab_words
from ui.chat.markup import Html, prose
from ui.chat.page_words import language_of

__all__ = ["Desk"]

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_logger = logging.getLogger("sitasi.chat")


class Desk:
    """Answers the events of the tab, for every browser and in its language; each names its query and page.

    A query is `None` where the page asks before its search box is there.
    """

    def __init__(self, archive: Archive, *, read_only: bool = False) -> None:
        self._archive = archive
        self._read_only = read_only
        self._catalogue = Catalogue(archive)

    def appear(self, query: str | None, page: int, request: gr.Request) -> list[Any]:
        """Show the list as it is now; where it is empty, show how articles are added."""
        try:
            empty = not self._catalogue.rows()
        except SitasiError:
            empty = False
        adding = gr.Accordion(open=True) if empty and not self._read_only else gr.skip()
        return [self._look(query, page, _words(request)), adding]

    def search(self, query: str | None, request: gr.Request) -> list[Any]:
        """Show the first page of what has the words, and keep that it is the first."""
        return [self._look(query, 0, _words(request)), 0]

    def turn(self, query: str | None, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Show another page."""
        page = int(event.page)
        return [self._look(query, page, _words(request)), page]

    def open(self, query: str | None, page: int, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Show an article; where it is gone, say so above a list that is new."""
        said = _words(request)
        try:
            article = self._archive.article(str(event.article))
            return [opened_view(article, said, changeable=not self._read_only), gr.skip()]
        except ArticleMissing:
            return ["", self._look(query, page, said, done=said.gone)]
        except SitasiError as error:
            return ["", self._look(query, page, said, done=prose(str(error)))]

    def form(self, event: gr.EventData, request: gr.Request) -> Html:
        """Show the form in which an article is put right."""
        try:
            article = self._archive.article(str(event.article))
            return self._form(article, filled(article), _words(request))
        except SitasiError as error:
            return notice_view(str(error), shown=str(event.article))

    def correct(self, query: str | None, page: int, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Put an article right and show it; where that cannot be, the form stays as it was filled in."""
        said = _words(request)
        try:
            article = self._archive.article(str(event.article))
        except SitasiError as error:
            return [notice_view(str(error), shown=str(event.article)), gr.skip()]
        form = _form(event)
        try:
            return self._corrected(correct(self._archive, article, form, said), query, page, said)
        except SitasiError as error:
            return [self._form(article, form, said, problem=str(error)), gr.skip()]

    def uncorrect(self, query: str | None, page: int, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Take an article back to what was read of it."""
        said = _words(request)
        try:
            read = self._archive.as_read(str(event.article))
            article = correct(self._archive, read, filled(read), said)
        except SitasiError as error:
            return [notice_view(str(error), shown=str(event.article)), gr.skip()]
        return self._corrected(article, query, page, said)

    def remove(self, query: str | None, page: int, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Remove an article that was opened, close it and say so."""
        said = _words(request)
        try:
            done = said.removed.format(self._archive.remove(str(event.article)).label)
        except ArticleMissing:
            done = said.gone
        except SitasiError as error:
            return [gr.skip(), self._look(query, page, said, done=prose(str(error)))]
        return ["", self._look(query, page, said, done=done)]

    def upload(
        self, files: Sequence[str] | None, query: str | None, page: int, request: gr.Request
    ) -> Iterator[list[Any]]:
        """Add files one after another and say what became of each; the field is free again at once."""
        said = _words(request)
        uploads = files or ()
        for place, shown in enumerate(uploading(self._archive, uploads, said)):
            shelf = self._look(query, page, said) if place == len(uploads) else gr.skip()
            yield [gr.skip() if place else None, shown, shelf]

    def fetch(self, address: str, query: str | None, page: int, request: gr.Request) -> Iterator[list[Any]]:
        """Add what is at an address and empty its field; where nothing was added, it stays."""
        said = _words(request)
        try:
            for step in add_address(self._archive, address or "", said):
                if isinstance(step, Outcome):
                    kept = "" if step.accepted else gr.skip()
                    yield [kept, outcomes_view([step], said), self._look(query, page, said)]
                else:
                    yield [gr.skip(), fetching_view(step.done, step.total, address, said), gr.skip()]
        except SitasiError as error:
            yield [gr.skip(), problem_view(str(error)), gr.skip()]

    def paste(
        self, title: str, text: str, published: str, publisher: str, query: str | None, page: int, request: gr.Request
    ) -> list[Any]:
        """Add a pasted text and empty its fields; where it cannot be added, they stay."""
        said = _words(request)
        pasted = Pasted(title or "", text or "", published or "", publisher or "")
        try:
            outcome = add_pasted(self._archive, pasted, said)
        except SitasiError as error:
            _logger.info("a pasted text was not added: %s", error)
            return [problem_view(str(error)), *[gr.skip()] * 5]
        return [outcomes_view([outcome], said), *[""] * 4, self._look(query, page, said)]

    def _corrected(self, article: Article, query: str | None, page: int, said: TabWords) -> list[Any]:
        done = said.corrected.format(article.label)
        return [opened_view(article, said), self._look(query, page, said, done=done)]

    def _form(self, article: Article, form: Form, said: TabWords, *, problem: str = "") -> Html:
        corrected = self._archive.as_read(article.article_id) != article
        return correcting_view(article, form, said, corrected=corrected, problem=problem)

    def _look(self, query: str | None, page: int, said: TabWords, *, done: str = "") -> Html:
        """Show a page of the list."""
        try:
            shelf = find(self._catalogue.rows(), query or "", page=page)
            return list_view(replace(shelf, rows=self._catalogue.with_copies(shelf.rows)), said, done=done)
        except SitasiError as error:
            return failure_view(error)


def _form(event: gr.EventData) -> Form:
    """Read what the page sends of the form; a paragraph is "start-end"."""
    places = [_PLACE.fullmatch(str(one)) for one in event.story]
    return Form(
        text=str(event.text),
        title=str(event.title),
        publisher=str(event.publisher),
        published=str(event.published),
        story=tuple(Span(int(place[1]), int(place[2])) for place in places if place),
    )


def _words(request: gr.Request) -> TabWords:
    return tab_words(language_of(request))
