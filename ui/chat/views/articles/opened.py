"""The article that was opened as HTML, with the ways to put it right and to remove it."""

from rag.types import Article
from ui.chat.conversation import PanelTarget
from ui.chat.locales.articles import TabWords
from ui.chat.markup import Html, element, join
from ui.chat.views.articles.article import article_view

__all__ = ["opened_view"]


def opened_view(article: Article, said: TabWords, *, copied: bool = False, changeable: bool = True) -> Html:
    """Show what was read of an article, and under it what compares it with its copies, puts it right, or removes it."""
    shown = article_view(PanelTarget(article), said.language, shown=article.article_id)
    compare = element("button", said.compare, type="button", class_="plain", data_comparing=article.article_id)
    ways = [*([compare] if copied else []), *(_changing(article, said) if changeable else [])]
    return join(shown, element("div", *ways, class_="removal")) if ways else shown


def _changing(article: Article, said: TabWords) -> list[Html]:
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
    return [correct, ask, asked]
