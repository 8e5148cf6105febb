"""Who may ask: whoever shows a key, where there are keys; how often, and from which pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hmac import compare_digest
from urllib.parse import urlsplit

from fastapi.middleware.cors import CORSMiddleware
from limits import RateLimitItem, RateLimitItemPerMinute
from starlette.middleware import Middleware
from starlette.requests import Request

from embeddings.errors import SettingsError
from rag.settings import Secret
from ui.guard import ASKED, Check, Guard, Rates, Refusal, from_here, headers, is_loopback, named_here, small
from ui.guard.origins import path_of
from ui.guard.rates import address
from ui.server.errors import refused

__all__ = ["Access"]

_POLICY = ("default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'", "frame-ancestors 'none'")
"""The page about the server is text; nothing is loaded, and no script runs."""
_OPEN = frozenset({"/", "/openapi.json"})
"""They tell nothing of the archive."""
_LEAST_KEY = 8
"""Characters."""
_KNOWN_FOR = 600
"""Seconds for which a browser remembers that a page may ask."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask a server."""

    keys: Sequence[Secret] = ()
    """One of them is shown with every request; without any, everybody is let in."""
    without_key: bool = False
    """Whether other machines are let in without one, too."""
    origins: Sequence[str] = ()
    """Of pages that may ask from a browser."""
    per_minute: int | None = None
    """Requests of one address; `None` where it is only not to ask without a pause."""

    def __post_init__(self) -> None:
        for key in self.keys:
            _check_key(key.reveal())
        for origin in self.origins:
            _check_origin(origin)

    def middleware(self, host: str) -> list[Middleware]:
        """Return what stands before an application at a host.

        Raises `SettingsError` where other machines would be let in without a key that were not meant to.
        """
        here = is_loopback(host)
        if not (here or self.keys or self.without_key):
            raise SettingsError(f"{host} lets other machines ask: give an --api-key, or say --without-key")
        named = [named_here] if here and not self.keys else []
        checks: list[Check] = [*named, partial(from_here, others=frozenset(self.origins)), self._knows, small]
        guard = Middleware(Guard, checks=checks, rate=self._rate(), headers=headers(_POLICY), refused=refused)
        return [*self._cors(), guard]

    def _cors(self) -> list[Middleware]:
        if not self.origins:
            return []
        return [
            Middleware(
                CORSMiddleware,
                allow_origins=list(self.origins),
                allow_methods=["GET", "POST"],
                allow_headers=["*"],
                max_age=_KNOWN_FOR,
            )
        ]

    def _knows(self, request: Request) -> Refusal | None:
        if not self.keys or path_of(request) in _OPEN:
            return None
        kind, _, shown = request.headers.get("authorization", "").partition(" ")
        given = shown.strip().encode()
        # Each is compared, and each in full: the time that it takes tells nothing.
        same = [compare_digest(given, key.reveal().encode()) for key in self.keys]
        if kind.lower() == "bearer" and any(same):
            return None
        return Refusal(401, "the key is missing or wrong: send Authorization: Bearer KEY")

    def _rate(self) -> "_AddressRate":
        return _AddressRate(RateLimitItemPerMinute(self.per_minute) if self.per_minute else ASKED)


class _AddressRate:
    def __init__(self, most: RateLimitItem) -> None:
        self._rates = Rates()
        self._most = most

    async def __call__(self, request: Request) -> Refusal | None:
        return await self._rates.seldom(address(request), self._most)


def _check_key(key: str) -> None:
    if not (key.isascii() and key.isprintable() and " " not in key and len(key) >= _LEAST_KEY):
        raise SettingsError(f"an API key cannot be used: take at least {_LEAST_KEY} letters, digits and signs")


def _check_origin(origin: str) -> None:
    try:
        parts = urlsplit(origin)
        if parts.scheme and parts.netloc and f"{parts.scheme}://{parts.netloc}" == origin:
            return
    except ValueError:
        pass
    raise SettingsError(f"{origin!r} is no origin of pages: give one such as https://chat.example")
