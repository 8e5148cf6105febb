"""What a document's properties state: its title and day count only where its text says neither."""

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from embeddings.errors import ReadingError
from rag.reading.article import StatedMetadata
from rag.reading.input.files import check_text
from rag.reading.metadata.dates import outlet_clock, parse_stated
from rag.types import Article, DateCertainty

__all__ = ["Properties", "dated"]

_NO_TITLE = re.compile(
    r"(?:microsoft \w+ - |untitled|tanpa judul|document\d*$|dokumen\d*$|slide \d*$|(?:power)?point presentation)"
    r"|.*\.(?:docx?|odt|pdf|xlsx?|rtf|txt|indd|qxd|pptx?|html?|pages)$",
    re.IGNORECASE,
)
"""What programs write for want of a title: their own name, or the file's."""
_TITLE_CHARACTERS = 300
_NOBODYS_DAYS = frozenset({"2013-12-23T23:15:00Z"})
"""Of the template that python-docx begins all its documents with."""
_WRITING = timedelta(days=31)
"""The longest time in which a document is written: what was saved later may be a copy, begun earlier a template."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document states of itself, as it is written there."""

    title: str | None = None
    publisher: str | None = None
    created: str | None = None
    saved: str | None = None
    published: str | None = None

    def stated(self, heading: str | None = None, dateline: str = "") -> StatedMetadata:
        """State the title, that of its first heading before that of its properties, the outlet, and lines beside it."""
        titles = (_line(heading), _line(self.title))
        named = (one for one in titles if one and not _NO_TITLE.match(one) and len(one) <= _TITLE_CHARACTERS)
        return StatedMetadata(title=next(named, None), publisher=_line(self.publisher), dateline=dateline)


def dated(article: Article, properties: Properties, today: date) -> Article:
    """Return an article whose text states no day that of its document's properties, where they agree on one."""
    if article.published:
        return article

    def day(written: str | None) -> date | None:
        with suppress(ReadingError):
            clock = outlet_clock(article.text, article.language)
            return parse_stated(written, language=article.language, today=today, clock=clock)
        return None

    created, saved = (None if one in _NOBODYS_DAYS else day(one) for one in (properties.created, properties.saved))
    agree = created is None or saved is None or abs(saved - created) <= _WRITING
    published = day(properties.published) or ((saved or created) if agree else None)
    return replace(article, published=published, certainty=DateCertainty.STATED) if published else article


def _line(text: str | None) -> str | None:
    return check_text(" ".join(text.split())) or None if text else None
