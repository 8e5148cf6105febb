"""Places that a person names → the files in them, and the addresses as they are."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from embeddings.errors import ReadingError
from rag.reading.formats import reader_of
from rag.reading.formats.containers.packed import unpacked
from rag.reading.formats.page_files import is_saved_with
from rag.reading.formats.unread_kinds import kind_of, of_other_kinds
from rag.reading.urls.address import Address, is_address
from rag.types import Notice, Rejection

__all__ = ["find_sources"]


def find_sources(locations: Iterable[str | Path]) -> Iterator[Path | Address | Rejection]:
    """Yield the files of some files and folders, in sorted order, each once; addresses on the web pass unchanged.

    Folders are walked to their ends, without hidden entries; links are followed, a folder is never entered twice.
    What in folders has no reader is told at the end, all in one: a rejection where nothing else was found.
    """
    seen: set[str] = set()
    skipped: Counter[str] = Counter()
    walked: list[str] = []
    empty = True
    for location in locations:
        if not isinstance(location, str | Path):
            raise ReadingError(f"{location!r} cannot be read: give paths and addresses, one after another")
        if is_address(str(location)):
            yield Address(str(location))
            empty = False
            continue
        before = skipped.total()
        for one in _readable(_found(str(location), Path(location), seen), Path(location), skipped):
            empty = empty and isinstance(one, Rejection)
            yield one
        walked += [str(location)] if skipped.total() > before else []
    if walked:
        yield (Rejection if empty else Notice)(", ".join(walked), of_other_kinds(skipped))


def _readable(found: Iterable[Path | Rejection], named: Path, skipped: Counter[str]) -> Iterator[Path | Rejection]:
    """Pass on what has a reader; count the kinds of the rest, and reject what a person named."""
    for one in found:
        problem = None if isinstance(one, Rejection) else _problem(one)
        if problem is None:
            yield one
        elif isinstance(one, Rejection) or isinstance(problem, OSError) or one == named:
            yield _unopened(str(one), problem) if isinstance(problem, OSError) else Rejection(str(one), str(problem))
        else:
            skipped[kind_of(one.name)] += 1


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


def _problem(path: Path) -> ReadingError | OSError | None:
    """Tell why a file has no reader, or cannot be opened to see."""
    try:
        reader_of(unpacked(path, path.name), path.name)
    except (ReadingError, OSError) as error:
        return error
    return None


def _unopened(name: str, error: OSError | ValueError) -> Rejection:
    reason = error.strerror if isinstance(error, OSError) else error
    return Rejection(_printable(name), f"cannot be opened ({reason}); check its path and permissions")


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")
