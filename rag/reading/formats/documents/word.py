"""Reads `.docx`: one article a document, with tables, text boxes and tracked insertions, without its comments."""

import re
import zipfile
from datetime import date
from xml.parsers.expat import ExpatError

from embeddings.errors import ReadingError
from rag.reading.document_properties import Properties
from rag.reading.formats.documents.package import Package, damaged, open_package, repacked
from rag.reading.html import document_article
from rag.reading.input.files import File
from rag.types import Article

__all__ = ["core_properties", "word_file"]

_KIND = "Word document"
_CORE = "docProps/core.xml"
_READ = (".xml", ".rels")
"""Ends of the names of parts that hold text, or say which do."""
_MARKED_TITLE = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => h2:fresh\n"
_TITLE = re.compile(r'<h1 class="title">(.*?)</h1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*+>")
_NOTE_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-\d+"[^>]*+>\[\d+\]</a></sup>')
_BACK_FROM_NOTE = re.compile(r'\s*<a href="#(?:foot|end)note-ref-\d+"[^>]*+>↑</a>')
_FAULTS = (zipfile.BadZipFile, ExpatError, LookupError, AttributeError, ValueError, TypeError, OSError, RecursionError)
"""What mammoth raises of documents that are not as they should be."""


def word_file(path: File, today: date) -> Article:
    """Read one article from a Word document."""
    from html import unescape

    package = open_package(path, _KIND)
    properties = core_properties(package)
    markup = _NOTE_MARK.sub("", _BACK_FROM_NOTE.sub("", _markup(package)))
    title = _TITLE.search(markup)
    heading = unescape(_TAG.sub("", title[1])) if title else None
    return document_article(str(path), markup, today, properties=properties, heading=heading)


def core_properties(package: Package) -> Properties:
    """Read what an Office document states of itself; nothing where that is missing or damaged."""
    if _CORE not in package.names:
        return Properties()
    try:
        core = package.xml(_CORE)
    except ReadingError:
        return Properties()
    return Properties(
        title=core.findtext("{*}title"), created=core.findtext("{*}created"), saved=core.findtext("{*}modified")
    )


def _markup(package: Package) -> str:
    """Write a document as HTML; raises `ReadingError`."""
    import mammoth

    try:
        written: str = mammoth.convert_to_html(
            repacked(package, lambda name: name.endswith(_READ)),
            style_map=_MARKED_TITLE,
            include_embedded_style_map=False,
            convert_image=lambda _picture: [],
        ).value
    except _FAULTS as error:
        raise damaged(_KIND, "its text cannot be found") from error
    return written
