"""What happens in a conversation: a question is asked, an answer grows, a source is opened, a mark is kept."""

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from embeddings.errors import SitasiError
from embeddings.language import Language
from rag.assistant import Assistant
from rag.overview import stories_among
from rag.types import Article, Filters
from ui.chat.articles.uploading import uploading
from ui.chat.conversation import Conversation, Turn, answering, places, stopped, translating
from ui.chat.examples import example_questions
from ui.chat.handlers.addresses import where
from ui.chat.locales.answers import words
from ui.chat.locales.articles import tab_words
from ui.chat.locales.page import language_of, said
from ui.chat.marking import keep_note, pressed, toggle
from ui.chat.markup import Html, element, join
from ui.chat.owner import owner_of
from ui.chat.views.answer import turn_view
from ui.chat.views.articles.article import article_view, notice_view
from ui.chat.views.news import news_view
from ui.chat.views.why import why_view
from ui.locales.answers import answer_words

__all__ = ["ChatHandlers", "buttons", "welcome"]

_EXPLAINED = 5
"""Passages of which it is told why they were found."""
_LEFT_OUT = frozenset({"any_date", "any_publisher", "any_filter"})
_LOOKED_AT = 30
"""Newest articles of which questions to begin with are made."""


class ChatHandlers:
    """Answers the events of a conversation, for every browser; each names its own turns."""

    def __init__(self, assistant: Assistant, *, read_only: bool) -> None:
        self._assistant = assistant
        self._archive = assistant.archive
        self._read_only = read_only

    def answer(self, question: str, turns: Conversation, filters: Filters, request: gr.Request) -> Iterator[list[Any]]:
        """Ask a question of the articles that filters let through; its box is free again at once."""
        reader = language_of(request)
        if not question.strip() or (turns and turns[-1].working):
            if not question.strip():
                gr.Info(answer_words(reader).nothing, title="")
            yield [gr.skip()] * 5
            return
        for place, shown in enumerate(self._growing(question, turns, filters, request, reader=reader)):
            yield [gr.skip() if place else "", *shown]

    def again(
        self, turns: Conversation, filters: Filters, event: gr.EventData, request: gr.Request
    ) -> Iterator[list[Any]]:
        """Ask the question of a turn again: as it is, or without dates, publisher, filters or what came before."""
        number, how = int(event.turn), str(event.how)
        question = turns[number].question if 0 <= number < len(turns) and not turns[-1].working else None
        if question is None:
            yield [gr.skip()] * 4
            return
        before = () if how == "alone" else turns[:number]
        left_out = turns[number].left_out | ({how} & _LEFT_OUT)
        reader = language_of(request)
        yield from self._growing(question, turns, filters, request, before=before, left_out=left_out, reader=reader)

    def example(
        self, turns: Conversation, filters: Filters, event: gr.SelectData, request: gr.Request
    ) -> Iterator[list[Any]]:
        """Ask the question that was chosen of those to begin with."""
        yield from self._growing(str(event.value["text"]), turns, filters, request)

    def translate(self, turns: Conversation, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Let the language model translate one quotation."""
        turn = int(event.turn)
        if not 0 <= turn < len(turns) or turns[-1].working:
            return [gr.skip()] * 2
        turns = (*turns[:turn], translating(self._assistant, turns[turn], int(event.number)), *turns[turn + 1 :])
        return [turns, self.messages(turns, owner_of(request))]

    def begin_anew(self) -> list[Any]:
        """Return the page that a new conversation begins with."""
        return ["", (), None, [], "", *buttons(working=False), where(None, ())]

    def leave(self) -> list[Any]:
        """Return the page that an address without a conversation goes back to; what is opened beside it stays."""
        box, turns, known, messages, _, *rest = self.begin_anew()
        return [box, turns, known, messages, gr.skip(), *rest]

    def shown(self, turns: Conversation, request: gr.Request, *, fresh: int | None = None) -> list[Any]:
        """Show a conversation in which nothing grows; `fresh` as in `messages`."""
        return [turns, self.messages(turns, owner_of(request), fresh=fresh), *buttons(working=False)]

    def stop(self, turns: Conversation, request: gr.Request) -> list[Any]:
        """Leave an answer as far as it has grown."""
        return self.shown(stopped(turns), request, fresh=len(turns) - 1)

    def mark(self, turns: Conversation, event: gr.EventData, request: gr.Request) -> Html:
        """Keep a mark or take it back; tell the page which are kept."""
        number = int(event.turn)
        done = toggle(self._archive, turns, number, str(event.mark), owner_of(request))
        return self._kept(turns, number, request, done=done)

    def note(self, turns: Conversation, event: gr.EventData, request: gr.Request) -> Html:
        """Keep what a person notes on an answer; tell the page which marks are kept."""
        number = int(event.turn)
        done = keep_note(self._archive, turns, number, str(event.note), owner_of(request))
        return self._kept(turns, number, request, done=done)

    def open(self, turns: Conversation, event: gr.EventData, request: gr.Request) -> Html:
        """Show the place that was clicked, as its article stood when it was quoted."""
        number, index = int(event.turn), int(event.place)
        shown = f"{number}-{index}"
        turn = turns[number] if 0 <= number < len(turns) else None
        found = places(turn.answer) if turn and turn.answer else ()
        if turn is None or not 0 <= index < len(found):
            return notice_view(words(language_of(request)).gone, shown=shown)
        note = "" if self._stands(found[index].article) else words(turn.language).changed
        return article_view(found[index], turn.language, shown=shown, note=note)

    def why(self, turns: Conversation, event: gr.EventData, request: gr.Request) -> Html:
        """Show what put passages where they are for the question of a turn."""
        number = int(event.turn)
        shown = f"why-{number}"
        if not 0 <= number < len(turns):
            return notice_view(words(language_of(request)).gone, shown=shown)
        turn = turns[number]
        try:
            dates, publisher = "any_date" in turn.left_out, "any_publisher" in turn.left_out
            hits = self._assistant.explain(
                turn.asked, top_k=_EXPLAINED, filters=turn.filters, any_date=dates, any_publisher=publisher
            )
        except SitasiError as error:
            return notice_view(str(error), shown=shown)
        return why_view(turn.asked, hits, turn.language, shown=shown)

    def welcome(self, request: gr.Request) -> list[Any]:
        """Say what can be asked, with questions about the newest articles, and what is new; without any, take files."""
        articles = self._archive.articles(most=_LOOKED_AT)
        reader = language_of(request)
        examples: list[Any] = [{"text": one} for one in example_questions(articles, reader)]
        takes_files = not articles and not self._read_only
        return [
            gr.Chatbot(placeholder=welcome(len(articles)), examples=examples),
            gr.File(visible=takes_files),
            news_view(stories_among(self._archive, articles), reader),
        ]

    def upload(self, files: Sequence[str] | None, request: gr.Request) -> Iterator[list[Any]]:
        """Add the first files of an archive, say what became of each, and what can be asked now."""
        uploads = files or ()
        for place, shown in enumerate(uploading(self._archive, uploads, tab_words(language_of(request)))):
            until_then = [gr.skip(), gr.skip() if place else gr.File(None), gr.skip()]
            yield [shown, *(self.welcome(request) if place == len(uploads) else until_then)]

    def _kept(self, turns: Conversation, number: int, request: gr.Request, *, done: bool) -> Html:
        """Name the marks that are kept of a conversation, as the page's script reads them; say where one is not."""
        owner, said = owner_of(request), "" if done else _unkept(turns, number, request)
        names = (f"{place}/{name}" for place, turn in enumerate(turns) for name in pressed(self._archive, turn, owner))
        return element("p", said, class_="unkept", role="alert", data_kept=" ".join(names))

    def _stands(self, article: Article) -> bool:
        """Return whether the archive holds an article with this very text."""
        try:
            now = self._archive.articles_of([article.article_id])
        except SitasiError:
            return True  # whoever asks next is told
        return any(one.text == article.text for one in now.values())

    def _growing(
        self,
        question: str,
        turns: Conversation,
        filters: Filters,
        request: gr.Request,
        *,
        before: Conversation | None = None,
        left_out: frozenset[str] = frozenset(),
        reader: Language | None = None,
    ) -> Iterator[list[Any]]:
        """Add a question to a conversation; give it, shown, as its answer grows. It may follow up on those `before`."""
        before = turns if before is None else before
        owner = owner_of(request)
        stand = self.messages(turns, owner)
        for turn in answering(self._assistant, question, before, filters=filters, left_out=left_out, reader=reader):
            shown = [*stand, *self._message(turn, len(turns), owner, fresh=True)]
            yield [(*turns, turn), shown, *buttons(working=turn.working)]

    def messages(self, turns: Conversation, owner: str | None, *, fresh: int | None = None) -> list[dict[str, Any]]:
        """Show each turn as a question and, as HTML of our own, what became of it, with the marks of an owner.

        The one at the place `fresh` has just been asked.
        """
        return [
            message
            for place, turn in enumerate(turns)
            for message in self._message(turn, place, owner, fresh=place == fresh)
        ]

    def _message(
        self, turn: Turn, place: int, owner: str | None, *, fresh: bool
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        kept = None if self._read_only else pressed(self._archive, turn, owner)
        view = turn_view(turn, place, kept, fresh=fresh)
        shown = gr.HTML(view, js_on_load=None, apply_default_css=False)
        return {"role": "user", "content": join(turn.question)}, {"role": "assistant", "content": shown}


def buttons(*, working: bool) -> tuple[gr.Button, gr.Button]:
    """Offer to ask, or to stop while an answer grows."""
    ask = gr.Button(said("ask"), variant="primary", visible=not working, elem_id="ask", min_width=80, scale=0)
    stop = gr.Button(said("stop"), visible=working, elem_id="stop", min_width=80, scale=0)
    return ask, stop


def welcome(articles: int) -> Any:  # noqa: ANN401 - Gradio's type does not know its own translations
    """Say what can be asked, or how articles are added where there are none."""
    return said("welcome" if articles else "empty")


def _unkept(turns: Conversation, number: int, request: gr.Request) -> str:
    """Say that a mark was not kept, or that its conversation is gone."""
    known = 0 <= number < len(turns)
    return words(turns[number].language).unkept if known else words(language_of(request)).gone
