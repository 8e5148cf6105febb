"""The guard before the page: its checks in their order, and what its answers carry."""

from functools import partial

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Message, Send

from ui.chat.addresses import is_page
from ui.chat.guard.paths import served
from ui.chat.guard.rates import PageRates
from ui.chat.guard.sizes import small_enough
from ui.chat.locales.answers import words
from ui.chat.locales.page import language_of
from ui.guard import Check, Guard, Refusal, from_here, headers, is_loopback, named_here

__all__ = ["guard"]

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
_FULL = 503
"""What Gradio answers where its queue is full."""
_WAIT = 5
"""Seconds after which a place in the queue is likely."""


def guard(*, host: str, users: bool, read_only: bool) -> Middleware:
    """Return what is put before the page that is served at a host, for some users only or for everybody."""
    # Where users log in, no other name has their cookie; and a proxy may pass on the name that it goes by.
    named = [named_here] if is_loopback(host) and not users else []
    here, known = partial(from_here, is_page=is_page), partial(served, users=users, read_only=read_only)
    checks: list[Check] = [*named, here, known, small_enough]
    return Middleware(_PageGuard, checks=checks, rate=PageRates().seldom, headers=headers(_POLICY), refused=_refused)


class _PageGuard(Guard):
    """Says that the queue is full in the language of the page."""

    def sending(self, request: Request, send: Send) -> Send:
        with_headers, said_busy = super().sending(request, send), False

        async def telling(message: Message) -> None:
            nonlocal said_busy
            if message["type"] == "http.response.start" and message["status"] == _FULL:
                said_busy = True
                await _refused(request, _busy(request))(request.scope, request.receive, with_headers)
            elif not said_busy:
                await with_headers(message)

        return telling


def _refused(_request: Request, refusal: Refusal) -> JSONResponse:
    """Write a refusal as the page, and a program, read errors."""
    return JSONResponse({"detail": refusal.said}, refusal.status, refusal.headers)


def _busy(request: Request) -> Refusal:
    """Say that many are asking; for a 503 the page would have words of its own, in English alone."""
    page = "accept-language" in request.headers  # which no program sends
    return Refusal(429 if page else _FULL, words(language_of(request)).busy, _WAIT)
