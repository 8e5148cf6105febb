"""What a body is: spans of a text, in order and disjoint, none of them blank."""

from collections.abc import Sequence

from embeddings.errors import ReadingError
from rag.types import Span

__all__ = ["check_body"]


def check_body(body: Sequence[Span], text: str) -> None:
    """Raise `ReadingError` where spans are no story of a text: none, empty, out of order or outside of it."""
    places = [0, *(place for span in body for place in (span.start, span.end)), len(text)]
    if not body or places != sorted(places) or any(not span.of(text).strip() for span in body):
        raise ReadingError("the story is empty or not in the text: choose at least one of its paragraphs")
