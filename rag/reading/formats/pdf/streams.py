"""Parses PDF files whose streams unfold no further than pages need: pdfminer itself unpacks whatever comes."""

import re
import zlib

from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream

from rag.reading.input.limits import MAX_FILE_BYTES

__all__ = ["BoundedParser"]

_FLATE = frozenset({"FlateDecode", "Fl"})
_UNFOLDING = frozenset({"LZWDecode", "LZW", "RunLengthDecode", "RL", "CCITTFaxDecode", "CCF"})
"""Filters that are not unpacked a piece at a time; they unfold some thousand times at most."""
_MOST_UNFOLDING = 20_000
_RANGE = re.compile(rb"<([0-9a-fA-F]{1,8})>\s*<([0-9a-fA-F]{1,8})>")
_WIDEST_RANGE = 65_536
"""Letters that a line of a font's table may name; pdfminer writes out each of them."""


class BoundedParser(PDFParser):
    """Parses a PDF file; a stream that is too large is empty."""

    def push(self, *objs: tuple[int, object]) -> None:
        """Keep objects, streams as bounded ones."""
        super().push(*((at, _bounded(one)) for at, one in objs))  # type: ignore[arg-type]


class _BoundedStream(PDFStream):
    def decode(self) -> None:
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for kind, parameters in self.get_filters():
            if _unfolds(getattr(kind, "name", ""), data):
                data = b""
                break
            data = PDFStream({"Filter": kind, "DecodeParms": parameters}, data).get_data()
        self.data = b"" if _names_too_much(data) else data
        self.rawdata = None


def _bounded(one: object) -> object:
    if isinstance(one, PDFStream) and not isinstance(one, _BoundedStream):
        return _BoundedStream(one.attrs, one.rawdata or b"", one.decipher)
    return one


def _unfolds(kind: object, data: bytes) -> bool:
    """Return whether a filter makes more than 20 MB of data, or may."""
    if kind in _UNFOLDING:
        return len(data) > _MOST_UNFOLDING
    if kind not in _FLATE:
        return len(data) > MAX_FILE_BYTES
    try:
        return len(zlib.decompressobj().decompress(data, MAX_FILE_BYTES + 1)) > MAX_FILE_BYTES
    except zlib.error:
        return len(data) > _MOST_UNFOLDING


def _names_too_much(data: bytes) -> bool:
    ranges = _RANGE.finditer(data) if b"range" in data else ()
    return any(int(one[2], 16) - int(one[1], 16) > _WIDEST_RANGE for one in ranges)
