"""An address → the page that it leads to, politely."""

from collections.abc import Collection, Mapping
from http import HTTPStatus
from time import monotonic, sleep
from types import MappingProxyType
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.web.hosts import Resolve
from rag.reading.web.http import HttpClient, HttpResponse
from rag.reading.web.robots import Robots
from rag.settings import Web

if TYPE_CHECKING:
    from httpx import URL

__all__ = ["Fetcher"]

_LATER = "try again later"
_ADVICE: Mapping[int, str] = MappingProxyType(
    {
        HTTPStatus.UNAUTHORIZED: "what needs a login is not fetched; add the saved page instead",
        HTTPStatus.NOT_FOUND: "check the address",
        HTTPStatus.GONE: "the page was taken away",
        HTTPStatus.TOO_MANY_REQUESTS: _LATER,
    }
)
_OTHERWISE = "open it in a browser and add the saved page"


class Fetcher:
    """Fetches pages that their sites let programs read, and gives each host time between two questions."""

    def __init__(self, web: Web, resolve: Resolve) -> None:
        self._web = web
        self._wire = HttpClient(web, resolve)
        self._robots = Robots(self._wire)
        self._asked: dict[bytes, float] = {}

    def fetch(self, address: str, *, kinds: Collection[str]) -> HttpResponse:
        """Fetch a page of one of these media types, wherever its address leads.

        Raises:
            ReadingError: it may not be fetched, or cannot be had whole.
        """
        reply = self._wire.follow(address, kinds=kinds, before=self._ready)
        if reply.status != HTTPStatus.OK:
            raise ReadingError(f"the server answers {_said(reply.status)}; {_advice(reply.status)}")
        return reply

    def _ready(self, url: "URL") -> None:
        """Read the rules of a site, and wait until its host may be asked again."""
        self._robots.check(url)
        pause = max(self._web.pause, self._robots.pause(url))
        if url.raw_host in self._asked:
            sleep(max(0.0, self._asked[url.raw_host] + pause - monotonic()))
        self._asked[url.raw_host] = monotonic()


def _said(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _advice(status: int) -> str:
    return _LATER if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _ADVICE.get(status, _OTHERWISE)
