"""The bytes of a page → its text, as its marks, its server or the page itself say."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.errors import ReadingError
from rag.reading.html import LATIN, declared_encoding

__all__ = ["Decoded", "decode_page"]

_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_DECLARED_WITHIN = 1_024
_UNDECLARED = "cp1252"
"""What pages are written in that are not UTF-8 and say nothing: step 9 of WHATWG's encoding sniffing algorithm."""
_NARROW = re.compile(r"utf-8|cp125|iso8859-|koi8-|mac-|gb|big5|shift_jis|euc_")
_WIDE = re.compile(r"utf-16")
"""Of the names of Python's codecs; some others, such as unicode_escape, rewrite what they read."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text."""

    text: str
    sound: bool
    """Whether every byte of the page could be read; `\\ufffd` stands for those that could not."""


def decode_page(content: bytes, charset: str) -> Decoded:
    """Decode a page whose server names `charset`, or nothing.

    A byte order mark comes first; then UTF-8, wherever it is valid; then what the server says, then the page.

    >>> decode_page("Kata “damai”".encode("cp1252"), "").text
    'Kata “damai”'

    Raises:
        ReadingError: it is no text.
    """
    names = list(_names(content, charset))
    for name in names:
        try:
            return Decoded(content.decode(name), sound=True)
        except UnicodeDecodeError:
            continue
    return Decoded(content.decode(names[-1], "replace"), sound=False)


def _names(content: bytes, charset: str) -> Iterator[str]:
    """Yield the codecs to try, in this order; the last one serves where none fits."""
    marked = next((name for mark, name in _ORDER_MARKS.items() if content.startswith(mark)), None)
    wide = marked or (_codec(charset, _WIDE) if b"\0" in content else None)
    if wide:
        yield wide
        return
    if b"\0" in content:
        raise ReadingError("holds NUL bytes, so it is not a page of text")
    yield "utf-8"
    in_xml = _XML.search(content, 0, _DECLARED_WITHIN)
    stated = (charset, in_xml[1].decode("ascii") if in_xml else "", declared_encoding(content) or "")
    yield from [name for name in (_codec(one, _NARROW) for one in stated) if name] or [_UNDECLARED]


def _codec(name: str, kind: re.Pattern[str]) -> str | None:
    """Find the codec of a name, if it is of a kind."""
    try:
        known = codecs.lookup(_UNDECLARED if name.lower() in LATIN else name).name
    except (LookupError, ValueError):
        return None
    return known if kind.match(known) else None
