"""Reads `.csv` and `.tsv`: one article a row, read row by row, so that a file may be of any size."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import TextIO

from embeddings.errors import ReadingError
from rag.reading.formats.reader import Part
from rag.reading.formats.records.fields import story_of
from rag.reading.formats.records.records import NamedFields, grouped, read_records
from rag.reading.formats.records.utf16 import narrowed, wide_encoding
from rag.reading.input.decoding import check_is_text, decode_page
from rag.reading.input.files import File
from rag.reading.input.limits import MAX_LINE_BYTES
from rag.types import Article, Rejection

__all__ = ["TableReader", "TableRow", "column_names", "read_rows"]

_SEPARATORS = (",", ";", "\t")
_NAMED_SEPARATOR = re.compile(r"sep=([,;|\t])\s*", re.IGNORECASE)
"""How Excel begins a file whose first line names the separator."""


class TableReader:
    """Reads many articles from a table, whose first row names the fields; its separator is found there."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some rows at a time."""
        csv.field_size_limit(MAX_LINE_BYTES + 1)  # its own, for all of a process, is shorter than stories are
        wide = wide_encoding(path)
        with io.TextIOWrapper(narrowed(path, wide), "utf-8-sig", errors="surrogateescape", newline="") as file:
            lines = _Lines(file)
            columns, separator = _head(lines)
            found = _rows(lines, separator, sound=wide is None)
            for rows in grouped(found, none="has no row under the names of its columns"):
                yield partial(read_rows, path, columns, rows)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table."""

    number: int
    """That on which it begins, from 1."""
    cells: Sequence[str]
    """As they came: each byte that is no UTF-8 is a surrogate."""
    sound: bool = True
    """Whether a `\ufffd` in them is their writer's own."""
    broken: str = ""
    """Why it has no cells."""

    def __len__(self) -> int:
        """Count its characters."""
        return sum(map(len, self.cells)) + 1


class _Lines:
    """Yields the lines of a file, and raises `ReadingError` in a row that is too long."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.number = 0
        """Of the line that was last read, from 1."""
        self.size = 0
        """Characters that were read of a row; whoever begins one sets it to 0."""

    def __iter__(self) -> Iterator[str]:
        """Yield the lines that are left."""
        while line := self._file.readline(MAX_LINE_BYTES + 1):
            self.number += 1
            self.size += len(line)
            if self.size > MAX_LINE_BYTES:
                limit = MAX_LINE_BYTES // 1_000_000
                place = f"a row at line {self.number:,} is longer than {limit} MB, the rest was left"
                raise ReadingError(f"{place}; close its quotation mark")
            yield line


def _head(lines: _Lines) -> tuple[list[str], str]:
    """Read the names of the columns, and what separates them; raises `ReadingError` where none is of a story."""
    named = None
    for line in lines:
        if separator_line := _NAMED_SEPARATOR.fullmatch(line):
            named = separator_line[1]
        elif line.strip():
            cut = {one: next(csv.reader([line], delimiter=one)) for one in ([named] if named else _SEPARATORS)}
            separator = max(cut, key=lambda one: len(cut[one]))
            return column_names(cut[separator]), separator
    raise ReadingError("is empty")


def column_names(cells: Sequence[str]) -> list[str]:
    """Read the names of columns; raises `ReadingError` where none is of a story."""
    columns = [cell.strip() for cell in _decoded(cells)[0]]
    story_of(dict.fromkeys(columns, "-"))
    return columns


def _rows(lines: _Lines, separator: str, *, sound: bool) -> Iterator[TableRow]:
    """Yield the rows that are not blank; one that is broken ends with its line."""
    rows = csv.reader(iter(lines), delimiter=separator, strict=True)
    while True:
        before, lines.size = lines.number, 0
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield TableRow(before + 1, (), broken=f"is not valid CSV ({error}); mend its quotation marks")
        else:
            if any(cells):
                yield TableRow(before + 1, cells, sound)


def read_rows(
    path: File, columns: Sequence[str], rows: Iterable[TableRow], today: date
) -> Iterator[Article | Rejection]:
    """Yield each row's article, or why it has none; the other rows go on."""
    return read_records(path, rows, partial(_named, columns), today)


def _named(columns: Sequence[str], row: TableRow) -> NamedFields:
    """Name the cells that are filled; a column without a name, which programs write, has numbers of rows."""
    if row.broken:
        raise ReadingError(row.broken)
    if any(row.cells[len(columns) :]):
        raise ReadingError(
            f"has {len(row.cells):,} cells, but the first row names {len(columns):,}; put texts in quotes"
        )
    cells, sound = _decoded(row.cells)
    fields: dict[str, object] = {
        name: cell for name, cell in zip(columns, cells, strict=False) if name and cell.strip()
    }
    return NamedFields(fields, sound=sound and row.sound)


def _decoded(cells: Sequence[str]) -> tuple[list[str], bool]:
    r"""Decode all cells of a row alike, as a page: in Windows-1252, where Excel exports so; and say if all could be.

    >>> _decoded([b"Kata \x93damai\x94".decode("utf-8", "surrogateescape"), "a"])
    (['Kata “damai”', 'a'], True)

    Raises:
        ReadingError: they are no text.
    """
    row = "".join(f"\n{cell}" for cell in cells)
    if "\0" in row:
        check_is_text(row.encode("utf-8", "surrogateescape"))
        row = row.replace("\0", "")
    decoded = decode_page(row.encode("utf-8", "surrogateescape"))
    lines = iter(decoded.text.split("\n")[1:])
    return ["\n".join(islice(lines, cell.count("\n") + 1)) for cell in cells], decoded.sound
