"""Which reader reads which file, by the end of its name."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from embeddings.errors import ReadingError
from rag.reading.html import html_file
from rag.reading.jsonl import JsonLinesReader
from rag.reading.markdown import markdown_file
from rag.reading.reader import OneArticle, Part, Reader
from rag.reading.text import text_file
from rag.types import Article, Rejection

__all__ = ["FORMATS", "FilePart", "file_parts", "read_file", "reader_of"]

FORMATS: Mapping[str, Reader] = {
    ".txt": OneArticle(text_file),
    ".md": OneArticle(markdown_file),
    ".html": OneArticle(html_file),
    ".htm": OneArticle(html_file),
    ".jsonl": JsonLinesReader(),
}


@dataclass(frozen=True, slots=True)
class FilePart:
    """A part of a file, to be read here or in another process."""

    source: str
    read: Part

    def articles(self, today: date) -> list[Article | Rejection]:
        """Give its articles; what cannot be read is a rejection, never an error."""
        found: list[Article | Rejection] = []
        try:
            found.extend(self.read(today))
        except (ReadingError, OSError) as error:
            found.append(_rejection(self.source, error))
        return found


def file_parts(path: Path) -> Iterator[FilePart]:
    """Yield the parts of a file of one of the `FORMATS`, lazily; that it cannot be read is a part, too."""
    source = os.path.realpath(path)
    try:
        for part in reader_of(path).parts(Path(source)):
            yield FilePart(source, part)
    except (ReadingError, OSError) as error:
        yield FilePart(source, partial(_rejected, _rejection(source, error)))


def read_file(path: Path, *, today: date | None = None) -> Iterator[Article | Rejection]:
    """Yield the articles of a file, lazily; what cannot be read is a rejection, never an error.

    Args:
        path: a file of one of the `FORMATS`.
        today: dates after it are not believed; by default the day on which it is called.
    """
    for part in file_parts(path):
        yield from part.articles(today or date.today())


def reader_of(path: Path) -> Reader:
    """Choose the reader of a file by its name.

    Raises:
        ReadingError: there is none for such names.
    """
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(FORMATS)
        raise ReadingError(f"files like {path.name!r} cannot be read; its name must end in one of {known}")
    return reader


def _rejection(source: str, error: ReadingError | OSError) -> Rejection:
    if isinstance(error, OSError):
        return Rejection(source, f"cannot be opened ({error.strerror}); check its path and permissions")
    return Rejection(source, str(error))


def _rejected(rejection: Rejection, _today: date) -> list[Rejection]:
    return [rejection]
