"""OpenDocument texts: all that they say is read, and what cannot be read says why in one line.

`files/panen.odt` was made by odfpy 1.4.1.
"""

from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.reading.input.limits import MAX_FILE_BYTES
from rag.types import Article, DateCertainty, Rejection
from tests.rag.reading.formats.files_read import TODAY, body, only
from tests.rag.reading.formats.office import odt_document, packed

FILES = Path(__file__).parents[2] / "files"
STORY = "Panen padi di Lembah Kenari naik menjadi 420 ton pada musim ini, kata kepala desa."
OTHER = "Petani berharap harga gabah tetap baik sampai akhir tahun."
TWO = f"<text:p>{STORY}</text:p><text:p>{OTHER}</text:p>"
WHOLE = odt_document(TWO)


def test_a_document_is_an_article_with_its_headings_lists_tables_and_notes() -> None:
    [found] = read_file(FILES / "panen.odt", today=TODAY)
    assert isinstance(found, Article)
    assert (found.source, found.title) == (str(FILES / "panen.odt"), "Laporan Panen Lembah Kenari 2025")
    assert (found.published, found.certainty) == (date(2025, 3, 6), DateCertainty.STATED)
    words = body(found)
    note = "Menurut catatan balai desa tahun lalu."
    for said in (STORY, note, "Hasil setiap kampung", "Kampung Anyar", "Kampung Duku", "Kampung Salak", OTHER):
        assert said in words
    assert "Duku | 200 | 15" in "\n".join(words)


def test_what_was_deleted_or_commented_is_no_text(tmp_path: Path) -> None:
    deleted = "<text:tracked-changes><text:p>Kalimat ini sudah dihapus oleh penyunting.</text:p></text:tracked-changes>"
    comment = "<office:annotation><text:p>Periksa lagi angka ini.</text:p></office:annotation>"
    marked = TWO.replace("420", f"{comment}<text:span>4<!-- a --></text:span>20")
    assert body(only(tmp_path / "a.odt", odt_document(deleted + marked))) == [STORY, OTHER]


def test_spaces_and_letters_with_a_meaning_are_kept(tmp_path: Path) -> None:
    line = "<text:p>Harga beras<text:s text:c='900000000'/>&lt; Rp12.000 &amp; tetap<text:tab/>begitu.</text:p>"
    found = only(tmp_path / "a.odt", odt_document(line + TWO))
    assert body(found)[0] == "Harga beras < Rp12.000 & tetap begitu."


def test_a_box_in_a_paragraph_follows_it(tmp_path: Path) -> None:
    frame = f"<office:frame><office:text-box><text:p>{OTHER}</text:p></office:text-box></office:frame>"
    box = f"<text:p>{STORY}{frame}</text:p>"
    assert body(only(tmp_path / "a.odt", odt_document(box))) == [STORY, OTHER]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\0" * 2_000, "no OpenDocument text"),
        (WHOLE[: len(WHOLE) // 2], "no OpenDocument text"),
        (packed({"content.xml": "<a>"}), "no OpenDocument text"),
        (packed({"content.xml": "<a/>"}), "no OpenDocument text"),
        (packed({"a.txt": "a"}), "no OpenDocument text"),
        (odt_document(""), "no story"),
        (odt_document(TWO, **{"META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}), "needs a password"),
        (packed({"content.xml": b" " * (MAX_FILE_BYTES + 1)}), "unpacks to more than 20 MB"),
        (packed({"content.xml": "<a>" * 9_000 + "</a>" * 9_000}), "no OpenDocument text"),
        (packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "no OpenDocument text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, message: str) -> None:
    found = only(tmp_path / "a.odt", content)
    assert isinstance(found, Rejection)
    assert message in found.error
    assert len(found.error.splitlines()) == 1


@pytest.mark.parametrize("place", range(0, len(WHOLE), 41))
def test_a_spoilt_byte_breaks_nothing(tmp_path: Path, place: int) -> None:
    content = bytearray(WHOLE)
    content[place] ^= 255
    only(tmp_path / "a.odt", bytes(content))
