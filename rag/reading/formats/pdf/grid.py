"""Tables of a page: lines of short pieces that stand side by side, row under row."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pdfminer.layout import LTTextLine

__all__ = ["row_by_row", "tables_of"]

_FEWEST_ROWS = 3
_FEWEST_CELLS = 2
_FILLED = 0.65
"""Share of the room beside each other that the pieces of a table fill at most; columns of prose fill nearly all."""
_APART = 3.0
"""Heights of letters between two rows of a table, at the most."""


def tables_of(pieces: Sequence[LTTextLine]) -> list[list[LTTextLine]]:
    """Find the pieces of each table, among those of a page."""
    tables = []
    run: list[list[LTTextLine]] = []
    for row in [*row_by_row(pieces), []]:
        if run and not (_has_cells(row) and _stands_under(run[-1], row)):
            if len(run) >= _FEWEST_ROWS and median(map(_filled, run)) <= _FILLED:
                tables.append([piece for one in run for piece in one])
            run = []
        if _has_cells(row):
            run.append(row)
    return tables


def row_by_row(pieces: Sequence[LTTextLine]) -> Iterator[list[LTTextLine]]:
    """Yield the pieces that stand beside each other, from the top, each row from its left."""
    row: list[LTTextLine] = []
    for piece in sorted(pieces, key=lambda one: (-(one.y0 + one.y1), one.x0)):
        if row and not row[0].y0 < (piece.y0 + piece.y1) / 2 < row[0].y1:
            yield sorted(row, key=lambda one: one.x0)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda one: one.x0)


def _has_cells(row: Sequence[LTTextLine]) -> bool:
    return len(row) >= _FEWEST_CELLS and all(one.x1 <= following.x0 for one, following in pairwise(row))


def _stands_under(row: Sequence[LTTextLine], following: Sequence[LTTextLine]) -> bool:
    return bool(row[0].y0 - following[0].y1 <= _APART * following[0].height)


def _filled(row: Sequence[LTTextLine]) -> float:
    """Return how much of the room from each piece to the next one is filled, on average."""
    return sum(one.width / ((following.x0 - one.x0) or 1) for one, following in pairwise(row)) / (len(row) - 1)
