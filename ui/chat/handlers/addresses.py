"""What happens when an address is opened: the page shows what is there."""

import gradio as gr

from embeddings.errors import ArticleMissing, SitasiError
from rag.archive import Archive
from rag.types import KeptConversation
from ui.chat.addresses import place_at
from ui.chat.conversation import Conversation, PanelTarget
from ui.chat.locales.addresses import address_words
from ui.chat.locales.articles import tab_words
from ui.chat.locales.page import language_of
from ui.chat.markup import Html, element
from ui.chat.views.articles.article import article_view, notice_view

__all__ = ["AddressHandlers", "where"]


class AddressHandlers:
    """Answers the events of addresses, for every browser."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def visit(self, event: gr.EventData, request: gr.Request) -> Html:
        """Show the article at an address, at its quotation; where that stands there no longer, say so."""
        address, language = str(event.address), language_of(request)
        path, _, fragment = address.partition("#")
        try:
            article = self._archive.article(path.removeprefix("/a/"))
        except ArticleMissing:
            return notice_view(tab_words(language).gone, shown=address)
        except SitasiError as error:
            return notice_view(str(error), shown=address)
        place = place_at(article, fragment)
        note = "" if place else address_words(language).moved
        return article_view(place or PanelTarget(article), language, shown=address, note=note)


def where(known: KeptConversation | None, turns: Conversation) -> Html:
    """Tell the page's script which conversation it shows, how many answers it has, and whether the last is filtered."""
    filtered = "filtered" if turns and turns[-1].filters else ""
    key = known.key if known else ""
    return element("i", hidden="", data_conversation=key, data_turns=len(turns), data_filtered=filtered)
