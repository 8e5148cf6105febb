"""Measures a question set on an archive that is open already, and keeps the run in the archive's folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eval.runs.comparison import Comparison
from eval.runs.evaluation import run_dataset
from eval.runs.storage import SavedRun
from rag import Archive
from ui.chat.measure.earlier import compared_with_earlier

__all__ = ["MeasuredRun", "Progress", "measure"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MeasuredRun:
    """A run that was kept, and how it differs from the one before it, where there is one."""

    saved: SavedRun
    comparison: Comparison | None

    @property
    def report(self) -> Path:
        """Where its report lies."""
        return self.saved.folder / "report.html"


def measure(archive: Archive, path: Path, *, progress: Progress) -> MeasuredRun:
    """Ask every question of a file, keep the run with its report, and compare it with the one before.

    No language model is asked. What `progress` raises ends the run, of which nothing is then kept. Raises
    `DatasetInvalid` for what is wrong in the file, `ReadingError` for an article that is not in the archive, what the
    archive raises, and `OSError` where the run cannot be written.
    """
    progress(0, 0)
    saved = run_dataset(path, archive.settings, archive=archive, progress=progress)
    return MeasuredRun(saved, compared_with_earlier(saved))
