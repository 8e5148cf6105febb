"""Read question sets: BEIR folders with a corpus, questions and judgements."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embeddings.errors import ReadingError

__all__ = ["Dataset", "read_beir"]

Qrels = dict[str, dict[str, int]]
"""Question id → document id → relevance, as ir_measures takes it."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Questions about a corpus, and which of its documents are relevant to each."""

    corpus: Path
    """A .jsonl file that `Archive.add` reads: a document a line, with `_id`, `title` and `text`."""
    questions: Mapping[str, str]
    """Question id → text."""
    splits: Mapping[str, Qrels]


def read_beir(folder: Path) -> Dataset:
    """Read a BEIR folder: `corpus.jsonl`, `queries.jsonl` and `qrels/SPLIT.tsv`.

    Raises `ReadingError` where a file is missing or a line of it is not what it should be.
    """
    corpus = folder / "corpus.jsonl"
    judged = sorted((folder / "qrels").glob("*.tsv"))
    if not corpus.is_file() or not judged:
        raise ReadingError(f"{folder} is no BEIR folder: it needs corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv")
    questions = {str(line["_id"]): str(line["text"]) for line in _json_lines(folder / "queries.jsonl")}
    return Dataset(corpus, questions, {path.stem: _qrels(path, questions) for path in judged})


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ReadingError(f"{path} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            if not {"_id", "text"} <= record.keys():
                raise ReadingError(f"{path}:{number}: a question needs _id and text")
        except (ValueError, AttributeError) as error:
            raise ReadingError(f"{path}:{number}: not a JSON object on one line") from error
        yield record


def _qrels(path: Path, questions: Mapping[str, str]) -> Qrels:
    qrels: Qrels = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        next(rows, None)
        for number, row in enumerate(rows, start=2):
            try:
                question, document, relevance = row
                qrels.setdefault(question, {})[document] = int(relevance)
            except ValueError as error:
                raise ReadingError(f"{path}:{number}: not query-id, corpus-id and a whole score by tabs") from error
            if question not in questions:
                raise ReadingError(f"{path}:{number}: question {question!r} is not in queries.jsonl")
    return qrels
