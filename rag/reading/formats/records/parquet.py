"""Reads `.parquet`: one article a row, read some rows at a time, so that a file may be of any size."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from io import SEEK_END
from typing import TYPE_CHECKING, BinaryIO

from embeddings.errors import ReadingError
from rag.reading.formats.reader import Part
from rag.reading.formats.records.fields import story_of, unknown_fields
from rag.reading.formats.records.records import NamedFields, grouped, read_records
from rag.reading.input.decoding import decode_page
from rag.reading.input.files import File
from rag.reading.input.limits import MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_UNPACKING
from rag.reading.urls.address import one_line
from rag.types import Article, Rejection

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch
    from pyarrow.parquet import ParquetFile

__all__ = ["ParquetReader"]

_ROWS = 16
"""Rows in memory at a time: any of them may hold a story of the greatest length."""
_MOST_TEXT = 1_000_000
_MOST_COLUMNS = 100_000
"""Of names and of values in the file's own description."""
_FAULTS = (ValueError, OverflowError, NotImplementedError, KeyError)
"""What pyarrow raises, besides its own errors, which are mostly these."""


class ParquetReader:
    """Reads many articles from a table, whose columns name the fields."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some rows at a time."""
        with path.open("rb") as file:
            for rows in grouped(_rows(file), none="has no row"):
                yield partial(_read, path, rows)


@dataclass(frozen=True, slots=True)
class _ParquetRow:
    number: int
    """From 1."""
    cells: Mapping[str, object]
    """Those that are filled, of the columns that mean something; None for a column that means nothing."""
    size: int
    sound: bool = True
    broken: str = field(default="")
    """Why it has no cells."""

    def __len__(self) -> int:
        return self.size


def _rows(file: BinaryIO) -> Iterator[_ParquetRow]:
    """Yield the rows of a table; raises `ReadingError` where it cannot be read, after those that stand before."""
    number, size = 0, 0
    if not file.seekable():
        raise ReadingError("is packed as a whole; unpack it, Parquet packs its columns by itself")
    packed = file.seek(0, SEEK_END)
    if not packed:
        raise ReadingError("is empty")
    try:
        table = _opened(file)
        groups = (table.metadata.row_group(number) for number in range(table.metadata.num_row_groups))
        if sum(int(group.total_byte_size) for group in groups) > max(MAX_FILE_BYTES, MAX_UNPACKING * packed):
            raise ReadingError(f"unpacks to more than {MAX_UNPACKING} times its size; write it again as .jsonl")
        names = table.schema_arrow.names
        story_of(dict.fromkeys(names, "-"))  # raises where no column is of a story
        unknown = unknown_fields(dict.fromkeys(names))
        wanted = [name for name in names if name not in unknown]
        for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
            rows = [_row(number + place, batch, place - 1, unknown) for place in range(1, batch.num_rows + 1)]
            yield from rows
            number += batch.num_rows
            size += max(batch.nbytes, sum(map(len, rows)))
            if size > max(MAX_FILE_BYTES, MAX_UNPACKING * packed):
                raise ReadingError(f"unpacks to more than {MAX_UNPACKING} times its size, from row {number} on")
    except OSError as error:
        if error.errno is not None:
            raise
        raise _damaged(number, error) from error
    except _FAULTS as error:
        raise _damaged(number, error) from error


def _opened(file: BinaryIO) -> "ParquetFile":
    """Open a table; raises `ReadingError` where the library for it is not installed."""
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise ReadingError("is Parquet, which takes the extra `parquet`: pip install 'sitasi[parquet]'") from error
    limits = {"thrift_string_size_limit": _MOST_TEXT, "thrift_container_size_limit": _MOST_COLUMNS}
    return ParquetFile(file, **limits)


def _row(number: int, batch: "RecordBatch", place: int, unknown: Sequence[str]) -> _ParquetRow:
    cells: dict[str, object] = {}
    size, sound = 1, True
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            value = _plain(column.slice(place, 1))
        except _FAULTS as error:
            return _ParquetRow(number, {}, size, broken=f"its {name[:60]!r} cannot be read ({_reason(error)})")
        if isinstance(value, bytes):
            size += len(value)
            if len(value) > MAX_LINE_BYTES:
                return _ParquetRow(
                    number, {}, size, broken=f"its {name[:60]!r} is larger than {MAX_LINE_BYTES // 1_000_000} MB"
                )
            decoded = decode_page(value)
            value, sound = decoded.text, sound and decoded.sound
        if value is not None:
            cells[name] = value
    return _ParquetRow(number, {**cells, **dict.fromkeys(unknown)}, size, sound)


def _plain(cell: "Array") -> object:
    """Read a cell as Python's own kinds: text as its bytes, a number that is none as None."""
    import pyarrow as pa

    if pa.types.is_dictionary(cell.type):
        cell = cell.dictionary_decode()
    if pa.types.is_string(cell.type) or pa.types.is_large_string(cell.type):
        cell = cell.cast(pa.large_binary())
    elif pa.types.is_timestamp(cell.type):
        cell = cell.cast(pa.timestamp("us", cell.type.tz), safe=False)
    value = cell[0].as_py()
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124 - that is what none is


def _damaged(number: int, error: Exception) -> ReadingError:
    after = f" after row {number}" if number else ""
    return ReadingError(f"is damaged{after}, or no Parquet ({_reason(error)})")


def _reason(error: Exception) -> str:
    return one_line(error)[:200]


def _read(path: File, rows: Iterable[_ParquetRow], today: date) -> Iterator[Article | Rejection]:
    """Yield each row's article, or why it has none; the other rows go on."""
    return read_records(path, rows, _named, today, mark=", row ")


def _named(row: _ParquetRow) -> NamedFields:
    if row.broken:
        raise ReadingError(row.broken)
    return NamedFields(row.cells, sound=row.sound)
