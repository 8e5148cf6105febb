"""How often one client may ask: a user where they are known, else an address."""

from math import ceil
from time import time

from limits import RateLimitItem, RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from ui.chat.guard.paths import is_fixed, path_of, user_of
from ui.chat.guard.refusal import Refusal

__all__ = ["Rates"]

_ASKED = RateLimitItemPerSecond(1_000, 10)
"""An office behind one address stays below it; what it bounds is a program that never pauses."""
_LOGINS = RateLimitItemPerMinute(20)
"""Each costs a sixteenth of a second of a core, by design."""


class Rates:
    """Counts what each client asks, in a window that moves."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def seldom(self, request: Request) -> Refusal | None:
        """Refuse a client that asks too often; what is the same for everybody is not counted."""
        path = path_of(request)
        if is_fixed(path):
            return None
        address = request.client.host if request.client else ""
        login = path == "/login"
        most: RateLimitItem = _LOGINS if login else _ASKED
        who = "" if login else user_of(request)
        who = f"user {who}" if who else f"address {address}"
        if await self._limiter.hit(most, who):
            return None
        free = (await self._limiter.get_window_stats(most, who)).reset_time
        again = max(1, ceil(free - time()))
        return Refusal(429, f"too many requests: ask again in {again} seconds", again)
