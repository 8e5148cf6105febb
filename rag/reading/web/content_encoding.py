"""What comes over the wire → the content, never more of it than was allowed, however small it was packed."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from embeddings.errors import ReadingError

__all__ = ["unpacked"]

_PIECE = 65_536
_GZIP = 16 + zlib.MAX_WBITS


def unpacked(pieces: Iterable[bytes], packing: str, *, most: int) -> Iterator[bytes]:
    """Yield the content that pieces hold under a Content-Encoding; neither side of it may exceed `most` bytes.

    Raises:
        ReadingError: it is larger, broken, or packed in a way that nobody asked for.
    """
    unpack = _PACKINGS.get(packing)
    if unpack is None:
        raise ReadingError(f"comes packed as {packing!r}, which was not asked for; add the saved page instead")
    return _limited(unpack(_limited(pieces, most)), most)


def _limited(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Yield pieces up to so many bytes; raises `ReadingError` where there are more."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise ReadingError(f"is larger than {most / 1_000_000:g} MB")
        yield piece


def _gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(_GZIP)
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise ReadingError("comes packed as gzip and cannot be unpacked; try again later") from error
    if not unpacker.eof:
        raise ReadingError("breaks off in the middle; try again later")


_PACKINGS: Mapping[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "": iter,
    "identity": iter,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
}
"""Only these: brotli and zstd pack a thousand times smaller than gzip, and news pages gain little by it."""
