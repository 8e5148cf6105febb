"""`sitasi add`: articles into the archive."""

from typing import Annotated

import typer

from ui.cli.commands.pruning import take_out_gone
from ui.cli.options import ArchiveFolder, AsJson, open_archive, progress_bar

__all__ = ["add"]


def add(
    locations: Annotated[
        list[str], typer.Argument(metavar="PATH_OR_URL...", help="Files, folders, pages on the web and feeds.")
    ],
    archive: ArchiveFolder = None,
    ray: Annotated[
        bool, typer.Option("--ray", help="Read and encode on a Ray cluster: RAY_ADDRESS's, else one on this machine.")
    ] = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Take out articles whose files the folders no longer hold; on a terminal, ask first."
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --prune, do not ask.")] = False,
    json: AsJson = False,
) -> None:
    """Read articles into the archive: pages, texts, mails, tables, feeds, web archives; folders are walked.

    sitasi add my-articles/ https://kabar.example/waduk https://kabar.example/rss.xml

    Addresses are fetched; of a feed (RSS, Atom), each article. The same file or address with the same content is left
    alone; with new content, its article is replaced. What cannot be read is reported and keeps nothing else out; the
    exit code is 1 where nothing at all could be read. Only sites on the public internet are asked, and only what their
    robots.txt lets programs read.

    A folder added again brings what is new or changed; articles whose files it no longer holds are named, and stay
    unless --prune is given. An add that was stopped goes on where it was when it is run again.

    Many machines read faster: --ray needs the extra `ray` and, on each machine of the cluster, Sitasi and the files
    under the same paths.
    """
    from rag.serialization.documents import add_document
    from ui.cli.rendering import print_add_report, print_json

    with open_archive(archive, create=True) as opened:
        with progress_bar("reading") as progress:
            report = opened.add(*locations, ray=ray, progress=progress)
        if not json:
            print_add_report(report)
        gone = opened.gone(*locations)
        pruned = take_out_gone(opened, gone, asked=prune, yes=yes, json=json)
    if json:
        print_json(add_document(report, gone=gone, pruned=pruned))
    if report.rejected and not (report.added or report.replaced or report.unchanged):
        raise typer.Exit(1)
