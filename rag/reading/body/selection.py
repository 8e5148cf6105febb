"""Which lines of an article's text are its story: spans are chosen, nothing is ever rewritten."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.language.day_mentions import is_dated
from rag.reading.body.boilerplate import Boilerplate, boilerplate, words_of
from rag.reading.body.headline import find_title, same_words
from rag.reading.body.line import LineShape, TextLine
from rag.reading.body.line_roles import classify, without_title
from rag.reading.body.line_shape import is_headline_cased, is_prose, word_count
from rag.reading.body.stock_phrases import is_stock
from rag.reading.body.story import keep_story
from rag.reading.body.text_blocks import TextBlock
from rag.reading.metadata.publisher import has_dateline
from rag.types import Span

__all__ = ["Selection", "select"]

_OF_STORY = frozenset({LineShape.PROSE, LineShape.ROW})
_OPENING = 12
"""Lines after the first paragraph among which bylines and captions may still stand before the story proper."""
_DECKS = 2
"""Paragraphs that may stand above the byline."""
_BYLINE_WORDS = 12
_BANNER_WORDS = 5
"""Words of the longest line above the headline that may state the day: headlines of other stories stand there too."""
_LOOSE_WORDS = 5
"""Words from which a line may be a story's sentence where no line of the text has an end mark."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the lines of an article turned out to be."""

    body: tuple[Span, ...]
    title: str | None
    above_title: str
    """The lines before the headline; without a headline, none."""
    below_title: str
    """The short lines between headline and story."""


def select(text: str, units: Sequence[TextBlock], *, title: str | None = None) -> Selection:
    """Choose the spans of the story, find its headline and the lines around that.

    The spans are in order and disjoint, each trimmed and inside one unit; there are none where no line is of a story.
    """
    if len(units) == 1:
        return _single(text, units[0], title)
    lines = _with_prose(text, without_title(text, classify(text, units), title))
    first = next((place for place, line in enumerate(lines) if line.role in _OF_STORY), len(lines))
    start = _from_label(lines, _story_start(text, lines, first))
    header = [line for line in lines[:start] if line.role not in _OF_STORY]
    bylines = [place for place, line in enumerate(header) if _byline(text, line)]
    candidates = [place for place, line in enumerate(header) if line.role is LineShape.SHORT and place not in bylines]
    nearest = [place for place in candidates if place < first]
    found = find_title([line.span.of(text) for line in header], nearest or candidates, bylines)
    title_line = None if found is None else header[found].span.of(text)
    decks = [line for line in lines[:start] if line.role in _OF_STORY]
    story = without_title(text, [*decks, *lines[start:]], title_line)
    return Selection(
        body=tuple(keep_story(text, story)),
        title=title_line,
        above_title=_datelines(text, header[: found or 0], _BANNER_WORDS),
        below_title=_datelines(text, header[0 if found is None else found + 1 :], _BYLINE_WORDS),
    )


def _single(text: str, unit: TextBlock, title: str | None) -> Selection:
    """Take a text without lines as it is, unless it only repeats the title: there is nothing to choose from."""
    line = unit.span.of(text)
    is_story = not same_words(line, title) and (is_prose(line) or boilerplate(line) is None) and not is_stock(line)
    return Selection((unit.span,) if is_story else (), None, "", "")


def _with_prose(text: str, lines: list[TextLine]) -> list[TextLine]:
    """Where no line has an end mark, take for prose what is worded like it, or else the longest line."""
    shorts = [line for line in lines if line.role is LineShape.SHORT]
    if not shorts or any(line.role in _OF_STORY for line in lines):
        return lines
    loose = [line for line in shorts if word_count(line.span.of(text)) >= _LOOSE_WORDS and not _byline(text, line)]
    worded = [line for line in loose if not is_headline_cased(line.span.of(text))]
    longest = sorted(loose, key=lambda line: line.span.start - line.span.end)[:1]
    chosen = {line.span for line in worded or longest}
    return [replace(line, role=LineShape.PROSE) if line.span in chosen else line for line in lines]


def _story_start(text: str, lines: Sequence[TextLine], first: int) -> int:
    """Find where the header ends: at the first paragraph, or at the dateline or last byline soon after it."""
    start, decks = first, 0
    for place, line in enumerate(lines[first : first + _OPENING], first):
        if line.role is LineShape.PROSE:
            if has_dateline(line.span.of(text)):
                return place
            decks += 1
            if decks > _DECKS:
                break
        elif _byline(text, line):
            start = place + 1
    return start


def _from_label(lines: Sequence[TextLine], start: int) -> int:
    """Begin with the label of the first answer or entry, and with the labelled question before it."""
    while start and lines[start - 1].role is LineShape.LABEL:
        start -= 1
        if start > 1 and lines[start - 1].role is LineShape.SHORT and lines[start - 2].role is LineShape.LABEL:
            start -= 1
    return start


def _byline(text: str, line: TextLine) -> bool:
    """Whether a line names the writer or the day of publication."""
    if line.role is Boilerplate.BYLINE:
        return True
    words = line.span.of(text)
    if line.role is not LineShape.SHORT or word_count(words) > _BYLINE_WORDS:
        return False
    return is_dated(words) or has_dateline(words)


def _datelines(text: str, header: Sequence[TextLine], most_words: int) -> str:
    """Join the lines that may state the day of publication."""
    lines = [line.span.of(text) for line in header if line.role in (LineShape.SHORT, Boilerplate.BYLINE)]
    return "\n".join(line for line in lines if len(words_of(line).split()) <= most_words)
