"""Books: each chapter with a story is an article, in the order of the spine."""

from datetime import date
from pathlib import Path

import pytest

from rag.reading.input.limits import MAX_FILE_BYTES
from rag.types import Article, DateCertainty, Rejection
from tests.rag.reading.formats.files_read import body, read
from tests.rag.reading.formats.office import book, packed

STORY = "Mercusuar tua di Tanjung Lontar menyala lagi sejak Rabu malam, kata penjaga pantai."
OTHER = "Nelayan dari tiga kampung menyambutnya dengan doa bersama di dermaga."
BOOK = "Kabar Tanjung, Jilid Dua"
METADATA = f"<dc:title>{BOOK}</dc:title><dc:publisher>Penerbit Lontar</dc:publisher><dc:date>2024-08-17</dc:date>"


def chapter(text: str, heading: str = "", title: str = BOOK) -> str:
    head = f"<h1>{heading}</h1>" if heading else ""
    page = f"<head><title>{title}</title></head><body>{head}<p>{text}</p></body>"
    return f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">{page}</html>'


FIRST = chapter(f"{STORY}</p><ul><li>Kampung Anyar</li><li>Kampung Duku</li></ul><p>{OTHER}", "Mercusuar Menyala Lagi")
SECOND = chapter(f"{OTHER}</p><p>{STORY}", title="Doa di Dermaga Lontar")


def test_each_chapter_is_an_article_with_what_the_book_states(tmp_path: Path) -> None:
    path = (tmp_path / "a.epub").resolve()
    first, second = read(path, book({"satu.xhtml": FIRST, "bab%20dua.xhtml": SECOND}, METADATA))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.source, second.source) == (f"{path}#isi/satu.xhtml", f"{path}#isi/bab dua.xhtml")
    assert (first.title, second.title) == ("Mercusuar Menyala Lagi", "Doa di Dermaga Lontar")
    assert body(first) == [STORY, "Kampung Anyar", "Kampung Duku", OTHER]
    assert body(second) == [OTHER, STORY]
    for one in (first, second):
        assert (one.publisher, one.published) == ("Penerbit Lontar", date(2024, 8, 17))
        assert one.certainty is DateCertainty.STATED


def test_the_day_of_a_chapter_comes_before_that_of_the_book(tmp_path: Path) -> None:
    dated = chapter(f"Senin, 3 Maret 2025</p><p>{STORY}</p><p>{OTHER}", "Mercusuar Menyala Lagi")
    [found] = read(tmp_path / "a.epub", book({"a.xhtml": dated}, METADATA))
    assert isinstance(found, Article)
    assert found.published == date(2025, 3, 3)


def test_the_spine_decides_what_is_read_and_when(tmp_path: Path) -> None:
    spine = '<itemref idref="c2"/><itemref idref="c1" linear="no"/><itemref idref="c0"/><itemref idref="c2"/>'
    chapters = {"a.xhtml": FIRST, "b.xhtml": SECOND, "c.xhtml": SECOND, "d.xhtml": FIRST}
    found = read(tmp_path / "a.epub", book(chapters, METADATA, spine))
    assert [one.source.rpartition("/")[2] for one in found] == ["c.xhtml", "a.xhtml"]


def test_covers_and_lists_of_contents_are_passed_over(tmp_path: Path) -> None:
    cover = '<html><body><img src="a.jpg" alt=""/></body></html>'
    contents = "<html><body><p><a href='a.xhtml'>Mercusuar itu kini menyala lagi setiap malam.</a></p></body></html>"
    pages = {"sampul.xhtml": cover, "isi.xhtml": contents, "judul.xhtml": chapter("Jilid Dua"), "a.xhtml": FIRST}
    found = read(tmp_path / "a.epub", book(pages, METADATA))
    assert [one.source.rpartition("/")[2] for one in found] == ["a.xhtml"]


def test_a_chapter_that_is_missing_keeps_no_other_out(tmp_path: Path) -> None:
    path = (tmp_path / "a.epub").resolve()
    spine = '<itemref idref="c0"/><itemref idref="c1"/>'
    content = book({"a.xhtml": FIRST, "b.xhtml": SECOND}, METADATA, spine).replace(b"isi/a.xhtml", b"isi/z.xhtml")
    rejected, found = read(path, content)
    assert isinstance(rejected, Rejection)
    assert (rejected.source, "isi/a.xhtml is missing" in rejected.error) == (f"{path}#isi/a.xhtml", True)
    assert body(found) == [OTHER, STORY]


def test_it_is_decoded_as_pages_are(tmp_path: Path) -> None:
    page = chapter(f"“{STORY}”", "Mercusuar Menyala Lagi").replace("utf-8", "windows-1252")
    [found] = read(tmp_path / "a.epub", book({"a.xhtml": page.encode("cp1252")}))
    assert body(found) == [f"“{STORY}”"]


ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:CipherData><e:CipherReference URI="{}"/></e:CipherData></e:EncryptedData></encryption>'
)
WHOLE = book({"a.xhtml": FIRST}, METADATA)


def test_fonts_may_be_encrypted_and_chapters_may_not(tmp_path: Path) -> None:
    fonts = {"META-INF/encryption.xml": ENCRYPTION.format("isi/huruf.otf")}
    assert len(body(read(tmp_path / "a.epub", book({"a.xhtml": FIRST}, **fonts))[0])) == 4
    [found] = read(
        tmp_path / "b.epub", book({"a.xhtml": FIRST}, **{"META-INF/encryption.xml": ENCRYPTION.format("isi/a.xhtml")})
    )
    assert isinstance(found, Rejection)
    assert "protected against copying" in found.error


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\0" * 2_000, "no book in EPUB"),
        (WHOLE[: len(WHOLE) // 2], "no book in EPUB"),
        (packed({"a.txt": "a"}), "no book in EPUB"),
        (packed({"META-INF/container.xml": "<a/>"}), "no book in EPUB"),
        (book({}), "no book in EPUB"),
        (book({"a.xhtml": "<html><body></body></html>"}), "no chapter with a story"),
        (book({"a.xhtml": ""}), "no chapter with a story"),
        (book({"a.xhtml": b" " * (MAX_FILE_BYTES + 1)}), "unpacks to more than 20 MB"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, message: str) -> None:
    [found] = read(tmp_path / "a.epub", content)
    assert isinstance(found, Rejection)
    assert message in found.error
    assert len(found.error.splitlines()) == 1


@pytest.mark.parametrize("place", range(0, len(WHOLE), 41))
def test_a_spoilt_byte_breaks_nothing(tmp_path: Path, place: int) -> None:
    content = bytearray(WHOLE)
    content[place] ^= 255
    assert read(tmp_path / "a.epub", bytes(content))
