"""Reads `.html`: the story that trafilatura extracts from a page, and what the page states of itself."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from embeddings.errors import ReadingError
from rag.reading.article import Stated, make_article
from rag.reading.files import check_text, decode, read_bytes
from rag.reading.limits import MAX_ATTRIBUTES, MAX_TAGS
from rag.reading.lines import paragraphs
from rag.types import Article

__all__ = ["LATIN", "canonical_link", "declared_encoding", "html_file", "page_article"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4_096
LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
"""Names under which pages carry Windows-1252, as every browser reads them."""
_TAG = re.compile(r"""<[a-z](?:[^"'>]|"[^"]*+"|'[^']*+')*+""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[\s/]++|"[^"]*+"|'[^']*+'""")
"""What stands between two, or is the value of one: at most two for each."""
_STATEMENTS = (
    "//script[@type='application/ld+json']"
    "|//meta[@property='og:site_name' or @property='og:url' or @property='og:title']"
    "|//meta[@property='article:published_time' or @itemprop='datePublished'"
    " or @name='date' or @name='pubdate' or @name='publishdate' or @name='publish-date' or @name='parsely-pub-date'"
    " or @name='dc.date.issued' or @name='DC.date.issued' or @name='content_PublishedDate']"
)
"""Where a page states its outlet, address and day of publication; everywhere else these would be guesses."""


def html_file(path: Path, today: date) -> Article:
    """Read one article from a saved web page."""
    return page_article(str(path), _decoded(read_bytes(path)), today)


def page_article(source: str, page: str, today: date) -> Article:
    """Make an article of a page; raises `ReadingError` where it holds no story."""
    text, title = _extracted(_parsable(page))
    stated = _stated(page, title, today)
    return make_article(source, text, paragraphs(text), stated=stated, today=today)


def canonical_link(page: str) -> str | None:
    """Read which address a page states for its own; raises `ReadingError` where it cannot be parsed."""
    from trafilatura import load_html

    tree: Any = load_html(_parsable(page))
    links = [] if tree is None else tree.xpath("//link[@rel='canonical']/@href")
    return str(links[0]) if links else None


def declared_encoding(content: bytes) -> str | None:
    """Read the encoding that a page declares in its head, in small letters.

    >>> declared_encoding(b'<meta charset="Windows-1252">')
    'windows-1252'
    """
    declared = _CHARSET.search(content, 0, _DECLARED_WITHIN)
    return declared[1].decode("ascii").lower() if declared else None


def _decoded(content: bytes) -> str:
    """Decode a page: UTF-8 wherever it is valid, else as the page declares."""
    try:
        return decode(content)
    except ReadingError:
        name = declared_encoding(content) or "utf-8"
        try:
            return content.decode("cp1252" if name in LATIN else name)
        except (LookupError, UnicodeDecodeError) as error:
            raise ReadingError(f"is not valid {name}; save the page as UTF-8") from error


def _parsable(page: str) -> str:
    """Return a page that is parsed in seconds, or raise ReadingError: the time grows with the square of attributes."""
    tags = page.count("<")
    if tags > MAX_TAGS:
        raise ReadingError(f"the page has {tags:,} tags, more than {MAX_TAGS:,}; is it one article?")
    squares = sum(len(_ATTRIBUTE.findall(tag[0])) ** 2 for tag in _TAG.finditer(page))
    if squares > MAX_ATTRIBUTES**2:
        raise ReadingError(f"the page has tags with more than {MAX_ATTRIBUTES:,} attributes; is it an article?")
    return page


def _extracted(page: str) -> tuple[str, str | None]:
    """Extract the story and the title."""
    from trafilatura import bare_extraction

    dating = {"extensive_search": False}  # the day that it finds is not used, and a search for it may take a minute
    document: Any = bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=dating)
    text = document.text if document else None
    if not text:
        raise ReadingError("no story found in the page; is it an article?")
    return check_text(text), document.title


def _stated(page: str, title: str | None, today: date) -> Stated:
    """Read what the page says of itself, from a copy that holds nothing else."""
    from trafilatura import extract_metadata, load_html

    tree: Any = load_html(page)
    bare: Any = load_html("<html><head></head><body></body></html>")
    bare.find("head").extend(tree.xpath(_STATEMENTS))
    dating = {"extensive_search": False, "original_date": True, "max_date": today.isoformat()}
    found = extract_metadata(bare, date_config=dating)
    return Stated(title or found.title, publisher=found.sitename, published=found.date)
