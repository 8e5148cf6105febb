"""Every command of `sitasi`."""

import logging
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from embeddings.errors import DatasetInvalid, SitasiError
from ui.cli import backups, evaluation, following, users_commands
from ui.cli.handing_on import HandedOnAs, OutputFile, check_handing_on, hand_on
from ui.cli.options import (
    AmongArticles,
    ArchiveFolder,
    AsJson,
    InLanguage,
    OfPublisher,
    Question,
    Since,
    Until,
    filters_from,
    open_archive,
    progress_bar,
    settings_from,
)
from ui.cli.pruning import take_out_gone
from ui.cli.terminal import LogLines, say, shown

__all__ = ["app", "main"]

app = typer.Typer(
    help="Ask your news archive a question; every sentence of the answer is a quotation with its source.",
    epilog='Begin with: sitasi add articles/   then: sitasi ask "Is Xiaomi partnering with Ford?"',
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(evaluation.app, name="eval")
app.add_typer(users_commands.app, name="users")


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


ArticleId = Annotated[
    str, typer.Argument(metavar="ID", help="As `sitasi list` shows it, or as much of its beginning as no other has.")
]


@app.command()
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
    from rag.documents import add_document
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


@app.command("list")
def list_articles(
    since: Since = None,
    until: Until = None,
    publisher: OfPublisher = None,
    language: InLanguage = None,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """List the articles, newest first."""
    from rag.documents import list_document
    from ui.cli.rendering import print_json, print_listing

    with open_archive(archive) as opened:
        filters = filters_from(opened, since=since, until=until, publishers=publisher, languages=language)
        articles = opened.articles(filters)
        copies = opened.copies_of([one.article_id for one in articles]) if filters else opened.copies()
    if json:
        print_json(list_document(articles, copies))
    else:
        print_listing(articles, copies)


@app.command()
def show(article_id: ArticleId, archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Show one article, its text as it came."""
    from rag.documents import article_document
    from ui.cli.rendering import print_article, print_json

    with open_archive(archive) as opened:
        article = opened.article(opened.whole_id(article_id))
    if json:
        print_json(article_document(article))
    else:
        print_article(article)


@app.command()
def remove(
    article_id: ArticleId,
    archive: ArchiveFolder = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    json: AsJson = False,
) -> None:
    """Take one article out of the archive; on a terminal, ask first. The file it came from stays."""
    from rag.documents import listing_document
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened:
        whole = opened.whole_id(article_id)
        if not (yes or json) and sys.stdin.isatty():
            typer.confirm(shown(f"Remove “{opened.article(whole).label}” from the archive?"), abort=True)
        article = opened.remove(whole)
    if json:
        print_json({"removed": listing_document(article)})
    else:
        say(f"Removed “{article.label}”. To bring it back: sitasi add {article.source}")


@app.command()
def search(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
    question: Question,
    top_k: Annotated[int, typer.Option("-k", "--top-k", min=1, max=1000, help="How many passages.")] = 10,
    since: Since = None,
    until: Until = None,
    publisher: OfPublisher = None,
    language: InLanguage = None,
    article: AmongArticles = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the words, translations and scores that put each passage there.")
    ] = False,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """Find the passages that fit a question best."""
    from rag import Retriever
    from rag.documents import hits_document
    from ui.cli.rendering import print_hits, print_json

    with open_archive(archive) as opened:
        filters = filters_from(
            opened, since=since, until=until, publishers=publisher, languages=language, articles=article
        )
        hits = Retriever(opened).retrieve(question, top_k=top_k, filters=filters, explain=explain)
    if json:
        print_json(hits_document(question, hits))
    else:
        print_hits(hits)


@app.command()
def ask(  # noqa: PLR0913, PLR0917 - typer makes an option of each parameter
    question: Question,
    since: Since = None,
    until: Until = None,
    publisher: OfPublisher = None,
    language: InLanguage = None,
    article: AmongArticles = None,
    any_date: Annotated[bool, typer.Option("--any-date", help="Leave out the dates that the question names.")] = False,
    any_publisher: Annotated[
        bool, typer.Option("--any-publisher", help="Leave out the publisher that the question names.")
    ] = False,
    after: Annotated[
        list[str] | None,
        typer.Option("--after", metavar="QUESTION", help="What was asked before, for a follow-up; may be repeated."),
    ] = None,
    form: HandedOnAs = None,
    output: OutputFile = None,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """Answer a question with quotations, or say that the articles do not answer it.

    Where a language model is configured (SITASI_LLM_BASE_URL, SITASI_LLM_MODEL) it says the answer once more in its own
    words; each of its sentences is checked. A follow-up is rewritten: sitasi ask "And with Leica?" --after "Is Xiaomi
    partnering with Ford?"

    --format writes a fact-check to hand on: the claim, the verdict, quotations for and against, the timeline, and
    sources by their public addresses. sitasi ask "Is Xiaomi partnering with Ford?" --format docx -o ford.docx
    """
    from rag import Assistant
    from rag.documents import answer_document
    from ui.cli.rendering import print_answer, print_json

    check_handing_on(form, output, json=json)
    with open_archive(archive) as opened:
        filters = filters_from(
            opened, since=since, until=until, publishers=publisher, languages=language, articles=article
        )
        assistant = Assistant(opened)
        growing = assistant.stream(
            question, after or (), filters=filters, any_date=any_date, any_publisher=any_publisher
        )
        if form:
            *_, answer = growing
            hand_on(answer, form, output, stances=assistant.stances(answer), filters=filters)
        elif json:
            *_, answer = growing
            print_json(answer_document(answer))
        else:
            print_answer(growing)


@app.command()
def chat(
    archive: ArchiveFolder = None,
    host: Annotated[str | None, typer.Option(help="Where to listen [SITASI_HOST; else 127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="[SITASI_PORT; else 7860].")] = None,
    users: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Let in only these: see `sitasi users` [SITASI_USERS].")
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Let nobody add, remove, mark or measure anything there.")
    ] = False,
    mcp: Annotated[bool, typer.Option("--mcp", help="Offer the tools ask and search over MCP, too.")] = False,
) -> None:
    """Start the web chat, with a new archive where there is none; stop it with Ctrl+C.

    Programs ask it too, at the endpoints `ask` and `search`: see docs/chat.md.
    """
    from rag import Assistant
    from ui.chat.launch import launch
    from ui.users import read_users

    settings = settings_from(archive)
    known = users or settings.users
    let_in = read_users(known) if known else None
    with open_archive(archive, create=not read_only) as opened:
        launch(
            Assistant(opened),
            host=host or settings.host,
            port=port or settings.port,
            users=let_in,
            read_only=read_only,
            mcp=mcp,
        )


@app.command()
def serve(
    archive: ArchiveFolder = None,
    host: Annotated[str | None, typer.Option(help="Where to listen [SITASI_HOST; else 127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="[SITASI_SERVER_PORT; else 8000].")] = None,
    api_key: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="Let in only who shows it; may be repeated [SITASI_API_KEY]."),
    ] = None,
    without_key: Annotated[
        bool, typer.Option("--without-key", help="Listen to other machines though there is no key.")
    ] = False,
    model: Annotated[str, typer.Option(metavar="NAME", help="What clients call the archive.")] = "sitasi",
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="Let pages of this origin ask, https://chat.example; may be repeated."),
    ] = None,
    rate_limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Requests that one address may send in a minute.")
    ] = None,
) -> None:
    """Serve the archive to programs; stop it with Ctrl+C.

    To OpenAI clients and chat programs it is a model, at http://127.0.0.1:8000/v1; the REST of its own is at /api, what
    it takes stands at http://127.0.0.1:8000/. See docs/serving.md.
    """
    from rag import Assistant, Secret
    from ui.server.access import Access
    from ui.server.launch import serve as serve_programs

    settings = settings_from(archive)
    keys = [Secret(key) for key in api_key or ()] or [settings.api_key] * bool(settings.api_key)
    access = Access(keys, without_key=without_key, origins=cors or (), per_minute=rate_limit)
    with open_archive(archive) as opened:
        serve_programs(
            Assistant(opened),
            host=host or settings.host,
            port=port or settings.server_port,
            access=access,
            model=model,
        )


@app.command()
def info(archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Count what the archive holds."""
    from rag.documents import info_document
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened:
        document = info_document(opened.info())
    if json:
        print_json(document)
    else:
        languages = ", ".join(f"{count} {code}" for code, count in document.pop("languages").items()) or "none"
        for name, value in {**document, "languages": languages}.items():
            say(f"{name:12} {value}")


@app.command()
def verify(archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Check that the archive is whole; the exit code is 1 where it is not."""
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened:
        problems = opened.verify()
    if json:
        print_json({"whole": not problems, "problems": problems})
    else:
        say("\n".join(problems) or "The archive is whole.")
    if problems:
        raise typer.Exit(1)


@app.command()
def doctor(archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Check all that an answer takes: the archive, the models on disk, a language model where one is configured.

    The exit code is 1 where something is missing. A configured model is asked for one word, a server that the
    archive or its index lies on is read; nothing else is contacted.
    """
    from rag.doctor import examine
    from rag.documents import findings_document
    from ui.cli.rendering import print_findings, print_json

    findings = examine(settings_from(archive))
    if json:
        print_json(findings_document(findings))
    else:
        print_findings(findings)
    if not all(one.healthy for one in findings):
        raise typer.Exit(1)


@app.command()
def rebuild(archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Make the archive's index anew; after a change of encoder, encode every article again first."""
    from rag.documents import info_document
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened, progress_bar("encoding") as progress:
        opened.rebuild(progress=progress)
        made = opened.info()
    if json:
        print_json(info_document(made))
    else:
        say(f"Rebuilt the index of {made.articles} articles, {made.passages} passages.")


app.command()(following.follow)
app.command()(backups.backup)
app.command()(backups.restore)


def main() -> None:
    """Run the command; an error that we raise on purpose is one line on stderr, and exit code 1."""
    _speak_utf8()
    _log_our_own()
    try:
        app()
    except DatasetInvalid as error:
        say("\n".join(f"sitasi: {problem}" for problem in error.problems), err=True)
        sys.exit(1)
    except SitasiError as error:
        say(f"sitasi: {error}", err=True)
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


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
