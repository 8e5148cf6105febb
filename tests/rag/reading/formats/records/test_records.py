"""Files of many articles: arrays of JSON, tables, and both packed; what is broken in one keeps no other out."""

import csv
import gzip
import io
import json
import pickle
from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.reading.formats import file_parts
from rag.reading.formats.records.json_objects import _PIECE
from rag.reading.input.limits import MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_UNPACKING
from rag.types import Article, Notice, Rejection
from tests.rag.reading.formats.files_read import TODAY, error, read

STORY = "Pasar apung itu ramai lagi, kata para pedagang di tepi sungai."
OTHER = "Harga ikan turun; pembeli datang dari tiga kota."


def articles(path: Path, content: str | bytes) -> list[Article]:
    found = read(path, content)
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def said(found: list[Article | Rejection], path: Path) -> list[str]:
    """Name articles by their texts, and rejections by their places and reasons."""
    base = str(path.resolve())
    return [one.text if isinstance(one, Article) else f"{one.source.removeprefix(base)} {one.error}" for one in found]


ENTRIES: list[dict[str, object]] = [
    {"text": STORY, "title": "Pasar {apung} [ramai]", "publisher": "Kabar", "published": "2025-02-03"},
    {"text": f'Kata "ikan" \\ {{{OTHER}\nDan "lagi".', "url": "https://kabar.example/ikan", "tags": [{"a": [1, {}]}]},
    {"_id": "x9", "body": OTHER},
]


