"""IndoNLI's JSONL → claims: a line each with `premise`, `hypothesis` and `label`."""

from collections.abc import Mapping
from pathlib import Path

from embeddings.errors import ReadingError
from eval.converters.writing import write_json_lines
from eval.datasets.files import json_records
from eval.datasets.problems import Problems
from eval.datasets.records import DatasetRecord, shown

__all__ = ["LABELS", "convert_indonli"]

LABELS: Mapping[str, str] = {
    "e": "entailment",
    "n": "neutral",
    "c": "contradiction",
    "entailment": "entailment",
    "neutral": "neutral",
    "contradiction": "contradiction",
}


def convert_indonli(source: Path, target: Path, *, split: str | None = None) -> int:
    """Convert pairs whose labels are `e`, `n`, `c` or whole words; claims have no splits, so none may be named."""
    if split is not None:
        raise ReadingError(f"claims have no splits; leave out --split {split}")
    problems = Problems()
    claims = [_claim(record) for record in json_records(source, problems) if record]
    problems.refuse()
    write_json_lines(target, claims)
    return len(claims)


def _claim(record: DatasetRecord) -> dict[str, str]:
    given = record.fields.get("label")
    label = LABELS.get(given.casefold()) if isinstance(given, str) else None
    if label is None:
        record.refuse(f"'label' must be one of {', '.join(LABELS)}; it is {shown(given)}")
    return {"premise": record.text("premise"), "hypothesis": record.text("hypothesis"), "label": label or ""}
