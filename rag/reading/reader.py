"""What a reader of a format is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from rag.types import Article, Rejection

__all__ = ["Reader"]


class Reader(Protocol):
    """Reads the files of one format."""

    def read(self, path: Path, *, today: date) -> Iterator[Article | Rejection]:
        """Yield the articles of a file, lazily; a date after `today` is not believed.

        Raises:
            ReadingError: the file as a whole cannot be read; an `OSError` passes through.
        """
        ...
