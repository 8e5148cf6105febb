"""`sitasi follow`: feeds, pages and folders that are read again and again."""

from typing import TYPE_CHECKING, Annotated

import typer

from embeddings.errors import SettingsError
from ui.cli.options import ArchiveFolder, AsJson, open_archive
from ui.cli.terminal import say, tell, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag import Archive
    from rag.types import Followed

__all__ = ["follow"]


def follow(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="PATH_OR_URL...", help="Feeds, pages, folders and files.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Only list what is followed.")] = False,
    stop: Annotated[bool, typer.Option("--stop", help="Follow these no longer; their articles stay.")] = False,
    once: Annotated[bool, typer.Option("--once", help="Read what is new of all that is followed, now.")] = False,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """Follow feeds, pages and folders: what is new there comes into the archive by itself.

    sitasi follow https://kabar.example/rss.xml articles/

    `sitasi chat` reads them every half an hour (SITASI_FOLLOW_EVERY, in seconds; 0 turns it off), and --once reads them
    now, as for a cron job; its exit code is 1 where none of them could be read. Of a feed the pages are fetched that it
    did not name before, of a folder the files are read that are new or changed. Without a source, what is followed is
    listed.
    """
    from rag.serialization.documents import followed_document
    from ui.cli.rendering import print_json

    named = sources or []
    if listed + stop + once > 1:
        raise typer.BadParameter("--list, --stop and --once exclude each other: leave two out")
    if bool(named) != stop and (stop or listed or once):
        raise typer.BadParameter("--stop takes what is followed no longer; --list and --once take nothing")
    with open_archive(archive, create=bool(named) and not stop) as opened:
        done = _stop(opened, named) if stop else _start(opened, named)
        read = _read(opened) if once else opened.following().all()
    if json:
        print_json(followed_document(read))
    else:
        say("\n".join(done) if named else _table(read))
    if once and read and all(one.error and not one.added for one in read):
        raise typer.Exit(1)


def _start(archive: "Archive", sources: "Sequence[str]") -> list[str]:
    from rag.followed_sources import follow, followed_name

    return [
        told(f"follows {name}" if follow(archive, one) else f"follows already {name}")
        for one, name in ((one, followed_name(one)) for one in sources)
    ]


def _stop(archive: "Archive", sources: "Sequence[str]") -> list[str]:
    from rag.followed_sources import followed_name

    names = [followed_name(one) for one in sources]
    followed = {one.source for one in archive.following().all()}
    if unknown := [one for one in names if one not in followed]:
        raise SettingsError(f"{unknown[0]} is not followed: see `sitasi follow --list`")
    return [told(f"follows {one} no longer") for one in names if archive.following().stop(one)]


def _read(archive: "Archive") -> "list[Followed]":
    from rag.followed_sources import read_followed

    return read_followed(archive, progress=lambda one: tell(f"reading {one.source}", err=True))


def _table(followed: "Sequence[Followed]") -> str:
    if not followed:
        return told("Nothing is followed yet: sitasi follow PATH_OR_URL")
    return "\n".join(map(_row, followed))


def _row(one: "Followed") -> str:
    read = told(f"{one.read.astimezone():%Y-%m-%d %H:%M}, {one.added} new" if one.read else "not read yet")
    error = f"\n  {told(one.error)}" if one.error else ""
    return f"{one.source}\n  " + told(f"{read}, {one.brought} since {one.since.astimezone():%Y-%m-%d}") + error
