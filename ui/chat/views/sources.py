"""The sources of an answer as HTML: a row an article, its quotations under it, its copies folded and named."""

from collections.abc import Mapping
from dataclasses import dataclass

from rag.shortening import shortened
from rag.types import Answer, Article, Citation, Mark
from ui.chat.conversation import Turn, cited
from ui.chat.locales.answers import ChatWords, words
from ui.chat.locales.formatting import origin
from ui.chat.marking import LONGEST_NOTE, NOTE, RIGHT, mark_name
from ui.chat.markup import Html, element, join

__all__ = ["Marks", "nearest_view", "sources_view"]

_LONGEST = 110
"""Characters of a quotation that stand in its row."""
_LONGEST_PART = 40
"""Characters of a part's question on the button of its verdict."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Draws the buttons that mark something in one turn."""

    turn: int
    kept: Mapping[str, str] | None
    """The notes of those that are kept, by name; with `None` nothing can be marked."""
    said: ChatWords

    def button(self, name: str, shown: str, about: str | None = None) -> Html:
        """Draw one; `about` tells apart, for who does not see the page, what stands beside the same words."""
        if self.kept is None:
            return Html("")
        return element(
            "button",
            shown,
            type="button",
            class_="judge",
            aria_label=f"{shown}: {about}" if about else None,
            aria_pressed=str(name in self.kept).lower(),
            data_turn=self.turn,
            data_mark=name,
        )

    def whole(self, answer: Answer) -> list[Html]:
        """Draw those that are about a whole answer, or its verdicts, and what opens the form of a note."""
        if self.kept is None:
            return []
        verdicts = (
            self.button(mark_name(Mark.WRONG_VERDICT, number), self._verdict(part, answer))
            for number, part in enumerate(answer.parts or (answer,))
            if part.verdict
        )
        right = [self.button(RIGHT, self.said.right), *verdicts] if answer.answered else []
        noting = element(
            "button",
            self.said.note,
            type="button",
            class_="judge",
            aria_pressed=str(NOTE in self.kept).lower(),
            aria_expanded="false",
            aria_controls=self._noted,
            data_turn=self.turn,
            data_noting=self._noted,
        )
        return [element("span", *right, noting, class_="judges")]

    def note(self) -> list[Html]:
        """Draw the form of a note."""
        if self.kept is None:
            return []
        field = element(
            "input",
            type="text",
            name_="note",
            value=self.kept.get(NOTE, ""),
            maxlength=LONGEST_NOTE,
            aria_label=self.said.noting,
            placeholder=self.said.noting,
        )
        save = element("button", self.said.save, type="submit", class_="again")
        return [element("form", field, save, id=self._noted, class_="noted", data_noted=self.turn, hidden="")]

    @property
    def _noted(self) -> str:
        return f"note-{self.turn}"

    def _verdict(self, part: Answer, answer: Answer) -> str:
        wrong = self.said.wrong_verdict
        return f"{wrong}: {shortened(part.question, _LONGEST_PART)}" if answer.parts else wrong


def sources_view(turn: Turn, answer: Answer, marks: Marks) -> Html:
    """List the articles that the shown sentences quote, copies under the one that was quoted first."""
    of_article: dict[str, dict[int, Citation]] = {}
    for place, one in cited(answer).items():
        of_article.setdefault(one.article.article_id, {})[place] = one
    leading: list[str] = []
    for article_id in of_article:
        if not any(article_id in turn.copies.get(other, {}) for other in leading):
            leading.append(article_id)
    rows = [_article(turn, article_id, of_article, marks) for article_id in leading]
    return _list(rows, marks.said.sources, answer, marks)


def nearest_view(turn: Turn, answer: Answer, marks: Marks) -> list[Html]:
    """List the articles that come closest to a question which none answers."""
    said = marks.said
    rows = [
        element(
            "li",
            element(
                "button",
                _about(turn, article, *_more(turn, article)),
                type="button",
                class_="source",
                data_turn=marks.turn,
                data_place=place,
            ),
            marks.button(mark_name(Mark.MISSED_ARTICLE, place), said.missed_article, article.label),
        )
        for place, article in enumerate(answer.nearest, start=len(answer.citations))
    ]
    return [_list(rows, said.nearest, answer, marks)] if rows else []


def _article(turn: Turn, article_id: str, of_article: Mapping[str, Mapping[int, Citation]], marks: Marks) -> Html:
    quoted = of_article[article_id]
    place, citation = next(iter(quoted.items()))
    heading = element(
        "button",
        _about(turn, citation.article),
        type="button",
        class_="origin-row",
        data_turn=marks.turn,
        data_place=place,
    )
    return element(
        "li", heading, _quotations(quoted, marks), *_copies(turn, article_id, of_article, marks), class_="article-row"
    )


def _quotations(quoted: Mapping[int, Citation], marks: Marks) -> Html:
    said = marks.said
    rows = [
        element(
            "li",
            _quotation(one, place, marks),
            marks.button(mark_name(Mark.WRONG_SOURCE, place), said.wrong_source, f"{one.number}, {one.article.label}"),
        )
        for place, one in quoted.items()
    ]
    return element("ul", *rows, class_="quotations", role="list")


def _quotation(citation: Citation, place: int, marks: Marks) -> Html:
    page = [element("span", marks.said.page.format(citation.page), class_="origin")] if citation.page else []
    words_of_it = element("span", shortened(citation.quote, _LONGEST), lang=citation.article.language.value)
    return element(
        "button",
        element("span", str(citation.number), class_="number"),
        element("span", words_of_it, *page, class_="about"),
        type="button",
        class_="source",
        data_turn=marks.turn,
        data_place=place,
    )


def _copies(turn: Turn, article_id: str, of_article: Mapping[str, Mapping[int, Citation]], marks: Marks) -> list[Html]:
    """Name the copies of an article, folded; with the quotations of those that are cited."""
    named = turn.copies.get(article_id, {})
    many = turn.carried.get(article_id, 0)
    if not named:
        return [element("p", marks.said.carried.format(many), class_="copies")] if many else []
    rows = [
        element("li", one, *([_quotations(of_article[copy], marks)] if copy in of_article else []))
        for copy, one in named.items()
    ]
    rows += [element("li", "…")] if many > len(named) else []
    summary = element("summary", marks.said.carried.format(many))
    return [element("details", summary, element("ul", *rows, role="list"), class_="copies")]


def _about(turn: Turn, article: Article, *more: str) -> Html:
    title = element("span", article.label, class_="title", lang=article.language.value)
    about = element("span", " · ".join([origin(article, turn.language), *more]), class_="origin")
    return element("span", title, about, class_="about")


def _more(turn: Turn, article: Article) -> list[str]:
    many = turn.carried.get(article.article_id)
    return [words(turn.language).carried.format(many)] if many else []


def _list(rows: list[Html], heading: str, answer: Answer, marks: Marks) -> Html:
    head = element("div", element("h2", heading), *marks.whole(answer), class_="heading")
    return join(head, *marks.note(), element("ul", *rows, class_="sources", role="list"))
