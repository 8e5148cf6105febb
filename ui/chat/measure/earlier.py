"""Finds the run of the same question set before a run, and compares the two."""

import json
from pathlib import Path

from embeddings.errors import ReadingError
from eval.measures.samples import sample
from eval.runs.comparison import Comparison, compare
from eval.runs.storage import SavedRun, load_run
from eval.types import Result, Run

__all__ = ["compared_with_earlier"]

_CHANGES = 5
"""Questions that are told each way."""
_MEASURES = ("AnswerF1", "Verdict", "nDCG@10")
"""Changes are told by the first of these that changed at all: what people read comes first."""


def compared_with_earlier(saved: SavedRun) -> Comparison | None:
    """Compare a run with the newest one beside it that asked a set of the same name, and a question in common.

    Folders that hold no run, or a damaged one, are passed over.
    """
    for folder in _candidates(saved):
        try:
            earlier = load_run(folder)
            return compare(earlier, saved, measure=_telling(earlier.run, saved.run), most=_CHANGES)
        except ReadingError:
            continue
    return None


def _telling(earlier: Run, run: Run) -> str | None:
    """Choose the measure by which changes are told; `None` where no question in common has one of ours."""
    common = _asked(earlier) & _asked(run)
    before = [one for one in earlier.results if _key(one) in common]
    after = [one for one in run.results if _key(one) in common]
    values = {name: (sample(before, name), sample(after, name)) for name in _MEASURES}
    known = [name for name, (old, new) in values.items() if old.keys() & new.keys()]
    changed = (name for name in known if values[name][0] != values[name][1])
    return next(changed, next(iter(known), None))


def _asked(run: Run) -> set[tuple[str, str]]:
    return {_key(result) for result in run.results}


def _key(result: Result) -> tuple[str, str]:
    return result.question.question_id, result.question.text


def _candidates(saved: SavedRun) -> list[Path]:
    """Return the folders of the set's other runs, newest first."""
    others = (one for one in saved.folder.parent.iterdir() if one != saved.folder and not one.name.startswith("."))
    started = {one: _started(one, saved.run.dataset) for one in others}
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
