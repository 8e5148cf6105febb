"""What happens when something is done in the tab."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import gradio as gr

from embeddings.errors import ArticleMissing, SitasiError
from rag.archive import Archive
from rag.types import Article, Span
from ui.chat.articles.correcting import CorrectionForm, correct, filled
from ui.chat.articles.exporting import exported_view
from ui.chat.articles.fetching import add_address
from ui.chat.articles.finding import ListState, find, ordered, toggled
from ui.chat.articles.outcome import AddOutcome, fetching_view, outcomes_view, problem_view
from ui.chat.articles.pasting import Pasted, add_pasted
from ui.chat.articles.uploading import uploading
from ui.chat.locales.articles import TabWords, tab_words
from ui.chat.locales.formatting import counted
from ui.chat.locales.page import language_of
from ui.chat.markup import Html, prose
from ui.chat.views.articles.article import notice_view
from ui.chat.views.articles.comparison import comparing_view
from ui.chat.views.articles.correction import correcting_view
from ui.chat.views.articles.list import failure_view, list_view
from ui.chat.views.articles.opened import opened_view

__all__ = ["ArticleHandlers"]

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_logger = logging.getLogger("sitasi.chat")


class ArticleHandlers:
    """Answers the events of the tab, for every browser and in its language; each names its query and view.

    A query is `None` where the page asks before its search box is there.
    """

    def __init__(self, archive: Archive, *, read_only: bool = False) -> None:
        self._archive = archive
        self._read_only = read_only

    def appear(self, query: str | None, looking: ListState, request: gr.Request) -> list[Any]:
        """Show the list as it is now; where it is empty, show how articles are added."""
        try:
            empty = not self._archive.counted()
        except SitasiError:
            empty = False
        adding = gr.Accordion(open=True) if empty and not self._read_only else gr.skip()
        return [self._look(query, looking, _words(request)), adding]

    def search(self, query: str | None, looking: ListState, request: gr.Request) -> list[Any]:
        """Show the first page of what has the words."""
        return self._looked(query, replace(looking, page=0), request)

    def turn(self, query: str | None, looking: ListState, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Show another page."""
        return self._looked(query, replace(looking, page=int(event.page)), request)

    def sort(self, query: str | None, looking: ListState, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Show the list in another order."""
        return self._looked(query, ordered(looking, str(event.order)), request)

    def facet(self, query: str | None, looking: ListState, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Filter the list by a value of a facet, or no longer by it."""
        return self._looked(query, toggled(looking, str(event.field), str(event.value)), request)

    def open(self, query: str | None, looking: ListState, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Show an article; where it is gone, say so above a list that is new."""
        said = _words(request)
        try:
            article = self._archive.article(str(event.article))
            return [self._opened(article, said), gr.skip()]
        except ArticleMissing:
            return ["", self._look(query, looking, said, done=said.gone)]
        except SitasiError as error:
            return ["", self._look(query, looking, said, done=prose(str(error)))]

    def compare(self, event: gr.EventData, request: gr.Request) -> Html:
        """Show an article beside one of its copies: the one that is named, or the first."""
        said, name, other = _words(request), str(event.article), str(event.copy)
        try:
            article = self._archive.article(name)
            copies = list(self._archive.articles_of(self._archive.copies_of([name]).get(name, ())).values())
        except SitasiError as error:
            return notice_view(str(error), shown=name)
        if not copies:
            return notice_view(said.no_copies, shown=name)
        copy = next((one for one in copies if one.article_id == other), copies[0])
        return comparing_view(article, copies, copy, said)

    def export(self, event: gr.EventData, request: gr.Request) -> Html:
        """Hand on the articles that were picked, as a file."""
        said = _words(request)
        try:
            return exported_view(self._archive, _picked(event), said, date.today())
        except SitasiError as error:
            return problem_view(str(error))

    def discard(self, query: str | None, looking: ListState, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Remove the articles that were picked, close the one that is open and say how many."""
        said = _words(request)
        try:
            removed = self._archive.remove_several(_picked(event))
        except SitasiError as error:
            return [gr.skip(), self._look(query, looking, said, done=prose(str(error)))]
        done = counted(len(removed), said.removed_picked, said.language)
        return ["", self._look(query, looking, said, done=done)]

    def form(self, event: gr.EventData, request: gr.Request) -> Html:
        """Show the form in which an article is put right."""
        try:
            article = self._archive.article(str(event.article))
            return self._form(article, filled(article), _words(request))
        except SitasiError as error:
            return notice_view(str(error), shown=str(event.article))

    def correct(self, query: str | None, looking: ListState, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Put an article right and show it; where that cannot be, the form stays as it was filled in."""
        said = _words(request)
        try:
            article = self._archive.article(str(event.article))
        except SitasiError as error:
            return [notice_view(str(error), shown=str(event.article)), gr.skip()]
        form = _form(event)
        try:
            return self._corrected(correct(self._archive, article, form, said), query, looking, said)
        except SitasiError as error:
            return [self._form(article, form, said, problem=str(error)), gr.skip()]

    def uncorrect(self, query: str | None, looking: ListState, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Take an article back to what was read of it."""
        said = _words(request)
        try:
            read = self._archive.as_read(str(event.article))
            return self._corrected(correct(self._archive, read, filled(read), said), query, looking, said)
        except SitasiError as error:
            return [notice_view(str(error), shown=str(event.article)), gr.skip()]

    def remove(self, query: str | None, looking: ListState, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Remove an article that was opened, close it and say so."""
        said = _words(request)
        try:
            done = said.removed.format(self._archive.remove(str(event.article)).label)
        except ArticleMissing:
            done = said.gone
        except SitasiError as error:
            return [gr.skip(), self._look(query, looking, said, done=prose(str(error)))]
        return ["", self._look(query, looking, said, done=done)]

    def upload(
        self, files: Sequence[str] | None, query: str | None, looking: ListState, request: gr.Request
    ) -> Iterator[list[Any]]:
        """Add files one after another and say what became of each; the field is free again at once."""
        said = _words(request)
        uploads = files or ()
        for place, shown in enumerate(uploading(self._archive, uploads, said)):
            shelf = self._look(query, looking, said) if place == len(uploads) else gr.skip()
            yield [gr.skip() if place else None, shown, shelf]

    def fetch(self, address: str, query: str | None, looking: ListState, request: gr.Request) -> Iterator[list[Any]]:
        """Add what is at an address and empty its field; where nothing was added, it stays."""
        said = _words(request)
        try:
            for step in add_address(self._archive, address or "", said):
                if isinstance(step, AddOutcome):
                    kept = "" if step.accepted else gr.skip()
                    yield [kept, outcomes_view([step], said), self._look(query, looking, said)]
                else:
                    yield [gr.skip(), fetching_view(step.done, step.total, address, said), gr.skip()]
        except SitasiError as error:
            yield [gr.skip(), problem_view(str(error)), gr.skip()]

    def paste(
        self,
        title: str,
        text: str,
        published: str,
        publisher: str,
        query: str | None,
        looking: ListState,
        request: gr.Request,
    ) -> list[Any]:
        """Add a pasted text and empty its fields; where it cannot be added, they stay."""
        said = _words(request)
        pasted = Pasted(title or "", text or "", published or "", publisher or "")
        try:
            outcome = add_pasted(self._archive, pasted, said)
        except SitasiError as error:
            _logger.info("a pasted text was not added: %s", error)
            return [problem_view(str(error)), *[gr.skip()] * 5]
        return [outcomes_view([outcome], said), *[""] * 4, self._look(query, looking, said)]

    def _corrected(self, article: Article, query: str | None, looking: ListState, said: TabWords) -> list[Any]:
        done = said.corrected.format(article.label)
        return [self._opened(article, said), self._look(query, looking, said, done=done)]

    def _form(self, article: Article, form: CorrectionForm, said: TabWords, *, problem: str = "") -> Html:
        corrected = self._archive.as_read(article.article_id) != article
        return correcting_view(article, form, said, corrected=corrected, problem=problem)

    def _opened(self, article: Article, said: TabWords) -> Html:
        copied = article.article_id in self._archive.copies_of([article.article_id])
        return opened_view(article, said, copied=copied, changeable=not self._read_only)

    def _looked(self, query: str | None, looking: ListState, request: gr.Request) -> list[Any]:
        """Show the list as it is looked at from now on."""
        return [self._look(query, looking, _words(request)), looking]

    def _look(self, query: str | None, looking: ListState, said: TabWords, *, done: str = "") -> Html:
        """Show a page of the list."""
        try:
            shelf = find(self._archive, query or "", looking)
            return list_view(shelf, said, done=done, changeable=not self._read_only)
        except SitasiError as error:
            return failure_view(error)


def _form(event: gr.EventData) -> CorrectionForm:
    """Read what the page sends of the form; a paragraph is "start-end"."""
    places = [_PLACE.fullmatch(str(one)) for one in event.story]
    return CorrectionForm(
        text=str(event.text),
        title=str(event.title),
        publisher=str(event.publisher),
        published=str(event.published),
        story=tuple(Span(int(place[1]), int(place[2])) for place in places if place),
    )


def _picked(event: gr.EventData) -> list[str]:
    """Read what the page sends of the articles that were picked, each once."""
    return list(dict.fromkeys(map(str, event.articles)))


def _words(request: gr.Request) -> TabWords:
    return tab_words(language_of(request))
