"""The routes of the OpenAI protocol: an archive as a model that chat clients know."""

import json
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from http import HTTPStatus
from time import time
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from embeddings.errors import SitasiError
from rag.assistant import Assistant
from rag.reading.urls.address import is_on_the_web
from rag.types import Answer, Article
from ui.server.errors import OPENAI, RequestRefused
from ui.server.markdown import annotations, written
from ui.server.request_models import ChatRequest
from ui.server.work import Workers, unless_gone

__all__ = ["openai_routes"]

_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
"""Clients expect it; nothing is counted in tokens here."""
_EVENT_STREAM = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
"""No proxy is to keep what streams."""
_LINES = re.compile(r"(?<=\n)(?=[^\n])")
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Completion:
    """What is the same in every piece of one answer."""

    model: str
    request: Request
    key: str = field(default_factory=lambda: f"chatcmpl-{uuid4().hex}")
    created: int = field(default_factory=lambda: int(time()))

    def whole(self, answer: Answer) -> Document:
        """Write an answer as one document."""
        message = {
            "role": "assistant",
            "content": written(answer),
            "refusal": None,
            "annotations": self.annotations(answer),
        }
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {**self._about("chat.completion"), "choices": [choice], "usage": _USAGE}

    def chunk(self, delta: Document, finish: str | None = None) -> Document:
        """Write a piece of an answer that streams."""
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return {**self._about("chat.completion.chunk"), "choices": [choice]}

    def usage(self) -> Document:
        """Write the piece that comes last where a client asks for it."""
        return {**self._about("chat.completion.chunk"), "choices": [], "usage": _USAGE}

    def annotations(self, answer: Answer) -> list[Document]:
        """Write which address each mark of an answer stands for."""
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": one.start,
                    "end_index": one.end,
                    "url": self._address(one.citation.article),
                    "title": one.citation.article.label,
                },
            }
            for one in annotations(answer)
        ]

    def _about(self, kind: str) -> Document:
        return {"id": self.key, "object": kind, "created": self.created, "model": self.model}

    def _address(self, article: Article) -> str:
        """Return where an article can be read: on the web, else here."""
        if is_on_the_web(article.source):
            return article.source
        return str(self.request.url_for("show_article", article_id=article.article_id))


def openai_routes(assistant: Assistant, workers: Workers, *, model: str) -> APIRouter:
    """Offer an assistant as a model of this name."""
    routes = APIRouter(prefix=OPENAI, tags=["OpenAI protocol"])
    about = {"id": model, "object": "model", "created": int(time()), "owned_by": "sitasi"}

    def check(name: str) -> None:
        if name != model:
            message = f"there is no model {name!r}: the only one is {model!r}"
            raise RequestRefused(HTTPStatus.NOT_FOUND, message, param="model", code="model_not_found")

    @routes.get("/models", summary="List the models: the archive is the only one")
    async def list_models() -> JSONResponse:
        return JSONResponse({"object": "list", "data": [about]})

    @routes.get("/models/{name:path}", summary="Show a model")
    async def show_model(name: Annotated[str, Path(description="As /v1/models names it.")]) -> JSONResponse:
        check(name)
        return JSONResponse(about)

    @routes.post("/chat/completions", summary="Answer the last question of a conversation")
    async def complete(request: Request, asked: ChatRequest) -> Response:
        check(asked.model)
        question, history = asked.conversation()
        growing = workers.steps(assistant.stream(question, history))
        completion = _Completion(model, request)
        if not asked.stream:
            return await unless_gone(request, _whole(completion, growing))
        include_usage = asked.stream_options is not None and asked.stream_options.include_usage
        return await unless_gone(request, _streamed(completion, growing, include_usage=include_usage))

    return routes


async def _whole(completion: _Completion, growing: AsyncGenerator[Answer, None]) -> JSONResponse:
    async with aclosing(growing):
        answers = [answer async for answer in growing]
    return JSONResponse(completion.whole(answers[-1]))


async def _streamed(
    completion: _Completion, growing: AsyncGenerator[Answer, None], *, include_usage: bool
) -> StreamingResponse:
    """Begin the stream once there is something to say: until then an error has a status of its own."""
    first = await anext(growing)
    events = _events(completion, first, growing, include_usage=include_usage)
    return StreamingResponse(events, media_type="text/event-stream", headers=_EVENT_STREAM)


async def _events(
    completion: _Completion, answer: Answer, growing: AsyncGenerator[Answer, None], *, include_usage: bool
) -> AsyncGenerator[str, None]:
    """Send the role, then an answer as it grows, its annotations, why it ended, and the end."""
    yield _event(completion.chunk({"role": "assistant", "content": ""}))
    text = ""
    async with aclosing(growing):
        while True:
            for piece in _pieces(written(answer, ended=False)[len(text) :]):
                yield _event(completion.chunk({"content": piece}))
            text = written(answer, ended=False)
            try:
                answer = await anext(growing)
            except StopAsyncIteration:
                break
            except (RequestRefused, SitasiError) as error:
                yield _event({"error": {"message": str(error), "type": "server_error", "param": None, "code": None}})
                return
    for piece in _pieces(written(answer)[len(text) :]):
        yield _event(completion.chunk({"content": piece}))
    yield _event(completion.chunk({"annotations": completion.annotations(answer)}))
    yield _event(completion.chunk({}, "stop"))
    if include_usage:
        yield _event(completion.usage())
    yield "data: [DONE]\n\n"


def _pieces(text: str) -> list[str]:
    """Cut a text before every line that holds something."""
    return [piece for piece in _LINES.split(text) if piece]


def _event(document: Document) -> str:
    return f"data: {json.dumps(document)}\n\n"