class TestJson:
    @pytest.mark.parametrize(
        "written",
        [
            json.dumps(ENTRIES),
            json.dumps(ENTRIES, indent=2),
            json.dumps(ENTRIES, ensure_ascii=False, separators=(",", ":")),
            "\ufeff" + json.dumps(ENTRIES, indent="\t").replace("\n", "\r\n"),
            "\n".join(map(json.dumps, ENTRIES)),
            "".join(json.dumps(one, indent=1) for one in ENTRIES),
            json.dumps([ENTRIES]),
        ],
        ids=["array", "indented", "compact", "mark", "lines", "one after another", "within another"],
    )
    def test_each_object_is_an_article(self, tmp_path: Path, written: str) -> None:
        path = tmp_path / "a.json"
        first, second, third = articles(path, written)
        assert (first.source, first.title, first.publisher) == (f"{path.resolve()}#1", "Pasar {apung} [ramai]", "Kabar")
        assert (first.published, first.text) == (date(2025, 2, 3), STORY)
        assert (second.source, second.text) == ("https://kabar.example/ikan", ENTRIES[1]["text"])
        assert (third.source, third.text) == (f"{path.resolve()}#x9", OTHER)

    def test_one_object_is_one_article(self, tmp_path: Path) -> None:
        assert [one.text for one in articles(tmp_path / "a.json", json.dumps(ENTRIES[0], indent=4))] == [STORY]

    @pytest.mark.parametrize(
        ("broken", "reason"),
        [
            ('{"text": }', "is not valid JSON"),
            ('{"text": "tak berakhir\n}', "is not valid JSON"),
            ('{"text": [1}', "is not valid JSON"),
            ('{"title": "x"}', "neither 'text' nor 'body'"),
            ('"sebuah, kalimat {"', "is not a JSON object"),
            ("17", "is not a JSON object"),
            ('{"text": "\\ud800"}', "half a character"),
        ],
    )
    def test_what_is_broken_keeps_no_other_out(self, tmp_path: Path, broken: str, reason: str) -> None:
        path = tmp_path / "a.json"
        before, rejected, after = said(read(path, f'[{{"text": "{STORY}"}},\n{broken},\n{{"text": "{OTHER}"}}]'), path)
        assert (before, after) == (STORY, OTHER)
        assert rejected.startswith(", object 2 ")
        assert reason in rejected

    def test_an_array_that_breaks_off_loses_only_its_last(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        first, second, last = said(read(path, json.dumps(ENTRIES)[:-20]), path)
        assert (first, second) == (STORY, ENTRIES[1]["text"])
        assert last.startswith(", object 3 is not valid JSON")

    @pytest.mark.parametrize("shift", range(12))
    def test_pieces_may_end_anywhere(self, tmp_path: Path, shift: int) -> None:
        escaped = '\\"{' * 9
        filled = {"text": STORY, "_fill": ""}
        filled["_fill"] = "x" * (_PIECE - len(json.dumps([filled])) - 12 + shift)
        found = articles(tmp_path / "a.json", json.dumps([filled, {"text": escaped + OTHER}]))
        assert [one.text for one in found] == [STORY, escaped + OTHER]

    def test_an_object_that_is_too_long_is_rejected_and_the_next_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        long, after = said(read(path, json.dumps([{"text": "x" * MAX_LINE_BYTES}, {"text": OTHER}])), path)
        assert long.startswith(", object 1 the object is longer than 20 MB")
        assert after == OTHER

    @pytest.mark.parametrize("content", ["", " \n", "[]", "[\n]\n", "[,]"])
    def test_an_array_without_anything_is_empty(self, tmp_path: Path, content: str) -> None:
        assert error(tmp_path / "a.json", content) == "is empty"


class TestPacked:
    @pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz"])
    def test_lines_and_arrays_may_be_packed(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        first, second, third = articles(path, gzip.compress("\n".join(map(json.dumps, ENTRIES)).encode()))
        assert (first.source, third.source) == (f"{path.resolve()}#1", f"{path.resolve()}#x9")
        assert second.source == "https://kabar.example/ikan"

    def test_what_was_packed_before_it_breaks_off_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl.gz"
        packed = gzip.compress("".join(json.dumps({"text": f"{STORY} {n * n}"}) + "\n" for n in range(4_000)).encode())
        found = read(path, packed[: len(packed) // 2])
        assert [one.text for one in found[:-1] if isinstance(one, Article)] == [
            f"{STORY} {n * n}" for n in range(len(found) - 1)
        ]
        assert len(found) > 1_000
        assert said(found[-1:], path) == [" breaks off in the middle; pack it again"]

    def test_what_unfolds_is_left_when_it_does(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl.gz"
        blank = gzip.compress((b" " * 9_999 + b"\n") * (MAX_FILE_BYTES // 5_000))
        first, last = said(read(path, gzip.compress(json.dumps({"text": STORY}).encode() + b"\n") + blank * 9), path)
        assert (first, last) == (STORY, f" unpacks to more than {MAX_UNPACKING} times its size; add it unpacked")


def table(separator: str, end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    written = io.StringIO()
    rows = csv.writer(written, delimiter=separator, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    rows.writerow(["", "title", "text", "published", "url", "publisher"])
    rows.writerow([0, "Pasar, ramai; lagi", f'{STORY}\n\n"{OTHER}"', "2025-02-03", "", "Kabar"])
    rows.writerow([1, "Ikan\tmurah", OTHER, "", "https://kabar.example/ikan", ""])
    return written.getvalue()


class TestTables:
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    @pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    @pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
    def test_each_row_is_an_article(self, tmp_path: Path, separator: str, end: str, quoting: int, name: str) -> None:
        path = tmp_path / name
        first, second = articles(path, table(separator, end, quoting))
        assert (first.source, first.title, first.publisher) == (f"{path.resolve()}#2", "Pasar, ramai; lagi", "Kabar")
        assert (first.text, first.published) == (f'{STORY}\n\n"{OTHER}"', date(2025, 2, 3))
        assert (second.source, second.title, second.text) == ("https://kabar.example/ikan", "Ikan murah", OTHER)

    def test_the_first_line_may_name_the_separator(self, tmp_path: Path) -> None:
        assert [one.text for one in articles(tmp_path / "a.csv", f"sep=|\ntext|title\n{STORY}|a,b;c\n")] == [STORY]

    def test_one_column_is_enough(self, tmp_path: Path) -> None:
        assert [one.text for one in articles(tmp_path / "a.csv", "text\nAda pasar; ramai.\n\nAda ikan.\n")] == [
            "Ada pasar; ramai.",
            "Ada ikan.",
        ]

    def test_a_story_is_longer_than_the_module_csv_allows(self, tmp_path: Path) -> None:
        long = f"{STORY} " * 5_000
        assert [one.text for one in articles(tmp_path / "a.csv", f'text,title\n"{long}",a\n')] == [long]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_it_is_decoded_as_spreadsheets_export_it(self, tmp_path: Path, encoding: str) -> None:
        content = f'title;text\nKafé;"“{STORY}” – café"\nlain;"{OTHER}"\n'.encode(encoding)
        first, second = articles(tmp_path / "a.csv", content)
        assert (first.title, first.text, second.text) == ("Kafé", f"“{STORY}” – café", OTHER)

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            (b'"Ada" pasar,a', "is not valid CSV"),
            (b"Ada pasar, ramai, lagi,a", "has 4 cells, but the first row names 2"),
            (b",a", "neither 'text' nor 'body'"),
            (b" ,a", "neither 'text' nor 'body'"),
            ("Kafé ".encode() + b"\xff,a", "not in the encoding"),
            (b"caf\x81,a", "not in the encoding"),
            (b"A\0d\0a\0,a", "NUL"),
        ],
    )
    def test_a_broken_row_is_rejected_and_the_others_go_on(self, tmp_path: Path, row: bytes, reason: str) -> None:
        path = tmp_path / "a.csv"
        filler = f'"{STORY * 20}",x\n'.encode() * 8
        head = b"text,title\n" + filler + f'"{STORY}\n\n{OTHER}",a\n'.encode()
        found = said(read(path, head + row + b"\nTiga.,a\n"), path)
        assert (len(found), found[-3], found[-1]) == (11, f"{STORY}\n\n{OTHER}", "Tiga.")
        assert found[-2].startswith(":13 ")
        assert reason in found[-2]

    def test_trailing_separators_are_no_cells(self, tmp_path: Path) -> None:
        assert [
            one.text for one in articles(tmp_path / "a.csv", f"text;title\n{OTHER!r};a;;;\n".replace("'", '"'))
        ] == [OTHER]

    def test_a_quotation_mark_that_is_never_closed_loses_nothing_before_it(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        first, last = said(read(path, f'text,title\n{OTHER},a\n"{"kata " * (MAX_LINE_BYTES // 4)}'), path)
        assert first == OTHER
        assert last.startswith(" a row at line 3 is longer than 20 MB")

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "is empty"),
            (b" \n\r\n\t", "is empty"),
            (b"ab\0cd" * 99, "NUL bytes"),
            (b"text,title\n", "has no row"),
            (b"judul,tanggal\na,b\n", "neither 'text' nor 'body'"),
            (b"ab \xff cd", "neither 'text' nor 'body'"),
        ],
    )
    def test_what_holds_no_articles_says_so_once(self, tmp_path: Path, content: bytes, message: str) -> None:
        assert message in error(tmp_path / "a.csv", content)

    def test_one_nul_is_left_out_and_a_sentence_with_a_bad_byte_is_never_quoted(self, tmp_path: Path) -> None:
        rows = f"Ka\0fé\t{STORY} Kafé bu\ufffda lagi. {OTHER}\nb\t{OTHER}\n".encode().replace(b"\xef\xbf\xbd", b"\xff")
        first, second = articles(tmp_path / "a.csv", b"title\ttext\n" + rows)
        assert (first.title, second.text) == ("Kafé", OTHER)
        assert [span.of(first.text) for span in first.body] == [STORY, OTHER]

    def test_a_table_may_be_packed(self, tmp_path: Path) -> None:
        assert len(articles(tmp_path / "a.csv.gz", gzip.compress(table(";").encode()))) == 2


FIELDS: dict[str, str] = {
    "judul": "Pasar ramai",
    "isi_berita": STORY,
    "Tanggal-Terbit": "2025-03-03T20:00:00Z",
    "sourceUrl": "https://kabar.example/pasar",
    "sitename": "Kabar",
    "author": "Rina",
    "warna": "biru",
    "_own": "x",
}
OTHERS = {**dict.fromkeys(FIELDS, ""), "isi_berita": OTHER, "warna": "hijau"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps([FIELDS, OTHERS])),
        ("a.jsonl", f"{json.dumps(FIELDS)}\n{json.dumps(OTHERS)}"),
        ("a.csv", "\n".join("\t".join(row) for row in (FIELDS, FIELDS.values(), OTHERS.values()))),
    ],
)
def test_names_mean_the_same_in_every_format_and_unknown_ones_are_told_once(
    tmp_path: Path, name: str, content: str
) -> None:
    first, second, notice = read(tmp_path / name, content)
    assert isinstance(first, Article)
    assert (first.source, first.title, first.publisher) == ("https://kabar.example/pasar", "Pasar ramai", "Kabar")
    assert (first.published, first.text) == (date(2025, 3, 4), STORY), "at three in the morning, by the outlet's clock"
    assert isinstance(second, Article)
    assert second.text == OTHER
    assert isinstance(notice, Notice)
    assert "'warna'" in notice.error


def test_a_column_without_a_name_is_not_told(tmp_path: Path) -> None:
    assert len(articles(tmp_path / "a.csv", f",text\n0,{OTHER}\n")) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("name", "head", "row"),
    [
        ("a.csv", "title\ttext\n", "a\t{}\n"),
        ("a.jsonl", "", '{{"text": "{}"}}\n'),
        ("a.json", "[", '{{"text": "{}"}},\n'),
    ],
)
def test_what_is_damaged_in_utf_16_is_never_quoted(
    tmp_path: Path, encoding: str, name: str, head: str, row: str
) -> None:
    rows = head + row.format(f"{STORY} Kapal bu*a lagi. {OTHER}") * 3
    order = "utf-16-be" if encoding == "utf-16-be" else "utf-16-le"
    half = "\ud801".encode(order, "surrogatepass")
    content = rows.encode(encoding).replace("*".encode(order), half)
    for found in articles(tmp_path / name, content):
        assert "bu\ufffd" in found.text
        assert [span.of(found.text) for span in found.body] == [STORY, OTHER]


@pytest.mark.parametrize(("name", "content"), [("a.json", json.dumps(ENTRIES)), ("a.csv", table(","))])
def test_each_part_can_be_read_in_another_process(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    parts = [pickle.loads(pickle.dumps(part)) for part in file_parts(path)]  # noqa: S301, written here
    assert [one for part in parts for one in part.articles(TODAY)] == list(read_file(path, today=TODAY))
