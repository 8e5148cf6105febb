"""How much may be sent to the page in one request."""

from starlette.requests import Request

from rag.reading.input.limits import MAX_FILE_BYTES
from ui.guard import MOST_SENT, Refusal, small
from ui.guard.origins import path_of

__all__ = ["MOST_UPLOADED", "small_enough"]

MOST_UPLOADED = 10 * MAX_FILE_BYTES
"""Bytes of the files that are uploaded at once: one of many articles may be longer than one of a single article."""


def small_enough(request: Request) -> Refusal | None:
    """Refuse what is longer than an upload, or any other request, may be."""
    most = MOST_UPLOADED if path_of(request) == "/gradio_api/upload" else MOST_SENT
    return small(request, most=most, instead="send less at once, or use `sitasi add`")
