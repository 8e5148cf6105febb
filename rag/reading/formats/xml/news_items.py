"""Reads what news agencies send: NewsML-G2, one item or many, and NITF."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.article import StatedMetadata
from rag.reading.formats.documents.text import stated_article
from rag.reading.formats.xml.fragments import markup_of, plain_line
from rag.reading.formats.xml.xml_root import parse_xml
from rag.reading.html import fragment_article
from rag.reading.input.decoding import decode_page
from rag.reading.input.files import File, read_bytes
from rag.reading.input.legible import legible
from rag.reading.urls.address import one_line
from rag.types import Article, Rejection

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["news_items_file", "nitf_file"]

_RECALLED = frozenset({"canceled", "cancelled", "withheld", "embargoed"})


def nitf_file(path: File, today: date) -> Iterator[Article]:
    """Yield the article of a NITF document."""
    decoded = decode_page(read_bytes(path))
    yield legible(_nitf(str(path), parse_xml(decoded.text), StatedMetadata(), today), decoded)


def news_items_file(path: File, today: date) -> Iterator[Article | Rejection]:
    """Yield the article of each item of NewsML-G2, in its newest version, or why it has none."""
    decoded = decode_page(read_bytes(path))
    root = parse_xml(decoded.text)
    items = list(root.iter("{*}newsItem"))
    if not items:
        raise ReadingError("holds no news item")
    for number, item in _newest(items):
        try:
            source = f"{path}#{one_line(item.get('guid') or number)}" if len(items) > 1 else str(path)
            yield legible(_item(source, item, today), decoded)
        except ReadingError as error:
            yield Rejection(f"{path}, item {number}", str(error))


def _newest(items: "Iterable[_Element]") -> "list[tuple[int, _Element]]":
    """Choose the newest version of each item; give it with its number, in their order."""
    newest: dict[str, tuple[int, _Element]] = {}
    for number, item in enumerate(items, start=1):
        name = item.get("guid") or str(number)
        if name not in newest or _version(newest[name][1]) <= _version(item):
            newest[name] = (number, item)
    return sorted(newest.values(), key=lambda numbered: numbered[0])


def _version(item: "_Element") -> tuple[int, str]:
    stated = item.get("version", "1").strip()
    number = int(stated) if stated.isdecimal() and len(stated) < 10 else 1  # noqa: PLR2004 - the digits of an int
    return number, item.findtext("{*}itemMeta/{*}versionCreated") or ""


def _item(source: str, item: "_Element", today: date) -> Article:
    """Make an article of an item of news; raises `ReadingError` where it was recalled or holds none."""
    about, content = item.find("{*}itemMeta"), item.find("{*}contentMeta")
    if about is None:
        raise ReadingError("says nothing of itself: it has no itemMeta")
    status = about.find("{*}pubStatus")
    _check_stands("" if status is None else (status.get("qcode") or status.get("uri") or ""))
    embargo = (about.findtext("{*}embargoed") or "").strip()
    if embargo[:10] > today.isoformat():
        raise ReadingError(f"may not be published before {one_line(embargo[:10])}")
    provider = about.find("{*}provider")
    stated = StatedMetadata(
        title=_first(content, "headline") or _first(about, "title"),
        publisher=None if provider is None else _first(provider, "name") or provider.get("literal"),
        published=_first(about, "firstCreated") or _first(content, "contentCreated") or _first(about, "versionCreated"),
    )
    return _content(source, item, stated, today)


def _content(source: str, item: "_Element", stated: StatedMetadata, today: date) -> Article:
    for inline in item.iterfind("{*}contentSet/{*}inlineXML"):
        nitf = next(inline.iter("{*}nitf", "nitf"), None)
        if nitf is not None:
            return _nitf(source, nitf, stated, today)
        body = next(inline.iter("{*}body", "body"), None)
        return fragment_article(source, markup_of(inline if body is None else body), stated=stated, today=today)
    for data in item.iterfind("{*}contentSet/{*}inlineData"):
        return stated_article(source, data.text or "", stated, today)
    raise ReadingError("holds no text: its content lies elsewhere, or is a picture or sound")


def _nitf(source: str, root: "_Element", stated: StatedMetadata, today: date) -> Article:
    """Make an article of a document; what holds it may have stated more of it."""
    data = root.find("{*}head/{*}docdata")
    _check_stands("" if data is None else data.get("management-status", ""))
    bodies = root.findall("{*}body/{*}body.content")
    if not bodies:
        raise ReadingError("holds no text: it has no body.content")
    title = _first(root, "body/{*}body.head/{*}hedline/{*}hl1") or _first(root, "head/{*}title")
    days = [
        _attribute(root, "head/{*}docdata/{*}date.issue", "norm"),
        _attribute(root, "head/{*}docdata/{*}date.release", "norm"),
        _attribute(root, "head/{*}pubdata", "date.publication"),
        _attribute(root, "body/{*}body.head/{*}dateline/{*}story.date", "norm"),
    ]
    outlets = [
        _attribute(root, "head/{*}pubdata", "name"),
        _attribute(root, "head/{*}docdata/{*}doc.copyright", "holder"),
        _first(root, "body/{*}body.head/{*}distributor"),
    ]
    told = StatedMetadata(
        title=stated.title or title,
        publisher=stated.publisher or next(filter(None, outlets), None),
        published=next(filter(None, days), None) or stated.published,
        dateline=_first(root, "body/{*}body.head/{*}dateline") or "",
    )
    return fragment_article(source, "".join(map(markup_of, bodies)), stated=told, today=today)


def _check_stands(status: str) -> None:
    """Raise `ReadingError` for an item that its publisher took back or holds back."""
    word = status.strip().replace("/", ":").rpartition(":")[2].lower()
    if word in _RECALLED:
        raise ReadingError(f"its publisher says that it is {word}")


def _first(element: "_Element | None", path: str) -> str | None:
    """Read the words of the first element on a path, as one line; None where there are none."""
    found = None if element is None else element.find("{*}" + path)
    return None if found is None else plain_line(" ".join(map(str, found.itertext())))


def _attribute(element: "_Element", path: str, name: str) -> str | None:
    found = element.find("{*}" + path)
    return None if found is None else str(found.get(name) or "").strip() or None
