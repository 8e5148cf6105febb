"""Files that were uploaded → articles; each is kept beside the archive, which names it as the article's source."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import uuid4

from embeddings.errors import ReadingError, SitasiError
from rag.archive import Archive
from rag.reading import read_file
from rag.types import Article
from ui.chat.articles.outcome import AddOutcome, outcomes_view, progress_view, reported
from ui.chat.locales.articles import TabWords
from ui.chat.markup import Html

__all__ = ["add_upload", "base_name", "first_article", "uploading"]

_FOLDER = "uploads"


def uploading(archive: Archive, uploads: Sequence[str], said: TabWords) -> Iterator[Html]:
    """Add uploaded files one after another; show how far they are, and last what became of each."""
    outcomes: list[AddOutcome] = []
    for place, upload in enumerate(uploads):
        yield progress_view(place, len(uploads), base_name(upload), said)
        outcomes.append(add_upload(archive, Path(upload), said))
    if outcomes:
        yield outcomes_view(outcomes, said)


def add_upload(archive: Archive, upload: Path, said: TabWords) -> AddOutcome:
    """Keep an uploaded file under its own name and add it; never raises, a file of no use replaces no other one."""
    name = base_name(str(upload))
    try:
        first_article(upload)
        kept = _keep(upload, archive.folder / _FOLDER / name)
        return reported(name, kept, archive.add(kept), said)
    except SitasiError as error:
        return AddOutcome(name, problems=(str(error),))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        return AddOutcome(name, problems=(said.unkept.format(reason),))


def first_article(path: Path) -> Article:
    """Read the first article of a file; raises `ReadingError` with the first reason where it holds none."""
    reason = ""
    for one in read_file(path):
        if isinstance(one, Article):
            return one
        reason = reason or one.error
    raise ReadingError(reason or "holds no article")


def base_name(name: str) -> str:
    """Take the name of a file, whatever path stands before it and whoever wrote that.

    >>> base_name("/tmp/x/story.txt"), base_name("..\\\\..\\\\evil\\n.md"), base_name("/tmp/..")
    ('story.txt', 'evil.md', '_')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(character for character in last if character.isprintable())
    return shown.lstrip(".") or "_"


def _keep(upload: Path, target: Path) -> Path:
    """Copy a file to its place at once or not at all; give the path as reading names it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.parent / f".{uuid4().hex}"
    try:
        shutil.copyfile(upload, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return Path(os.path.realpath(target))
