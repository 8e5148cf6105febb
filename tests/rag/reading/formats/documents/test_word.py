"""Word documents: all that they say is read, and what cannot be read says why in one line.

`files/panen.docx` was made by python-docx 1.2.0, and packed again without its theme and preview.
"""

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.reading.input.limits import MAX_DOCUMENT_TAGS, MAX_FILE_BYTES
from rag.types import Article, DateCertainty
from tests.rag.reading.formats.files_read import TODAY, article, body, error, only
from tests.rag.reading.formats.office import packed, word_document

FILES = Path(__file__).parents[2] / "files"
STORY = "Panen padi di Lembah Kenari naik menjadi 420 ton pada musim ini, kata kepala desa."
OTHER = "Petani berharap harga gabah tetap baik sampai akhir tahun."
CREATED = "<dcterms:created>2025-03-04T01:02:03Z</dcterms:created>"


def paragraph(text: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p>"


TWO = paragraph(STORY) + paragraph(OTHER)


def test_a_document_is_an_article_with_its_headings_lists_and_tables() -> None:
    [found] = read_file(FILES / "panen.docx", today=TODAY)
    assert isinstance(found, Article)
    assert (found.source, found.title) == (str(FILES / "panen.docx"), "Laporan Panen Lembah Kenari")
    assert (found.published, found.certainty) == (date(2025, 3, 6), DateCertainty.STATED)
    words = "\n".join(body(found))
    for said in (STORY, "Hasil setiap kampung", "Kampung Anyar", "Kampung Duku", "Kampung Salak", OTHER):
        assert said in body(found)
    assert "Duku | 200 | 15" in words
    assert "edisi khusus" not in words, "a running head is no part of the story"


def test_what_was_inserted_counts_and_what_was_deleted_does_not(tmp_path: Path) -> None:
    change = (
        "<w:p><w:r><w:t xml:space='preserve'>Jembatan itu dibuka pada hari </w:t></w:r>"
        "<w:del><w:r><w:delText>Senin</w:delText></w:r></w:del><w:ins><w:r><w:t>Rabu</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> pagi oleh wali kota.</w:t></w:r></w:p>"
    )
    found = article(tmp_path / "a.docx", word_document(change + TWO))
    assert body(found) == ["Jembatan itu dibuka pada hari Rabu pagi oleh wali kota.", STORY, OTHER]


def test_a_text_box_is_read(tmp_path: Path) -> None:
    box = f"<v:textbox><w:txbxContent>{paragraph(OTHER)}</w:txbxContent></v:textbox>"
    box = f"<w:p><w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r></w:p>"
    assert body(article(tmp_path / "a.docx", word_document(paragraph(STORY) + box))) == [STORY, OTHER]


def test_a_note_is_read_and_its_mark_is_not(tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = paragraph("Menurut catatan balai desa tahun lalu.")
    notes = f'<w:footnotes {space}><w:footnote w:id="1">{note}</w:footnote></w:footnotes>'
    marked = paragraph(STORY).replace("</w:p>", '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>')
    found = article(tmp_path / "a.docx", word_document(marked + paragraph(OTHER), **{"word/footnotes.xml": notes}))
    assert body(found) == [STORY, OTHER, "Menurut catatan balai desa tahun lalu."]


@pytest.mark.parametrize(
    ("properties", "day"),
    [
        (CREATED, date(2025, 3, 4)),
        (f"{CREATED}<dcterms:modified>2025-03-09T01:00:00Z</dcterms:modified>", date(2025, 3, 9)),
        (f"{CREATED}<dcterms:modified>2026-03-09T01:00:00Z</dcterms:modified>", None),
        ("<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>", None),
        ("<dcterms:created>2033-01-01T00:00:00Z</dcterms:created>", None),
        ("<dcterms:created>kapan-kapan</dcterms:created>", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_its_properties_where_they_agree(tmp_path: Path, properties: str, day: date | None) -> None:
    found = article(tmp_path / "a.docx", word_document(TWO, properties))
    assert found.published == day
    assert found.certainty == (DateCertainty.STATED if day else DateCertainty.UNKNOWN)


def test_the_day_that_its_text_states_comes_first(tmp_path: Path) -> None:
    dateline = paragraph("Panen Lembah Kenari Naik") + paragraph("Senin, 3 Maret 2025")
    assert article(tmp_path / "a.docx", word_document(dateline + TWO, CREATED)).published == date(2025, 3, 3)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Panen Lembah Kenari", "Panen Lembah Kenari"),
        ("Microsoft Word - panen akhir", "Kabar Panen Dari Lembah"),
        ("panen akhir.docx", "Kabar Panen Dari Lembah"),
        ("Document1", "Kabar Panen Dari Lembah"),
        ("", "Kabar Panen Dari Lembah"),
    ],
)
def test_a_title_that_no_person_wrote_is_none(tmp_path: Path, stated: str, title: str) -> None:
    document = word_document(paragraph("Kabar Panen Dari Lembah") + TWO, f"<dc:title>{stated}</dc:title>")
    assert article(tmp_path / "a.docx", document).title == title


def test_broken_properties_keep_no_text_out(tmp_path: Path) -> None:
    assert body(article(tmp_path / "a.docx", word_document(TWO, "<dc:title>"))) == [STORY, OTHER]


def test_a_document_may_be_packed(tmp_path: Path) -> None:
    assert body(article(tmp_path / "a.docx.gz", gzip.compress(word_document(TWO)))) == [STORY, OTHER]


def test_it_is_read_in_a_zip_file_too(tmp_path: Path) -> None:
    found = only(tmp_path / "a.zip", packed({"b/c.docx": word_document(TWO)}))
    assert (found.source, body(found)) == (f"{(tmp_path / 'a.zip').resolve()}#b/c.docx", [STORY, OTHER])


WHOLE = word_document(TWO)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\0" * 2_000, "no Word document"),
        (STORY.encode(), "no Word document"),
        (WHOLE[: len(WHOLE) // 2], "no Word document"),
        (packed({"a.txt": STORY}), "no Word document"),
        (packed({"word/document.xml": "<w:document>"}), "no Word document"),
        (packed({"word/document.xml": "<a>" * 5_000 + "</a>" * 5_000}), "no Word document"),
        (word_document(""), "no story"),
        (OLD, "of before 2007"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "needs a password"),
        (packed({"word/document.xml": TWO}, zipfile.ZIP_LZMA), "no Word document"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in error(tmp_path / "a.docx", content)


@pytest.mark.parametrize("place", range(0, len(WHOLE), 97))
def test_a_spoilt_byte_breaks_nothing(tmp_path: Path, place: int) -> None:
    content = bytearray(WHOLE)
    content[place] ^= 255
    only(tmp_path / "a.docx", bytes(content))


def test_what_unfolds_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    zeros = packed({"word/document.xml": b" " * (MAX_FILE_BYTES + 1)})
    assert len(zeros) < 30_000
    assert "unpacks to more than 20 MB" in error(tmp_path / "a.docx", zeros)
    tags = word_document("<w:p/>" * (MAX_DOCUMENT_TAGS + 1))
    assert "1,000,000 tags" in error(tmp_path / "a.docx", tags)


def test_entities_that_unfold_are_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    document = f'<!DOCTYPE d [<!ENTITY a0 "{"x" * 99}">{entities}]><d>&a9;</d>'
    assert "no Word document" in error(tmp_path / "a.docx", packed({"word/document.xml": document}))
