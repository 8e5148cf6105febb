"""The REST of our own: what `sitasi search`, `ask`, `list` and `show` print with --json."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from embeddings.errors import ArticleMissing
from rag.assistant import Assistant
from rag.retrieval import Retriever
from rag.serialization.documents import answer_document, article_document, hits_document, list_document
from ui.server.errors import RequestRefused
from ui.server.request_models import Ask, Listing, Search
from ui.server.work import Workers, unless_gone

__all__ = ["rest_routes"]


class Problem(BaseModel):
    """What is wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


_PROBLEM = {"content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "What is wrong with the request", **_PROBLEM},
    "5XX": {"description": "Why it cannot be answered now", **_PROBLEM},
}


def rest_routes(assistant: Assistant, workers: Workers) -> APIRouter:
    """Offer what the commands give."""
    routes = APIRouter(prefix="/api", tags=["Archive"], responses=_RESPONSES)
    archive, retriever = assistant.archive, Retriever(assistant.archive, settings=assistant.settings)

    async def searched(asked: Search) -> JSONResponse:
        hits = await workers.do(
            lambda: retriever.retrieve(asked.question, top_k=asked.top_k, filters=asked.filters, explain=asked.explain)
        )
        return JSONResponse(hits_document(asked.question, hits))

    async def answered(asked: Ask) -> JSONResponse:
        growing = assistant.stream(
            asked.question,
            asked.history,
            filters=asked.filters,
            any_date=asked.any_date,
            any_publisher=asked.any_publisher,
        )
        answers = [answer async for answer in workers.steps(growing)]
        return JSONResponse(answer_document(answers[-1]))

    @routes.get("/search", summary="Find the passages that fit a question best")
    async def search(request: Request, asked: Annotated[Search, Query()]) -> Response:
        """Answers what `sitasi search --json` prints."""
        return await unless_gone(request, searched(asked))

    @routes.post("/search", summary="The same, as JSON")
    async def search_by_json(request: Request, asked: Search) -> Response:
        """Answers what `sitasi search --json` prints."""
        return await unless_gone(request, searched(asked))

    @routes.get("/ask", summary="Answer a question with quotations, or say why not")
    async def ask(request: Request, asked: Annotated[Ask, Query()]) -> Response:
        """Answers what `sitasi ask --json` prints."""
        return await unless_gone(request, answered(asked))

    @routes.post("/ask", summary="The same, as JSON")
    async def ask_by_json(request: Request, asked: Ask) -> Response:
        """Answers what `sitasi ask --json` prints."""
        return await unless_gone(request, answered(asked))

    @routes.get("/articles", summary="List the articles, newest first")
    async def list_articles(asked: Annotated[Listing, Query()]) -> JSONResponse:
        """Answers what `sitasi list --json` prints, a page of it, and how many articles there are in all."""
        return JSONResponse(await workers.do(lambda: _page(assistant, asked)))

    @routes.get("/articles/{article_id}", summary="Show an article, its text as it came")
    async def show_article(article_id: Annotated[str, Path(description="As it is listed.")]) -> JSONResponse:
        """Answers what `sitasi show --json` prints."""
        try:
            article = await workers.do(lambda: archive.article(article_id))
        except ArticleMissing as error:
            message = f"there is no article {article_id!r}: /api/articles lists those there are"
            raise RequestRefused(HTTPStatus.NOT_FOUND, message) from error
        return JSONResponse(article_document(article))

    return routes


def _page(assistant: Assistant, asked: Listing) -> dict[str, Any]:
    archive = assistant.archive
    listed = archive.listed(asked.filters)
    ids = [one.article_id for one in listed[asked.offset : asked.offset + asked.limit]]
    held = archive.articles_of(ids)
    articles = [held[one] for one in ids if one in held]
    return {**list_document(articles, archive.copies_of(ids)), "total": len(listed)}
