"""A run on disk: `run.json`, `answers.jsonl` and `run.trec` in a folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embeddings.errors import ReadingError
from eval.types import Result, Run
from rag.documents import answer_document

__all__ = ["RUN_DEPTH", "SavedRun", "load_run", "run_document", "save_run"]

RUN_DEPTH = 100
"""Documents of each ranking that are kept."""


_RECORD = frozenset(
    """
    question_id question language split answerable answers gold_verdict relevant ranking scores timings_ms answer
    """.split()
)
"""What each line of `answers.jsonl` holds."""


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run as it was read back."""

    path: Path
    header: dict[str, Any]
    """What `run.json` holds."""
    records: tuple[dict[str, Any], ...]
    """What `answers.jsonl` holds, a question each."""


def save_run(run: Run, folder: Path) -> None:
    """Write a run into a folder; what an earlier run left there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    header = json.dumps(run_document(run), ensure_ascii=False, indent=2)
    (folder / "run.json").write_text(header + "\n", encoding="utf-8")
    records = (json.dumps(_record(result), ensure_ascii=False) + "\n" for result in run.results)
    (folder / "answers.jsonl").write_text("".join(records), encoding="utf-8")
    (folder / "run.trec").write_text("".join(_trec(result) for result in run.results), encoding="utf-8")


def load_run(path: Path) -> SavedRun:
    """Read a run back from its folder, or from the `run.json` in it.

    Raises `ReadingError` where there is none, or it is not what a run leaves.
    """
    folder = path if path.is_dir() else path.parent
    try:
        header = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        lines = (folder / "answers.jsonl").read_text(encoding="utf-8").split("\n")
        records = tuple(json.loads(line) for line in lines if line)
    except OSError as error:
        raise ReadingError(f"{path} is no run: {error.filename} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise ReadingError(f"{path} is no run: not valid JSON ({error})") from error
    if not isinstance(header, dict) or "metrics" not in header:
        raise ReadingError(f"{path} is no run: run.json holds no metrics")
    if not all(isinstance(record, dict) and record.keys() >= _RECORD for record in records):
        raise ReadingError(
            f"{path} is no run: a line of answers.jsonl lacks {', '.join(sorted(_RECORD))}, or one of them"
        )
    return SavedRun(folder, header, records)


def run_document(run: Run) -> dict[str, Any]:
    """Show a run without its questions, as `run.json` and `sitasi eval run --json` do."""
    return {
        "dataset": run.dataset,
        "split": run.split,
        "queries": len(run.results),
        "metrics": dict(run.metrics),
        "by_split": {split: dict(values) for split, values in run.by_split.items()},
        "costs": dict(run.costs),
        "confusion": {gold: dict(given) for gold, given in run.confusion.items()},
        "settings": dict(run.settings),
        "versions": dict(run.versions),
        "fingerprints": dict(run.fingerprints),
        "seed": run.seed,
        "started": run.started,
    }


def _record(result: Result) -> dict[str, Any]:
    question = result.question
    return {
        "question_id": question.question_id,
        "question": question.text,
        "language": result.language.value,
        "split": question.split,
        "answerable": question.answerable,
        "answers": list(question.answers),
        "gold_verdict": question.verdict.value if question.verdict else None,
        "relevant": {one.document: one.relevance for one in question.judgements},
        "ranking": _top(result.ranking),
        "scores": dict(result.scores),
        "timings_ms": dict(result.timings_ms),
        "answer": answer_document(result.answer),
    }


def _top(ranking: Mapping[str, float]) -> dict[str, float]:
    return dict(list(ranking.items())[:RUN_DEPTH])


def _trec(result: Result) -> str:
    """Write a ranking in TREC's six columns; white space in ids would part them, so it becomes `_`."""
    question = "_".join(result.question.question_id.split())
    return "".join(
        f"{question} Q0 {'_'.join(document.split())} {rank} {score:.6f} sitasi\n"
        for rank, (document, score) in enumerate(_top(result.ranking).items(), start=1)
    )
