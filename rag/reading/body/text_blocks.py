"""Plain text → its paragraphs, as spans: a line each, or several lines that were wrapped at a column."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rag.reading.body.line_shape import is_headline_cased
from rag.segmentation.pipe_tables import TableLine, pipe_tables
from rag.segmentation.row_patterns import BULLET
from rag.types import Span

__all__ = ["TextBlock", "join_wrapped", "paragraphs", "row_unit", "split_lines", "table_lines", "trim"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000" + "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)
"""White space, and what is drawn as nothing."""
_BREAK = re.compile(r"\r\n|[\n\r]")
_WRAP_WIDTH = range(40, 121)
"""Columns at which people and mail programs wrap; a narrower or wider longest line was not wrapped."""
_WRAP_RAGGED = 0.6
"""The shortest a wrapped line gets, against the longest of its paragraph."""
_WRAP_BROKEN = 0.4
"""The least share of lines that break off in mid-sentence, before a small letter, where text was wrapped."""
_ONLY_CELL = re.compile(r"\|\s+([^|]*[^|\s])\s+\|")
"""A paragraph of a page that is laid out by a table."""
_ENDS = '.!?:;…"”’)'


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, heading or list item, without the marks around it."""

    span: Span
    item: bool = False
    """Whether it carries a bullet or number, which lies outside of the span."""
    heading: int = 0
    """The level of a heading that the format marks as one, from 1; 0 for everything else."""
    row: bool = False
    """Whether it is a row of a table, without the marks at its ends."""


def paragraphs(text: str) -> list[TextBlock]:
    """Split plain text into units, in order.

    >>> [unit.span.of("Harga:\\n - beras\\n") for unit in paragraphs("Harga:\\n - beras\\n")]
    ['Harga:', 'beras']
    """
    return join_wrapped(text, _units(text))


def table_lines(text: str) -> dict[int, TableLine]:
    """Find the lines of tables, by where they begin."""
    return {one.line.start: one for table in pipe_tables(text) for one in table}


def row_unit(line: TableLine) -> TextBlock | None:
    """Return the row of a table's line; None for a rule."""
    return TextBlock(line.cells, row=True) if line.cells else None


def split_lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold more than white space, trimmed."""
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span is not None:
            yield span


def trim(text: str, start: int, end: int) -> Span | None:
    """Drop white space and invisible characters at both ends; nothing left is None."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_BLANK))
    if left == len(piece):
        return None
    return Span(start + left, start + len(piece.rstrip(_BLANK)))


def join_wrapped(text: str, units: Iterable[TextBlock]) -> list[TextBlock]:
    """Join the lines of each paragraph that was wrapped at a column."""
    joined: list[TextBlock] = []
    block: list[TextBlock] = []
    for unit in units:
        if block and not _adjacent(text, block[-1], unit):
            joined += _joined(text, block)
            block = []
        block.append(unit)
    return joined + _joined(text, block)


def _units(text: str) -> Iterator[TextBlock]:
    tables = table_lines(text)
    for line in split_lines(text):
        unit = row_unit(tables[line.start]) if line.start in tables else _unit(text, line)
        if unit is not None:
            yield unit


def _unit(text: str, line: Span) -> TextBlock:
    mark = BULLET.match(text, line.start, line.end)
    if mark:
        return TextBlock(trim(text, mark.end(), line.end) or line, item=True)
    only_cell = _ONLY_CELL.fullmatch(text, line.start, line.end)
    return TextBlock(Span(*only_cell.span(1)) if only_cell else line)


def _adjacent(text: str, unit: TextBlock, following: TextBlock) -> bool:
    """Whether the second continues the first: one line break between them, and no mark of its own."""
    if following.item or following.heading or unit.heading or unit.row or following.row:
        return False
    gap = text[unit.span.end : following.span.start]
    return len(gap) < _WRAP_WIDTH.stop and len(_BREAK.findall(gap)) == 1


def _joined(text: str, block: list[TextBlock]) -> list[TextBlock]:
    lines = [unit.span.of(text) for unit in block]
    if len(block) <= 1:
        return block
    whole = _is_wrapped(lines)
    if not whole and not _holds_wrapped(lines):
        return block
    joined, widest = block[:1], max(map(len, lines))
    for unit, (line, following) in zip(block[1:], pairwise(lines), strict=True):
        if whole or _runs_on(line, following, widest):
            joined[-1] = replace(joined[-1], span=Span(joined[-1].span.start, unit.span.end))
        else:
            joined.append(unit)
    return joined


def _holds_wrapped(lines: list[str]) -> bool:
    """Whether sentences run over the ends of lines, though some lines end paragraphs or stand above them."""
    broken = sum(line[-1] not in _ENDS and following[0].islower() for line, following in pairwise(lines))
    return max(map(len, lines)) in _WRAP_WIDTH and broken >= _WRAP_BROKEN * (len(lines) - 1)


def _runs_on(line: str, following: str, widest: int) -> bool:
    """Whether a line ends for want of room, so that the next one continues its paragraph."""
    if len(line) + 1 + len(following.split(maxsplit=1)[0]) > widest:
        return True
    ragged = len(line) >= widest * _WRAP_RAGGED and line[-1] not in _ENDS
    return ragged and (following[0].islower() or not is_headline_cased(line))


def _is_wrapped(lines: list[str]) -> bool:
    widest = max(map(len, lines))
    if widest not in _WRAP_WIDTH or min(map(len, lines[:-1])) < widest * _WRAP_RAGGED:
        return False
    unfinished = [line[-1] not in _ENDS for line in lines[:-1]]
    return 2 * sum(unfinished) > len(unfinished) and any(line[0].islower() for line in lines[1:])
