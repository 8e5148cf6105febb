"""What every converter can do."""

from pathlib import Path
from typing import Protocol

__all__ = ["Converter"]


class Converter(Protocol):
    """Turns a file as its authors publish it into a dataset that `sitasi eval` reads."""

    def __call__(self, source: Path, target: Path, *, split: str | None = None) -> int:
        """Write the dataset and give the number of its questions or claims; a source with problems writes nothing.

        Args:
            source: the original file.
            target: the folder or file to write; what exists is not overwritten.
            split: what the split is called; by default as the source is, without its ending.

        Raises:
            DatasetInvalid: with every problem of the source.
            ReadingError: the target exists or cannot be written, or the split cannot name a file.
        """
