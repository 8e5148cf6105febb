"""How often one client may ask."""

from math import ceil
from time import time

from limits import RateLimitItem, RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from ui.guard.refusal import Refusal

__all__ = ["ASKED", "Rates", "address"]

ASKED = RateLimitItemPerSecond(1_000, 10)
"""An office behind one address stays below it; what it bounds is a program that never pauses."""


class Rates:
    """Counts what each client asks, in a window that moves."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def seldom(self, who: str, most: RateLimitItem) -> Refusal | None:
        """Count a request of a client; refuse it where there were too many."""
        if await self._limiter.hit(most, who):
            return None
        free = (await self._limiter.get_window_stats(most, who)).reset_time
        again = max(1, ceil(free - time()))
        return Refusal(429, f"too many requests: ask again in {again} seconds", again)


def address(request: Request) -> str:
    """Name a client by its address."""
    return f"address {request.client.host if request.client else ''}"
