"""Options that several commands share, and what they mean."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from embeddings.language import Language
from ui.days import check_order, day_from

if TYPE_CHECKING:
    from rag import Archive, Filters, Settings

__all__ = [
    "AmongArticles",
    "ArchiveFolder",
    "AsJson",
    "InLanguage",
    "OfPublisher",
    "Question",
    "Since",
    "Until",
    "filters_from",
    "open_archive",
    "progress_bar",
    "settings_from",
]

_NEAREST = 3
"""Publishers that are named where the one that is asked for is not there."""

ArchiveFolder = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        help="The archive's folder, or postgresql://... [SITASI_ARCHIVE; else sitasi-archive].",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def _day(written: str) -> date:
    try:
        return day_from(written)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _question(written: str) -> str:
    """Read a question from standard input where it is written as "-"."""
    question = sys.stdin.buffer.read().decode("utf-8", "replace") if written == "-" else written
    if not question.strip():
        raise typer.BadParameter("it is empty: ask in Indonesian or English")
    return question.strip()


Question = Annotated[
    str,
    typer.Argument(metavar="QUESTION", help="In Indonesian or English; - reads standard input.", callback=_question),
]
Since = Annotated[
    date | None,
    typer.Option("--since", metavar="DATE", parser=_day, help="Only articles published on this day or later."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", metavar="DATE", parser=_day, help="Only articles published on this day or before."),
]
OfPublisher = Annotated[
    list[str] | None,
    typer.Option("--publisher", metavar="NAME", help="Only articles of this publisher; may be given several times."),
]
InLanguage = Annotated[
    list[Language] | None,
    typer.Option("--language", help="Only articles in this language; may be given several times."),
]

AmongArticles = Annotated[
    list[str] | None,
    typer.Option("--article", metavar="ID", help="Only this article, by its id; may be given several times."),
]


def settings_from(archive: str | None) -> "Settings":
    """Read the settings: flag before environment before `.env` before default."""
    from dotenv import dotenv_values

    from rag.settings import Settings
    from rag.settings.archive_address import placed

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
    archive: "Archive",
    *,
    since: date | None,
    until: date | None,
    publishers: list[str] | None,
    languages: list[Language] | None,
    articles: list[str] | None = None,
) -> "Filters":
    """Put the filter options together; raises `ArchiveError` where the archive holds no such article or publisher."""
    from rag.types import Filters

    try:
        check_order(since, until)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if publishers:
        _check_publishers(archive, publishers)
    return Filters(
        articles=tuple(archive.whole_id(one) for one in articles) if articles else None,
        since=since,
        until=until,
        publishers=tuple(publishers or ()),
        languages=tuple(languages or ()),
    )


def _check_publishers(archive: "Archive", names: Sequence[str]) -> None:
    """Raise `ArchiveError`, with the nearest publishers, where no article is of one that is named."""
    from difflib import get_close_matches

    from embeddings.errors import ArchiveError

    known = archive.publishers_named(names)
    unknown = next((one for one in names if one not in known), None)
    if unknown is None:
        return
    spelled = {one.casefold(): one for one in archive.publishers()}
    wanted = unknown.casefold().strip()
    within = [one for one in spelled if wanted and wanted in one]
    near = dict.fromkeys([*within, *get_close_matches(wanted, spelled, n=_NEAREST)])
    if near:
        named = ", ".join(spelled[one] for one in list(near)[:_NEAREST])
        raise ArchiveError(f"there is no publisher {unknown!r} in {archive.place}: the nearest are {named}")
    raise ArchiveError(f"there is no publisher {unknown!r} in {archive.place}: see `sitasi list`")


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
