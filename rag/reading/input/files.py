"""What of files can be read and stored, or one clear line saying why not."""

import re
from typing import BinaryIO, Literal, Protocol

from embeddings.errors import ReadingError
from rag.reading.input.limits import MAX_ARTICLE_CHARACTERS, MAX_ARTICLE_LINES, MAX_FILE_BYTES

__all__ = ["File", "check_text", "decode", "read_bytes"]

_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


class File(Protocol):
    """What is read like a file on disk, as a `Path` is: it may be packed, or part of another. `str` names it."""

    def open(self, mode: Literal["rb"], /) -> BinaryIO:
        """Open it from its beginning."""
        ...


def read_bytes(path: File, most: int = MAX_FILE_BYTES, advice: str = "split it into one article a file") -> bytes:
    """Read a whole file that is not too large or empty.

    Args:
        path: the file.
        most: how many bytes it may have.
        advice: what to do where it has more.

    Raises:
        ReadingError: it is one of these; an `OSError` passes through as it is.
    """
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ReadingError(f"larger than {most // 1_000_000} MB; {advice}")
    if not content.strip():
        raise ReadingError("is empty")
    return content


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
    if not isinstance(text, str):
        raise ReadingError(f"what is to be text is of the type {type(text).__name__}: decode it, or leave it out")
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
