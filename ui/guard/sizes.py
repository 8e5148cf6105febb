"""How much may be sent in one request."""

from starlette.requests import Request

from ui.guard.refusal import Refusal

__all__ = ["MOST_SENT", "small"]

MOST_SENT = 6_000_000
"""Bytes of a request: the longest text that can be pasted, or corrected, has five million characters."""


def small(request: Request, *, most: int = MOST_SENT, instead: str = "send less at once") -> Refusal | None:
    """Refuse a body by the length that it is announced with, which the server then holds it to."""
    if "transfer-encoding" in request.headers:
        return Refusal(411, "say how long the request is: Content-Length is missing")
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length) <= most:
        return None
    return Refusal(413, f"the request has {length} bytes, more than {most:,}: {instead}")
