"""PDF files: paragraphs in the order of reading, and what cannot be read says why in one line.

`files/waduk.pdf`, `sandi.pdf` (needs a password to open) and `kunci.pdf` (needs one to print) were made by reportlab
5.1.0; the others are written here.
"""

import pickle
import re
import sys
import zlib
from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.reading.formats import file_parts
from rag.segmentation.chunking import split_passages
from rag.types import Article, Citation, DateCertainty, Notice, Rejection
from tests.rag.reading.formats.files_read import article, body, error, read
from tests.rag.reading.formats.pdf.printed import HEIGHT, PICTURE, Print, column, pdf_file, stream

pytest.importorskip("pdfminer", reason="pdfminer.six is not installed: pip install 'sitasi[pdf]'")

TODAY = date(2026, 12, 20)
FILES = Path(__file__).parents[2] / "files"
STORY = (
    "Kapal dari Pulau Duku kini berlabuh setiap hari Rabu dan",
    "hari Minggu, kata syahbandar. Penumpang membayar Rp25.000",
    "untuk sekali jalan.",
)
WHOLE_STORY = " ".join(STORY)


class TestParagraphs:
    def test_columns_are_read_one_after_the_other(self) -> None:
        [found] = read_file(FILES / "waduk.pdf", today=TODAY)
        words = body(found)
        assert len(words) == 16
        assert words[0].startswith(
            "Waduk Kedungombo Anyar di Lembah Kenari penuh untuk pertama kalinya sejak lima tahun, kata"
        )
        assert words[0].endswith("menyiapkan jadwal giliran air bagi sembilan desa.")
        assert words[4] == "Giliran air bagi desa"
        levels = re.findall(r"mencapai (\d+,4) meter", " ".join(words))
        assert levels == ["81,4", "82,4", "85,4", "87,4", "88,4", "91,4", "93,4"]
        assert not any("Halaman" in one or "Selasa" in one for one in words)
        assert isinstance(found, Article)
        assert (found.title, found.published) == ("Waduk Lembah Kenari Penuh Lagi", date(2025, 3, 4)), (
            "as its heads say"
        )

    def test_columns_that_are_drawn_row_by_row_are_kept_apart(self, tmp_path: Path) -> None:
        left = column("Jembatan kayu di Kampung Anyar", "ambruk Selasa malam setelah", "hujan deras, kata ketua warga.")
        right = column("Pemerintah akan membangun satu", "jembatan baru dari baja mulai", "bulan depan.", left=260)
        rows = [one for pair in zip(left, right, strict=True) for one in pair]
        assert body(article(tmp_path / "a.pdf", pdf_file(rows))) == [
            "Jembatan kayu di Kampung Anyar ambruk Selasa malam setelah hujan deras, kata ketua warga.",
            "Pemerintah akan membangun satu jembatan baru dari baja mulai bulan depan.",
        ]

    def test_lines_are_joined_and_paragraphs_are_not(self, tmp_path: Path) -> None:
        other = ("Nelayan menyambutnya dengan perahu hias dari tiga kampung di",)
        lines = column(*STORY, *other, "pesisir timur.")
        assert body(article(tmp_path / "a.pdf", pdf_file(lines))) == [WHOLE_STORY, f"{other[0]} pesisir timur."]

    def test_an_indent_begins_a_paragraph(self, tmp_path: Path) -> None:
        lines = [
            *column(*STORY[:2], "untuk sekali jalan, dan anak-anak tidak membayar apa pun di."),
            *column(*STORY[1:], top=718),
        ]
        lines[3] = Print("Bupati berkata begitu pada pembukaan dermaga di sana itu.", 84, 718)
        assert len(body(article(tmp_path / "a.pdf", pdf_file(lines)))) == 2

    def test_wide_lines_are_joined_too(self, tmp_path: Path) -> None:
        assert body(article(tmp_path / "a.pdf", pdf_file(column(*STORY, leading=28)))) == [WHOLE_STORY]

    def test_words_are_whole_again(self, tmp_path: Path) -> None:
        lines = column(
            "Penghasilan nelayan Teluk Sagara naik setelah pelabuhan ba-",
            "ru selesai dibangun. Wali kota berkata bahwa peng-",
            "hasilan itu akan dihitung lagi pada akhir tahun, dan anak-",
            "anak nelayan mendapat beasiswa dari koperasi selama 2024-",
            "2025 tanpa syarat.",
        )
        assert body(article(tmp_path / "a.pdf", pdf_file(lines))) == [
            "Penghasilan nelayan Teluk Sagara naik setelah pelabuhan baru selesai dibangun. Wali kota berkata bahwa"
            " penghasilan itu akan dihitung lagi pada akhir tahun, dan anak-anak nelayan mendapat beasiswa dari"
            " koperasi selama 2024-2025 tanpa syarat."
        ]

    def test_items_of_lists_are_kept(self, tmp_path: Path) -> None:
        lines = column(
            *STORY,
            "",
            "Syarat penumpang:",
            "- membawa kartu warga",
            "- datang setengah jam sebelum kapal berangkat dari der-",
            "  maga nomor tiga",
            "- membeli karcis",
        )
        assert body(article(tmp_path / "a.pdf", pdf_file(lines)))[1:] == [
            "Syarat penumpang:",
            "membawa kartu warga",
            "datang setengah jam sebelum kapal berangkat dari dermaga nomor tiga",
            "membeli karcis",
        ]

    def test_a_table_is_read_row_by_row(self, tmp_path: Path) -> None:
        rows = (
            ("Kampung", "Padi", "Jagung"),
            ("Anyar", "120", "30"),
            ("Duku Lama", "200", "15"),
            ("Salak", "100", "9"),
        )
        cells = [
            Print(cell, 70 + 130 * across, 660 - 18 * down)
            for across in range(3)
            for down, cell in enumerate(row[across] for row in rows)
        ]
        closing = column("Petani berharap harga gabah tetap baik.", top=580)
        found = article(tmp_path / "a.pdf", pdf_file([*column(*STORY), *cells, *closing]))
        assert body(found) == [
            WHOLE_STORY,
            *(" | ".join(row) for row in rows),
            "Petani berharap harga gabah tetap baik.",
        ]

    def test_what_stands_on_its_side_is_left_out(self, tmp_path: Path) -> None:
        side = "BT /F 30 Tf 0 1 -1 0 40 200 Tm (Salinan ini bukan untuk dijual kepada siapa pun.) Tj ET"
        assert body(article(tmp_path / "a.pdf", pdf_file([*column(*STORY), side]))) == [WHOLE_STORY]

    def test_letters_of_its_own_are_read(self, tmp_path: Path) -> None:
        lines = column("“Kami senang,” kata Ibu Zoë – ia pemilik kafé di sana.")
        assert body(article(tmp_path / "a.pdf", pdf_file(lines))) == [
            "“Kami senang,” kata Ibu Zoë – ia pemilik kafé di sana."
        ]


