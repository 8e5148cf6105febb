"""Sources that are followed: read again and again, of each only what is new or changed."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout

from embeddings.errors import ArchiveError, ReadingError, SitasiError
from rag.archive import Archive
from rag.reading.discovery import find_sources
from rag.reading.urls.address import Address, is_address, parse_address, shown
from rag.reading.web import WebReader
from rag.types import AddReport, Article, Followed, Notice, Rejection

__all__ = ["follow", "followed_name", "read_followed"]

_logger = logging.getLogger("sitasi.following")
_TRIES = 3
"""How often a page that a feed names is asked for until it gives an article."""
_DONE = _TRIES
T = TypeVar("T")


def followed_name(location: str | Path) -> str:
    """Return the name under which a source is followed: its address, or its path in full.

    Raises:
        ReadingError: it is an address that is not fetched.
    """
    if not is_address(str(location)):
        return os.path.realpath(location)
    try:
        return str(parse_address(str(location)))
    except ReadingError as error:
        raise ReadingError(f"{shown(str(location))} {error}") from error


def follow(archive: Archive, location: str | Path) -> bool:
    """Follow a feed, a page, a file or a folder from now on; tell whether it was not followed before.

    Raises:
        ReadingError: it is an address that is not fetched, or there is no such file or folder.
    """
    name = followed_name(location)
    if not is_address(name) and not Path(name).exists():
        raise ReadingError(f"there is no file or folder {name}: check the path")
    return archive.following().start(name)


def read_followed(
    archive: Archive, *, every: timedelta = timedelta(0), progress: Callable[[Followed], None] = lambda _: None
) -> list[Followed]:
    """Read what of the followed sources is new, one after another, and return them as they are then.

    Those that were read less than `every` ago are left out. `progress` is told what is read next. Whatever goes wrong
    with a source is kept as its error, and keeps no other from being read.

    Raises:
        ArchiveError: another process is reading them.
    """
    due = [one for one in archive.following().all() if one.read is None or one.read <= datetime.now(UTC) - every]
    if not due:
        return []
    try:
        with FileLock(archive.cache / "following.lock", timeout=0):
            pages = WebReader(archive.settings.web)  # one for all: it keeps the pauses between questions to a host
            for one in due:
                progress(one)
                _read(archive, one.source, pages)
    except Timeout as error:
        raise ArchiveError("another process is reading what is followed: wait until it has ended") from error
    names = {one.source for one in due}
    return [one for one in archive.following().all() if one.source in names]


def _read(archive: Archive, source: str, pages: WebReader) -> None:
    before, problems = archive.following().seen(source), list[str]()
    report, seen = AddReport(), dict(before)
    try:
        if is_address(source):
            report = archive.add_articles(_told(_new_pages(source, pages, seen), problems))
        elif changed := list(_told(_changed(source, seen), problems)):
            report = archive.add(*changed)
    except SitasiError as error:
        problems.append(str(error))
        seen = before  # what was not kept is read once more
    problems += [f"{one.source}: {one.error}" for one in report.rejected]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    for one in problems:
        _logger.warning("followed %s: %s", source, one)
    added = report.added + report.replaced
    archive.following().record(source, added=added, error=problems[0] + more if problems else None, seen=seen)


def _told(read: Iterable[T | Rejection], problems: list[str]) -> Iterator[T]:
    """Pass on what was read, and take down why anything was not."""
    for one in read:
        if not isinstance(one, Rejection):
            yield one
        elif not isinstance(one, Notice):
            problems.append(f"{one.source}: {one.error}")


def _new_pages(source: str, pages: WebReader, seen: dict[str, Any]) -> Iterator[Article | Rejection]:
    """Yield the article of a page, or those of a feed whose addresses gave none before; `seen` counts the tries."""
    listed: list[Address] = []
    for one in pages.read(Address(source)):
        if isinstance(one, Address):
            listed.append(one)
        else:
            yield one
    if not listed:
        return  # it could not be read, or is a page: what was seen stays
    tries = {one.url: int(seen.get(one.url, 0)) for one in listed}
    seen.clear()
    seen.update(tries)
    for address in listed:
        if seen[address.url] >= _TRIES:
            continue
        seen[address.url] += 1
        for one in pages.read(address):
            if isinstance(one, Article):
                seen[address.url] = _DONE
            if not isinstance(one, Address):
                yield one


def _changed(source: str, seen: dict[str, Any]) -> Iterator[Path | Rejection]:
    """Yield the files under a path that are new or changed; `seen` holds what each was like."""
    now: dict[str, Any] = {}
    for one in find_sources([source]):
        if isinstance(one, Rejection):
            yield one
        elif isinstance(one, Path) and (like := _state_of(one)):
            now[str(one)] = like
            if seen.get(str(one)) != like:
                yield one
    if now:
        seen.clear()
        seen.update(now)


def _state_of(file: Path) -> list[int]:
    """Return what changes with a file; nothing where it is gone by now."""
    try:
        stat = file.stat()
    except OSError:
        return []
    return [stat.st_size, stat.st_mtime_ns]
