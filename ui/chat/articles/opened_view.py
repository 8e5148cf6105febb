"""The article that was opened as HTML, with the way to remove it."""

from rag.types import Article
from ui.chat.article_view import article_view
from ui.chat.articles.words import TAB
from ui.chat.conversation import Place
from ui.chat.markup import Html, element, join

__all__ = ["opened_view"]


def opened_view(article: Article, *, removable: bool = True) -> Html:
    """Show what was read of an article, and under it what removes it once it is confirmed."""
    shown = article_view(Place(article), TAB.language, shown=article.article_id)
    return join(shown, _removal(article)) if removable else shown


def _removal(article: Article) -> Html:
    ask = element("button", TAB.remove, type="button", class_="plain", data_removal="ask")
    question = element("p", TAB.removing.format(article.label), id="articles-removing")
    yes = element(
        "button", TAB.yes, type="button", class_="plain yes", data_removal="yes", data_removed=article.article_id
    )
    no = element("button", TAB.no, type="button", class_="plain", data_removal="no")
    asked = element(
        "div", question, yes, no, class_="asked", role="group", aria_labelledby="articles-removing", hidden=""
    )
    return element("div", ask, asked, class_="removal")
