"""Put an article together from its text and what its metadata state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from embeddings.errors import ReadingError
from embeddings.language import Language, detect_language
from rag.reading.body.selection import Selection, select
from rag.reading.body.text_blocks import TextBlock
from rag.reading.input.files import check_text
from rag.reading.input.limits import MAX_NUMBER
from rag.reading.metadata.dates import Dating, date_article, outlet_clock, parse_stated
from rag.reading.metadata.publisher import find_owner, find_publisher
from rag.types import Article, DateCertainty

__all__ = ["StatedMetadata", "make_article", "stated_text"]

_WEB = ("http://", "https://")
_LANGUAGE_CHARACTERS = 4_000
_OPENING_PARAGRAPHS = 10
_DECKS_AND_LEAD = 3
"""Paragraphs of which one carries the dateline."""


@dataclass(frozen=True, slots=True)
class StatedMetadata:
    """What an article's metadata say of it; None where they say nothing."""

    title: str | None = None
    publisher: str | None = None
    published: object = None
    """A date, or text that names one."""
    url: str | None = None
    dateline: str = ""
    """The lines around the headline that are no part of the text."""
    for_subscribers: bool = False
    """Whether the whole story is not free to read."""

    @property
    def source(self) -> str | None:
        """The address of the article on the web, where it states one."""
        return self.url if self.url and self.url.startswith(_WEB) else None


def make_article(source: str, text: str, units: Sequence[TextBlock], *, stated: StatedMetadata, today: date) -> Article:
    """Choose the story in a text, and find what the metadata leave open.

    Raises:
        ReadingError: the text holds no story, or its date cannot be read.
    """
    selection = select(text, units, title=stated.title)
    if not any(character.isalnum() for span in selection.body for character in span.of(text)):
        raise ReadingError("no story found: not one paragraph besides menus, links and adverts")
    opening = [span.of(text) for span in selection.body[:_OPENING_PARAGRAPHS]]
    language = detect_language("\n".join(opening)[:_LANGUAGE_CHARACTERS])
    dating = _dating(text, selection, opening, stated, language=language, today=today)
    return Article(
        source=check_text(stated.source or source),
        text=text,
        body=selection.body,
        language=language,
        title=stated.title or selection.title,
        publisher=stated.publisher or _publisher(text, selection, opening),
        published=dating.published,
        certainty=dating.certainty,
    )


def _publisher(text: str, selection: Selection, opening: Sequence[str]) -> str | None:
    """Find the outlet in the dateline, else in the copyright line after the story."""
    dateline = find_publisher([*selection.below_title.split("\n"), *opening[:_DECKS_AND_LEAD]])
    return dateline or find_owner(text[selection.body[-1].end :])


def stated_text(fields: Mapping[str, object], *names: str) -> str | None:
    """Read the first of several fields that is filled, as one line of text.

    Raises:
        ReadingError: it holds a list or an object.
    """
    for name in names:
        value = fields.get(name)
        if isinstance(value, (list, dict)) or (isinstance(value, int) and abs(value) > MAX_NUMBER):
            raise ReadingError(f"{name!r} is not text; write it as one string")
        line = " ".join(str(value).split()) if value is not None else ""
        if line:
            return check_text(line)
    return None


def _dating(
    text: str, selection: Selection, opening: Sequence[str], stated: StatedMetadata, *, language: Language, today: date
) -> Dating:
    published = None
    if stated.published is not None:
        clock = outlet_clock(text, language)
        published = parse_stated(stated.published, language=language, today=today, clock=clock)
    if published:
        return Dating(published, DateCertainty.STATED)
    below_title = f"{selection.below_title}\n{stated.dateline}"
    return date_article(selection.above_title, below_title, opening, language=language, today=today)
