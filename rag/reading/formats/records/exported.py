"""Articles as `rag.serialization.documents.article_document` writes them: read back as they were, nothing guessed."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from embeddings.errors import ReadingError
from embeddings.language import Language
from rag.reading.input.files import check_text
from rag.segmentation.bodies import check_body
from rag.types import Article, DateCertainty, Span

__all__ = ["exported_article", "is_exported"]

_NAMES = frozenset(("source", "text", "body", "language", "published_certainty"))
_Kind = TypeVar("_Kind", bound=StrEnum)


def is_exported(fields: Mapping[str, object]) -> bool:
    """Tell an article that Sitasi wrote, with the places of its story, from what scrapers write.

    >>> is_exported({"text": "Feri berlayar.", "source": "Kabar Sagara"})
    False
    """
    body = fields.get("body")
    return fields.keys() >= _NAMES and isinstance(body, list) and all(isinstance(one, dict) for one in body)


def exported_article(fields: Mapping[str, object]) -> Article:
    """Make the article that was written; its id is that of its source.

    Raises:
        ReadingError: a field is not what `sitasi export` writes.
    """
    text, body = _text(fields, "text"), tuple(_spans(fields["body"]))
    check_body(body, text)
    return Article(
        source=_text(fields, "source"),
        text=text,
        body=body,
        language=_one_of(Language, fields, "language"),
        title=_line(fields, "title"),
        publisher=_line(fields, "publisher"),
        published=_day(_line(fields, "published")),
        certainty=_one_of(DateCertainty, fields, "published_certainty"),
    )


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields[name]
    if not isinstance(value, str) or not value.strip():
        raise _other(name, value)
    return check_text(value)


def _line(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    return _text(fields, name) if value is not None and value != "" else None


def _one_of(kind: type[_Kind], fields: Mapping[str, object], name: str) -> _Kind:
    value = fields[name]
    if not isinstance(value, str) or value not in list(kind):
        raise _other(name, value)
    return kind(value)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise _other("published", written) from error


def _spans(body: object) -> list[Span]:
    spans = []
    for one in body if isinstance(body, list) else []:
        places = [one.get("start"), one.get("end")]
        if not all(type(place) is int for place in places):
            raise _other("body", one)
        spans.append(Span(*places))
    return spans


def _other(name: str, value: object) -> ReadingError:
    written = repr(value)[:60]
    return ReadingError(f"{name!r} is {written}, which no exported article has; export it again, or leave 'body' out")
