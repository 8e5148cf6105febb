"""PDF files for tests: lines of print at places of pages."""

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["HEIGHT", "PICTURE", "Print", "column", "pdf_file", "stream"]

WIDTH, HEIGHT = 595, 842
PICTURE = "q 595 0 0 842 0 0 cm /I Do Q"


@dataclass(frozen=True, slots=True)
class Print:
    """A line of print, in points from the lower left corner of its page."""

    text: str
    left: float = 70
    bottom: float = 700
    size: float = 11
    bold: bool = False

    def __str__(self) -> str:
        """Write it in the language of pages."""
        text = self.text.encode("cp1252").decode("latin-1")
        for sign in "\\()":
            text = text.replace(sign, f"\\{sign}")
        font = "B" if self.bold else "F"
        return f"BT /{font} {self.size} Tf {self.left} {self.bottom} Td ({text}) Tj ET"


def column(*lines: str, left: float = 70, top: float = 760, leading: float = 14, size: float = 11) -> list[Print]:
    """Print lines under each other; an empty one leaves room."""
    return [Print(line, left, top - leading * place, size) for place, line in enumerate(lines) if line]


def pdf_file(*pages: Sequence[Print | str], information: str = "", streams: Sequence[bytes] = ()) -> bytes:
    """Write a PDF file of pages; of `streams`, each a whole object, the first is the picture."""
    contents = ["\n".join(map(str, page)).encode("latin-1") for page in pages]
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    letters = "/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont"
    picture = (
        b"<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\n"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< {letters} /Times-Roman >>".encode(),
        f"<< {letters} /Times-Bold >>".encode(),
        f"<< {information} >>".encode("latin-1"),
    ]
    first = 6 + 2 * len(pages)
    resources = f"<< /Font << /F 3 0 R /B 4 0 R >> /XObject << /I {first} 0 R /J {first + 1} 0 R >> >>"
    for place, content in enumerate(contents):
        size = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        page = f"<< /Type /Page /Parent 2 0 R {size} /Contents {7 + 2 * place} 0 R /Resources {resources} >>"
        objects += [page.encode(), stream(zlib.compress(content), "/FlateDecode")]
    return _file([*objects, *(streams or [picture + b"endstream"])])


def stream(content: bytes, filters: str, more: str = "") -> bytes:
    """Write an object that holds packed bytes."""
    return f"<< /Length {len(content)} /Filter {filters} {more} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    file = io.BytesIO()
    file.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
    begin = file.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    file.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    file.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{begin}\n%%EOF".encode())
    return file.getvalue()
