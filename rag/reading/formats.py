"""Which reader reads which file, by the end of its name."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from embeddings.errors import ReadingError
from rag.reading.html import HtmlReader
from rag.reading.jsonl import JsonLinesReader
from rag.reading.markdown import MarkdownReader
from rag.reading.reader import Reader
from rag.reading.text import TextReader
from rag.types import Article, Rejection

__all__ = ["FORMATS", "read_file", "reader_of"]

FORMATS: Mapping[str, Reader] = {
    ".txt": TextReader(),
    ".md": MarkdownReader(),
    ".html": HtmlReader(),
    ".htm": HtmlReader(),
    ".jsonl": JsonLinesReader(),
}


def read_file(path: Path, *, today: date | None = None) -> Iterator[Article | Rejection]:
    """Yield the articles of a file, lazily; what cannot be read is a rejection, never an error.

    Args:
        path: a file of one of the `FORMATS`.
        today: dates after it are not believed; by default the day on which it is called.
    """
    source = os.path.realpath(path)
    try:
        yield from reader_of(path).read(Path(source), today=today or date.today())
    except ReadingError as error:
        yield Rejection(source, str(error))
    except OSError as error:
        yield Rejection(source, f"cannot be opened ({error.strerror}); check its path and permissions")


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
