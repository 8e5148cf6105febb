"""`sitasi export` and `import`: articles and question sets in files that others read, and back."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from ui.cli.options import (
    ArchiveFolder,
    AsJson,
    InLanguage,
    OfPublisher,
    Since,
    Until,
    filters_from,
    open_archive,
    progress_bar,
)
from ui.cli.terminal import say, tell

if TYPE_CHECKING:
    from rag import Archive, Filters

__all__ = ["export", "import_"]

_STANDARD = "-"
Force = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]


def export(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
    target: Annotated[str, typer.Argument(metavar="TARGET", help="FILE.jsonl, for beir a folder; - for stdout.")],
    form: Annotated[
        Literal["articles", "questions", "beir"],
        typer.Option("--as", help="Articles, a question set, or both in a BEIR folder."),
    ] = "articles",
    questions: Annotated[
        Path | None,
        typer.Option(
            "--questions", metavar="FILE", help="The question set, instead of what people marked in the chat."
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: OfPublisher = None,
    language: InLanguage = None,
    force: Force = False,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """Write articles to a file, one a line as JSON, or question sets, or a BEIR folder.

    sitasi export articles.jsonl --since 2025-01-01

    `sitasi add` and `sitasi import` read such articles back as they are: text, story, title, publisher, date, language,
    source. Marks, corrections and conversations stay behind: `sitasi backup` copies all. A file or folder appears once
    it is whole.
    """
    from eval.exchange.exporting import ExportForm
    from eval.exchange.exporting import export as export_to
    from ui.cli.rendering import print_json

    _check_export(target, form, questions, json=json)
    with open_archive(archive) as opened:
        filters = filters_from(opened, since=since, until=until, publishers=publisher, languages=language)
        if target == _STANDARD:
            _print_lines(opened, form, filters, questions)
            return
        with progress_bar("writing") as progress:
            made = export_to(
                opened,
                Path(target),
                ExportForm(form),
                filters=filters,
                questions=questions,
                force=force,
                progress=progress,
            )
    if json:
        print_json({"target": target, "articles": made.articles, "questions": made.questions})
    else:
        tell(f"Wrote {made.articles} articles and {made.questions} questions to {target}.")


def import_(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="What `sitasi export` wrote, or a BEIR folder; - for stdin.")
    ],
    questions: Annotated[
        Path | None,
        typer.Option("--questions", metavar="FILE", help="Write the folder's questions there, for `sitasi eval run`."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace articles that the archive holds otherwise, and FILE.")
    ] = False,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """Read exported articles, or the documents of a BEIR folder, into the archive.

    sitasi import articles.jsonl

    An article that the archive holds otherwise stays as it is there, and is named, unless --force is given. What cannot
    be read is reported and keeps nothing else out; the exit code is 1 where nothing at all was taken.
    """
    from eval.exchange.importing import import_folder, import_lines
    from rag.serialization.documents import add_document, listing_document
    from ui.cli.rendering import print_add_report, print_json

    if questions and (source == _STANDARD or not Path(source).is_dir()):
        raise typer.BadParameter("--questions takes a BEIR folder: articles alone bring no questions")
    with open_archive(archive, create=True) as opened, progress_bar("reading") as progress:
        if source == _STANDARD:
            made = import_lines(opened, sys.stdin.buffer, "stdin", force=force)
        elif Path(source).is_dir():
            made = import_folder(opened, Path(source), questions=questions, force=force, progress=progress)
        else:
            with _opened(Path(source)) as lines:
                made = import_lines(opened, lines, source, force=force, progress=progress)
    if json:
        kept = [listing_document(one) for one in made.kept]
        print_json({**add_document(made.report), "kept": kept, "questions": made.questions})
    else:
        print_add_report(made.report)
        for one in made.kept:
            tell(f"kept {one.source}: the archive holds it otherwise; --force replaces it", err=True)
        if questions:
            tell(f"Wrote {made.questions} questions to {questions}.")
    report = made.report
    if not (report.added or report.replaced or report.unchanged):
        raise typer.Exit(1)


def _check_export(target: str, form: str, questions: Path | None, *, json: bool) -> None:
    """Raise what is wrong with the options, before anything is read."""
    if target == _STANDARD and form == "beir":
        raise typer.BadParameter("a BEIR folder is no single file: name a folder instead of -")
    if target == _STANDARD and json:
        raise typer.BadParameter("--json and - exclude each other: leave one out")
    if target != _STANDARD and form != "beir" and not target.endswith(".jsonl"):
        raise typer.BadParameter("name a file that ends in .jsonl: by that `sitasi add` knows what it holds")
    if questions and form == "articles":
        raise typer.BadParameter("--questions takes --as questions or --as beir")


def _opened(file: Path) -> BinaryIO:
    from embeddings.errors import ReadingError

    try:
        return file.open("rb")
    except OSError as error:
        raise ReadingError(
            f"{file} cannot be read ({error.strerror}): give a file that `sitasi export` wrote"
        ) from error


def _print_lines(archive: "Archive", form: str, filters: "Filters", questions: Path | None) -> None:
    from eval.exchange.exporting import ExportForm, exported_lines

    with progress_bar("writing") as progress:
        for row in exported_lines(archive, ExportForm(form), filters=filters, questions=questions, progress=progress):
            say(json.dumps(row))
