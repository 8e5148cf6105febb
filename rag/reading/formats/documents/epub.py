"""Reads `.epub`: one article a chapter, in the order of the book."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from embeddings.errors import ReadingError
from rag.reading.body.headline import same_words
from rag.reading.body.line_shape import is_prose
from rag.reading.document_properties import Properties
from rag.reading.formats.containers.unzipping import shown
from rag.reading.formats.documents.package import Package, damaged, open_package
from rag.reading.html import document_article
from rag.reading.html.markup import parsable
from rag.reading.input.decoding import decode_page
from rag.reading.input.files import File
from rag.reading.input.legible import legible
from rag.types import Article, Rejection

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["epub_file"]

_KIND = "book in EPUB"
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_NO_STORY = "no story found"
_HEADINGS = "//h1|//h2|//h3"


@dataclass(frozen=True, slots=True)
class _Book:
    properties: Properties
    chapters: tuple[str, ...]
    """The parts that hold them, in order, each once."""


def epub_file(path: File, today: date) -> Iterator[Article | Rejection]:
    """Read an article from each chapter that holds a story: covers and lists of contents hold none."""
    package = open_package(path, _KIND)
    book = _book(package)
    empty = True
    for name in book.chapters:
        source = f"{path}#{shown(name)}"
        try:
            yield _chapter(source, package.read(name), book.properties, today)
            empty = False
        except ReadingError as error:
            if not str(error).startswith(_NO_STORY):
                yield Rejection(source, str(error))
                empty = False
    if empty:
        raise ReadingError("holds no chapter with a story")


def _book(package: Package) -> _Book:
    """Find the chapters by the spine of a book; raises `ReadingError`."""
    root = package.xml(_CONTAINER).find(".//{*}rootfile")
    place = (root.get("full-path") if root is not None else "") or ""
    opf = package.xml(place)
    items = {str(one.get("id")): one for one in opf.iterfind("{*}manifest/{*}item")}
    spine = [str(one.get("idref")) for one in opf.iterfind("{*}spine/{*}itemref") if one.get("linear") != "no"]
    chapters = tuple(dict.fromkeys(_part(place, items[one]) for one in spine if one in items and _is_page(items[one])))
    if not chapters:
        raise damaged(_KIND, "its spine names no chapter")
    if _protected(package) & set(chapters):
        raise ReadingError("is protected against copying and cannot be read; add one without protection")
    return _Book(_properties(opf), chapters)


def _is_page(item: "_Element") -> bool:
    return item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()


def _part(opf: str, item: "_Element") -> str:
    """Name the part that an item stands for, by its address beside the list of all."""
    address = unquote((item.get("href") or "").partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(opf), address))


def _protected(package: Package) -> set[str]:
    """Name the parts that are encrypted; fonts often are."""
    if _ENCRYPTION not in package.names:
        return set()
    references = package.xml(_ENCRYPTION).iterfind(".//{*}CipherReference")
    return {unquote(one.get("URI") or "") for one in references}


def _properties(opf: "_Element") -> Properties:
    days = opf.findall("{*}metadata//{*}date")
    published = [one for one in days if any("publication" in str(value) for value in one.attrib.values())] or days
    return Properties(
        title=opf.findtext("{*}metadata//{*}title"),
        publisher=opf.findtext("{*}metadata//{*}publisher"),
        published=published[0].text if published else None,
    )


def _chapter(source: str, content: bytes, book: Properties, today: date) -> Article:
    """Make an article of a chapter, under its own heading; raises `ReadingError`."""
    from lxml.html import tostring
    from trafilatura import load_html

    decoded = decode_page(content)
    tree: Any = load_html(parsable(decoded.text))
    body = tree.find("body") if tree is not None else None
    if body is None:
        raise ReadingError(f"{_NO_STORY} in the chapter")
    linked = sum(len(one.text_content()) for one in body.iter("a"))
    if linked > len(body.text_content()) / 2:
        raise ReadingError(f"{_NO_STORY} in the chapter, but a list of contents")
    headings = [" ".join(one.text_content().split()) for one in tree.xpath(_HEADINGS)]
    own = " ".join((tree.findtext("head/title") or "").split())
    title = next(filter(None, [*headings, "" if same_words(own, book.title) else own]), None)
    body.tag = "div"
    markup = tostring(body, encoding="unicode")
    article = document_article(source, markup, today, properties=book, heading=title)
    if not any(is_prose(span.of(article.text)) for span in article.body):
        raise ReadingError(f"{_NO_STORY} in the chapter")
    return legible(article, decoded)
