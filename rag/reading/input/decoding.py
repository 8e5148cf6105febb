"""The bytes of a file or page → its text, as its marks, its server or it itself say."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.errors import ReadingError

__all__ = ["Decoded", "check_is_text", "decode_page", "wide_codec"]

_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_XML_WITHIN = 1_024
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_CHARSET_WITHIN = 4_096
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
"""Names under which pages carry Windows-1252, as every browser reads them."""
_UNDECLARED = "cp1252"
"""What pages are written in that are not UTF-8 and say nothing: step 9 of WHATWG's encoding sniffing algorithm."""
_NARROW = re.compile(r"cp125|iso8859-|koi8-|mac-|gb|big5|shift_jis|euc_")
_WIDE = re.compile(r"utf-16")
"""Of the names of Python's codecs; some others, such as unicode_escape, rewrite what they read."""
_CONTROLS = bytes({*range(9), *range(14, 27), *range(28, 32)})
_MOST_CONTROLS = 1 / 20
"""Share of control characters in a damaged text: packed and compiled files have one in ten and more."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file or page as text."""

    text: str
    sound: bool
    """Whether every byte of it could be read; `\\ufffd` stands for those that could not."""


def decode_page(content: bytes, charset: str = "") -> Decoded:
    """Decode a file, or a page whose server names `charset`.

    A byte order mark comes first; then UTF-8, wherever it is valid or only damaged; then what the server says, then the
    page; then Windows-1252. A few NUL bytes are left out, as browsers do.

    >>> decode_page("Kata “damai”".encode("cp1252")).text
    'Kata “damai”'

    Raises:
        ReadingError: it is no text.
    """
    wide = wide_codec(content, charset)
    if wide is None and b"\0" in content:
        check_is_text(content)
        content = content.replace(b"\0", b"")
    for name in [wide] if wide else _names(content, charset):
        decoded = _decoded(content, name)
        if decoded.sound or name == wide or _is_only_damaged(decoded.text):
            return decoded
    check_is_text(content)
    return _decoded(content, _UNDECLARED)


def check_is_text(content: bytes) -> None:
    """Raise `ReadingError` for bytes of which too many are control characters."""
    if not _is_text(content):
        raise ReadingError("holds NUL bytes or others that are no letters, so it is not a text file")


def wide_codec(content: bytes, charset: str = "") -> str | None:
    """Find the codec that a byte order mark names, or that of UTF-16 without one; None where letters are bytes."""
    marked = next((name for mark, name in _ORDER_MARKS.items() if content.startswith(mark)), None)
    if marked or b"\0" not in content:
        return marked
    even, odd = content[::2], content[1::2]
    for name, low, high in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
        if low and b"\0" not in low and high.count(0) * 2 > len(high) and _is_text(low):
            return name
    return _codec(charset, _WIDE)


def _is_text(content: bytes) -> bool:
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls <= len(content) * _MOST_CONTROLS


def _decoded(content: bytes, name: str) -> Decoded:
    try:
        return Decoded(content.decode(name).replace("\0", ""), sound=True)
    except UnicodeDecodeError:
        return Decoded(content.decode(name, "replace").replace("\0", ""), sound=False)


def _is_only_damaged(text: str) -> bool:
    """Return whether at least half of what is not ASCII could be read: by chance, in a wrong encoding, less can."""
    bad = text.count("\ufffd")
    return 2 * bad <= len(text) - len(text.encode("ascii", "ignore"))


def _names(content: bytes, charset: str) -> Iterator[str]:
    """Yield the codecs to try, in this order."""
    yield "utf-8"
    for stated in (charset, _found(_XML, content, _XML_WITHIN), _found(_CHARSET, content, _CHARSET_WITHIN)):
        if codec := _codec(stated, _NARROW):
            yield codec
    yield _UNDECLARED


def _found(declaration: re.Pattern[bytes], content: bytes, within: int) -> str:
    declared = declaration.search(content, 0, within)
    return declared[1].decode("ascii") if declared else ""


def _codec(name: str, kind: re.Pattern[str]) -> str | None:
    """Find the codec of a name, if it is of a kind."""
    try:
        known = codecs.lookup(_UNDECLARED if name.lower() in _LATIN else name).name
    except (LookupError, ValueError):
        return None
    return known if kind.match(known) else None
