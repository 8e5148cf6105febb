"""A story beside one of its copies as HTML: what only one of them has stands out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from embeddings.language import Language
from rag.types import Article
from ui.chat.articles.comparing import Pair, compared
from ui.chat.locales.articles import TabWords
from ui.chat.locales.formatting import credit, number
from ui.chat.markup import Html, element, join
from ui.chat.views.articles.article import panel_view

__all__ = ["comparing_view"]

_MOST = 30
"""Copies that are offered."""


def comparing_view(article: Article, copies: Sequence[Article], copy: Article, said: TabWords) -> Html:
    """Show an article beside one of its copies, and the way to the others."""
    pairs = list(compared(article, copy))
    differing = sum(not one.same for one in pairs)
    told = said.differing.format(number(differing, said.language)) if differing else said.alike
    heading = element("h2", said.compare, tabindex=-1)
    others = [_way(article, one, said, shown=one.article_id == copy.article_id) for one in copies[:_MOST]]
    ways = element("nav", *others, class_="others", aria_label=said.copies_of)
    heads = [element("th", element("bdi", credit(one, said.language)), scope="col") for one in (article, copy)]
    rows = [element("tr", *_cells(one, (article.language, copy.language), said)) for one in pairs]
    table = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="compared",
        aria_label=said.compare,
    )
    back = element("button", said.back, type="button", class_="plain", data_shelved=article.article_id)
    status = element("p", told, role="status", class_="differing")
    ends = element("div", back, class_="ends")
    return panel_view(
        article.label, heading, ways, status, table, ends, language=said.language, shown=article.article_id
    )


def _way(article: Article, copy: Article, said: TabWords, *, shown: bool) -> Html:
    return element(
        "button",
        element("bdi", credit(copy, said.language)),
        type="button",
        class_="plain",
        aria_current="true" if shown else None,
        data_comparing=article.article_id,
        data_with=copy.article_id,
    )


def _cells(pair: Pair, languages: tuple[Language, Language], said: TabWords) -> Iterator[Html]:
    sides = ((pair.here, pair.there), (pair.there, pair.here))
    for (one, other), language in zip(sides, languages, strict=True):
        if one is None:
            yield element("td", element("span", said.missing, class_="missing"))
        else:
            kind = None if pair.same else "alone" if other is None else "changed"
            yield element("td", *_marked(one, other, same=pair.same), lang=language.value, class_=kind)


def _marked(one: str, other: str | None, *, same: bool) -> list[str]:
    """Mark the words that only this sentence has."""
    if same:
        return [one]
    if other is None:
        return [element("ins", one)]
    mine, theirs = one.split(), other.split()
    parts: list[str] = []
    for tag, start, end, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if words := " ".join(mine[start:end]):
            parts += [words if tag == "equal" else element("ins", words), " "]
    return [join(*parts[:-1])]
