"""What a server answered, as it came over the wire → its status, its kind, and its content unpacked."""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from embeddings.errors import ReadingError
from rag.reading.input.limits import MAX_HEADER_BYTES, MAX_PAGE_BYTES
from rag.reading.urls.content_type import ContentType, parse_content_type

__all__ = ["HttpAnswer", "parse_answer"]

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_MOST_FIELDS_BYTES = 10 * MAX_HEADER_BYTES
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP = b"\x1f\x8b"
_BROKEN = "cannot be unpacked"


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What a server answered."""

    status: int
    fields: Mapping[str, str]
    """By their names in small letters."""
    packed: bytes

    @property
    def content_type(self) -> ContentType:
        """What the server says that it is."""
        return parse_content_type(self.fields.get("content-type", ""))

    def content(self) -> bytes:
        """Unpack the content; raises `ReadingError` where it is broken, or larger than a page may be."""
        content = self.packed
        if "chunked" in self.fields.get("transfer-encoding", "").lower():
            content = _joined(content)
        packings = [one.strip() for one in self.fields.get("content-encoding", "").lower().split(",")]
        for packing in reversed([one for one in packings if one not in ("", "identity")]):
            if packing not in _PACKINGS:
                raise ReadingError(f"is packed as {packing[:40]!r}, which is not read")
            content = _PACKINGS[packing](content)
        if len(content) > MAX_PAGE_BYTES:
            raise ReadingError(f"is larger than {MAX_PAGE_BYTES // 1_000_000} MB")
        return content


def parse_answer(written: bytes) -> HttpAnswer:
    """Parse an answer, whose content stays packed; raises `ReadingError` where it is none."""
    status = _STATUS.match(written)
    end = _END_OF_HEAD.search(written, 0, _MOST_FIELDS_BYTES)
    if status is None or end is None:
        raise ReadingError("is not an answer of a web server")
    fields: dict[str, str] = {}
    for line in written[: end.start()].decode("latin-1").splitlines()[1:]:
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return HttpAnswer(int(status[1]), fields, written[end.end() :])


def _joined(content: bytes) -> bytes:
    """Join the chunks of an answer; one that its crawler joined already stays as it is."""
    if _CHUNK.match(content) is None:
        return content
    pieces: list[bytes] = []
    place = 0
    while chunk := _CHUNK.match(content, place):
        place = chunk.end() + int(chunk[1], 16)
        if place == chunk.end():
            return b"".join(pieces)
        pieces.append(content[chunk.end() : place])
        while content[place : place + 1] in (b"\r", b"\n"):
            place += 1
    raise ReadingError("breaks off in the middle")


def _gunzipped(content: bytes) -> bytes:
    """Unpack gzip, or what its crawler unpacked already."""
    return _inflated(content, zlib.MAX_WBITS + 16) if content.startswith(_GZIP) else content


def _deflated(content: bytes) -> bytes:
    """Unpack what is called deflate: by some servers with, by some without the head of zlib."""
    try:
        return _inflated(content, zlib.MAX_WBITS)
    except ReadingError:
        return _inflated(content, -zlib.MAX_WBITS)


def _inflated(content: bytes, window: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        unpacked = unpacker.decompress(content, MAX_PAGE_BYTES + 1)
    except zlib.error as error:
        raise ReadingError(_BROKEN) from error
    if not unpacker.eof and len(unpacked) <= MAX_PAGE_BYTES:
        raise ReadingError("breaks off in the middle")
    return unpacked


def _brotli(content: bytes) -> bytes:
    import brotli

    unpacker: Any = brotli.Decompressor()
    unpacked = bytearray()
    try:
        unpacked += unpacker.process(content, output_buffer_limit=MAX_PAGE_BYTES)
        while not unpacker.is_finished() and len(unpacked) <= MAX_PAGE_BYTES:
            more = unpacker.process(b"", output_buffer_limit=MAX_PAGE_BYTES)
            if not more:
                raise ReadingError("breaks off in the middle")
            unpacked += more
    except brotli.error as error:
        raise ReadingError(_BROKEN) from error
    return bytes(unpacked)


_PACKINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
    "br": _brotli,
}
