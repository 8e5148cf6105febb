"""A line of an article's text and its part on the page."""

from dataclasses import dataclass
from enum import StrEnum

from rag.reading.body.boilerplate import Boilerplate
from rag.types import Span

__all__ = ["LineShape", "TextLine"]


class LineShape(StrEnum):
    """What a line is that is no furniture."""

    PROSE = "prose"
    """A paragraph of sentences."""
    SHORT = "short"
    """A heading, a headline, a link, an item: its place decides."""
    ROW = "row"
    """A row of a table."""
    LABEL = "label"
    """Who speaks in an interview, or when an entry of a live blog was written."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A unit of the text and its part on the page."""

    span: Span
    role: LineShape | Boilerplate
    item: bool = False
    heading: int = 0
