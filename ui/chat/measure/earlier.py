"""Finds the run of the same question set before a run, and compares the two."""

import json
from pathlib import Path

from embeddings.errors import ReadingError
from eval.comparison import Comparison, compare
from eval.samples import Record, sample
from eval.storage import SavedRun, load_run

__all__ = ["compared_with_earlier"]

_CHANGES = 5
"""Questions that are told each way."""
_MEASURES = ("AnswerF1", "Verdict", "nDCG@10")
"""Changes are told by the first of these that changed at all: what people read comes first."""


def compared_with_earlier(run: SavedRun) -> Comparison | None:
    """Compare a run with the newest one beside it that asked a set of the same name, and a question in common.

    Folders that hold no run, or a damaged one, are passed over.
    """
    for folder in _candidates(run):
        try:
            earlier = load_run(folder)
            return compare(earlier, run, measure=_telling(earlier, run), most=_CHANGES)
        except ReadingError:
            continue
    return None


def _telling(earlier: SavedRun, run: SavedRun) -> str | None:
    """Choose the measure by which changes are told; `None` where no question in common has one of ours."""
    common = _asked(earlier) & _asked(run)
    before = [one for one in earlier.records if _key(one) in common]
    after = [one for one in run.records if _key(one) in common]
    values = {name: (sample(before, name), sample(after, name)) for name in _MEASURES}
    known = [name for name, (old, new) in values.items() if old.keys() & new.keys()]
    changed = (name for name in known if values[name][0] != values[name][1])
    return next(changed, next(iter(known), None))


def _asked(run: SavedRun) -> set[tuple[str, str]]:
    return {_key(record) for record in run.records}


def _key(record: Record) -> tuple[str, str]:
    return str(record["question_id"]), str(record["question"])


def _candidates(run: SavedRun) -> list[Path]:
    """Give the folders of the set's other runs, newest first."""
    others = (one for one in run.path.parent.iterdir() if one != run.path and not one.name.startswith("."))
    started = {one: _started(one, run.header["dataset"]) for one in others}
    known = [one for one, when in started.items() if when]
    return sorted(known, key=lambda one: (started[one], one.name), reverse=True)


def _started(folder: Path, dataset: str) -> str:
    """Say when a run of a whole dataset began; nothing where the folder holds none."""
    try:
        header = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    same = isinstance(header, dict) and header.get("dataset") == dataset and header.get("split") is None
    return str(header.get("started", "")) if same else ""