class TestPages:
    def pages(self) -> bytes:
        pages = []
        for number in range(1, 4):
            head = Print("Kabar Sagara — Edisi 12, 5 Maret 2025", 70, HEIGHT - 40, 9)
            foot = Print(f"- {number} -", 290, 30, 9)
            begun = f"Pada hari ke-{number} syahbandar menutup dermaga itu karena ombak besar"
            ended = f"yang datang dari selatan. Dermaga nomor {number - 1} dibuka lagi sore itu."
            text = column(*([ended, ""] if number > 1 else []), *STORY, "", begun)
            pages.append([head, *text, foot])
        return pdf_file(*pages)

    def test_heads_feet_and_numbers_are_no_text_but_their_day_counts(self, tmp_path: Path) -> None:
        found = article(tmp_path / "a.pdf", self.pages())
        assert "Edisi" not in found.text
        assert "- 2 -" not in found.text
        assert (found.published, found.certainty) == (date(2025, 3, 5), DateCertainty.STATED)

    def test_a_paragraph_runs_over_the_end_of_a_page(self, tmp_path: Path) -> None:
        found = article(tmp_path / "a.pdf", self.pages())
        begun = "Pada hari ke-1 syahbandar menutup dermaga itu karena ombak besar\fyang datang dari selatan."
        assert body(found)[1] == f"{begun} Dermaga nomor 1 dibuka lagi sore itu."
        assert any(begun in found.text[one.start : one.end] for one in split_passages(found))

    def test_form_feeds_count_pages(self, tmp_path: Path) -> None:
        content = pdf_file([PICTURE], column(*STORY), column("Dermaga itu dibuka lagi."))
        found = read(tmp_path / "a.pdf", content)[0]
        assert isinstance(found, Article)
        pages = [Citation(1, found, span.start, span.end).page for span in found.body]
        assert pages == [2, 3]

    def test_a_number_alone_at_the_edge_is_none_of_the_text(self, tmp_path: Path) -> None:
        foot = Print("Halaman 1 dari 3", 260, 30, 9)
        assert "Halaman" not in article(tmp_path / "a.pdf", pdf_file([*column(*STORY), foot])).text

    def test_pages_of_pictures_are_told(self, tmp_path: Path) -> None:
        found, notice = read(tmp_path / "a.pdf", pdf_file([PICTURE], column(*STORY), [PICTURE]))
        assert body(found) == [WHOLE_STORY]
        assert isinstance(notice, Notice)
        assert "left out: 1, 3; if they are scanned" in notice.error

    def test_each_part_can_be_read_in_another_process(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf_file(column(*STORY)))
        [part] = [pickle.loads(pickle.dumps(part)) for part in file_parts(path)]  # noqa: S301, written here
        assert [body(one) for one in part.articles(TODAY)] == [[WHOLE_STORY]]


