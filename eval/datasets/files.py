"""Files → records, with whatever cannot be read noted by its line."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from embeddings.errors import ReadingError
from eval.datasets.problems import Problems
from eval.datasets.records import DatasetRecord, shown
from rag.reading.input.files import decode

__all__ = ["csv_records", "json_records", "numbered_lines", "read_json", "read_whole"]


def numbered_lines(path: Path, problems: Problems) -> Iterator[tuple[int, str | None]]:
    """Yield the lines that are not blank, from 1, reading one at a time; `None` stands for what cannot be read."""
    number, empty = 0, True
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    empty = False
                    yield number, decode(line).rstrip("\r\n")
    except OSError as error:
        problems.add(path, f"cannot be read ({error.strerror})")
    except ReadingError as error:
        problems.add(f"{path}:{number}", str(error))
    else:
        if not empty:
            return
        problems.add(path, "is empty")
    yield number, None


def json_records(path: Path, problems: Problems) -> Iterator[DatasetRecord | None]:
    """Yield the JSON object of each line; `None` stands for what cannot be read."""
    for number, line in numbered_lines(path, problems):
        yield None if line is None else _record(line, f"{path}:{number}", problems)


def csv_records(
    path: Path, problems: Problems, *, required: tuple[str, ...], cells: Mapping[str, Callable[[str], Any]]
) -> Iterator[DatasetRecord]:
    """Yield the rows of a CSV file with a header; a blank cell is a key that is missing.

    `cells` turns the words of some columns into values; the others stay words.
    """
    rows = csv.reader(io.StringIO(read_whole(path, problems) or "", newline=""), strict=True)
    number, empty = 1, True
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        if not _header_fits(header, path, problems, required):
            return
        number = rows.line_num + 1
        for row in rows:
            place = f"{path}:{number}"
            number = rows.line_num + 1
            empty = empty and not any(row)
            if len(row) > len(header):
                problems.add(place, f"has {len(row)} cells for {len(header)} columns; put quotes around commas")
            elif filled := {name: cell.strip() for name, cell in zip(header, row, strict=False) if cell.strip()}:
                values = {name: cells.get(name, str)(cell) for name, cell in filled.items()}
                yield DatasetRecord(place, values, problems)
    except csv.Error as error:
        problems.add(f"{path}:{number}", f"is not valid CSV ({error})")
    else:
        if empty:
            problems.add(path, "has a header and no rows")


def read_json(path: Path, problems: Problems) -> dict[str, Any] | list[Any]:
    """Read a file that is one JSON object or list; an empty list where it is not."""
    text = read_whole(path, problems)
    if text is None:
        return []
    try:
        value = _parsed(text)
    except ReadingError as error:
        problems.add(path, str(error))
        return []
    if not isinstance(value, dict | list):
        problems.add(path, f"must be a JSON object or list; it is {shown(value)}")
        return []
    return value


def read_whole(path: Path, problems: Problems) -> str | None:
    """Read a file of text at once; `None` where it cannot be read."""
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        problems.add(path, f"cannot be read ({error.strerror})")
        return None
    except ReadingError as error:
        problems.add(path, str(error))
        return None
    if not text.strip():
        problems.add(path, "is empty")
        return None
    return text


def _record(line: str, place: str, problems: Problems) -> DatasetRecord | None:
    try:
        value = _parsed(line)
    except ReadingError as error:
        problems.add(place, str(error))
        return None
    if not isinstance(value, dict):
        problems.add(place, f"must be a JSON object; it is {shown(value)}")
        return None
    return DatasetRecord(place, value, problems)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadingError(f"is not valid JSON ({error.msg}, column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise ReadingError("its JSON is nested too deeply or has a number that is too long; simplify it") from error


def _header_fits(header: list[str], path: Path, problems: Problems, required: tuple[str, ...]) -> bool:
    """Check the columns' names; those of a file that is empty were complained about before."""
    if not header:
        return False
    missing = [name for name in required if name not in header]
    repeated = sorted({name for name in header if name and header.count(name) > 1})
    if missing:
        named = ", ".join(map(repr, missing))
        problems.add(f"{path}:1", f"needs the column {named}; it has {', '.join(map(shown, header))}")
    if repeated:
        problems.add(f"{path}:1", f"names {', '.join(map(shown, repeated))} twice")
    return not missing and not repeated
