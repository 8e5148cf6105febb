"""The answer itself as HTML: what it comes to, why and how surely, above its quotations for, against and around it."""

from types import MappingProxyType

from embeddings.language import Language
from rag.types import Answer, AnswerSentence, Article, Citation, Verdict
from ui.chat.conversation import Turn
from ui.chat.locales.answers import words
from ui.chat.locales.formatting import credit, day_of, in_words, number
from ui.chat.markup import Html, element, join
from ui.chat.positions import Position, deciding, positions, sides
from ui.chat.views.confidence import sure_view
from ui.chat.views.sentences import Opening, quote_view
from ui.locales.answers import answer_words, ruled
from ui.locales.overviews import overview_said

__all__ = ["card_view", "timeline_view"]

_SIGNS = MappingProxyType({Verdict.YES: "✓", Verdict.NO: "✕", Verdict.UNCONFIRMED: "?", Verdict.DISPUTED: "≠"})
"""Tells verdicts apart where colours do not."""


def card_view(turn: Turn, answer: Answer, opening: Opening) -> list[Html]:
    """Show an answer, or one of its parts: its conclusion first, then its quotations."""
    known = _known(turn, answer)
    conclusion = [*_verdict(answer), *_short(answer, opening), *_why(answer, known), *sure_view(answer)]
    head = [element("header", *conclusion, class_="card")] if conclusion else []
    return [*head, *(_sides(turn, answer, opening, known) if known else _quotes(turn, answer, opening))]


def timeline_view(turn: Turn, answer: Answer, opening: Opening) -> list[Html]:
    """List what was said on each day, the oldest first."""
    days = [one.article.published for one in answer.timeline if one.article.published]
    if not days:
        return []
    known = _known(turn, answer)
    heading = element("h2", answer_words(answer.language).timeline.format(in_words(days[-1], answer.language)))
    rows = [_event(one, known.get(one.number), opening) for one in answer.timeline]
    return [element("div", heading, class_="heading"), element("ol", *rows, class_="timeline", role="list")]


def _known(turn: Turn, answer: Answer) -> dict[int, Position]:
    """Return the position of each quotation; none where there is no verdict, or nothing is known of them."""
    whole = turn.answer
    if whole is None or not answer.verdict:
        return {}
    parts = [part.question for part in whole.parts]
    place = parts.index(answer.question) if answer.question in parts else 0
    return positions(answer, turn.readings[place]) if place < len(turn.readings) else {}


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
    said = element("strong", answer.short.quote, lang=answer.short.article.language.value)
    return [element("p", said, opening.marks([answer.short.number]), class_="short")]


def _why(answer: Answer, known: dict[int, Position]) -> list[Html]:
    """Name the outlet and the day on which a conclusion rests, and what was said there."""
    if answer.short:
        return [element("p", _credit(answer.short.article, None, answer.language), class_="because")]
    decided = deciding(answer, known)
    shown = [_credit(one.article, known[one.number], answer.language) for one in decided]
    return [element("p", *shown, class_="because")] if shown else []


def _credit(article: Article, position: Position | None, language: Language) -> Html:
    """Say what a quotation does, where and when."""
    act = (
        [element("strong", words(language).acts[position.act], data_side=position.side.value), " · "]
        if position
        else []
    )
    return element("span", *act, credit(article, language), class_="credit")


def _sides(turn: Turn, answer: Answer, opening: Opening, known: dict[int, Position]) -> list[Html]:
    """Show the quotations for a claim, against it, and what is around it, each side under its name."""
    said = words(answer.language)
    columns = [
        element(
            "section",
            element("h2", said.sides[side]),
            *(_credited(turn, one, opening, known) for one in sentences),
            class_="side",
            data_side=side.value,
        )
        for side, sentences in sides(answer, known).items()
    ]
    return [element("div", *columns, class_="sides")]


def _credited(turn: Turn, sentence: AnswerSentence, opening: Opening, known: dict[int, Position]) -> Html:
    number = sentence.citations[0]
    article = opening.cited(number).article
    return join(_credit(article, known.get(number), opening.answer.language), quote_view(sentence, opening, turn))


def _quotes(turn: Turn, answer: Answer, opening: Opening) -> list[Html]:
    """Show the quotations; in an overview below what they are, each behind its day and publisher."""
    quotes = [quote_view(sentence, opening, turn) for sentence in answer.sentences]
    language = answer.language
    said = overview_said(answer, day=lambda day: in_words(day, language), number=lambda one: number(one, language))
    if said is None:
        return quotes
    articles = (opening.cited(sentence.citations[0]).article for sentence in answer.sentences)
    rows = [element("li", _dateline(one, language), quote) for one, quote in zip(articles, quotes, strict=True)]
    return [element("p", said, class_="overview"), element("ol", *rows, class_="timeline", role="list")]


def _event(citation: Citation, position: Position | None, opening: Opening) -> Html:
    language = opening.answer.language
    act = (
        [" · ", element("strong", words(language).acts[position.act], data_side=position.side.value)]
        if position
        else []
    )
    quote = element("span", citation.quote, lang=citation.article.language.value, class_="event")
    side = position.side.value if position else None
    return element(
        "li",
        _dateline(citation.article, language, *act),
        element("p", quote, opening.marks([citation.number])),
        data_side=side,
    )


def _dateline(article: Article, language: Language, *more: str) -> Html:
    """Write the day of an article first, marked where it was inferred, then its outlet."""
    outlet = f" · {article.publisher}" if article.publisher else ""
    written = day_of(article, language)
    day = element("time", written, datetime=article.published.isoformat()) if article.published else written
    return element("span", day, outlet, *more, class_="dateline")
