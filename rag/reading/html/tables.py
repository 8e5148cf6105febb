"""The tables of a page, made ready for extraction: captions above, every cell filled, neither layouts nor menus."""

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from rag.reading.body.line_shape import word_count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["prepare_tables"]

_LINKED = 0.8
"""The least share of linked words in a table of links."""
_LINKS = 3
"""Links of the smallest such table, or cell of a layout."""
_MOST_SPANNED = 100
"""Rows and columns that one cell may span."""
_PARTS = frozenset("table thead tbody tfoot tr td th".split())
_HEADING = "h4"
_BLOCKS = ".//h1|.//h2|.//h3|.//table|.//form|.//article"
"""What stands in the cells of layouts alone."""
_PARAGRAPHS = ".//p | .//br[following-sibling::node()[not(self::text()[not(normalize-space())])][1][self::br]]"
"""Paragraphs, or the two line breaks that part them on old pages."""


def prepare_tables(tree: "HtmlElement") -> None:
    """Rewrite the tables of a page so that each row can be read by itself."""
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _unwrap(table)
        elif _is_of_links(table):
            table.drop_tree()
        else:
            _lift_caption(table)
            _fill_rows(table)


def _cells(row: "HtmlElement") -> "list[HtmlElement]":
    return [cell for cell in row if cell.tag in ("td", "th")]


def _rows(table: "HtmlElement") -> "Iterator[HtmlElement]":
    return (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)


def _is_layout(table: "HtmlElement") -> bool:
    """Whether a table only places what is on the page: one cell a row, or whole blocks in its cells."""
    rows = [_cells(row) for row in _rows(table)]
    if max(map(len, rows), default=0) < 2 or table.xpath(_BLOCKS):  # noqa: PLR2004
        return True
    return any(len(cell.xpath(_PARAGRAPHS)) > 1 for row in rows for cell in row)


def _unwrap(table: "HtmlElement") -> None:
    for row in list(_rows(table)):
        for cell in _cells(row):
            if _is_of_links(cell):
                cell.drop_tree()
            cell.tag = "div"
        row.tag = "div"
    for part in list(table):
        if part.tag in _PARTS:
            part.tag = "div"
    table.tag = "div"


def _is_of_links(room: "HtmlElement") -> bool:
    linked = [word_count(link.text_content()) for link in room.iter("a")]
    return len(linked) >= _LINKS and sum(linked) >= _LINKED * word_count(room.text_content())


def _lift_caption(table: "HtmlElement") -> None:
    """Make a heading of a table's caption."""
    figure = next(table.iterancestors("figure"), None)
    captions = [*table.iterchildren("caption"), *(figure.iter("figcaption") if figure is not None else ())]
    for caption in captions:
        caption.drop_tree()
        caption.tag = _HEADING
        table.addprevious(caption)


def _fill_rows(table: "HtmlElement") -> None:
    """Repeat a cell that spans several rows in each, and make heads of rows plain cells."""
    spanning: dict[int, tuple[HtmlElement, int]] = {}
    for row in _rows(table):
        cells, column = _cells(row), 0
        if {cell.tag for cell in cells} == {"td", "th"}:
            for cell in cells:
                cell.tag = "td"
        filled: list[HtmlElement] = []
        waiting = iter(cells)
        while (spanned := spanning.pop(column, None)) or (cell := next(waiting, None)) is not None:
            if spanned:
                cell, left = deepcopy(spanned[0]), spanned[1]
            else:
                left = _span(cell, "rowspan")
            cell.attrib.pop("rowspan", None)
            if left > 1:
                spanning[column] = (cell, left - 1)
            filled.append(cell)
            column += _span(cell, "colspan")
        row[:] = filled


def _span(cell: "HtmlElement", name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(int(value), _MOST_SPANNED) if value.isascii() and value.isdigit() else 1
