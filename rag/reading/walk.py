"""Places that a person names → the files in them, and the addresses as they are."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from embeddings.errors import ReadingError
from rag.reading.formats import PAGE, reader_of, unpacked
from rag.reading.pages import belongs_to_pages, is_saved_with
from rag.reading.reader import Reader
from rag.reading.web import Address, is_address
from rag.types import Rejection

__all__ = ["find_sources"]


def find_sources(locations: Iterable[str | Path]) -> Iterator[Path | Address | Rejection]:
    """Yield the files of some files and folders, in sorted order, each once; addresses on the web pass unchanged.

    Folders are walked to their ends, without hidden entries; links are followed, a folder is never entered twice.
    What pages are drawn with is left out of a folder that holds pages.
    """
    seen: set[str] = set()
    for location in locations:
        if is_address(str(location)):
            yield Address(str(location))
        else:
            yield from _readable(_found(str(location), Path(location), seen))


def _readable(found: Iterable[Path | Rejection]) -> Iterator[Path | Rejection]:
    """Reject what has no reader, but for what only belongs to pages that were found, too."""
    chosen = [(one, one if isinstance(one, Rejection) else _reader(one)) for one in found]
    with_pages = any(reader is PAGE for _, reader in chosen)
    for one, reader in chosen:
        if not isinstance(reader, Rejection):
            yield one
        elif isinstance(one, Rejection) or not (with_pages and belongs_to_pages(one.name)):
            yield reader


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
        yield _unopened(name, error)
        return
    names = {child.name for child in children}
    for child in children:
        if not is_saved_with(child.name, names.__contains__):
            yield from _found(str(child), child, seen)


def _file(name: str, path: Path) -> Path | Rejection:
    source = _printable(name)
    if source != name:
        return Rejection(source, "its name is not valid UTF-8; rename it")
    if not path.exists():
        return Rejection(source, "there is no such file or folder; check the path")
    if not path.is_file():
        return Rejection(source, "is neither a file nor a folder")
    return path


def _reader(path: Path) -> Reader | Rejection:
    try:
        return reader_of(unpacked(path, path.name), path.name)
    except ReadingError as error:
        return Rejection(str(path), str(error))
    except OSError as error:
        return _unopened(str(path), error)


def _unopened(name: str, error: OSError | ValueError) -> Rejection:
    reason = error.strerror if isinstance(error, OSError) else error
    return Rejection(_printable(name), f"cannot be opened ({reason}); check its path and permissions")


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")
