"""Tables in plain text, their cells parted by |, as Markdown and text of web pages have them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rag.types import Span

__all__ = ["TableLine", "pipe_tables"]

_LINE = re.compile(r"[^\n\r]+")
_BREAK = re.compile(r"\r\n|\n|\r")
_CELL_END = re.compile(r"(?<!\\)\|")
_RULE_SIGNS = frozenset("|:- \t")
_FRAME = 2
_FEWEST_ROWS = 2
_SHORT_WORDS = 3
"""Words of a short cell: a headline is longer, and so is a paragraph of a page that is laid out by a table."""
_SHORT_SHARE = 1 / 3
"""The least share of short cells: what has fewer is a list of links, or a layout."""
_AROUND = " \t|\xa0"


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a table: a row, or the rule under its column heads."""

    line: Span
    cells: Span | None
    """From its first filled cell to its last; None for a rule."""
    names: bool = False
    """Whether it names columns, or the rows under it, and holds nothing to quote."""


@dataclass(frozen=True, slots=True)
class _PipeRow:
    line: Span
    cells: tuple[str, ...]
    framed: bool
    """Whether it begins and ends with |."""

    @property
    def filled(self) -> list[str]:
        return [cell for cell in self.cells if cell]

    @property
    def has_number(self) -> bool:
        return any(character.isdigit() for cell in self.cells for character in cell)


def pipe_tables(text: str) -> list[tuple[TableLine, ...]]:
    """Find the tables of a text, in order.

    >>> text = "Pasar | Harga\\n--- | ---\\nPasar Legi | Rp14.500"
    >>> [[(one.cells.of(text), one.names) for one in table if one.cells] for table in pipe_tables(text)]
    [[('Pasar | Harga', True), ('Pasar Legi | Rp14.500', False)]]
    """
    if "|" not in text:
        return []
    return [tuple(_lines(text, block)) for block in _blocks(text) if _is_table(text, block)]


def _blocks(text: str) -> Iterator[list[_PipeRow]]:
    """Yield the lines with | that follow each other directly and are framed alike."""
    block: list[_PipeRow] = []
    for match in _LINE.finditer(text):
        row = _row(match)
        if block and not (row and _follows(text, block[-1], row)):
            yield block
            block = []
        if row:
            block.append(row)
    if block:
        yield block


def _row(match: re.Match[str]) -> _PipeRow | None:
    words = match[0].strip()
    if "|" not in words:
        return None
    start = match.start() + match[0].index(words)
    cells = _CELL_END.split(words)
    framed = len(cells) > _FRAME and not cells[0] and not cells[-1]
    filled = cells[1:-1] if framed else cells
    return _PipeRow(Span(start, start + len(words)), tuple(map(str.strip, filled)), framed)


def _follows(text: str, before: _PipeRow, row: _PipeRow) -> bool:
    breaks = _BREAK.findall(text[before.line.end : row.line.start])
    return len(breaks) == 1 and before.framed == row.framed


def _is_rule(text: str, row: _PipeRow) -> bool:
    line = row.line.of(text)
    return "-" in line and _RULE_SIGNS.issuperset(line)


def _is_table(text: str, block: Sequence[_PipeRow]) -> bool:
    """Whether lines are rows: of several short cells, marked as a table or with numbers in them."""
    rules = [place for place, row in enumerate(block) if _is_rule(text, row)]
    rows = [row for row in block if len(row.filled) > 1 and not _is_rule(text, row)]
    numbers = any(row.has_number for row in rows)
    if len(rows) < _FEWEST_ROWS or not (1 in rules or (block[0].framed and (rules or numbers))):
        return False
    cells = [cell for row in rows for cell in row.filled]
    short = [cell for cell in cells if len(cell.split()) <= _SHORT_WORDS]
    return len(short) >= _SHORT_SHARE * len(cells)


def _lines(text: str, block: Sequence[_PipeRow]) -> Iterator[TableLine]:
    heads = _heads(text, block)
    for place, row in enumerate(block):
        if _is_rule(text, row):
            yield TableLine(row.line, None)
        elif row.filled:
            yield TableLine(row.line, _cells(text, row), place < heads or len(row.filled) == 1)


def _heads(text: str, block: Sequence[_PipeRow]) -> int:
    """Count the lines that head the columns: those above a rule, and what is without numbers above rows with them."""
    first_rule = next((place for place, row in enumerate(block) if _is_rule(text, row)), None)
    if first_rule is not None:
        above = {"", block[max(first_rule - 1, 0)].cells[0]}
        below = block[first_rule + 1 :]
        more = takewhile(lambda row: row.cells[0] in above and not row.has_number and row.filled, below)
        return first_rule + 1 + len(list(more))
    top, *rows = [row for row in block if len(row.filled) > 1]
    return block.index(top) + 1 if not top.has_number and all(row.has_number for row in rows) else 0


def _cells(text: str, row: _PipeRow) -> Span:
    line = row.line.of(text)
    bare = line.strip(_AROUND)
    start = row.line.start + len(line) - len(line.lstrip(_AROUND))
    return Span(start, start + len(bare))
