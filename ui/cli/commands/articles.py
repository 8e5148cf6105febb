"""`sitasi list`, `show` and `remove`: the articles of an archive, one by one."""

import sys
from typing import Annotated

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
)
from ui.cli.terminal import tell, told

__all__ = ["list_articles", "remove", "show"]

ArticleId = Annotated[
    str, typer.Argument(metavar="ID", help="As `sitasi list` shows it, or as much of its beginning as no other has.")
]


def list_articles(
    since: Since = None,
    until: Until = None,
    publisher: OfPublisher = None,
    language: InLanguage = None,
    archive: ArchiveFolder = None,
    json: AsJson = False,
) -> None:
    """List the articles, newest first."""
    from rag.serialization.documents import list_document
    from ui.cli.rendering import print_json, print_listing

    with open_archive(archive) as opened:
        filters = filters_from(opened, since=since, until=until, publishers=publisher, languages=language)
        articles = opened.articles(filters)
        copies = opened.copies_of([one.article_id for one in articles]) if filters else opened.copies()
    if json:
        print_json(list_document(articles, copies))
    else:
        print_listing(articles, copies)


def show(article_id: ArticleId, archive: ArchiveFolder = None, json: AsJson = False) -> None:
    """Show one article, its text as it came."""
    from rag.serialization.documents import article_document
    from ui.cli.rendering import print_article, print_json

    with open_archive(archive) as opened:
        article = opened.article(opened.whole_id(article_id))
    if json:
        print_json(article_document(article))
    else:
        print_article(article)


def remove(
    article_id: ArticleId,
    archive: ArchiveFolder = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    json: AsJson = False,
) -> None:
    """Take one article out of the archive; on a terminal, ask first. The file it came from stays."""
    from rag.serialization.documents import listing_document
    from ui.cli.rendering import print_json

    with open_archive(archive) as opened:
        whole = opened.whole_id(article_id)
        if not (yes or json) and sys.stdin.isatty():
            typer.confirm(told(f"Remove “{opened.article(whole).label}” from the archive?"), abort=True)
        article = opened.remove(whole)
    if json:
        print_json({"removed": listing_document(article)})
    else:
        tell(f"Removed “{article.label}”. To bring it back: sitasi add {article.source}")
