"""`sitasi search` and `ask`: passages and answers."""

from typing import Annotated

import typer

from ui.cli.commands.handing_on import HandedOnAs, OutputFile, check_handing_on, hand_on
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
)

__all__ = ["ask", "search"]


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
    from rag.serialization.documents import hits_document
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
    from rag.serialization.documents import answer_document
    from ui.cli.rendering import print_answer, print_json

    check_handing_on(form, output, json=json)
    with open_archive(archive) as opened:
        filters = filters_from(
            opened, since=since, until=until, publishers=publisher, languages=language, articles=article
        )
        assistant = Assistant(opened)
        opened.load()
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
