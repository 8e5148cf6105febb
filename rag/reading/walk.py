"""Places that a person names → the files in them, and the addresses as they are."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from embeddings.errors import ReadingError
from rag.reading.formats import reader_of
from rag.reading.web import Address, is_address
from rag.types import Rejection

__all__ = ["find_sources"]


def find_sources(locations: Iterable[str | Path]) -> Iterator[Path | Address | Rejection]:
    """Yield the files of some files and folders, in sorted order, each once; addresses on the web pass unchanged.

    Folders are walked to their ends, without hidden entries; links are followed, a folder is never entered twice.
    """
    seen: set[str] = set()
    for location in locations:
        if is_address(str(location)):
            yield Address(str(location))
        else:
            yield from _found(str(location), Path(location), seen)


def _found(name: str, path: Path, seen: set[str]) -> Iterator[Path | Rejection]:
    try:
        real = os.path.realpath(path)
        if real in seen:
            return
        seen.add(real)
        if path.is_dir():
            children = sorted(child for child in path.iterdir() if not child.name.startswith("."))
        else:
            yield _file(name, path)
            return
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        yield Rejection(_printable(name), f"cannot be opened ({reason}); check its path and permissions")
        return
    for child in children:
        yield from _found(str(child), child, seen)


def _file(name: str, path: Path) -> Path | Rejection:
    source = _printable(name)
    if source != name:
        return Rejection(source, "its name is not valid UTF-8; rename it")
    if not path.exists():
        return Rejection(source, "there is no such file or folder; check the path")
    if not path.is_file():
        return Rejection(source, "is neither a file nor a folder")
    try:
        reader_of(path)
    except ReadingError as error:
        return Rejection(source, str(error))
    return path


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")
