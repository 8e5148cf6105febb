"""What each paragraph of an article's story is: text, a heading, an item of a list, a row, a time of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from rag.segmentation.pipe_tables import pipe_tables
from rag.segmentation.row_patterns import is_bulleted, is_time, row_marks
from rag.types import Article, Span

__all__ = ["Paragraph", "ParagraphKind", "is_question", "is_short", "stretches"]

_HEADING_WORDS = 14
_END_MARKS = ".!?…\"'”’»)"
_QUESTION_CHARACTERS = 200
_QUESTION = re.compile(r"(?![\"“‘'«])(?:[^.!?]|[.!?](?=\S))*\?[*_\s]*")
_NOTHING_BETWEEN = re.compile(r"[\s•·*#>|:–—-]*(?:\d{1,3}[.)])?\s*")
"""What may stand between two spans that still read on: white space, signs of lists and tables, and numbers."""


class ParagraphKind(Enum):
    """What a paragraph is beside others."""

    TEXT = auto()
    TIME = auto()
    """The time of day at which an entry of a live blog was written."""
    ITEM = auto()
    """What stands behind a bullet or number."""
    LINE = auto()
    """A short line of the same form as its neighbour: "3 Mei – Stadion Solo"."""
    ROW = auto()
    """A row of a table whose cells are parted by |."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A span of a story, and what it is."""

    span: Span
    words: str
    kind: ParagraphKind
    heading: bool
    """Whether it only names what follows."""
    table: int
    """The number of its table; -1 outside of any."""


def stretches(article: Article) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs of a story, those together between which reading left nothing out."""
    stretch: list[Paragraph] = []
    for paragraph in _paragraphs(article):
        if stretch and not _NOTHING_BETWEEN.fullmatch(article.text, stretch[-1].span.end, paragraph.span.start):
            yield stretch
            stretch = []
        stretch.append(paragraph)
    if stretch:
        yield stretch


def is_question(words: str) -> bool:
    """Return whether a paragraph is a single question in nobody's mouth.

    >>> is_question("Kapan tanggul diperbaiki?"), is_question("“Kapan?” Ia tertawa.")
    (True, False)
    """
    return len(words) <= _QUESTION_CHARACTERS and _QUESTION.fullmatch(words) is not None


def _paragraphs(article: Article) -> Iterator[Paragraph]:
    rows = {
        line.cells: (number, line.names)
        for number, table in enumerate(pipe_tables(article.text))
        for line in table
        if line.cells
    }
    words = [span.of(article.text) for span in article.body]
    kinds = [
        ParagraphKind.ROW if span in rows else _kind(article.text, span, its)
        for span, its in zip(article.body, words, strict=True)
    ]
    short = [kind is ParagraphKind.TEXT and is_short(its) for kind, its in zip(kinds, words, strict=True)]
    marks = [row_marks(its) if one else frozenset[str]() for its, one in zip(words, short, strict=True)]
    listed = [False, *(bool(one & other) for one, other in pairwise(marks)), False]
    followed = [*short[1:], True]
    for place, (span, its, kind) in enumerate(zip(article.body, words, kinds, strict=True)):
        table, names = rows.get(span, (-1, kind is ParagraphKind.TIME))
        alike = listed[place] or listed[place + 1]
        leads = short[place] and not listed[place] and (not followed[place] or its[-1] == ":")
        yield Paragraph(span, its, ParagraphKind.LINE if alike else kind, names or leads, table)


def _kind(text: str, span: Span, words: str) -> ParagraphKind:
    if is_bulleted(text, span):
        return ParagraphKind.ITEM
    return ParagraphKind.TIME if is_time(words) else ParagraphKind.TEXT


def is_short(words: str) -> bool:
    """Return whether a paragraph is as short as a heading, and ends like one."""
    return words[-1] not in _END_MARKS and len(words.split()) <= _HEADING_WORDS
