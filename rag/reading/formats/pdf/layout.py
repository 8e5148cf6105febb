"""The letters of a page → its lines, column after column."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile
from statistics import median

from pdfminer.layout import (
    IndexAssigner,
    LAParams,
    LTAnno,
    LTChar,
    LTComponent,
    LTContainer,
    LTFigure,
    LTImage,
    LTPage,
    LTTextBox,
    LTTextBoxHorizontal,
    LTTextLine,
)

from rag.reading.formats.pdf.grid import row_by_row, tables_of
from rag.reading.formats.pdf.lines import Page, PrintLine

__all__ = ["MAX_LETTERS", "laid_out"]

MAX_LETTERS = 50_000
"""Of a page: a newspaper's largest has some 30,000."""
_MOST_PIECES = 5_000
"""Of a page, where wide gaps part its lines: each is compared with those near it."""
_MOST_BOXES = 300
"""Blocks of a page whose order pdfminer finds in seconds: it compares all with all."""
_WAY = LAParams()
_NAMELESS = re.compile(r"\(cid:\d+\)|[\0-\x08\x0e-\x1f\x7f\ue000-\uf8ff\ufffd]")
_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc", "•"))
"""What Symbol and Wingdings are used for."""
_LIGATURES = {one: unicodedata.normalize("NFKC", one) for one in "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_TOLERANCE = 1.0
_BETWEEN_CELLS = " | "


def laid_out(page: LTPage, number: int) -> Page:
    """Put the letters of a page into lines; those that stand on their side, in margins and watermarks, are left out.

    Raises:
        ValueError: there are more than can be put in order in seconds.
    """
    letters = list(_letters(page))
    pieces = [piece for piece in page.group_objects(_WAY, letters) if not piece.is_empty()] if letters else []
    if len(pieces) > _MOST_PIECES:
        raise ValueError(f"a page of {len(pieces):,} pieces")
    tables = tables_of(pieces)
    in_tables = {id(piece) for table in tables for piece in table}
    prose = [piece for piece in pieces if id(piece) not in in_tables]
    boxes = _in_order(page, [*_merged(list(page.group_textlines(_WAY, prose))), *tables])
    return Page(
        number=number,
        height=page.height,
        lines=tuple(line for place, box in enumerate(boxes) for line in _lines(box, number, place, in_tables)),
        pictured=_shows_picture(page),
    )


def _letters(container: LTContainer[LTComponent]) -> Iterator[LTChar]:
    for one in container:
        if isinstance(one, LTChar):
            if one.upright:
                yield one
        elif isinstance(one, LTFigure):
            yield from _letters(one)


def _shows_picture(container: LTContainer[LTComponent]) -> bool:
    return any(isinstance(one, LTImage) or (isinstance(one, LTFigure) and _shows_picture(one)) for one in container)


def _merged(boxes: list[LTTextBox]) -> list[list[LTTextLine]]:
    """Put the pieces of justified lines, which wide spaces part, into the block that they stand in."""
    largest = sorted(boxes, key=lambda box: -box.width * box.height)[:_MOST_BOXES]
    merged: dict[int, list[LTTextLine]] = {}
    for box in boxes:
        around = next((one for one in largest if one is not box and _lies_within(box, one)), box)
        merged.setdefault(id(around), []).extend(one for one in box if isinstance(one, LTTextLine))
    return list(merged.values())


def _lies_within(box: LTTextBox, other: LTTextBox) -> bool:
    return bool(
        other.x0 - _TOLERANCE <= box.x0
        and box.x1 <= other.x1 + _TOLERANCE
        and other.y0 - _TOLERANCE <= box.y0
        and box.y1 <= other.y1 + _TOLERANCE
        and box.width * box.height < other.width * other.height
    )


def _in_order(page: LTPage, blocks: list[list[LTTextLine]]) -> list[list[LTTextLine]]:
    boxes: list[LTTextBox] = []
    for block in blocks:
        box = LTTextBoxHorizontal()
        for line in block:
            box.add(line)
        boxes.append(box)
    if len(boxes) > _MOST_BOXES:
        boxes.sort(key=lambda box: (-box.y1, box.x0))
    else:
        assign = IndexAssigner()
        for group in page.group_textboxes(_WAY, boxes) if boxes else ():
            group.analyze(_WAY)
            assign.run(group)
        boxes.sort(key=lambda box: box.index)
    return [[line for line in box if isinstance(line, LTTextLine)] for box in boxes]


def _lines(box: Sequence[LTTextLine], page: int, place: int, in_tables: Container[int]) -> Iterator[PrintLine]:
    """Yield the lines of a block from its top, each in one piece."""
    for row in row_by_row(box):
        yield from _line(row, page, place, cells=id(row[0]) in in_tables)


def _line(pieces: Sequence[LTTextLine], page: int, box: int, *, cells: bool) -> Iterator[PrintLine]:
    text = (_BETWEEN_CELLS if cells else " ").join(" ".join(_text(piece).split()) for piece in pieces)
    letters = [letter for piece in pieces for letter in piece if isinstance(letter, LTChar)]
    if not text or not letters:
        return
    yield PrintLine(
        text=text,
        page=page,
        box=box,
        left=pieces[0].x0,
        right=max(one.x1 for one in pieces),
        bottom=min(one.y0 for one in pieces),
        top=max(one.y1 for one in pieces),
        size=round(median(letter.size for letter in letters), 1),
        bold=all(_BOLD.search(letter.fontname) for letter in letters),
        cells=cells,
        first_word=_first_word(pieces[0]),
    )


def _text(line: LTTextLine) -> str:
    """Write a line; what the file gives no letter for is `\\ufffd`."""
    text = "".join(_named(one.get_text()) for one in line if isinstance(one, (LTChar, LTAnno)))
    return _LIGATURE.sub(lambda found: _LIGATURES[found[0]], text)


def _named(letter: str) -> str:
    return _NAMELESS.sub("\ufffd", letter.translate(_BULLETS)) if not letter.isspace() else " "


def _first_word(line: LTTextLine) -> float:
    letters = takewhile(
        lambda one: not one.get_text().isspace(), (one for one in line if isinstance(one, (LTChar, LTAnno)))
    )
    return max((float(one.x1) for one in letters if isinstance(one, LTChar)), default=float(line.x1)) - float(line.x0)
