"""Options that several commands share, and what they mean."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from embeddings.language import Language

if TYPE_CHECKING:
    from rag import Archive, Filters, Settings

__all__ = [
    "ArchiveFolder",
    "AsJson",
    "InLanguage",
    "OfPublisher",
    "Since",
    "Until",
    "filters_from",
    "open_archive",
    "progress_bar",
    "settings_from",
]

ArchiveFolder = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        help="The archive's folder, or postgresql://... [SITASI_ARCHIVE; else sitasi-archive].",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Since = Annotated[
    datetime | None,
    typer.Option("--since", metavar="DATE", formats=["%Y-%m-%d"], help="Only articles published on this day or later."),
]
Until = Annotated[
    datetime | None,
    typer.Option(
        "--until", metavar="DATE", formats=["%Y-%m-%d"], help="Only articles published on this day or before."
    ),
]
OfPublisher = Annotated[
    list[str] | None,
    typer.Option("--publisher", metavar="NAME", help="Only articles of this publisher; may be given several times."),
]
InLanguage = Annotated[
    list[Language] | None,
    typer.Option("--language", help="Only articles in this language; may be given several times."),
]


def settings_from(archive: str | None) -> "Settings":
    """Read the settings: flag before environment before `.env` before default."""
    from dotenv import dotenv_values

    from rag.place import placed
    from rag.settings import Settings

    in_file = {key: value for key, value in dotenv_values(".env").items() if value}
    settings = Settings.from_environment({**in_file, **os.environ})
    return settings if archive is None else replace(settings, archive=placed(archive))


@contextmanager
def open_archive(place: str | None, *, create: bool = False) -> Iterator["Archive"]:
    """Open the archive that flag or settings name; only what can add to it makes a new one."""
    from rag import Archive

    settings = settings_from(place)
    with Archive.open(settings.archive, settings=settings, create=create) as archive:
        yield archive


def filters_from(
    since: datetime | None, until: datetime | None, publishers: list[str] | None, languages: list[Language] | None
) -> "Filters":
    """Put the filter options together."""
    from rag.types import Filters

    return Filters(
        since=since.date() if since else None,
        until=until.date() if until else None,
        publishers=tuple(publishers or ()),
        languages=tuple(languages or ()),
    )


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show progress on stderr, on a terminal only."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield advance
