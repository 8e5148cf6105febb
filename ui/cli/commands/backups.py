"""`sitasi backup` and `sitasi restore`: an archive in one file, and back."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.cli.options import ArchiveFolder, AsJson, open_archive, progress_bar, settings_from
from ui.cli.terminal import tell, told

__all__ = ["backup", "restore"]

BackupFile = Annotated[Path, typer.Argument(metavar="FILE")]


def backup(file: BackupFile, archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Copy the archive into a new file, while it may be in use; the copy is read again and checked.

    The file holds all that `sitasi restore` needs: articles, passages, marks. The index is left out: it is derived.
    """
    from rag.serialization.documents import backup_document
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened, progress_bar("copying") as progress:
        made = opened.backup(file, progress=progress)
    if json:
        print_json(backup_document(made))
    else:
        tell(f"Backed up {made.articles} articles, {made.passages} passages, to {made.file}: checked, whole.")


def restore(
    file: BackupFile,
    archive: ArchiveFolder = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before articles are replaced.")] = False,
    json: AsJson = False,
) -> None:
    """Put a backup in the place of what the archive holds; on a terminal, ask before any article is lost.

    It is checked first, and it happens at once: whoever asks meanwhile is answered from the old articles or the new.
    """
    from rag import Archive
    from rag.serialization.documents import info_document
    from ui.cli.rendering import print_json

    settings = settings_from(archive)
    replacing = yes or (not json and sys.stdin.isatty() and _allowed(file, archive))
    with progress_bar("restoring") as progress:
        restored = Archive.restore(file, settings.archive, replacing=replacing, settings=settings, progress=progress)
    with restored:
        made = restored.info()
    if json:
        print_json(info_document(made))
    else:
        tell(f"Restored {made.articles} articles, {made.passages} passages, to {made.place}.")


def _allowed(file: Path, archive: str | None) -> bool:
    """Ask whether the articles that are there may go; where there are none, nothing need be asked."""
    from embeddings.errors import ArchiveMissing

    try:
        with open_archive(archive) as opened:
            held = opened.info()
    except ArchiveMissing:
        return False
    if held.articles:
        typer.confirm(told(f"Put {file} in the place of the {held.articles} articles in {held.place}?"), abort=True)
    return True
