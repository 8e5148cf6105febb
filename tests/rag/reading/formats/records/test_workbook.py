"""Workbooks: each row of a sheet that names a story is an article, and what cannot be read says why in one line.

`files/berita.xlsx` was made by openpyxl 3.1.5.
"""

import pickle
from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.reading.formats import file_parts
from rag.reading.input.limits import MAX_WORKBOOK_BYTES
from rag.types import Article, DateCertainty, Notice, Rejection
from tests.rag.reading.formats.files_read import TODAY, body, error, read
from tests.rag.reading.formats.office import packed, workbook

FILES = Path(__file__).parents[2] / "files"
BOOK = FILES / "berita.xlsx"
STORY = "Waduk itu penuh untuk pertama kalinya sejak lima tahun."


def row(*cells: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def test_each_row_is_an_article_by_its_fields() -> None:
    first, second, rejected, third = read_file(BOOK, today=TODAY)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert [one.source for one in (first, second, third)] == [
        f"{BOOK}#{place}" for place in ("Berita#7", "Berita#4", "Arsip lama#4")
    ]
    assert (first.title, first.publisher, first.published) == ("Waduk penuh", "Kabar Kota", date(2025, 3, 4))
    assert first.certainty is DateCertainty.STATED
    assert body(first) == [STORY, "Petani di hilir bersyukur."]
    assert second.published == date(2025, 3, 5), "a moment"
    assert body(third) == ["Jembatan itu ditutup sementara."], "its table begins in another place"
    assert isinstance(rejected, Rejection)
    assert (rejected.source, "put the story under 'text'" in rejected.error) == (f"{BOOK}#Berita:5", True)


def test_a_text_that_fills_its_cell_is_told(tmp_path: Path) -> None:
    full = f"{STORY} " + "a" * (32_767 - len(STORY) - 1)
    found, notice = read(tmp_path / "a.xlsx", workbook(row("text") + row(full)))
    assert isinstance(found, Article)
    assert isinstance(notice, Notice)
    assert "may be cut short" in notice.error


def test_line_breaks_that_excel_escapes_are_line_breaks(tmp_path: Path) -> None:
    content = workbook(row("text") + row(f"{STORY}_x000D_\nPetani bersyukur atas air itu."))
    assert body(read(tmp_path / "a.xlsx", content)[0]) == [STORY, "Petani bersyukur atas air itu."]


def test_an_unknown_field_is_told(tmp_path: Path) -> None:
    found, notice = read(tmp_path / "a.xlsx", workbook(row("text", "cuaca") + row(STORY, "cerah")))
    assert body(found) == [STORY]
    assert isinstance(notice, Notice)
    assert "'cuaca'" in notice.error


def test_each_part_can_be_read_in_another_process() -> None:
    parts = [pickle.loads(pickle.dumps(part)) for part in file_parts(BOOK)]  # noqa: S301, written here
    assert sum(isinstance(one, Article) for part in parts for one in part.articles(TODAY)) == 3


WHOLE = BOOK.read_bytes()
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\0" * 2_000, "no Excel workbook"),
        (b"judul,isi\na,b\n", "no Excel workbook"),
        (WHOLE[: len(WHOLE) // 2], "no Excel workbook"),
        (packed({"a.txt": "a"}), "no Excel workbook"),
        (packed({"xl/workbook.xml": "<a/>"}), "Excel workbook"),
        (workbook("<row>"), "a sheet is not valid XML"),
        (workbook(row("judul", "angka") + row("a", "1")), "neither 'text' nor 'body'"),
        (workbook(""), "neither 'text' nor 'body'"),
        (workbook(row("text")), "no row under the names of its columns in Berita"),
        (OLD, "of before 2007"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "needs a password"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in error(tmp_path / "a.xlsx", content)


def test_what_unfolds_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    content = packed({"xl/sharedStrings.xml": b" " * (MAX_WORKBOOK_BYTES + 1)})
    assert "unpacks to more than 100 MB" in error(tmp_path / "a.xlsx", content)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("XFD1048576", "has a sheet of 1,048,576 rows and 16,384 columns"),
        ("A99999999999", "a cell stands at 'A99999999999'"),
        ("ZZZZ1", "a cell stands at 'ZZZZ1'"),
    ],
)
def test_a_cell_far_away_takes_no_memory(tmp_path: Path, place: str, message: str) -> None:
    far = f'<row><c r="{place}"><v>1</v></c></row>'
    assert message in error(tmp_path / "a.xlsx", workbook(row("text") + row(STORY) + far))


def test_a_far_end_that_is_only_stated_takes_none_either(tmp_path: Path) -> None:
    sheet = f'<worksheet><dimension ref="A1:XFD1048576"/><sheetData>{row("text")}</sheetData></worksheet>'
    assert "16,384 columns" in error(tmp_path / "a.xlsx", workbook("", **{"xl/worksheets/sheet1.xml": sheet}))


@pytest.mark.parametrize("place", range(0, len(WHOLE), 67))
def test_a_spoilt_byte_breaks_nothing(tmp_path: Path, place: int) -> None:
    content = bytearray(WHOLE)
    content[place] ^= 255
    assert read(tmp_path / "a.xlsx", bytes(content))
