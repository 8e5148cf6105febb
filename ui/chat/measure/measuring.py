"""Measures a question set on an archive that is open already, and keeps the run in the archive's folder."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.comparison import Comparison
from eval.corpus import fingerprint
from eval.datasets import read_dataset
from eval.evaluation import resolved
from eval.report import write_report
from eval.runner import evaluate
from eval.storage import SavedRun, load_run, save_run
from eval.types import Run
from rag import Answer, Archive, Assistant, Retriever
from ui.chat.measure.earlier import compared_with_earlier

__all__ = ["Measured", "Progress", "measure"]

Progress = Callable[[int, int], None]
_MANY = 1000
"""Names tried for a run's folder."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A run that was kept, and how it differs from the one before it, where there is one."""

    saved: SavedRun
    comparison: Comparison | None

    @property
    def report(self) -> Path:
        """Where its report lies."""
        return self.saved.path / "report.html"


def measure(archive: Archive, path: Path, *, progress: Progress) -> Measured:
    """Ask every question of a file, keep the run with its report, and compare it with the one before.

    No language model is asked. What `progress` raises ends the run, of which nothing is then kept. Raises
    `DatasetInvalid` for what is wrong in the file, `ReadingError` for an article that is not in the archive, what the
    archive raises, and `OSError` where the run cannot be written.
    """
    progress(0, 0)
    dataset = resolved(read_dataset(path), archive)
    run = evaluate(dataset, retriever=Retriever(archive), assistant=_Quoting(archive), progress=progress)
    judge = {"judge": archive.judge.fingerprint} if archive.judge else {}
    run = replace(
        run,
        settings={name: str(value) for name, value in asdict(replace(archive.settings, llm=None)).items()},
        fingerprints={"questions": fingerprint(path), "encoder": archive.encoder.fingerprint, **judge},
    )
    saved = load_run(_keep(run, archive.folder / "runs"))
    return Measured(saved, compared_with_earlier(saved))


class _Quoting:
    """An assistant that stops at the quotations, before any language model is asked."""

    def __init__(self, archive: Archive) -> None:
        self._assistant = Assistant(archive)

    def ask(self, question: str) -> Answer:
        """Answer, or refuse."""
        with closing(self._assistant.stream(question)) as growing:
            return next(growing)


def _keep(run: Run, runs: Path) -> Path:
    """Write a run with its report into a new folder, which appears once it is whole."""
    folder = _new(runs, f"{run.dataset}-{datetime.now():%Y%m%d-%H%M%S}")
    runs.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=runs, prefix=".") as hidden:
        growing = Path(hidden) / folder.name
        save_run(run, growing)
        write_report(load_run(growing), growing / "report.html")
        return growing.rename(folder)


def _new(runs: Path, name: str) -> Path:
    numbered = (name, *(f"{name}-{number}" for number in range(2, _MANY)))
    return next(folder for one in numbered if not (folder := runs / one).exists())
