"""The form in which an article is put right, as HTML."""

from rag.shortening import shortened
from rag.types import Article, Span
from ui.chat.articles.correcting import CorrectionForm, paragraphs
from ui.chat.locales.articles import TabWords
from ui.chat.markup import Html, element
from ui.chat.views.articles.article import panel_view

__all__ = ["correcting_view"]

_SHOWN = 240
"""Characters of a paragraph that the form shows."""


def correcting_view(
    article: Article, form: CorrectionForm, said: TabWords, *, corrected: bool, problem: str = ""
) -> Html:
    """Show a form; `corrected` tells whether there is something to take back, `problem` why it was not taken."""
    # It always stands there: Gradio fits new markup to the old by place, and what was typed would change its field.
    told = element("p", problem, class_="problem", role="alert")
    fields = [
        _field(said.title, "title", form.title, lang=article.language.value),
        _field(said.publisher, "publisher", form.publisher),
        _field(said.published, "published", form.published, kind="date"),
    ]
    ticked = frozenset(form.story)
    rows = [_paragraph(span, article, ticked=span in ticked) for span in paragraphs(article)]
    story = element("fieldset", element("legend", said.story), *rows)
    save = element("button", said.save, type="submit", class_="plain")
    cancel = element("button", said.cancel, type="button", class_="plain", data_shelved=article.article_id)
    back = element("button", said.as_read, type="button", class_="plain", data_uncorrected=article.article_id)
    ways = element("div", save, cancel, *([back] if corrected else []), class_="removal")
    drawn = element(
        "form", told, *fields, story, ways, class_="correcting", data_corrected=article.article_id, data_text=form.text
    )
    heading = element("h2", said.correct, tabindex=-1)
    return panel_view(article.label, heading, drawn, language=said.language, shown=article.article_id)


def _field(label: str, name: str, value: str, *, kind: str = "text", lang: str | None = None) -> Html:
    return element("label", element("span", label), element("input", type=kind, name_=name, value=value, lang=lang))


def _paragraph(span: Span, article: Article, *, ticked: bool) -> Html:
    shown = shortened(span.of(article.text), _SHOWN)
    value = f"{span.start}-{span.end}"
    box = element("input", type="checkbox", name_="story", value=value, checked="" if ticked else None)
    return element("label", box, element("span", shown, lang=article.language.value))
