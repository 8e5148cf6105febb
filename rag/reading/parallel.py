"""Many files are read on every core, by joblib; their order stays."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from rag.reading.formats import FilePart, file_parts
from rag.types import Article, Rejection

__all__ = ["read_files"]

_WORTH_IT = 2_000_000
"""Bytes of files; fewer are read before other processes have started."""
_IDLE = 10
"""Seconds after which a process with nothing to do ends."""


def read_files(paths: Sequence[Path], *, progress: Callable[[int], None]) -> Iterator[Article | Rejection]:
    """Yield the articles of files, lazily; `progress` is told how many files are done."""
    today = date.today()
    begun: deque[int] = deque()
    read = _in_processes if _size(paths) >= _WORTH_IT else _here
    done = 0
    for articles in read(_parts(paths, begun), today):
        if (before := begun.popleft()) > done:
            progress(done := before)
        yield from articles
    if paths:
        progress(len(paths))


def _parts(paths: Sequence[Path], begun: deque[int]) -> Iterator[FilePart]:
    """Yield the parts of all files; append for each how many files lie before it."""
    for number, path in enumerate(paths):
        for part in file_parts(path):
            begun.append(number)
            yield part


def _here(parts: Iterable[FilePart], today: date) -> Iterator[list[Article | Rejection]]:
    return (part.articles(today) for part in parts)


def _in_processes(parts: Iterable[FilePart], today: date) -> Iterator[list[Article | Rejection]]:
    from joblib import Parallel, delayed

    workers = Parallel(n_jobs=-1, return_as="generator", idle_worker_timeout=_IDLE)
    read: Iterator[list[Article | Rejection]] = workers(delayed(FilePart.articles)(part, today) for part in parts)
    return read


def _size(paths: Iterable[Path]) -> int:
    size = 0
    for path in paths:
        with suppress(OSError):  # whoever reads it will say so
            size += path.stat().st_size
    return size
