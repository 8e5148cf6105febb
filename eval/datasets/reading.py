"""Choose the reader of a question set by what its path is."""

from collections.abc import Callable, Mapping
from pathlib import Path

from embeddings.errors import ReadingError
from eval.datasets.beir import read_beir
from eval.datasets.plain import read_csv_questions, read_json_questions
from eval.types import Dataset

__all__ = ["FORMATS", "read_dataset"]

FORMATS: Mapping[str, Callable[[Path], Dataset]] = {".jsonl": read_json_questions, ".csv": read_csv_questions}
"""End of a file's name → reader of plain questions."""


def read_dataset(path: Path) -> Dataset:
    """Read a BEIR folder, or a .jsonl or .csv file of questions about an archive that exists.

    Raises:
        DatasetInvalid: with every problem of every file, each with its file, line and reason.
        ReadingError: there is no such path, or it is neither.
    """
    if path.is_dir():
        return read_beir(path)
    reader = FORMATS.get(path.suffix.lower())
    if not path.exists():
        raise ReadingError(f"there is no question set at {path}; give a BEIR folder or a file of questions")
    if reader is None:
        raise ReadingError(f"{path} is no question set; give a BEIR folder or a file ending in {' or '.join(FORMATS)}")
    return reader(path)
