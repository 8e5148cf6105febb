"""What could not be decoded stays in an article's text and is never quoted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from embeddings.errors import ReadingError
from rag.language.sentences import split_sentences
from rag.reading.input.decoding import Decoded, decode_page
from rag.reading.input.files import File, read_bytes
from rag.types import Article, Span

__all__ = ["legible", "read_article"]

_UNREADABLE = "\ufffd"


def read_article(path: File, make: Callable[[str, str, date], Article], today: date) -> Article:
    """Read a file of one article; `make` is told its name, its text and the day."""
    decoded = decode_page(read_bytes(path))
    return legible(make(str(path), decoded.text, today), decoded)


def legible(article: Article, decoded: Decoded) -> Article:
    """Leave the sentences with bytes that could not be read out of an article's body.

    Raises:
        ReadingError: there are no others.
    """
    if decoded.sound or _UNREADABLE not in article.text:
        return article
    body = tuple(part for span in article.body for part in _legible_parts(article.text, span))
    if not body:
        raise ReadingError("holds bytes that are not in the encoding it states; save it as UTF-8 and add that")
    title = None if article.title and _UNREADABLE in article.title else article.title
    return replace(article, body=body, title=title)


def _legible_parts(text: str, span: Span) -> Iterator[Span]:
    """Yield a span, or what of it is whole sentences without a break."""
    if _UNREADABLE not in span.of(text):
        yield span
        return
    for broken, sentences in groupby(split_sentences(text, span), lambda one: _UNREADABLE in one.of(text)):
        if not broken:
            together = list(sentences)
            yield Span(together[0].start, together[-1].end)
