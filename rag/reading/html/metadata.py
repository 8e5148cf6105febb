"""What a page states of itself: title, outlet, day of publication and the clock that it goes by."""

import re
from datetime import date, timezone
from functools import partial
from typing import TYPE_CHECKING, Any

from embeddings.errors import ReadingError
from embeddings.language import Language, detect_language
from rag.reading.article import StatedMetadata
from rag.reading.body.headline import page_title
from rag.reading.html.header import header_lines
from rag.reading.metadata.dates import outlet_clock, parse_stated
from rag.reading.metadata.linked_data import linked_articles, name_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["page_statements"]

_STATEMENTS = (
    "//script[@type='application/ld+json']"
    "|//meta[@property='og:site_name' or @property='og:url' or @property='og:title']"
    "|//meta[@property='article:published_time' or @itemprop='datePublished'"
    " or @name='date' or @name='pubdate' or @name='publishdate' or @name='publish-date' or @name='parsely-pub-date'"
    " or @name='dc.date.issued' or @name='DC.date.issued' or @name='content_PublishedDate']"
)
"""Where a page states its outlet, address and day of publication; everywhere else these would be guesses."""
_PUBLISHED = re.compile(
    r"(?:^|[._:-])(?:date[._:-]?)?publi(?:shed|sh|cation)(?:$|[._:-]?(?:time|date|on|at)(?:$|[._:-]))"
)
"""Names of elements that state the day of publication, besides htmldate's."""
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", re.IGNORECASE)
_LANGUAGE_CHARACTERS = 4_000
_INDONESIAN = re.compile(r"id\b|ind\b|indonesia", re.IGNORECASE)


def page_statements(page: str, text: str, title: str | None, today: date) -> StatedMetadata:
    """Read what a page says of itself.

    Args:
        page: its HTML.
        text: the story that was extracted from it, which tells its language.
        title: the headline to fall back on.
        today: what comes later is not believed.
    """
    from trafilatura import extract_metadata, load_html

    tree: HtmlElement = load_html(page)
    articles = linked_articles(tree.xpath("//script[contains(@type, 'ld+json')]/text()"))
    language = _language(tree, articles, text)
    read_day = partial(_day, language=language, today=today, clock=outlet_clock(page, language))
    bare: Any = load_html("<html><head></head><body></body></html>")
    linked_dates = (one.get(name) for name in ("datePublished", "dateCreated") for one in articles)
    stated = [*linked_dates, *_meta_dates(tree)]
    published = next(filter(None, map(read_day, stated)), None)
    headings = [_line(one) for one in tree.iter("h1")]
    linked = [name for name in (name_of(one.get("headline")) for one in articles[:1]) if name]
    outlets = [name for name in (name_of(one.get("publisher")) for one in articles) if name]
    outlets += [*_meta(tree, "og:site_name", "application-name"), *map(_line, filter(_leads_home, tree.iter("h1")))]
    titles = [*_meta(tree, "og:title"), *(_line(one) for one in tree.xpath("//head/title")[:1])]
    lines = header_lines(tree, read_day)
    bare.find("head").extend(tree.xpath(_STATEMENTS))
    dating = {"extensive_search": False, "original_date": True, "max_date": today.isoformat()}
    found = extract_metadata(bare, date_config=dating)
    return StatedMetadata(
        page_title(headings, linked, titles, outlets) or title or found.title,
        publisher=found.sitename,
        published=published or found.date,
        dateline=lines,
        for_subscribers=any(str(one.get("isAccessibleForFree")).lower() == "false" for one in articles),
    )


def _line(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())


def _leads_home(heading: "HtmlElement") -> bool:
    """Whether all of a heading is a link to the site's own page: its name."""
    links = list(heading.iter("a"))
    return len(links) == 1 and _line(links[0]) == _line(heading) and bool(_HOME.fullmatch(links[0].get("href", "-")))


def _meta(tree: "HtmlElement", *names: str) -> list[str]:
    """Read what meta elements of these names say, in their order."""
    contents: dict[str, list[str]] = {name: [] for name in names}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        content = " ".join((element.get("content") or "").split())
        if name in contents and content:
            contents[name].append(content)
    return [content for name in names for content in contents[name]]


def _meta_dates(tree: "HtmlElement") -> list[str]:
    """Read the days that elements state by htmldate's names for them, those of publication first."""
    from htmldate.core import DATE_ATTRIBUTES, ITEMPROP_ATTRS_ORIGINAL, PROPERTY_MODIFIED

    names = DATE_ATTRIBUTES - PROPERTY_MODIFIED - {"meta"}
    found: list[tuple[str, str]] = []
    for element in tree.xpath("//meta[@content]|//*[@itemprop]"):
        name = (element.get("property") or element.get("name") or element.get("http-equiv") or "").lower()
        stated = (element.get("itemprop") or "").lower()
        if name in names or _PUBLISHED.search(name) or stated in ITEMPROP_ATTRS_ORIGINAL:
            found.append((name + stated, element.get("content") or element.get("datetime") or _line(element)))
    return [value for _, value in sorted(found, key=lambda one: "publ" not in one[0])]


def _day(value: object, *, language: Language, today: date, clock: timezone) -> date | None:
    """Read a day; what cannot be read is none, for a page has others."""
    try:
        return parse_stated(value, language=language, today=today, clock=clock)
    except ReadingError:
        return None


def _language(tree: "HtmlElement", articles: list[dict[str, Any]], text: str) -> Language:
    """Tell the outlet's language by what the page states, else by the story."""
    named = [str(one["inLanguage"]) for one in articles if isinstance(one.get("inLanguage"), str)]
    named += [tree.get("lang") or "", *_meta(tree, "og:locale")]
    indonesian = any(map(_INDONESIAN.match, named))
    return Language.INDONESIAN if indonesian else detect_language(text[:_LANGUAGE_CHARACTERS])
