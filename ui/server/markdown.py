"""An answer as Markdown, for chat clients: quotations with their marks, then the numbered sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.citation_marks import marked
from rag.reading.urls.address import is_on_the_web
from rag.types import Answer, Article, Citation
from ui.chat.conversation import cited
from ui.chat.locales.answers import words
from ui.chat.locales.formatting import in_words, number, origin
from ui.locales.answers import answer_words, period_said, refusal, ruled
from ui.locales.generation import failure_said, phrasing_heading, phrasing_words, sentence_note
from ui.locales.overviews import overview_said
from ui.markdown import escaped

__all__ = ["Annotation", "annotations", "written"]

_BETWEEN = "\n\n"
_MARK = re.compile(r"(?<!\\)\[(\d+)\]")
_IN_ADDRESS = str.maketrans({one: f"%{ord(one):02X}" for one in "()<>[]\\`*_~$|\"'"})


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark in a written answer, and the article that it stands for."""

    start: int
    end: int
    citation: Citation


def written(answer: Answer, *, ended: bool = True) -> str:
    """Write an answer; one that has not ended yet is written as far as that is the beginning of the whole."""
    blocks = [*_above_sources(answer), *_sources(answer)] if ended else [*_quotations(answer), *_phrasing(answer)]
    return _BETWEEN.join(blocks)


def annotations(answer: Answer) -> list[Annotation]:
    """Find the marks of an answer, as `written` writes it, above its sources."""
    text = _BETWEEN.join(_above_sources(answer))
    citations = {one.number: one for one in answer.citations}
    found = ((match, citations.get(int(match[1]))) for match in _MARK.finditer(text))
    return [Annotation(match.start(), match.end(), one) for match, one in found if one]


def _quotations(answer: Answer) -> Iterator[str]:
    if answer.rewritten:
        yield f"*{phrasing_words(answer.language).rewritten.format(escaped(answer.rewritten))}*"
    if not answer.parts:
        yield from _said(answer)
    for part in answer.parts:
        yield f"### {escaped(part.question)}"
        yield from _said(part)
        yield from _timeline(part)


def _said(answer: Answer) -> Iterator[str]:
    if not answer.answered:
        yield escaped(refusal(answer))
        return
    if ruling := ruled(answer):
        yield f"**{escaped(ruling.label)}**: {ruling.reason}"
    if answer.short:
        yield f"**{escaped(answer.short.quote)}** [{answer.short.number}]"
    language = answer.language
    said = overview_said(answer, day=lambda day: in_words(day, language), number=lambda one: number(one, language))
    if said is None:
        yield from (f"> {marked(escaped(one.text), one.citations)}" for one in answer.sentences)
        return
    articles = {one.number: one.article for one in answer.citations}
    yield escaped(said)
    yield "\n".join(
        f"- {_origin(answer, articles[one.citations[0]])}: {marked(escaped(one.text), one.citations)}"
        for one in answer.sentences
    )


def _phrasing(answer: Answer) -> Iterator[str]:
    """Write what there is of a language model's words."""
    phrasing = answer.phrasing
    if phrasing is None:
        return
    yield f"**{phrasing_heading(phrasing, answer.language, write=escaped)}**"
    for one in phrasing.sentences:
        note = sentence_note(one, answer.language)
        yield marked(escaped(one.text), one.citations) + (f" *({note})*" if note else "")


def _above_sources(answer: Answer) -> Iterator[str]:
    told, language = answer.phrasing, answer.language
    yield from _quotations(answer)
    yield from _phrasing(answer)
    if told and told.verdict:
        yield phrasing_words(language).verdict.format(answer_words(language).verdicts[told.verdict].label)
    if told and told.failure:
        yield escaped(failure_said(told, language))
    if not answer.parts:  # each part has its own below its quotations
        yield from _timeline(answer)


def _sources(answer: Answer) -> Iterator[str]:
    """Write what is cited, or came nearest, and what the dates and the publisher of a question did."""
    language = answer.language
    marks: dict[Article, str] = {}
    for one in cited(answer).values():
        marks[one.article] = f"{marks.get(one.article, '')}[{one.number}]"
    sources = [f"- {numbers} {_linked(answer, article)}" for article, numbers in marks.items()]
    nearest = [f"- {_linked(answer, article)}" for article in answer.nearest]
    for heading, rows in ((words(language).sources, sources), (words(language).nearest, nearest)):
        if rows:
            yield f"**{heading}**"
            yield "\n".join(rows)
    for period in dict.fromkeys(one.period for one in answer.parts or [answer] if one.period):
        yield f"*{escaped(period_said(period, language, write=lambda day: in_words(day, language)))}*"
    if answer.publisher:
        yield f"*{escaped(answer_words(language).of_publisher.format(answer.publisher))}*"


def _timeline(answer: Answer) -> Iterator[str]:
    dated = [(one.article.published, one) for one in answer.timeline if one.article.published]
    if not dated:
        return
    yield f"**{answer_words(answer.language).timeline.format(in_words(dated[-1][0], answer.language))}**"
    yield "\n".join(f"- {in_words(day, answer.language)}: {escaped(one.quote)} [{one.number}]" for day, one in dated)


def _linked(answer: Answer, article: Article) -> str:
    """Write a source, a link where anybody can open it; no path of this machine is told."""
    label = escaped(article.label)
    title = f"[{label}]({article.source.translate(_IN_ADDRESS)})" if is_on_the_web(article.source) else label
    return f"{title} · {_origin(answer, article)}"


def _origin(answer: Answer, article: Article) -> str:
    return escaped(origin(article, answer.language))
