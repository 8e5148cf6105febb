"""Files for tests, written and read: the articles that are in them, or what is wrong with them."""

from datetime import date
from pathlib import Path

from rag.reading import find_sources, read_file
from rag.types import Article, Rejection

__all__ = ["TODAY", "article", "body", "error", "only", "read"]

TODAY = date(2026, 11, 20)


def read(path: Path, content: str | bytes) -> list[Article | Rejection]:
    """Write a file, find it, and read what is in it."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert list(find_sources([path])) == [path]
    return list(read_file(path, today=TODAY))


def only(path: Path, content: str | bytes) -> Article | Rejection:
    """Read the one thing that is in a file."""
    [found] = read(path, content)
    return found


def article(path: Path, content: str | bytes) -> Article:
    """Read the one article of a file."""
    found = only(path, content)
    assert isinstance(found, Article), found
    return found


def error(path: Path, content: str | bytes) -> str:
    """Read a file from which nothing is taken, and return why, in one line."""
    found = only(path, content)
    assert isinstance(found, Rejection), found
    assert (found.source, len(found.error.splitlines())) == (str(path.resolve()), 1)
    return found.error


def body(found: Article | Rejection) -> list[str]:
    """Return the paragraphs of an article's story."""
    assert isinstance(found, Article), found
    return [span.of(found.text) for span in found.body]
