"""Why passages were found: the words of the question that they hold, translations, and what judge and encoder say."""

from collections.abc import Sequence

from embeddings.language import Language
from rag.types import Hit
from ui.chat.locales.answers import ChatWords, words
from ui.chat.locales.formatting import number, origin
from ui.chat.markup import Html, element
from ui.chat.views.articles.article import panel_view

__all__ = ["why_view"]


def why_view(question: str, hits: Sequence[Hit], language: Language, *, shown: str) -> Html:
    """Show the best hits of a question, each with its explanation; `shown` tells the page which click it answers."""
    said = words(language)
    header = element("header", element("h2", said.why, tabindex=-1), element("p", said.why_explained, class_="place"))
    rows = [_hit(hit, language, said) for hit in hits]
    return panel_view(question, header, element("ol", *rows, class_="why"), language=language, shown=shown)


def _hit(hit: Hit, language: Language, said: ChatWords) -> Html:
    article = hit.passage.article
    title = element("span", article.label, class_="title", lang=article.language.value)
    passage = element("p", " ".join(hit.passage.text.split()), lang=article.language.value, class_="passage")
    reasons = [element("li", one) for one in _reasons(hit, said, language)]
    return element(
        "li", title, element("span", origin(article, language), class_="origin"), passage, element("ul", *reasons)
    )


def _reasons(hit: Hit, said: ChatWords, language: Language) -> list[str]:
    explanation = hit.explanation
    if explanation is None:
        return []
    own = [match.word for match in explanation.matches if match.term == match.word]
    other = [f"{match.word} → {match.term}" for match in explanation.matches if match.term != match.word]
    told = [said.matched.format(", ".join(own))] if own else []
    told += [said.translated.format(", ".join(other))] if other else []
    scores = (explanation.cosine, hit.reading.relevance if hit.reading else None, hit.score)
    written = ("–" if one is None else number(one, language, decimals=2) for one in scores)
    return [*told, said.scored.format(*written)]
