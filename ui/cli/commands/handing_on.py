"""`sitasi ask --format`: an answer as a fact-check, in a file or on standard output."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from embeddings.errors import SettingsError
from ui.cli.terminal import say, tell
from ui.formats import Format

if TYPE_CHECKING:
    from rag import Answer, Filters, Stance

__all__ = ["HandedOnAs", "OutputFile", "check_handing_on", "hand_on"]

HandedOnAs = Annotated[
    Format | None,
    typer.Option("--format", help="Write a fact-check to hand on; csl and bibtex list the articles that are quoted."),
]
OutputFile = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; with --format.")
]


def check_handing_on(form: Format | None, file: Path | None, *, json: bool) -> None:
    """Raise what is wrong with the options, before anything is asked."""
    if form and json:
        raise typer.BadParameter("--format and --json exclude each other: leave one out")
    if file and not form:
        raise typer.BadParameter("-o takes --format: one of " + ", ".join(Format))
    if form is Format.DOCX and not file:
        raise typer.BadParameter("a Word document goes into a file: add -o FILE")
    if file and file.exists():
        raise SettingsError(f"{file} is there already: choose another name")


def hand_on(
    answer: "Answer",
    form: Format,
    file: Path | None,
    *,
    stances: "Mapping[int, Stance]",
    filters: "Filters",
) -> None:
    """Write the fact-check of an answer that was given today; a file that is there already is left alone."""
    from ui.fact_check import fact_check, handed_on

    written = handed_on(fact_check(answer, checked=date.today(), stances=stances, filters=filters), form)
    if file is None:
        say(written.decode().rstrip("\n"))
        return
    try:
        with file.open("xb") as opened:
            opened.write(written)
    except OSError as error:
        raise SettingsError(f"{file} cannot be written ({error.strerror}): choose another place") from error
    tell(f"Wrote {file}.")