class TestProperties:
    @pytest.mark.parametrize(
        ("information", "title"),
        [
            ("", "Pelabuhan Teluk Sagara Selesai"),
            ("/Title (Microsoft Word - laporan.doc)", "Pelabuhan Teluk Sagara Selesai"),
            ("/Title (Laporan lama dari tahun lain)", "Pelabuhan Teluk Sagara Selesai"),
            ("/Title (Teluk Sagara selesai)", "Teluk Sagara selesai"),
        ],
    )
    def test_the_title_is_the_largest_line_or_the_stated_one_that_is_shown(
        self, tmp_path: Path, information: str, title: str
    ) -> None:
        heading = Print("Pelabuhan Teluk Sagara Selesai", 70, 780, 18, bold=True)
        found = article(tmp_path / "a.pdf", pdf_file([heading, *column(*STORY)], information=information))
        assert (found.title, body(found)) == (title, [WHOLE_STORY])

    @pytest.mark.parametrize("title", ["(Dermaga baru)", "<FEFF004400650072006D006100670061002000620061007200750000>"])
    def test_a_stated_title_serves_where_none_is_set(self, tmp_path: Path, title: str) -> None:
        found = article(tmp_path / "a.pdf", pdf_file(column(*STORY), information=f"/Title {title}"))
        assert found.title == "Dermaga baru"

    @pytest.mark.parametrize(
        ("information", "day"),
        [
            ("/CreationDate (D:20250304233000+07'00')", date(2025, 3, 4)),
            ("/CreationDate (D:20250304233000Z)", date(2025, 3, 5)),
            ("/CreationDate (D:20250304)", date(2025, 3, 4)),
            ("/CreationDate (D:20250304) /ModDate (D:20251231)", None),
            ("/CreationDate (D:20259999)", None),
            ("/CreationDate (kapan-kapan)", None),
            ("/CreationDate 7", None),
        ],
    )
    def test_its_day_is_that_of_its_making(self, tmp_path: Path, information: str, day: date | None) -> None:
        assert article(tmp_path / "a.pdf", pdf_file(column(*STORY), information=information)).published == day


