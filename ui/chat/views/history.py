"""The list of kept conversations as HTML: each opens, takes another title, and is deleted once that is confirmed."""

from collections.abc import Sequence

from embeddings.language import Language
from rag.types import KeptConversation
from ui.chat.locales.formatting import in_words
from ui.chat.locales.history import HistoryWords, history_words
from ui.chat.markup import Html, element
from ui.chat.views.articles.article import panel_view

__all__ = ["LIST", "LONGEST_TITLE", "list_view"]

LIST = "kept"
"""What tells the page that the list is shown."""
LONGEST_TITLE = 200


def list_view(kept: Sequence[KeptConversation], language: Language, *, opened: str = "", said: str = "") -> Html:
    """Show conversations, newest first; `opened` is the key of the one on the page, `said` what there is to say."""
    words = history_words(language)
    told = [element("p", said, class_="place", role="status")] if said else []
    header = element("header", element("h2", words.heading, tabindex=-1), element("p", words.explained, class_="place"))
    rows = [_row(one, language, words, opened=one.key == opened) for one in kept]
    listed = element("ul", *rows, class_="kept", role="list") if rows else element("p", words.none, class_="none")
    return panel_view("", header, *told, listed, language=language, shown=LIST)


def _row(one: KeptConversation, language: Language, words: HistoryWords, *, opened: bool) -> Html:
    moment = one.changed.astimezone()
    changed = element(
        "time", f"{in_words(moment, language)}, {moment:%H:%M}", datetime=moment.isoformat(), class_="origin"
    )
    open_ = element(
        "button",
        element("span", one.title, class_="title"),
        changed,
        type="button",
        class_="entry",
        aria_current="true" if opened else None,
        data_talk=one.key,
    )
    ways = element("div", _way(words.rename, "form", one), _way(words.delete, "div.asked", one), class_="ways")
    return element("li", open_, ways, _renaming(one, words), _deleting(one, words))


def _way(shown: str, way: str, one: KeptConversation) -> Html:
    return element("button", shown, type="button", class_="plain", aria_label=f"{shown}: {one.title}", data_way=way)


def _renaming(one: KeptConversation, words: HistoryWords) -> Html:
    """Draw the form that the page shows once another title is wanted."""
    field = element(
        "input",
        type="text",
        name_="title",
        value=one.title,
        maxlength=LONGEST_TITLE,
        required="",
        aria_label=words.new_title,
    )
    save = element("button", words.save, type="submit", class_="plain")
    cancel = element("button", words.cancel, type="button", class_="plain", data_way="cancel")
    return element("form", field, save, cancel, class_="asked", data_renamed=one.key, hidden="")


def _deleting(one: KeptConversation, words: HistoryWords) -> Html:
    """Draw the question that the page shows before anything is deleted."""
    question = element("p", words.deleting.format(one.title))
    yes = element("button", words.yes, type="button", class_="plain yes", data_deleted=one.key)
    no = element("button", words.no, type="button", class_="plain", data_way="cancel")
    about = f"{words.delete}: {one.title}"
    return element("div", question, yes, no, class_="asked", role="group", aria_label=about, hidden="")
