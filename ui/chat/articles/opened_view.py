"""The article that was opened as HTML, with the ways to put it right and to remove it."""

from rag.types import Article
from ui.chat.article_view import article_view
from ui.chat.articles.words import TabWords
from ui.chat.conversation import Place
from ui.chat.markup import Html, element, join

__all__ = ["opened_view"]


def opened_view(article: Article, said: TabWords, *, changeable: bool = True) -> Html:
    """Show what was read of an article, and under it what puts it right, or removes it once that is confirmed."""
    shown = article_view(Place(article), said.language, shown=article.article_id)
    return join(shown, _ways(article, said)) if changeable else shown


def _ways(article: Article, said: TabWords) -> Html:
    correct = element("button", said.correct, type="button", class_="plain", data_correcting=article.article_id)
    ask = element("button", said.remove, type="button", class_="plain", data_removal="ask")
    before, after = said.removing.split("{}")
    title = element("span", article.label, lang=article.language.value)
    question = element("p", before, title, after, id="articles-removing")
    yes = element(
        "button", said.yes, type="button", class_="plain yes", data_removal="yes", data_removed=article.article_id
    )
    no = element("button", said.no, type="button", class_="plain", data_removal="no")
    asked = element(
        "div", question, yes, no, class_="asked", role="group", aria_labelledby="articles-removing", hidden=""
    )
    return element("div", correct, ask, asked, class_="removal")
