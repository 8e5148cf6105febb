"""The guard: the checks in their order, and the headers that every answer carries."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.guard.refusal import Refusal

__all__ = ["Check", "Guard"]

Check = Callable[[Request], Refusal | None]
Rate = Callable[[Request], Awaitable[Refusal | None]]


class Guard:
    """Answers a request itself where a check refuses it."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        checks: Sequence[Check],
        rate: Rate,
        headers: Mapping[str, str],
        refused: Callable[[Request, Refusal], Response],
    ) -> None:
        """Put checks before an application, how often one may ask last; `refused` writes what they refuse."""
        self._app = app
        self._checks = checks
        self._rate = rate
        self._headers = headers
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":  # the start and the end; no WebSocket is spoken
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = next(filter(None, (check(request) for check in self._checks)), None)
        refusal = refusal or await self._rate(request)
        answer = self._refused(request, refusal) if refusal else self._app
        await answer(scope, receive, self.sending(request, send))

    def sending(self, _request: Request, send: Send) -> Send:
        """Return what sends an answer to a request, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        return with_headers
