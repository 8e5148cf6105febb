"""The guard: the checks in their order, and the headers that every answer carries."""

from collections.abc import Callable, Sequence
from functools import partial
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.chat.guard.origins import from_here, is_loopback, named_here
from ui.chat.guard.paths import served
from ui.chat.guard.rates import Rates
from ui.chat.guard.refusal import Refusal
from ui.chat.guard.sizes import small
from ui.chat.page_words import BUSY, language_of

__all__ = ["guard"]

Check = Callable[[Request], Refusal | None]

_POLICY = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio's start is inline; it makes functions of our scripts
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",  # Gradio's page names its own folder
    "form-action 'self'",
    "frame-ancestors 'self'",
)
"""Whatever might come to run in the page, it can tell nobody outside."""
_HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": "; ".join(_POLICY),
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)
_FULL = 503
"""What Gradio answers where its queue is full."""
_WAIT = 5
"""Seconds after which a place in the queue is likely."""


def guard(*, host: str, users: bool, read_only: bool) -> Middleware:
    """Give what is put before the page that is served at a host, for some users only or for everybody."""
    # Where users log in, no other name has their cookie; and a proxy may pass on the name that it goes by.
    named = [named_here] if is_loopback(host) and not users else []
    checks: list[Check] = [*named, from_here, partial(served, users=users, read_only=read_only), small]
    return Middleware(_Guard, checks=checks)


class _Guard:
    """Answers a request itself where a check refuses it."""

    def __init__(self, app: ASGIApp, checks: Sequence[Check]) -> None:
        self._app = app
        self._checks = checks
        self._rates = Rates()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # the start and the end; Gradio speaks no WebSocket
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = next(filter(None, (check(request) for check in self._checks)), None)
        refusal = refusal or await self._rates.seldom(request)
        answer = refusal.response() if refusal else self._app
        await answer(scope, receive, _Telling(request, send))


class _Telling:
    """Sends an answer with our headers; that the queue is full is said in the language of the page."""

    def __init__(self, request: Request, send: Send) -> None:
        self._request = request
        self._send = send
        self._said_busy = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == _FULL:
            self._said_busy = True
            await _busy(self._request).response()(self._request.scope, self._request.receive, self._with_headers)
        elif not self._said_busy:
            await self._with_headers(message)

    async def _with_headers(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await self._send(message)


def _busy(request: Request) -> Refusal:
    """Say that many are asking; for a 503 the page would have words of its own, in English alone."""
    page = "accept-language" in request.headers  # which no program sends
    return Refusal(429 if page else _FULL, BUSY[language_of(request)], _WAIT)
