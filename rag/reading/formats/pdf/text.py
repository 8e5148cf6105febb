"""Paragraphs of print → the text of an article: a paragraph a line, and a form feed where a page ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.reading.body.line_shape import is_prose
from rag.reading.body.text_blocks import TextBlock, trim
from rag.reading.formats.pdf.hyphens import KnownWords
from rag.reading.formats.pdf.paragraphs import PrintParagraph
from rag.segmentation.row_patterns import BULLET
from rag.types import Span

__all__ = ["PAGE_END", "Composed", "composed"]

PAGE_END = "\f"
_HEADING = 2


@dataclass(frozen=True, slots=True)
class Composed:
    """A text and its units."""

    text: str
    units: tuple[TextBlock, ...]


def composed(paragraphs: Sequence[PrintParagraph]) -> Composed:
    """Compose a text; the page of a place in it is one more than the form feeds before it."""
    words = KnownWords([line.text for paragraph in paragraphs for line in paragraph.lines])
    parts: list[str] = []
    units: list[TextBlock] = []
    length, page = 0, 1
    for paragraph in paragraphs:
        before = PAGE_END * (paragraph.lines[0].page - page)
        if parts:
            before = f"\n{before}" if before else "\n\n"
        line = _written(paragraph, words)
        start = length + len(before)
        units.append(_unit(line, start, large=paragraph.large))
        parts += [before, line]
        length, page = start + len(line), paragraph.lines[-1].page
    return Composed("".join(parts), tuple(units))


def _written(paragraph: PrintParagraph, words: KnownWords) -> str:
    """Write a paragraph in one line; where its page ends, a form feed stands in the place of a space."""
    written, page = paragraph.lines[0].text, paragraph.lines[0].page
    for line in paragraph.lines[1:]:
        start = len(written)
        written = words.joined(written, line.text)
        if line.page > page:
            end = written.find(" ", start - 1)
            end = len(written) if end < 0 else end
            written = written[:end] + PAGE_END * (line.page - page) + written[end + 1 :]
            page = line.page
    return written


def _unit(line: str, start: int, *, large: bool) -> TextBlock:
    mark = BULLET.match(line)
    span = trim(line, mark.end() if mark else 0, len(line)) or Span(0, len(line))
    return TextBlock(
        Span(start + span.start, start + span.end),
        item=mark is not None,
        heading=_HEADING if large and not is_prose(line) else 0,
    )
