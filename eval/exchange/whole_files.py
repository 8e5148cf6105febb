"""Files and folders that appear once they are whole, and take the place of another only where that is allowed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.errors import SettingsError

__all__ = ["whole"]


@contextmanager
def whole(target: Path, *, force: bool, folder: bool = False) -> Iterator[Path]:
    """Return a hidden place to write to; what was written gets its name at the end, and nothing does that failed.

    Raises `SettingsError` where something has the name already and `force` does not allow to replace it, where that is
    no file, or no BEIR folder for a `folder`, and where it cannot be written.
    """
    _check_target(target, force=force, folder=folder)
    try:
        with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as hidden:
            unfinished, former = Path(hidden) / target.name, Path(hidden) / "former"
            yield unfinished
            _check_target(target, force=force, folder=folder)
            if target.is_dir():
                target.rename(former)
            try:
                unfinished.replace(target)
            except OSError:
                if former.exists():
                    former.rename(target)
                raise
    except OSError as error:
        raise SettingsError(f"{target} cannot be written ({error.strerror}): choose another place") from error


def _check_target(target: Path, *, force: bool, folder: bool) -> None:
    is_empty = target.is_dir() and not any(target.iterdir())
    if not (target.exists() or target.is_symlink()) or (folder and is_empty):
        return
    if not force:
        raise SettingsError(f"{target} is there already: choose another name, or replace it with --force")
    if folder and not (target / "corpus.jsonl").is_file():
        raise SettingsError(f"{target} is no BEIR folder and is not replaced: choose another name")
    if not folder and (not target.is_file() or target.is_symlink()):
        raise SettingsError(f"{target} is no file and is not replaced: choose another name")
