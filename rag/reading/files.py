"""Bytes on disk → text, or one clear line saying why not."""

import re
from pathlib import Path

from embeddings.errors import ReadingError
from rag.reading.limits import MAX_ARTICLE_CHARACTERS, MAX_ARTICLE_LINES, MAX_FILE_BYTES

__all__ = ["check_text", "decode", "read_bytes", "read_text"]

_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_bytes(path: Path) -> bytes:
    """Read a whole file that is not too large, empty or binary.

    Raises:
        ReadingError: it is one of these; an `OSError` passes through as it is.
    """
    with path.open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise ReadingError(f"larger than {MAX_FILE_BYTES // 1_000_000} MB; split it into one article a file")
    if content.startswith(_UTF_16):
        raise ReadingError("is UTF-16; save it as UTF-8")
    if b"\0" in content:
        raise ReadingError("holds NUL bytes, so it is not a text file")
    if not content.strip():
        raise ReadingError("is empty")
    return content


def read_text(path: Path) -> str:
    """Read a whole UTF-8 file exactly as it is, without its byte order mark, and check that it can be stored."""
    return check_text(decode(read_bytes(path)))


def decode(content: bytes) -> str:
    """Decode UTF-8, dropping a byte order mark.

    >>> decode(b"\\xef\\xbb\\xbfPasar dibuka.")
    'Pasar dibuka.'
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadingError(f"is not valid UTF-8 (byte {error.start}); save it as UTF-8") from error


def check_text(text: str) -> str:
    """Return a text that can be stored, or raise ReadingError saying what is wrong with it."""
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise ReadingError(
            f"the text has {len(text):,} characters, more than {MAX_ARTICLE_CHARACTERS:,}; split it into articles"
        )
    lines = max(text.count("\n"), text.count("\r"))
    if lines > MAX_ARTICLE_LINES:
        raise ReadingError(f"the text has {lines:,} lines, more than {MAX_ARTICLE_LINES:,}; split it into articles")
    if "\0" in text:
        raise ReadingError("the text holds NUL characters; remove them")
    if half := _HALF_CHARACTER.search(text):
        raise ReadingError(f"the text holds half a character ({half[0]!a} at {half.start()}); encode it anew")
    return text
