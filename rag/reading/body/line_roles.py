"""What each line of an article's text is: a paragraph, a short line, or a piece of furniture."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rag.reading.body.boilerplate import Boilerplate, boilerplate, labels_advert, without_link
from rag.reading.body.headline import same_words
from rag.reading.body.labels import entry_times, speakers
from rag.reading.body.line import LineShape, TextLine
from rag.reading.body.line_shape import is_caption, is_initials, is_prose, without_credit
from rag.reading.body.stock_phrases import is_stock
from rag.reading.body.text_blocks import TextBlock
from rag.types import Span

__all__ = ["classify", "without_title"]

_LINE_BREAK = re.compile(r"\r\n|[\n\r]")

_NO_ROWS = frozenset({Boilerplate.BYLINE, Boilerplate.COPYRIGHT, Boilerplate.END})
_SHOWN_TWICE = 2
"""A headline stands twice on many pages; what stands there more often is a button or an advert."""


def classify(text: str, units: Sequence[TextBlock]) -> list[TextLine]:
    """Give each unit its role; a short line that the page repeats is furniture, and so is an advert under its label."""
    lines = _without_adverts(text, [_classify(text, unit) for unit in units])
    labels = speakers(text, lines) | entry_times(text, lines)
    lines = [replace(line, role=LineShape.LABEL) if place in labels else line for place, line in enumerate(lines)]
    shorts = Counter(line.span.of(text).casefold() for line in lines if _may_repeat(line))
    return [
        replace(line, role=Boilerplate.LINE)
        if _may_repeat(line) and shorts[line.span.of(text).casefold()] > _SHOWN_TWICE
        else line
        for line in lines
    ]


def without_title(text: str, lines: Sequence[TextLine], title: str | None) -> list[TextLine]:
    """Make furniture of every line that only repeats the title."""
    return [replace(line, role=Boilerplate.LINE) if same_words(line.span.of(text), title) else line for line in lines]


def _without_adverts(text: str, lines: list[TextLine]) -> list[TextLine]:
    """Make furniture of a line that stands with a label such as IKLAN in a paragraph of their own."""
    spans = [line.span for line in lines]
    edges = zip([Span(0, 0), *spans], spans, [*spans[1:], Span(len(text), len(text))], strict=False)
    parted = [(_blank_line(text, before, span), _blank_line(text, span, after)) for before, span, after in edges]
    adverts = {
        place
        for place in range(1, len(lines))
        if labels_advert(spans[place - 1].of(text)) and parted[place - 1] == (True, False) and parted[place][1]
    }
    return [replace(line, role=Boilerplate.LINE) if place in adverts else line for place, line in enumerate(lines)]


def _blank_line(text: str, before: Span, after: Span) -> bool:
    gap = text[before.end : after.start]
    return before.end == 0 or after.start == len(text) or len(_LINE_BREAK.findall(gap)) > 1


def _may_repeat(line: TextLine) -> bool:
    return line.role is LineShape.SHORT and not line.item


def _classify(text: str, unit: TextBlock) -> TextLine:
    kind: LineShape | Boilerplate | None
    if unit.row:
        kind = boilerplate(unit.span.of(text))
        return TextLine(unit.span, kind if kind in _NO_ROWS else LineShape.ROW)
    unlinked = without_link(text, unit.span)
    span = without_credit(text, unlinked)
    line = unlinked.of(text)
    kind = boilerplate(line)
    if kind is None and (is_initials(line) or is_caption(line) or is_stock(line)):
        kind = Boilerplate.LINE
    if kind is None:
        kind = LineShape.PROSE if is_prose(span.of(text)) and not unit.heading else LineShape.SHORT
    return TextLine(span, kind, unit.item, unit.heading)
