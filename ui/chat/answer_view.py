"""One turn of the conversation as HTML: quotations with their marks, then the numbered sources."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from embeddings.language import Language
from rag.types import Answer, Article, Citation, DateCertainty, Mark, Verdict
from ui.chat.belief_view import absent_view, actions_view, sure_view
from ui.chat.conversation import Stage, Turn, cited
from ui.chat.marking import RIGHT, mark_name
from ui.chat.markup import Html, element, join, prose
from ui.chat.sentence_view import (
    JOINED,
    Opening,
    again_button,
    phrasing_view,
    quote_view,
    rewritten_view,
    status_view,
)
from ui.chat.words import ChatWords, in_words, number, origin, words
from ui.overview_words import overview_said
from ui.words import OF_PUBLISHER, TIMELINE, period_said, refusal, ruled

__all__ = ["turn_view"]

_SIGNS = MappingProxyType({Verdict.YES: "✓", Verdict.NO: "✕", Verdict.UNCONFIRMED: "?", Verdict.DISPUTED: "≠"})
"""Tells verdicts apart where colours do not."""


def turn_view(turn: Turn, place: int, kept: frozenset[str] | None = frozenset()) -> Html:
    """Show what became of the question that is at this `place` in its conversation, from 0.

    `kept` names its marks that are kept; with `None` nothing can be marked.
    """
    said = words(turn.language)
    parts = [*rewritten_view(turn, place)]
    if turn.answer:
        parts.append(_answer(turn, turn.answer, _Marks(place, kept, said)))
    match turn.stage:
        case Stage.SEARCHING:
            parts.append(status_view(said.searching))
        case Stage.STOPPED:
            parts.append(element("p", said.stopped, class_="status"))
        case Stage.FAILED:
            parts.append(element("p", prose(turn.error or said.failed), class_="failure"))
    return element("section", *parts, class_="turn", lang=turn.language.value, data_stage=turn.stage.value)


@dataclass(frozen=True, slots=True)
class _Marks:
    """Draws the buttons that mark something in one turn."""

    turn: int
    kept: frozenset[str] | None
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


def _answer(turn: Turn, answer: Answer, marks: _Marks) -> Html:
    if not answer.answered:
        return join(_refusal(turn, answer, marks), *actions_view(turn, marks.turn))
    opening = Opening(answer, marks.turn)
    shown = [*_said(answer, opening, turn), *phrasing_view(turn, opening)]
    if turn.working:
        return join(*shown)
    told = [
        *([] if answer.parts else [*_timeline(answer, opening), *_narrowed(answer, marks.turn)]),
        _sources(turn, answer, marks),
        *sure_view(answer),
    ]
    return join(*shown, *told, *actions_view(turn, marks.turn))


def _said(answer: Answer, opening: Opening, turn: Turn) -> list[Html]:
    """Show the quotations below their verdict, those of each part below its question, or that there are none."""
    if answer.parts:
        return [_part(one, opening, turn) for one in answer.parts]
    if not answer.answered:
        return [absent_view(answer), element("p", prose(refusal(answer)), class_="refusal")]
    return [*_verdict(answer), *_short(answer, opening), *_quotes(turn, answer, opening)]


def _part(part: Answer, opening: Opening, turn: Turn) -> Html:
    heading = element("h2", part.question, class_="asked")
    told = [*_timeline(part, opening), *_narrowed(part, opening.turn)]
    return element("section", heading, *_said(part, opening, turn), *told, class_="part")


def _quotes(turn: Turn, answer: Answer, opening: Opening) -> list[Html]:
    """Show the quotations; in an overview below what they are, each behind its day and publisher."""
    quotes = [quote_view(sentence, opening, turn) for sentence in answer.sentences]
    language = answer.language
    said = overview_said(answer, day=lambda day: in_words(day, language), number=lambda one: number(one, language))
    if said is None:
        return quotes
    cited_articles = {one.number: one.article for one in answer.citations}
    articles = (cited_articles[sentence.citations[0]] for sentence in answer.sentences)
    rows = [element("li", _dateline(one, language), quote) for one, quote in zip(articles, quotes, strict=True)]
    return [element("p", said, class_="overview"), element("ol", *rows, class_="timeline", role="list")]


def _dateline(article: Article, language: Language) -> Html:
    said = words(language)
    day, outlet = article.published, f" · {article.publisher}" if article.publisher else ""
    if day is None:
        return element("span", said.no_date, outlet, class_="dateline")
    written = in_words(day, language)
    inferred = article.certainty is DateCertainty.INFERRED
    shown = element("time", said.inferred.format(written) if inferred else written, datetime=day.isoformat())
    return element("span", shown, outlet, class_="dateline")


def _verdict(answer: Answer) -> list[Html]:
    """Say the verdict in words, beside a sign and a colour of its own, or the alternative that the articles state."""
    said = ruled(answer)
    if said is None:
        return []
    sign = [element("span", _SIGNS[answer.verdict], class_="sign", aria_hidden="true")] if answer.verdict else []
    verdict = answer.verdict.value if answer.verdict else "alternative"
    badge = element("strong", *sign, said.label, class_="badge", data_verdict=verdict)
    return [element("p", badge, " ", said.reason, class_="verdict")]


def _short(answer: Answer, opening: Opening) -> list[Html]:
    """Say the answer in the few words that a quotation holds for it."""
    if answer.short is None:
        return []
    words = element("strong", answer.short.quote, lang=answer.short.article.language.value)
    return [element("p", words, JOINED, opening.mark(answer.short.number), class_="short")]


def _timeline(answer: Answer, opening: Opening) -> list[Html]:
    """List what was said on each day, the oldest first."""
    days = [one.article.published for one in answer.timeline if one.article.published]
    if not days:
        return []
    heading = element("h2", TIMELINE[answer.language].format(in_words(days[-1], answer.language)))
    rows = [_event(one, day, opening) for one, day in zip(answer.timeline, days, strict=True)]
    return [element("div", heading, class_="heading"), element("ol", *rows, class_="timeline", role="list")]


def _event(citation: Citation, day: date, opening: Opening) -> Html:
    written = element("time", in_words(day, opening.answer.language), datetime=day.isoformat())
    quote = element("span", citation.quote, lang=citation.article.language.value, class_="event")
    return element("li", written, element("p", quote, JOINED, opening.mark(citation.number)))


def _sources(turn: Turn, answer: Answer, marks: _Marks) -> Html:
    """List the citations that the shown sentences use."""
    said = marks.said
    rows = [
        element(
            "li",
            _source(turn, one.article, marks.turn, place, number=one.number, page=one.page),
            marks.button(mark_name(Mark.WRONG_SOURCE, place), said.wrong_source, f"{one.number}, {one.article.label}"),
        )
        for place, one in cited(answer).items()
    ]
    return _list(rows, element("h2", said.sources), marks.button(RIGHT, said.right))


def _refusal(turn: Turn, answer: Answer, marks: _Marks) -> Html:
    said = marks.said
    rows = [
        element(
            "li",
            _source(turn, article, marks.turn, place),
            marks.button(mark_name(Mark.MISSED_ARTICLE, place), said.missed_article, article.label),
        )
        for place, article in enumerate(answer.nearest)
    ]
    nearest = [_list(rows, element("h2", said.nearest))] if rows else []
    refused = _said(answer, Opening(answer, marks.turn), turn)
    return join(*refused, *([] if answer.parts else _narrowed(answer, marks.turn)), *nearest)


def _narrowed(answer: Answer, turn: int) -> list[Html]:
    """Say what the dates and the publisher in the question did, each beside the button that asks it without them."""
    language, shown = answer.language, []
    if answer.period:
        said = period_said(answer.period, language, write=lambda day: in_words(day, language))
        again = again_button(words(language).any_date, turn, "any_date")
        shown.append(element("p", f"{said}. ", again, class_="dates"))
    if answer.publisher:
        said = OF_PUBLISHER[language].format(answer.publisher)
        again = again_button(words(language).any_publisher, turn, "any_publisher")
        shown.append(element("p", f"{said}. ", again, class_="dates"))
    return shown


def _list(rows: list[Html], *heading: Html) -> Html:
    return join(element("div", *heading, class_="heading"), element("ul", *rows, class_="sources", role="list"))


def _source(
    turn: Turn, article: Article, at: int, place: int, *, number: int | None = None, page: int | None = None
) -> Html:
    shown = [element("span", str(number), class_="number")] if number else []
    title = element("span", article.label, class_="title", lang=article.language.value)
    more = turn.carried.get(article.article_id)
    others = [words(turn.language).carried.format(more)] if more else []
    where = [words(turn.language).page.format(page)] if page else []
    about = element("span", " · ".join([origin(article, turn.language), *where, *others]), class_="origin")
    return element(
        "button",
        *shown,
        element("span", title, about, class_="about"),
        type="button",
        class_="source",
        data_turn=at,
        data_place=place,
    )
