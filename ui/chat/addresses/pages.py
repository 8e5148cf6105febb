"""The page, served at each of its addresses, to who may see what is there."""

import asyncio
import logging
import re
from functools import cache
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from embeddings.errors import ArticleMissing, SitasiError
from rag.archive import Archive
from ui.chat.addresses.missing import missing_page
from ui.chat.addresses.paths import article_at, conversation_at, is_page
from ui.chat.guard.paths import user_of
from ui.chat.locales.page import language_of
from ui.chat.markup import Html, element, join
from ui.chat.owner import BROWSER, new_browser, owner
from ui.guard.origins import path_of

__all__ = ["Pages"]

_logger = logging.getLogger("sitasi.chat")
_STATIC = Path(__file__).parent.parent / "static"
_BASE = '<base href="./" />'
"""What Gradio's page takes relative addresses from."""
_NAME = re.compile(r"[\w-]{22}", re.ASCII)
_KEPT = 400 * 24 * 3_600
"""Seconds: browsers keep no cookie longer; each visit begins them anew."""


class Pages:
    """Serves Gradio's page at every address of the page; names the browsers that nobody logs in with."""

    def __init__(self, app: ASGIApp, *, archive: Archive, users: bool, read_only: bool) -> None:
        """Serve an app over an archive, for some users only or for everybody."""
        self._app = app
        self._archive = archive
        self._users = users
        self._read_only = read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for the page; pass on any other."""
        request = Request(scope) if scope["type"] == "http" else None
        if request is None or request.method not in ("GET", "HEAD") or not is_page(path_of(request)):
            await self._app(scope, receive, send)
            return
        root = f"{scope.get('root_path', '')}/"
        if not await self._may_see(request):
            missing = HTMLResponse(missing_page(language_of(request), root=root), 404)
            await missing(scope, receive, send)
            return
        cookie = None if self._users or self._read_only else _cookie(request)
        await self._app({**scope, "path": root, "raw_path": root.encode()}, receive, _Sending(send, root, cookie))

    async def _may_see(self, request: Request) -> bool:
        path, user = path_of(request), user_of(request) if self._users else None
        if path == "/" or (self._users and user is None):
            return True  # who is not let in is asked to log in, whatever is there
        try:
            return await asyncio.to_thread(self._is_there, path, owner(user, request.cookies.get(BROWSER)))
        except SitasiError as error:
            _logger.warning("an address could not be looked up: %s", error)
            return True  # the page says why

    def _is_there(self, path: str, mine: str | None) -> bool:
        """Return whether an article stands at a path, or a conversation of an owner."""
        if article := article_at(path):
            try:
                return bool(self._archive.article(article))
            except ArticleMissing:
                return False
        key = conversation_at(path)
        if key is None or mine is None or self._read_only:
            return False
        return self._archive.conversations(mine).find(key) is not None


class _Sending:
    """Sends a page whose relative addresses begin at the root, wherever the page is."""

    def __init__(self, send: Send, root: str, cookie: str | None) -> None:
        self._send = send
        self._root = root
        self._cookie = cookie
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish()
        else:
            await self._send(message)

    async def _finish(self) -> None:
        begins = f'<base href="{self._root}" />{_early()}'
        body = self._body.replace(_BASE.encode(), begins.encode(), 1)
        headers = MutableHeaders(scope=self._start)
        if body:  # of HEAD the length is Gradio's
            headers["content-length"] = str(len(body))
        if self._cookie:
            headers.append("set-cookie", self._cookie)
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


@cache
def _early() -> Html:
    """Read what makes the page look as a person chose, before anything of it is seen."""
    style, script = ((_STATIC / name).read_text("utf-8") for name in ("early.css", "early.js"))
    return join(element("style", Html(style)), element("script", Html(script)))


def _cookie(request: Request) -> str:
    """Name a browser, as it is named already where it is."""
    known = request.cookies.get(BROWSER, "")
    browser = known if _NAME.fullmatch(known) else new_browser()
    flags = "; Secure" if request.url.scheme == "https" else ""
    return f"{BROWSER}={browser}; Path=/; Max-Age={_KEPT}; HttpOnly; SameSite=Lax{flags}"
