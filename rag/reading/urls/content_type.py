"""What a server says that its answer is (Content-Type)."""

import re
from typing import NamedTuple

__all__ = ["PDF", "ContentType", "parse_content_type"]

PDF = "application/pdf"

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)


class ContentType(NamedTuple):
    """A kind of content, in small letters."""

    media_type: str
    """As in text/html; empty where the server does not say."""
    charset: str
    """Likewise."""


def parse_content_type(stated: str) -> ContentType:
    """Parse the value of a Content-Type field.

    >>> parse_content_type('Text/HTML; charset="UTF-8"')
    ContentType(media_type='text/html', charset='utf-8')
    """
    charset = _CHARSET.search(stated)
    return ContentType(stated.partition(";")[0].strip().lower(), charset[1].lower() if charset else "")
