"""Whether the files of an index are the very files that were written."""

from collections.abc import Iterable
from hashlib import file_digest, sha256
from pathlib import Path

__all__ = ["hash_of_files", "index_files"]


def index_files(folder: Path) -> list[str]:
    """Return the names of an index's files, below its folder and in order; locks and other hidden files left out."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if not path.name.startswith("."))


def hash_of_files(folder: Path, names: Iterable[str], label: str) -> str:
    """Hash a label, and the names and contents of files in a folder. Raises `OSError` where one cannot be read."""
    digest = sha256(label.encode())
    for name in names:
        with (folder / name).open("rb") as file:
            digest.update(f"\n{name} {file_digest(file, 'sha256').hexdigest()}".encode())
    return digest.hexdigest()