class TestFaults:
    def test_what_needs_a_password_says_so_and_what_only_forbids_printing_is_read(self) -> None:
        [locked] = read_file(FILES / "sandi.pdf", today=TODAY)
        assert isinstance(locked, Rejection)
        assert "needs a password" in locked.error
        [found] = read_file(FILES / "kunci.pdf", today=TODAY)
        assert body(found) == [WHOLE_STORY]

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "is empty"),
            (b"\0" * 2_000, "is no PDF file"),
            (WHOLE_STORY.encode(), "is no PDF file"),
            (b"%PDF-1.4\n" + b"\0" * 2_000, "is damaged"),
            (b"%PDF-1.4\n", "is damaged"),
            (pdf_file([PICTURE], [PICTURE]), "is scanned"),
            (pdf_file([]), "holds no text"),
            (pdf_file(column("Beranda", "", "", "Daerah")), "no story"),
        ],
    )
    def test_what_cannot_be_read_says_why(self, tmp_path: Path, content: bytes, message: str) -> None:
        assert message in error(tmp_path / "a.pdf", content)

    @pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
    def test_half_a_file_breaks_nothing(self, tmp_path: Path, share: float) -> None:
        content = (FILES / "waduk.pdf").read_bytes()
        for found in read(tmp_path / "a.pdf", content[: int(len(content) * share)]):
            assert isinstance(found, Article) or len(found.error.splitlines()) == 1

    @pytest.mark.parametrize("place", range(0, 4_200, 61))
    def test_a_spoilt_byte_breaks_nothing(self, tmp_path: Path, place: int) -> None:
        content = bytearray((FILES / "waduk.pdf").read_bytes())
        content[place] ^= 255
        for found in read(tmp_path / "a.pdf", bytes(content)):
            assert isinstance(found, Article) or len(found.error.splitlines()) == 1

    def test_letters_that_have_no_name_are_never_quoted(self, tmp_path: Path) -> None:
        lines = column("Dermaga \x7f\x7f itu ditutup. Kapal berlabuh di teluk setiap hari.")
        assert body(article(tmp_path / "a.pdf", pdf_file(lines))) == ["Kapal berlabuh di teluk setiap hari."]

    def test_without_its_package_it_says_which(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in [one for one in sys.modules if one.startswith(("pdfminer", "rag.reading.formats.pdf.pages"))]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "pdfminer", None)
        assert "pip install 'sitasi[pdf]'" in error(tmp_path / "a.pdf", pdf_file(column(*STORY)))


class TestBounds:
    @pytest.mark.parametrize("times", [1, 2])
    def test_a_stream_that_unfolds_is_empty(self, tmp_path: Path, times: int) -> None:
        content = b" " * 100_000_000
        for _ in range(times):
            content = zlib.compress(content)
        filters = f"[{' /FlateDecode' * times}]"
        form = stream(content, filters, "/Subtype /Form /BBox [0 0 9 9]")
        assert body(article(tmp_path / "a.pdf", pdf_file([*column(*STORY), "/I Do"], streams=[form]))) == [WHOLE_STORY]

    def test_forms_in_forms_stop(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("rag.reading.formats.pdf.pages.MAX_PAGE_SECONDS", 1)
        forms = [
            stream(
                zlib.compress(b"/I Do " * 9),
                "/FlateDecode",
                f"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I {number} 0 R >> >>",
            )
            for number in range(11, 22)
        ]
        found, notice = read(tmp_path / "a.pdf", pdf_file(column(*STORY), ["/I Do"], streams=forms))
        assert body(found) == [WHOLE_STORY]
        assert isinstance(notice, Notice)
        assert "page 2 cannot be read" in notice.error

    def test_pages_of_too_many_letters_are_left_out(self, tmp_path: Path) -> None:
        many = [Print("a" * 100, 70, 700)] * 501
        found, notice = read(tmp_path / "a.pdf", pdf_file(column(*STORY), many))
        assert body(found) == [WHOLE_STORY]
        assert isinstance(notice, Notice)

    def test_pages_of_too_many_scattered_letters_are_left_out(self, tmp_path: Path) -> None:
        many = [Print("a", 10 + 12 * (place % 48), 820 - 7 * (place // 48), 4) for place in range(5_001)]
        found, notice = read(tmp_path / "a.pdf", pdf_file(column(*STORY), many))
        assert body(found) == [WHOLE_STORY]
        assert isinstance(notice, Notice)

    def test_only_so_many_pages_are_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("rag.reading.formats.pdf.pages.MAX_PAGES", 2)
        found, notice = read(tmp_path / "a.pdf", pdf_file(column(*STORY), [], column("Tidak dibaca lagi.")))
        assert body(found) == [WHOLE_STORY]
        assert isinstance(notice, Notice)
        assert "only its first 2 pages" in notice.error
