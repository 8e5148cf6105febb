"""Reads `.odt`: one article a document of OpenDocument text, without what was deleted and commented."""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.document_properties import Properties
from rag.reading.formats.documents.package import LOCKED, Package, damaged, open_package
from rag.reading.html import document_article
from rag.reading.input.files import File
from rag.types import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["odt_file"]

_KIND = "OpenDocument text"
_CONTENT, _META, _MANIFEST = "content.xml", "meta.xml", "META-INF/manifest.xml"
_ENCRYPTED = (b"encryption-data", b"encrypted-package")
_LEFT_OUT = frozenset(
    (
        "tracked-changes annotation annotation-end note-citation image object sequence-decls forms"
        " table-of-content alphabetical-index illustration-index table-index user-index object-index bibliography"
    ).split()
)
_SPACES = {"s": " ", "tab": " ", "line-break": "<br/>"}
_FLOATING = frozenset({"frame", "custom-shape", "note"})
"""What stands in a paragraph and holds others: they follow it."""
_PARTS = {"table": "table", "table-row": "tr", "table-cell": "td", "list": "ul", "list-item": "li", "list-header": "li"}
_TITLE = "Title"


def odt_file(path: File, today: date) -> Article:
    """Read one article from an OpenDocument text."""
    package = open_package(path, _KIND)
    if _MANIFEST in package.names and any(mark in package.read(_MANIFEST) for mark in _ENCRYPTED):
        raise ReadingError(LOCKED)
    root = package.xml(_CONTENT)
    text = root.find("{*}body/{*}text")
    if text is None:
        raise damaged(_KIND, f"{_CONTENT} holds no text")
    writer = _Writer(root)
    markup = "".join(writer.blocks(text))
    return document_article(str(path), markup, today, properties=_properties(package), heading=writer.title)


def _properties(package: Package) -> Properties:
    if _META not in package.names:
        return Properties()
    try:
        meta = package.xml(_META)
    except ReadingError:
        return Properties()
    return Properties(
        title=meta.findtext(".//{*}title"),
        created=meta.findtext(".//{*}creation-date"),
        saved=meta.findtext(".//{http://purl.org/dc/elements/1.1/}date"),
    )


class _Writer:
    """Writes a document as HTML."""

    def __init__(self, root: "_Element") -> None:
        self.title: str | None = None
        self._titles = {_TITLE} | {
            str(_stated(style, "name"))
            for style in root.iterfind(".//{*}automatic-styles/{*}style")
            if _stated(style, "parent-style-name") == _TITLE
        }

    def blocks(self, container: "_Element") -> Iterator[str]:
        """Yield the paragraphs, lists and tables of a part."""
        for child in container:
            kind = _kind(child)
            if kind in _LEFT_OUT:
                continue
            if kind in ("p", "h"):
                yield from self._paragraph(child, kind)
            elif kind in _PARTS:
                yield f"<{_PARTS[kind]}>"
                yield from self.blocks(child)
                yield f"</{_PARTS[kind]}>"
            else:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: "_Element", kind: str) -> Iterator[str]:
        floating: list[_Element] = []
        words = _words(paragraph, floating)
        tag = "h2" if kind == "h" else "p"
        if _stated(paragraph, "style-name") in self._titles:
            tag = "h1"
            self.title = self.title or "".join(map(str, paragraph.itertext()))
        if words.strip():
            yield f"<{tag}>{words}</{tag}>"
        for one in floating:
            yield from self.blocks(one)


def _words(element: "_Element", floating: list["_Element"]) -> str:
    """Write what a paragraph says, and set aside what it holds of others."""
    pieces = [escape(element.text or "")]
    for child in element:
        kind = _kind(child)
        if kind in _FLOATING:
            floating.append(child)
        elif kind not in _LEFT_OUT:
            pieces.append(_SPACES.get(kind) or _words(child, floating))
        pieces.append(escape(child.tail or ""))
    return "".join(pieces)


def _kind(element: "_Element") -> str:
    """Name an element without its namespace; a comment has no name."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "annotation"


def _stated(element: "_Element", name: str) -> str | None:
    """Read an attribute, whatever its namespace."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)
