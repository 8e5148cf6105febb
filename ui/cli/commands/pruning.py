"""Articles whose files a folder no longer holds: named, and taken out where that is wanted."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from ui.cli.terminal import tell, told

if TYPE_CHECKING:
    from rag import Archive
    from rag.archive import Gone

__all__ = ["take_out_gone"]

_NAMED = 20
"""Articles that are named one by one; programs are told all."""


def take_out_gone(
    archive: "Archive", gone: "Sequence[Gone]", *, asked: bool, yes: bool, json: bool
) -> "Sequence[Gone]":
    """Name the articles that are gone and, where that is `asked` for and nobody says no, take them out; give those."""
    if not gone:
        return []
    if not json:
        _name(gone)
    if not asked:
        tell("to take out what is gone: add --prune", err=True)
        return []
    if not yes and (json or not sys.stdin.isatty()):
        tell("nothing was taken out: nobody could be asked; add --yes", err=True)
        return []
    if not yes and not typer.confirm(told(f"Take {_counted(gone)} out of the archive?"), err=True):
        tell("nothing was taken out", err=True)
        return []
    removed = archive.prune(gone)
    if not json:
        tell(f"{len(removed)} taken out")
    return removed


def _name(gone: "Sequence[Gone]") -> None:
    for one in gone[:_NAMED]:
        tell(f"gone {one.source}: {one.title or told('without a title')} ({one.article_id})", err=True)
    if len(gone) > _NAMED:
        tell(f"gone, and {len(gone) - _NAMED:,} more", err=True)


def _counted(gone: "Sequence[Gone]") -> str:
    return told("1 article" if len(gone) == 1 else f"{len(gone):,} articles")
