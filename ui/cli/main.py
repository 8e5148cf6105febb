"""Every command of `sitasi`, and how it ends."""

import logging
import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from embeddings.errors import DatasetInvalid, SitasiError
from ui.cli.commands import adding, articles, asking, backups, evaluation, exchange, following, starting, upkeep, users
from ui.cli.language import Commands, speak
from ui.cli.terminal import LogLines, say, told

__all__ = ["app", "main"]

app = typer.Typer(
    cls=Commands,
    help="Ask your news archive a question; every sentence of the answer is a quotation with its source.",
    epilog='Begin with: sitasi add articles/   then: sitasi ask "Is Xiaomi partnering with Ford?"',
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

app.add_typer(evaluation.app, name="eval")
app.add_typer(users.app, name="users")


def _version(asked: bool) -> None:
    if asked:
        say(f"sitasi {version('sitasi')}")
        raise typer.Exit


@app.callback()
def _shared(
    _version_asked: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


_NAMES = {articles.list_articles: "list", exchange.import_: "import"}
"""Of commands that Python cannot call so."""

for _command in (
    adding.add,
    articles.list_articles,
    articles.show,
    articles.remove,
    asking.search,
    asking.ask,
    starting.chat,
    starting.serve,
    upkeep.info,
    upkeep.verify,
    upkeep.doctor,
    upkeep.rebuild,
    following.follow,
    backups.backup,
    backups.restore,
    exchange.export,
    exchange.import_,
):
    app.command(_NAMES.get(_command))(_command)


def main() -> None:
    """Run the command; an error that we raise on purpose is one line on stderr, and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _log_our_own()
    try:
        speak()
        app(prog_name="sitasi")
    except DatasetInvalid as error:
        say("\n".join(f"sitasi: {told(problem)}" for problem in error.problems), err=True)
        sys.exit(1)
    except SitasiError as error:
        say(f"sitasi: {told(str(error))}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _log_our_own() -> None:
    """Show what Sitasi logs, a line each on stderr, and not what the libraries under it do."""
    logging.getLogger().addHandler(logging.NullHandler())
    ours, handler = logging.getLogger("sitasi"), logging.StreamHandler()
    handler.setFormatter(LogLines("sitasi: %(message)s"))
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
