"""The question sets of an archive: files in its folder, where uploaded ones are kept too."""

from filecmp import cmp
from pathlib import Path
from shutil import copyfile

from embeddings.errors import ReadingError
from eval.corpus import fingerprint
from eval.datasets import read_dataset
from eval.datasets.reading import FORMATS
from eval.types import Dataset
from rag.archive import Archive
from ui.chat.locales.measure import MeasureWords

__all__ = ["find_set", "keep_set", "set_names"]

_REPLACED = "replaced"
"""Folder of sets whose name another one took."""


def set_names(archive: Archive) -> list[str]:
    """Return the file names of an archive's question sets, in alphabetical order."""
    folder = _folder(archive)
    if not folder.is_dir():
        return []
    files = (path for path in folder.iterdir() if _is_set(path.name) and path.is_file())
    return sorted(path.name for path in files)


def find_set(archive: Archive, name: str, said: MeasureWords) -> Path:
    """Return the path of a set; raises `ReadingError` where the archive has none of this name."""
    if name not in set_names(archive):
        raise ReadingError(said.gone.format(name))
    return _folder(archive) / name


def keep_set(archive: Archive, uploaded: Path, said: MeasureWords) -> Dataset:
    """Copy a file of questions into the archive's folder, under its base name, and give what it holds.

    A set of that name with other content is moved aside. Raises `ReadingError` or `DatasetInvalid` where it cannot be
    read, and then changes nothing; `OSError` where it cannot be written.
    """
    if not _is_set(uploaded.name):
        raise ReadingError(said.no_file.format(uploaded.name, " or ".join(FORMATS)))
    dataset = read_dataset(uploaded)
    target = _folder(archive) / uploaded.name
    if not (target.is_file() and cmp(uploaded, target, shallow=False)):
        _put(uploaded, target)
    return dataset


def _put(uploaded: Path, target: Path) -> None:
    """Copy whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    growing = target.with_name(f".{target.name}.part")
    copyfile(uploaded, growing)
    if target.is_file():
        aside = target.parent / _REPLACED
        aside.mkdir(exist_ok=True)
        target.rename(aside / f"{target.stem}-{fingerprint(target)}{target.suffix}")
    growing.replace(target)


def _is_set(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in FORMATS


def _folder(archive: Archive) -> Path:
    return archive.folder / "questions"
