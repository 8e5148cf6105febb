"""Reads plain files of questions about an archive that exists: how a newsroom keeps its own set."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from eval.datasets.files import csv_records, json_records
from eval.datasets.problems import Problems
from eval.datasets.questions import make_question
from eval.datasets.records import DatasetRecord, Ids
from eval.types import Dataset, Judgement, Question
from rag.types import Span

__all__ = ["read_csv_questions", "read_json_questions"]

_SEPARATOR = "|"
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def read_json_questions(path: Path) -> Dataset:
    """Read a file with an object a line: `question`, and if known `answers`, `article`, `verdict` and more.

    Other keys are ignored. Raises `DatasetInvalid`.
    """
    problems = Problems()
    return _dataset(path, json_records(path, problems), problems)


def read_csv_questions(path: Path) -> Dataset:
    """Read a table with a header; several answers or articles of one question are parted by `|`.

    Columns it does not know are ignored. Raises `DatasetInvalid`.
    """
    problems = Problems()
    return _dataset(path, csv_records(path, problems, required=("question",), cells=_CELLS), problems)


def _dataset(path: Path, records: Iterable[DatasetRecord | None], problems: Problems) -> Dataset:
    ids = Ids()
    questions = [_question(record, ids) for record in records if record]
    problems.refuse()
    return Dataset(path.stem, tuple(questions))


def _question(record: DatasetRecord, ids: Ids) -> Question:
    text = record.text("question")
    identity = ids.take(record, "id") if record.has("id") else ids.claim(record, _identity(text)) if text else None
    return replace(make_question(identity or "", text, record), judgements=_judgements(record))


def _identity(text: str) -> str:
    """Make an id of the question's words, so that it stays the same wherever the question stands in its file."""
    return sha256(text.encode()).hexdigest()[:12]


def _judgements(record: DatasetRecord) -> tuple[Judgement, ...]:
    articles, span = record.strings("article"), _span(record)
    if span and len(articles) != 1:
        record.refuse(f"'start' and 'end' lie in one article; it names {len(articles)}")
    return tuple(Judgement(article, span=span) for article in articles)


def _span(record: DatasetRecord) -> Span | None:
    start, end = record.whole("start"), record.whole("end")
    if start is None and end is None:
        return None
    if start is None or end is None or not 0 <= start < end:
        record.refuse(f"'start' and 'end' must be two offsets, 0 <= start < end; they are {start} and {end}")
        return None
    return Span(start, end)


def _several(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(_SEPARATOR)]


def _truth(cell: str) -> bool | str:
    return _TRUTHS.get(cell.casefold(), cell)


def _number(cell: str) -> int | str:
    try:
        return int(cell)
    except ValueError:
        return cell


_CELLS: Mapping[str, Callable[[str], Any]] = {
    "answers": _several,
    "article": _several,
    "answerable": _truth,
    "verdict": str.casefold,
    "reason": str.casefold,
    "start": _number,
    "end": _number,
}
