"""One question to a server, and what it answers."""

import ssl
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from importlib.metadata import version
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING

import httpcore
from httpx import create_ssl_context

from embeddings.errors import HostUnreachable, ReadingError
from rag.reading.input.limits import MAX_DOCUMENT_BYTES, MAX_PAGE_BYTES
from rag.reading.urls.address import absolute, one_line, parse_address, shown
from rag.reading.urls.content_type import PDF, parse_content_type
from rag.reading.web.content_encoding import unpacked
from rag.reading.web.hosts import Resolve
from rag.reading.web.network import Network
from rag.settings import Web

if TYPE_CHECKING:
    from httpx import URL

__all__ = ["HttpClient", "HttpResponse"]

_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_MEANINGS: Mapping[type[Exception], str] = MappingProxyType(
    {
        httpcore.TimeoutException: "the server took too long; try again later",
        httpcore.ConnectError: "there is no safe connection to the server ({}); open the address in a browser",
        httpcore.NetworkError: "the connection broke off ({}); try again later",
        httpcore.ProtocolError: "the server broke off or does not speak HTTP ({}); try again later",
    }
)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """What a server answered, whole."""

    url: "URL"
    """Who answered: where the last redirect led."""
    status: int
    media_type: str = ""
    """As in text/html; empty where the server does not say."""
    charset: str = ""
    """As the server names it; empty where it does not."""
    content: bytes = b""
    location: str = ""
    """Where the server sends whoever asks."""


class HttpClient:
    """Asks servers, one question a connection, and never for longer or for more than is allowed.

    A proxy that the environment names is not used: behind one, nobody could check who is asked.
    """

    def __init__(self, web: Web, resolve: Resolve) -> None:
        self._web = web
        self._network = Network(web, resolve)

    def follow(self, written: str, *, before: Callable[["URL"], None], kinds: Collection[str] = ()) -> HttpResponse:
        """Ask for an address and wherever it leads; `before` is told each address before its server is asked.

        Args:
            written: the address, not yet checked.
            kinds: the media types that are wanted; by default, any.

        Raises:
            ReadingError: an address may not be asked for, nothing comes, not all of it, or something that
                is not wanted. A status that says no is a reply like others.
        """
        at = written
        for _ in range(_REDIRECTS + 1):
            try:
                url = parse_address(at)
                before(url)
                reply = self._ask(url, kinds)
            except ReadingError as error:
                if at == written:
                    raise
                raise type(error)(f"leads to {shown(at)}: {error}") from error
            if not reply.location:
                return reply
            at = absolute(str(url), reply.location)
        raise ReadingError(f"leads on and on, more than {_REDIRECTS} times; open it in a browser")

    def _ask(self, url: "URL", kinds: Collection[str]) -> HttpResponse:
        self._network.deadline = monotonic() + self._web.longest
        headers: dict[bytes | str, bytes | str] = {
            "Host": url.netloc,
            "User-Agent": f"Sitasi/{version('sitasi')} (reads news articles into a private archive)",
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/*;q=0.8"
            ", application/pdf;q=0.7",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        secured = self._certificates if url.scheme == "https" else None
        try:
            with (
                httpcore.ConnectionPool(secured, network_backend=self._network) as connections,
                connections.stream("GET", target, headers=headers) as response,
            ):
                return _reply(url, response, kinds)
        except tuple(_MEANINGS) as error:
            meaning = next(said for kind, said in _MEANINGS.items() if isinstance(error, kind))
            kind = HostUnreachable if isinstance(error, httpcore.ConnectError) else ReadingError
            raise kind(meaning.format(one_line(error))) from error

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        return create_ssl_context()


def _reply(url: "URL", response: httpcore.Response, kinds: Collection[str]) -> HttpResponse:
    if response.status in _MOVED:
        return HttpResponse(url, response.status, location=_header(response, b"location"))
    if response.status != HTTPStatus.OK:
        return HttpResponse(url, response.status)
    media_type, charset = parse_content_type(_header(response, b"content-type"))
    if kinds and media_type not in kinds:
        raise ReadingError(f"is {shown(media_type)!r}, not a page; give the address of an article or a feed")
    packing = _header(response, b"content-encoding").lower()
    return HttpResponse(
        url,
        response.status,
        media_type=media_type,
        charset=charset,
        content=b"".join(
            unpacked(response.iter_stream(), packing, most=MAX_DOCUMENT_BYTES if media_type == PDF else MAX_PAGE_BYTES)
        ),
    )


def _header(response: httpcore.Response, name: bytes) -> str:
    found = next((value for key, value in response.headers if key.lower() == name), b"")
    return found.decode("utf-8", "replace").strip()
