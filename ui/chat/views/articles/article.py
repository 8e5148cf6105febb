"""An article as HTML: its whole text, the story as it stands, the quotation marked, everything else folded away."""

from collections.abc import Iterator

from embeddings.language import Language
from rag.reading.urls.address import is_on_the_web
from rag.types import Span
from ui.chat.addresses import article_link
from ui.chat.conversation import PanelTarget
from ui.chat.locales.answers import words
from ui.chat.locales.formatting import origin
from ui.chat.markup import Html, element, join

__all__ = ["article_view", "notice_view", "panel_view"]

_SHORT = 160
"""Characters up to which text outside of the story is shown faintly; what is longer is folded."""


def article_view(place: PanelTarget, language: Language, *, shown: str, note: str = "") -> Html:
    """Show an article in the words of a language, under a note; `shown` tells the page which click it answers.

    What has a note is not as the archive holds it, and has no address.
    """
    article, said = place.article, words(language)
    address = None if note else article_link(place)
    spoken = article.language.value
    title = element("h2", article.title or article.label, tabindex=-1, lang=spoken)
    noted = [element("p", note, class_="noted", role="status")] if note else []
    link = (
        [element("button", said.link, type="button", class_="link", data_link=address, data_copied=said.linked)]
        if address
        else []
    )
    header = element("header", title, _source(article.source), *noted, *link)
    text = element("div", *_blocks(place, said.outside), class_="text", lang=spoken)
    return panel_view(origin(article, language), header, text, language=language, shown=shown, address=address)


def panel_view(about: str, *parts: Html, language: Language, shown: str, address: str | None = None) -> Html:
    """Show parts in the panel beside the conversation, under a bar that says what they are about and closes it.

    `shown` tells the page which click they answer, `address` where they are.
    """
    close = element("button", "×", type="button", class_="close", aria_label=words(language).close, data_close="")
    bar = element("div", element("p", about, class_="origin"), close, class_="bar")
    return element(
        "article", bar, *parts, lang=language.value, class_="article", data_shown=shown, data_address=address
    )


def notice_view(sentence: str, *, shown: str) -> Html:
    """Show a sentence where an article was to be; `shown` tells the page which click it answers."""
    return element("p", sentence, class_="notice", role="status", data_shown=shown)


def _source(source: str) -> Html:
    """Show where an article came from; only a web address becomes a link."""
    if not is_on_the_web(source):
        return element("p", source, class_="place")
    link = element("a", source, href=source, target="_blank", rel="noopener noreferrer nofollow")
    return element("p", link, class_="place")


def _blocks(place: PanelTarget, outside: str) -> Iterator[Html]:
    """Go through the text from start to end: the story's spans, and what lies between them."""
    text, position = place.article.text, 0
    for span in place.article.body:
        yield from _outside(text[position : span.start], outside)
        yield element("p", _marked(text, span, place.quote))
        position = span.end
    yield from _outside(text[position:], outside)


def _outside(text: str, summary: str) -> Iterator[Html]:
    shown = text.strip()
    if shown and len(shown) <= _SHORT:
        yield element("p", shown, class_="outside")
    elif shown:
        yield element("details", element("summary", summary), shown, class_="outside")


def _marked(text: str, span: Span, quote: Span | None) -> Html:
    """Mark as much of the quotation as lies in this span of the story."""
    start = max(span.start, quote.start) if quote else span.end
    end = min(span.end, quote.end) if quote else span.end
    if start >= end:
        return join(span.of(text))
    return join(text[span.start : start], element("mark", text[start:end]), text[end : span.end])
