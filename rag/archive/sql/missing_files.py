"""Articles whose files lay in a folder and are there no more."""

import errno
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from rag.archive.database.schema import articles

__all__ = ["Gone", "find_gone", "is_gone"]

_PART = "#"
"""Parts a file's name from that of an article in it."""
_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})


@dataclass(frozen=True, slots=True)
class Gone:
    """An article in the archive, the file of which is gone."""

    article_id: str
    source: str
    title: str | None


def find_gone(connection: Connection, folders: Iterable[str | Path]) -> Iterator[Gone]:
    """Yield the articles from files that these folders no longer hold, each once, by their sources.

    A folder that is not there or empty tells nothing: what it lies on may not be connected.
    """
    found: dict[str, Gone] = {}
    for folder in folders:
        if not _holds_something(folder):
            continue
        begin = str(Path(os.path.realpath(folder), "_"))[:-1]
        held = select(articles.c.article_id, articles.c.source, articles.c.title)
        for row in connection.execute(held.where(articles.c.source.startswith(begin, autoescape=True))):
            if row.source.startswith(begin) and is_gone(row.source):
                found[row.source] = Gone(row.article_id, row.source, row.title)
    yield from (found[source] for source in sorted(found))


def is_gone(source: str) -> bool:
    """Return whether there is no such file, nor one that an article of this source could be a part of."""
    parts = source.split(_PART)
    return all(map(_is_missing, (_PART.join(parts[:length]) for length in range(1, len(parts) + 1))))


def _is_missing(path: str) -> bool:
    """Return whether a file is not there; of one that may not be looked at, nobody knows."""
    try:
        Path(path).stat()
    except OSError as error:
        return error.errno in _NOT_THERE
    except ValueError:
        return True
    return False


def _holds_something(folder: str | Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(True for _ in entries)
    except (OSError, ValueError):
        return False
