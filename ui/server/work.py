"""The work of answering, in threads: so much at once, so much waiting, none for a client that has gone."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import closing
from http import HTTPStatus
from typing import TypeVar

from anyio import CancelScope, CapacityLimiter, create_task_group
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from embeddings.errors import SitasiError
from rag.settings import Settings
from ui.chat.serving.limits import MOST_WAITING, at_once
from ui.server.errors import RequestRefused

__all__ = ["Workers", "unless_gone"]

T = TypeVar("T")

_logger = logging.getLogger("sitasi.server")
_CLIENT_GONE = 499
"""Nobody reads it; proxies write it so into their logs."""


class Workers:
    """Threads for what takes long."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = CapacityLimiter(at_once(settings))

    async def do(self, work: Callable[[], T]) -> T:
        """Do something in a thread; raises `RequestRefused` where too many wait already."""
        self._check()
        return await self._do(work)

    async def steps(self, growing: Generator[T, None, None]) -> AsyncGenerator[T, None]:
        """Take the steps of a generator in threads; it is closed where nobody waits for the next one."""
        with closing(growing):
            self._check()
            while (grown := await self._do(lambda: next(growing, None))) is not None:
                yield grown

    def _check(self) -> None:
        full = self._limiter.available_tokens <= 0
        if full and self._limiter.statistics().tasks_waiting >= MOST_WAITING:
            raise RequestRefused(HTTPStatus.SERVICE_UNAVAILABLE, "many are asking just now: ask again in a moment")

    async def _do(self, work: Callable[[], T]) -> T:
        try:
            return await run_sync(work, limiter=self._limiter)
        except SitasiError:
            raise
        except Exception as error:
            _logger.exception("a request could not be answered")
            message = "this could not be answered: the log of the server says why"
            raise RequestRefused(HTTPStatus.INTERNAL_SERVER_ERROR, message) from error


async def unless_gone(request: Request, work: Awaitable[Response]) -> Response:
    """Wait for a response, and stop the work where the client goes away meanwhile."""
    response = Response(status_code=_CLIENT_GONE)
    try:
        async with create_task_group() as tasks:
            tasks.start_soon(_watch, request, tasks.cancel_scope)
            response = await work
            tasks.cancel_scope.cancel()
    except ExceptionGroup as group:
        raise group.exceptions[0] from None
    return response


async def _watch(request: Request, scope: CancelScope) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    scope.cancel()
