"""The sentences of a turn as HTML: quotations, a language model's words, and what a follow-up was taken to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.types import Answer, AnswerSentence, Citation, PhrasedSentence
from ui.chat.conversation import Stage, Turn
from ui.chat.locales.answers import words
from ui.chat.markup import Html, element, join
from ui.locales.answers import answer_words
from ui.locales.generation import failure_said, phrasing_heading, phrasing_words, sentence_note

__all__ = [
    "Opening",
    "again_button",
    "link_button",
    "phrasing_view",
    "quote_view",
    "rewritten_view",
    "status_view",
]

_JOINED = "\N{NO-BREAK SPACE}"
"""Keeps a sentence's first mark on the line of its last word."""
_HELD = 3
"""Marks that stay together on one line."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Draws the marks that open the sources of an answer."""

    answer: Answer
    turn: int

    def cited(self, number: int) -> Citation:
        """Return the citation of a number."""
        return next(one for one in self.answer.citations if one.number == number)

    def marks(self, numbers: Sequence[int], *, hint: bool = False) -> Html:
        """Draw the marks behind a sentence, on the line of its last word."""
        drawn = [self.mark(one, hint=hint) for one in numbers]
        return join(element("cite", _JOINED, *drawn[:_HELD], class_="held"), *drawn[_HELD:])

    def mark(self, number: int, *, hint: bool = False) -> Html:
        """Draw the mark of a citation; with a hint, it shows the quotation to who points at it."""
        place, citation = next((at, one) for at, one in enumerate(self.answer.citations) if one.number == number)
        return element(
            "button",
            f"[{number}]",
            type="button",
            class_="mark",
            aria_label=words(self.answer.language).open_source.format(number),
            data_turn=self.turn,
            data_place=place,
            data_hint=" ".join(citation.quote.split()) if hint else None,
        )


def quote_view(sentence: AnswerSentence, opening: Opening, turn: Turn) -> Html:
    """Show a quotation with its marks; below it, where it is in another language, its translation or how to get one."""
    number = sentence.citations[0]
    citation = opening.cited(number)
    language = citation.article.language
    quote = element("span", *_told(sentence.text, citation, opening.answer.short), lang=language.value)
    foreign = language is not turn.language and not turn.working
    return element(
        "blockquote",
        quote,
        opening.marks(sentence.citations),
        *(_translation(turn, number, opening.turn) if foreign else ()),
        class_="quote",
    )


def _told(text: str, citation: Citation, short: Citation | None) -> list[str]:
    """Set off the words that answer, where they stand in this sentence."""
    if short is None or short.number != citation.number:
        return [text]
    start, end = short.start - citation.start, short.end - citation.start
    return [text[:start], element("mark", text[start:end]), text[end:]]


def _translation(turn: Turn, number: int, place: int) -> list[Html]:
    if turn.model is None:
        return []
    said = words(turn.language)
    if text := turn.translations.get(number):
        label = element("span", phrasing_words(turn.language).translation.format(turn.model), class_="label")
        return [element("p", label, element("span", text, lang=turn.language.value), class_="translation")]
    failed = [said.untranslated, " "] if number in turn.translations else []
    button = link_button(said.translate, data_translate=number, data_turn=place)
    return [element("p", *failed, button, class_="translation")]


def phrasing_view(turn: Turn, opening: Opening) -> list[Html]:
    """Show what a language model made of the answer, so far; each sentence that its sources do not carry is marked."""
    answer = opening.answer
    phrasing, said = answer.phrasing, phrasing_words(answer.language)
    if phrasing is None:
        return []
    heading = element("div", element("h2", phrasing_heading(phrasing, answer.language)), class_="heading")
    parts = (
        [element("p", *(_phrased(one, opening) for one in phrasing.sentences), class_="said")]
        if phrasing.sentences
        else []
    )
    if phrasing.verdict and phrasing.sentences:
        label = answer_words(answer.language).verdicts[phrasing.verdict].label
        parts.append(element("p", said.verdict.format(label), class_="aside"))
    if phrasing.failure:
        parts.append(element("p", failure_said(phrasing, answer.language), class_="aside", role="status"))
    elif turn.stage is Stage.PHRASING:
        parts.append(status_view(words(answer.language).phrasing.format(phrasing.model)))
    return [element("div", heading, *parts, class_="phrasing")]


def _phrased(sentence: PhrasedSentence, opening: Opening) -> Html:
    note = sentence_note(sentence, opening.answer.language)
    told = [sentence.text, *([opening.marks(sentence.citations, hint=True)] if sentence.citations else [])]
    if not sentence.supported:
        doubt = element("span", note, class_="doubt")
        return element("span", element("span", *told, class_="doubtful"), " ", doubt, " ")
    return element("span", *told, *([" ", element("span", note, class_="added")] if note else []), " ")


def rewritten_view(turn: Turn, place: int) -> list[Html]:
    """Say what a follow-up was taken to ask, beside the ways to correct that."""
    full = turn.answer.rewritten if turn.answer else None
    if not full:
        return []
    said = words(turn.language)
    correct = link_button(said.correct, data_correct=full)
    alone = again_button(said.as_written, place, "alone")
    shown = phrasing_words(turn.language).rewritten.format(
        f"\N{LEFT DOUBLE QUOTATION MARK}{full}\N{RIGHT DOUBLE QUOTATION MARK}"
    )
    return [element("p", shown, " ", correct, alone, class_="dates rewritten")]


def again_button(shown: str, turn: int, how: str) -> Html:
    """Draw what asks the question of a turn once more in another way."""
    return link_button(shown, data_again=turn, data_how=how)


def link_button(shown: str, **data: str | int) -> Html:
    """Draw a button that looks like a link; `data` tells the page's script what it is for."""
    return element("button", shown, type="button", class_="again", **data)


def status_view(said: str) -> Html:
    """Say what is going on."""
    dots = element("span", *([element("i")] * 3), class_="dots", aria_hidden="true")
    return element("p", said, dots, class_="status", role="status")
