"""One turn of the conversation as HTML: quotations with their marks, then the numbered sources."""

from embeddings.language import Language
from rag.types import Answer, AnswerSentence, Article, Citation, Reason
from ui.chat.conversation import Stage, Turn
from ui.chat.markup import Html, element, join, prose
from ui.chat.words import ChatWords, origin, words
from ui.words import refusal

__all__ = ["turn_view"]

_JOINED = "\N{NO-BREAK SPACE}"
"""Keeps a sentence's first mark on the line of its last word."""


def turn_view(turn: Turn, number: int) -> Html:
    """Show what became of the question that is `number` in its conversation, from 0."""
    said = words(turn.language)
    parts = [_answer(turn.answer, number, done=not turn.working)] if turn.answer else []
    match turn.stage:
        case Stage.SEARCHING:
            dots = element("span", *([element("i")] * 3), class_="dots", aria_hidden="true")
            parts.append(element("p", said.searching, dots, class_="status"))
        case Stage.STOPPED:
            parts.append(element("p", said.stopped, class_="status"))
        case Stage.FAILED:
            parts.append(element("p", prose(turn.error or said.failed), class_="failure"))
    return element("section", *parts, class_="turn", lang=turn.language.value, data_stage=turn.stage.value)


def _answer(answer: Answer, turn: int, *, done: bool) -> Html:
    if not answer.answered:
        return _refusal(answer, turn)
    cited = {citation.number: citation for citation in answer.citations}
    quotes = [_quote(sentence, cited, turn, words(answer.language)) for sentence in answer.sentences]
    return join(*quotes, *([_sources(answer, turn)] if done else []))


def _quote(sentence: AnswerSentence, cited: dict[int, Citation], turn: int, said: ChatWords) -> Html:
    language = cited[sentence.citations[0]].article.language
    marks = (_mark(number, turn, said) for number in sentence.citations)
    return element("blockquote", element("span", sentence.text, lang=language.value), _JOINED, *marks, class_="quote")


def _mark(number: int, turn: int, said: ChatWords) -> Html:
    label = said.open_source.format(number)
    return element(
        "button",
        f"[{number}]",
        type="button",
        class_="mark",
        aria_label=label,
        data_turn=turn,
        data_place=number - 1,
    )


def _sources(answer: Answer, turn: int) -> Html:
    """List the citations that the shown sentences use."""
    used = {number for sentence in answer.sentences for number in sentence.citations}
    rows = [
        _source(one.article, turn, place, answer.language, number=one.number)
        for place, one in enumerate(answer.citations)
        if one.number in used
    ]
    return _list(words(answer.language).sources, rows)


def _refusal(answer: Answer, turn: int) -> Html:
    said = element("p", prose(refusal(answer.reason or Reason.NO_MATCH, answer.language)), class_="refusal")
    rows = [_source(article, turn, place, answer.language) for place, article in enumerate(answer.nearest)]
    return join(said, *([_list(words(answer.language).nearest, rows)] if rows else []))


def _list(heading: str, rows: list[Html]) -> Html:
    return join(element("h2", heading), element("ul", *rows, class_="sources", role="list"))


def _source(article: Article, turn: int, place: int, language: Language, *, number: int | None = None) -> Html:
    shown = [element("span", str(number), class_="number")] if number else []
    title = element("span", article.label, class_="title", lang=article.language.value)
    about = element("span", origin(article, language), class_="origin")
    button = element(
        "button",
        *shown,
        element("span", title, about, class_="about"),
        type="button",
        class_="source",
        data_turn=turn,
        data_place=place,
    )
    return element("li", button)
