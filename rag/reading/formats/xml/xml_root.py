"""How an XML document begins: its root element, by which its format is known; and documents parsed as they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.formats.xml.xml_options import SAFELY
from rag.reading.urls.address import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["BEFORE_ROOT", "ROOT_WITHIN", "Root", "find_root", "parse_xml", "with_numbers"]

BEFORE_ROOT = r"\s*(?:<\?[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
"""A pattern of what may stand before the root."""
ROOT_WITHIN = 65_536
"""Characters from the beginning in which it stands."""
_ROOT = re.compile(rf"({BEFORE_ROOT})<(?:[\w.-]+:)?([\w.-]+)([^<>]*)>")
_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENTITY = "<!ENTITY"
_REFERENCE = re.compile(r"<!\[CDATA\[(?:.*?\]\]>|.*)|&(?!#)(?P<name>(?:\w{1,31};)?)", re.DOTALL)
"""A & with the name of an entity, or none; texts that need no such are passed over."""


@dataclass(frozen=True, slots=True)
class Root:
    """The root element of a document."""

    name: str
    """Without the prefix of its namespace."""
    attributes: Mapping[str, str]
    """As they are written."""


def find_root(text: str) -> Root:
    """Find the root of a document, or of the beginning of one.

    >>> find_root('<?xml version="1.0"?><a:feed xmlns:a="urn:b">').name
    'feed'

    Raises:
        ReadingError: there is none, or entities are declared before it, of which a few lines can unfold to gigabytes.
    """
    found = _ROOT.match(text.removeprefix("\ufeff"), 0, ROOT_WITHIN)
    if found is None:
        raise ReadingError("is no XML: no element stands at its beginning")
    if _ENTITY in found[1]:
        raise ReadingError("declares entities, which are not read; save it without them")
    attributes = {name: double or single for name, double, single in _ATTRIBUTE.findall(found[3])}
    return Root(found[2], attributes)


def parse_xml(text: str) -> "_Element":
    """Parse a document whose root was found; nothing that it names is opened.

    Raises:
        ReadingError: it is not well formed.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    parser = XMLParser(encoding="utf-8", **SAFELY)
    try:
        return fromstring(with_numbers(text).encode(), parser)
    except (XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"is not valid XML ({one_line(error)}); save it again") from error


def with_numbers(text: str) -> str:
    """Write the references to characters that HTML names, by their numbers."""
    return _REFERENCE.sub(_by_number, text)


def _by_number(found: re.Match[str]) -> str:
    """Write a reference by the number of its character, and any other & too: after an error libxml2 drops the rest."""
    if found["name"] is None:
        return found[0]
    meant = unescape(found[0])
    return "".join(f"&#{ord(one)};" for one in meant) if len(meant) < len(found[0]) else "&#38;" + found["name"]
