"""Lines of print → paragraphs, also those that run on in the next column or on the next page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from rag.reading.formats.pdf.lines import PrintLine
from rag.segmentation.row_patterns import BULLET

__all__ = ["PrintParagraph", "body_size", "paragraphs_of"]

_SAME_SIZE = 0.05
_LARGER = 1.15
"""How much larger headings are set than the text."""
_LEADING = 1.2
"""How much further apart paragraphs stand than lines, at the least."""
_FARTHEST = 3.0
"""Heights of letters between the lines of a paragraph, at the most: they are set double."""
_HEADING_LEADING = 1.6
_INDENT = 0.6
"""Of a first line, in heights of its letters."""
_OUTDENT = 6
"""Of all lines against the first one, at the most."""
_SPACE = 0.25
"""Between words, in heights of letters."""
_RAGGED = 0.6
"""The shortest that a line of a paragraph is, against the longest."""
_LAST_ROOM = 0.5
_RUNS_ON = ",-\xad\u2010"
_ENDS = '.!?:;…"”’)'


@dataclass(slots=True)
class PrintParagraph:
    """The lines of a paragraph, a heading, or an item of a list."""

    lines: list[PrintLine]
    large: bool = False
    """Whether it is set larger than the text."""
    item: bool = field(init=False)

    def __post_init__(self) -> None:
        self.item = BULLET.match(self.lines[0].text) is not None

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.lines[0].size


def body_size(lines: Sequence[PrintLine]) -> float:
    """Find the height of letters in which most of a text is set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


def paragraphs_of(lines: Sequence[PrintLine]) -> list[PrintParagraph]:
    """Join lines in the order in which they are read."""
    size = body_size(lines)
    rights = _right_edges(lines)
    leading = _leading(lines)
    paragraphs: list[PrintParagraph] = []
    for line in lines:
        last = paragraphs[-1] if paragraphs else None
        if last and _continues(last, line, rights[last.lines[-1]], leading=leading, large=last.size > size * _LARGER):
            last.lines.append(line)
        else:
            paragraphs.append(PrintParagraph([line], large=line.size > size * _LARGER))
    return paragraphs


def _right_edges(lines: Sequence[PrintLine]) -> dict[PrintLine, float]:
    """Tell for each line how far lines reach in its block, or in blocks of one line above each other."""
    edges: dict[PrintLine, float] = {}
    column: list[PrintLine] = []
    for _, block in groupby(lines, key=lambda line: (line.page, line.box)):
        box = list(block)
        if len(box) > 1:
            edges.update(dict.fromkeys(box, max(line.right for line in box)))
            continue
        if column and not (_below(column[-1], box[0]) and _same_size(column[-1], box[0])):
            edges.update(dict.fromkeys(column, max(line.right for line in column)))
            column = []
        column += box
    edges.update(dict.fromkeys(column, max((line.right for line in column), default=0)))
    return edges


def _leading(lines: Sequence[PrintLine]) -> float:
    """Find how far apart lines stand, in heights of their letters."""
    distances = [
        (line.bottom - following.bottom) / line.size
        for line, following in pairwise(lines)
        if line.size and _below(line, following) and _same_size(line, following)
    ]
    return median(distances) if distances else _LEADING


def _continues(paragraph: PrintParagraph, line: PrintLine, right: float, *, leading: float, large: bool) -> bool:
    last = paragraph.lines[-1]
    if not _same_size(last, line) or last.bold != line.bold or last.cells or line.cells or BULLET.match(line.text):
        return False
    if not _below(last, line):
        return _runs_over(paragraph, line, right)
    distance = (last.bottom - line.bottom) / (last.size or 1)
    if large:
        return distance <= _HEADING_LEADING
    if distance > min(leading * _LEADING, _FARTHEST):
        return False
    if _has_room(last, line, right) and not _breaks_off(last, line, right):
        return False
    indent = (line.left - last.left) / (line.size or 1)
    return indent >= -_OUTDENT and (paragraph.item or indent <= _INDENT)


def _has_room(last: PrintLine, line: PrintLine, right: float) -> bool:
    """Whether the first word of a line would have fitted on the one before it, which therefore ends a paragraph."""
    return last.right + _SPACE * last.size + line.first_word < right - _SPACE * last.size


def _breaks_off(last: PrintLine, line: PrintLine, right: float) -> bool:
    """Whether a sentence runs on all the same, as where lines were ended by hand."""
    long = last.right - last.left >= _RAGGED * (right - last.left)
    return long and last.text[-1] not in _ENDS and line.text[0].islower()


def _runs_over(paragraph: PrintParagraph, line: PrintLine, right: float) -> bool:
    """Whether a paragraph goes on at the top of another column or page: its line is full and ends no sentence."""
    last = paragraph.lines[-1]
    full = last.right >= right - _LAST_ROOM * (right - last.left)
    runs_on = line.text[0].islower() or last.text[-1] in _RUNS_ON or len(paragraph.lines) > 1
    return full and runs_on and last.text[-1] not in _ENDS


def _below(line: PrintLine, following: PrintLine) -> bool:
    """Whether a line stands under another one, in the same column."""
    shared = min(line.right, following.right) - max(line.left, following.left)
    narrower = min(line.right - line.left, following.right - following.left)
    return line.page == following.page and following.bottom < line.bottom and shared > narrower / 2


def _same_size(line: PrintLine, other: PrintLine) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * line.size
