"""From where the page may be asked: from itself, under a name of its own."""

from collections.abc import Callable, Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from ui.guard.refusal import Refusal

__all__ = ["from_here", "is_loopback", "named_here", "path_of"]

_OWN = frozenset({"same-origin", "none"})
"""What browsers say of a request that the page, or a person, makes."""


def path_of(request: Request) -> str:
    """Return the path below where the page is mounted, percent signs decoded, as the router reads it."""
    return str(request.scope["path"]).removeprefix(request.scope.get("root_path", ""))


def from_here(
    request: Request, *, others: Collection[str] = (), is_page: Callable[[str], bool] = lambda path: path == "/"
) -> Refusal | None:
    """Refuse what another site makes a browser ask, but for `others`; a link from there to a page is followed.

    Programs say nothing of where they come from, and are let through.
    """
    if _is_own(request) or (is_page(path_of(request)) and request.headers.get("sec-fetch-mode") == "navigate"):
        return None
    if request.headers.get("origin") in others:
        return None
    return Refusal(403, "another site asks this: open the page itself")


def named_here(request: Request) -> Refusal | None:
    """Refuse names that do not mean this machine: a site can let its own name lead here (DNS rebinding)."""
    name = request.headers.get("host", "")
    if is_loopback(_host(f"//{name}")):
        return None
    return Refusal(421, f"{name!r} is no name of this machine: ask 127.0.0.1 or localhost")


def is_loopback(host: str) -> bool:
    """Return whether a name or an address means this machine alone.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("0.0.0.0"), is_loopback("localhost.example")
    (True, True, False, False)
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_own(request: Request) -> bool:
    """Ask what the browser says; over plain HTTP to another machine it only tells the origin."""
    said, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if said is not None:
        return said in _OWN
    host = request.headers.get("host", "")
    # A proxy beside us tells the name that the page goes by; no other site can have a browser say so to this machine.
    outer = request.headers.get("x-forwarded-host") if is_loopback(_host(f"//{host}")) else None
    return origin is None or origin.partition("://")[2] in (host, outer)
