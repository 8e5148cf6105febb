"""`sitasi info`, `verify`, `doctor` and `rebuild`: how an archive is, and its index made anew."""

import typer

from ui.cli.options import ArchiveFolder, AsJson, open_archive, progress_bar, settings_from
from ui.cli.terminal import say, tell, told

__all__ = ["doctor", "info", "rebuild", "verify"]


def info(archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Count what the archive holds."""
    from rag.serialization.documents import info_document
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened:
        document = info_document(opened.info())
    if json:
        print_json(document)
    else:
        languages = ", ".join(f"{count} {code}" for code, count in document.pop("languages").items()) or "none"
        for name, value in {**document, "languages": languages}.items():
            say(f"{name:12} {value}")


def verify(archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Check that the archive is whole; the exit code is 1 where it is not."""
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened:
        problems = opened.verify()
    if json:
        print_json({"whole": not problems, "problems": problems})
    else:
        say("\n".join(problems) or told("The archive is whole."))
    if problems:
        raise typer.Exit(1)


def doctor(archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Check all that an answer takes: the archive, the models on disk, a language model where one is configured.

    The exit code is 1 where something is missing. A configured model is asked for one word, a server that the
    archive or its index lies on is read; nothing else is contacted.
    """
    from rag.doctor import examine
    from rag.serialization.documents import findings_document
    from ui.cli.rendering import print_findings, print_json

    findings = examine(settings_from(archive))
    if json:
        print_json(findings_document(findings))
    else:
        print_findings(findings)
    if not all(one.healthy for one in findings):
        raise typer.Exit(1)


def rebuild(archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Make the archive's index anew; after a change of encoder, encode every article again first."""
    from rag.serialization.documents import info_document
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened, progress_bar("encoding") as progress:
        opened.rebuild(progress=progress)
        made = opened.info()
    if json:
        print_json(info_document(made))
    else:
        tell(f"Rebuilt the index of {made.articles} articles, {made.passages} passages.")
