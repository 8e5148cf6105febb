"""Whether the files of an index are the very files that were written."""

from collections.abc import Iterable
from hashlib import file_digest, sha256
from pathlib import Path
from time import time_ns

__all__ = ["hash_of_files", "index_files"]

_TICK = 2_000_000_000
"""Nanoseconds: what is younger may be written once more without looking any younger."""
_REMEMBERED = 1_000
_HASHED: dict[tuple[str, int, int, int], str] = {}
"""Path, inode, bytes and time of writing → hash."""


def index_files(folder: Path) -> list[str]:
    """Return the names of an index's files, below its folder and in order; locks and other hidden files left out."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if not path.name.startswith("."))


def hash_of_files(folder: Path, names: Iterable[str], label: str) -> str:
    """Hash a label, and the names and contents of files in a folder. Raises `OSError` where one cannot be read.

    A file that this process has read before is not read again while it is the same one, as long and as old.
    """
    digest = sha256(label.encode())
    for name in names:
        digest.update(f"\n{name} {_hash_of(folder / name)}".encode())
    return digest.hexdigest()


def _hash_of(path: Path) -> str:
    seen = path.stat()
    known = (str(path), seen.st_ino, seen.st_size, seen.st_mtime_ns)
    if (hashed := _HASHED.get(known)) is not None:
        return hashed
    with path.open("rb") as file:
        hashed = file_digest(file, "sha256").hexdigest()
    if time_ns() - seen.st_mtime_ns > _TICK:
        _HASHED[known] = hashed
        while len(_HASHED) > _REMEMBERED:
            _HASHED.pop(next(iter(_HASHED)), None)
    return hashed
