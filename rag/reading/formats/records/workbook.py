"""Reads `.xlsx`: one article a row of each sheet whose first row names the fields."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.formats.containers.packed import ContainedFile
from rag.reading.formats.containers.unzipping import shown
from rag.reading.formats.documents.package import Package, damaged, open_package, repacked
from rag.reading.formats.reader import Part
from rag.reading.formats.records.csv_tables import TableRow, column_names, read_rows
from rag.reading.formats.records.records import grouped
from rag.reading.formats.xml.xml_options import SAFELY
from rag.reading.input.files import File
from rag.reading.input.limits import MAX_WORKBOOK_BYTES, MAX_WORKBOOK_CELLS
from rag.types import Article, Notice, Rejection

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

__all__ = ["WorkbookReader"]

_KIND = "Excel workbook"
_TEXTS = re.compile(r"(?:\[Content_Types\]\.xml|_rels/[^/]*|xl/(?:_rels/[^/]*|[^/]*\.xml|worksheets/[^/]*\.xml))")
"""Parts that hold cells, or say which do."""
_CELL = re.compile(r"([A-Z]{0,3})(\d{0,7})")
_LETTERS = 26
_ESCAPED = re.compile(r"_x(000[9AaDd])_")
_FULL_CELL = 32_767
"""Characters that a cell holds at the most."""


@dataclass(frozen=True, slots=True)
class _CellPosition:
    row: int
    column: int


class WorkbookReader:
    """Reads many articles from a workbook, sheet by sheet."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some rows at a time."""
        package = open_package(path, _KIND, most=MAX_WORKBOOK_BYTES, tags=MAX_WORKBOOK_BYTES)
        workbook = _opened(package)
        reason: ReadingError | None = ReadingError("holds no sheet")
        for name in workbook.sheet_names:
            rows = _rows(workbook, name)
            try:
                columns = column_names(next(rows, TableRow(0, ())).cells)
            except ReadingError as error:
                reason = reason and error
                continue
            reason = None
            sheet = ContainedFile(f"{path}#{shown(name)}", b"")
            for some in grouped(rows, none=f"has no row under the names of its columns in {shown(name)}"):
                yield partial(_read, sheet, columns, some)
        if reason:
            raise reason


def _read(
    sheet: ContainedFile, columns: Sequence[str], rows: Sequence[TableRow], today: date
) -> Iterator[Article | Rejection]:
    """Yield each row's article, or why it has none, and tell of texts that may be cut."""
    yield from read_rows(sheet, columns, rows, today)
    if any(len(cell) >= _FULL_CELL for row in rows for cell in row.cells):
        yield Notice(str(sheet), f"a text of {_FULL_CELL:,} characters, which fill a cell, may be cut short")


def _opened(package: Package) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook

    packed = repacked(package, lambda name: _TEXTS.fullmatch(name) is not None)
    with zipfile.ZipFile(packed) as archive:
        for name in archive.namelist():
            _check_size(archive.read(name))
    packed.seek(0)
    try:
        return CalamineWorkbook.from_filelike(packed)
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(_KIND, "its sheets cannot be found") from error


def _rows(workbook: "CalamineWorkbook", name: str) -> Iterator[TableRow]:
    """Yield the rows of a sheet that are not blank."""
    from python_calamine import CalamineError

    try:
        sheet: CalamineSheet = workbook.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(_KIND, f"{shown(name)} cannot be read") from error
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_written(cell) for cell in row]
        if any(map(str.strip, cells)):
            yield TableRow(number, cells)


def _check_size(sheet: bytes) -> None:
    """Raise `ReadingError` where a sheet spans too many cells, which all take room, be they empty."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    extent = _Extent()
    try:
        fromstring(sheet, XMLParser(target=extent, **SAFELY))
    except (XMLSyntaxError, ValueError) as error:
        raise damaged(_KIND, "a sheet is not valid XML") from error
    if extent.rows * extent.columns > MAX_WORKBOOK_CELLS:
        raise ReadingError(f"has a sheet of {extent.rows:,} rows and {extent.columns:,} columns; export it as CSV")


class _Extent:
    """Finds the last row and column of a sheet while it is parsed."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._here = _CellPosition(0, 0)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in where an element stands."""
        kind = tag.rpartition("}")[2]
        if kind == "dimension":
            self._reach(_place(attributes.get("ref", "").rpartition(":")[2], _CellPosition(0, 0)))
        elif kind == "row":
            self._here = self._reach(_place(attributes.get("r", ""), _CellPosition(self._here.row + 1, 0)))
        elif kind == "c":
            following = _CellPosition(self._here.row, self._here.column + 1)
            self._here = self._reach(_place(attributes.get("r", ""), following))

    def _reach(self, place: _CellPosition) -> _CellPosition:
        self.rows, self.columns = max(self.rows, place.row), max(self.columns, place.column)
        return place

    def close(self) -> None:
        """End."""


def _place(written: str, following: _CellPosition) -> _CellPosition:
    """Read the place of a cell or row; what is not written is that of the following one."""
    found = _CELL.fullmatch(written)
    if found is None:
        raise damaged(_KIND, f"a cell stands at {written[:20]!a}")
    return _CellPosition(int(found[2] or following.row), _column(found[1]) if found[1] else following.column)


def _column(letters: str) -> int:
    """Count a column by its letters, from 1.

    >>> _column("A"), _column("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _written(cell: object) -> str:
    """Write a cell as CSV does; a day without a time is a day alone.

    >>> _written(3.0), _written(datetime(2025, 3, 4)), _written("a_x000D_")
    ('3', '2025-03-04', 'a\\r')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(cell))
