"""Which reader reads which file, by the end of its name."""

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

__all__ = ["FORMATS", "read_file"]

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
    source = path.resolve()
    try:
        yield from FORMATS[path.suffix.lower()].read(source, today=today or date.today())
    except ReadingError as error:
        yield Rejection(str(source), str(error))
    except OSError as error:
        yield Rejection(str(source), f"cannot be opened ({error.strerror}); check its path and permissions")
