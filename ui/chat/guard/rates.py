"""How often one client may ask the page: a user where they are known, else an address."""

from limits import RateLimitItemPerMinute
from starlette.requests import Request

from ui.chat.guard.paths import is_fixed, user_of
from ui.guard import ASKED, Rates, Refusal
from ui.guard.origins import path_of
from ui.guard.rates import address

__all__ = ["PageRates"]

_LOGINS = RateLimitItemPerMinute(20)
"""Each costs a sixteenth of a second of a core, by design."""


class PageRates:
    """Counts what each client asks of the page."""

    def __init__(self) -> None:
        self._rates = Rates()

    async def seldom(self, request: Request) -> Refusal | None:
        """Refuse a client that asks too often; what is the same for everybody is not counted."""
        path = path_of(request)
        if is_fixed(path):
            return None
        if path == "/login":
            return await self._rates.seldom(address(request), _LOGINS)
        user = user_of(request)
        return await self._rates.seldom(f"user {user}" if user else address(request), ASKED)
