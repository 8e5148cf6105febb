"""How much may be sent in one request."""

from starlette.requests import Request

from rag.reading.limits import MAX_FILE_BYTES
from ui.chat.guard.paths import path_of
from ui.chat.guard.refusal import Refusal

__all__ = ["MOST_UPLOADED", "small"]

MOST_UPLOADED = 10 * MAX_FILE_BYTES
"""Bytes of the files that are uploaded at once: one of many articles may be longer than one of a single article."""
_MOST = 6_000_000
"""Bytes of anything else: the longest text that can be pasted, or corrected, has five million characters."""


def small(request: Request) -> Refusal | None:
    """Refuse a body by the length that it is announced with, which the server then holds it to."""
    if "transfer-encoding" in request.headers:
        return Refusal(411, "say how long the request is: Content-Length is missing")
    length, most = request.headers.get("content-length", "0"), _most(request)
    if length.isdecimal() and int(length) <= most:
        return None
    return Refusal(413, f"the request has {length} bytes, more than {most:,}: send less at once, or use `sitasi add`")


def _most(request: Request) -> int:
    return MOST_UPLOADED if path_of(request) == "/gradio_api/upload" else _MOST
