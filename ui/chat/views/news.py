"""The newest stories as HTML, by day; each opens at its article, its copies folded and named."""

from collections.abc import Sequence
from itertools import groupby

from embeddings.language import Language
from rag.types import Article, DateCertainty
from ui.chat.addresses import article_link
from ui.chat.conversation import PanelTarget
from ui.chat.locales.answers import ChatWords, words
from ui.chat.locales.formatting import credit, in_words
from ui.chat.markup import Html, element

__all__ = ["news_view"]

_MOST = 6
"""Stories: with the questions to begin with, as much as a screen takes."""
_MOST_COPIES = 12
_HEADING = "news-heading"


def news_view(stories: Sequence[Sequence[Article]], language: Language) -> Html:
    """Show the newest of some stories, newest first, in the words of a language; nothing where there are none."""
    if not stories:
        return Html("")
    said = words(language)
    heading = element("h2", said.news, id=_HEADING)
    days = groupby(stories[:_MOST], key=lambda story: _day(story[0], language))
    shown = [_day_view(day, list(its), language, said) for day, its in days]
    return element("section", heading, *shown, class_="news", lang=language.value, aria_labelledby=_HEADING)


def _day(article: Article, language: Language) -> str:
    return in_words(article.published, language) if article.published else words(language).no_date


def _day_view(day: str, stories: Sequence[Sequence[Article]], language: Language, said: ChatWords) -> Html:
    rows = [element("li", *_story(story, language, said)) for story in stories]
    return element("div", element("h3", day), element("ul", *rows, role="list"), class_="day")


def _story(story: Sequence[Article], language: Language, said: ChatWords) -> list[Html]:
    first, *copies = story
    title = element("span", first.label, class_="title", lang=first.language.value)
    link = _link(first, title, element("span", _outlet(first, language, said), class_="origin"))
    if not copies:
        return [link]
    rows = [element("li", _link(one, credit(one, language))) for one in copies[:_MOST_COPIES]]
    carried = element("summary", said.carried.format(len(copies)))
    return [link, element("details", carried, element("ul", *rows, role="list"), class_="copies")]


def _outlet(article: Article, language: Language, said: ChatWords) -> str:
    """Name the outlet; the day stands above, unless it was inferred."""
    certain = article.certainty is not DateCertainty.INFERRED
    return (article.publisher or said.no_publisher) if certain else credit(article, language)


def _link(article: Article, *shown: str) -> Html:
    address = article_link(PanelTarget(article))
    return element("a", *shown, href=address.removeprefix("/"), data_visit=address)
