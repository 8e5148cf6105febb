"""ZIP files are read as the folders that they hold, never more of them than news could be."""

import json
import pickle
import zipfile
from pathlib import Path

import pytest

from rag.reading.formats import file_parts
from rag.reading.input.limits import MAX_FILE_BYTES
from rag.types import Article, Rejection
from tests.rag.reading.formats.files_read import TODAY, read
from tests.rag.reading.formats.office import packed

STORY = "Jembatan gantung itu dibuka lagi untuk pejalan kaki sesudah diperbaiki selama dua bulan."
PAGE = f"<!DOCTYPE html><html><body><article><p>{STORY}</p></article></body></html>"


def sources(found: list[Article | Rejection], kind: type[Article | Rejection]) -> list[str]:
    return [one.source for one in found if isinstance(one, kind)]


def test_each_page_is_an_article_and_what_belongs_to_pages_is_left_out(tmp_path: Path) -> None:
    path = (tmp_path / "situs.zip").resolve()
    found = read(
        path,
        packed(
            {
                "situs/b/index.html?p=12": PAGE,
                "situs/a.html": PAGE,
                "situs/a_files/saved_resource.html": PAGE,
                "situs/a_files/lebih/iklan.html": PAGE,
                "situs/gaya.css": "a {}",
                "situs/gambar.jpg": b"\xff\xd8",
                "situs/.tersembunyi/c.html": PAGE,
                "__MACOSX/situs/._a.html": b"\0",
                "situs/tanpa-akhiran": PAGE,
                "situs/kosong/": b"",
            }
        ),
    )
    names = ["situs/a.html", "situs/b/index.html?p=12", "situs/tanpa-akhiran"]
    assert sources(found, Article) == [f"{path}#{name}" for name in names]
    assert len(found) == len(names)
    assert [[span.of(one.text) for span in one.body] for one in found if isinstance(one, Article)] == [[STORY]] * 3


def test_other_files_of_articles_are_read_as_by_themselves(tmp_path: Path) -> None:
    path = (tmp_path / "a.zip").resolve()
    lines = "\n".join([json.dumps({"text": STORY, "url": "https://kabar.example/1"}), json.dumps({"text": STORY}), "{"])
    first, second, third, fourth = read(path, packed({"a.jsonl": lines, "b.txt": STORY}))
    assert isinstance(third, Rejection)
    assert (first.source, second.source) == ("https://kabar.example/1", f"{path}#a.jsonl#2")
    assert (third.source, fourth.source) == (f"{path}#a.jsonl:3", f"{path}#b.txt")


def test_what_cannot_be_read_of_it_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = (tmp_path / "a.zip").resolve()
    content = bytearray(
        packed({"a.html": "<p>", "b.xyz": "%PDF", "c.zip": packed({"d.html": PAGE}), "e.html": PAGE, "f.txt": STORY})
    )
    content[content.index(b"e.html") + 10] ^= 255
    found = read(path, bytes(content))
    assert sources(found, Article) == [f"{path}#f.txt"]
    assert sources(found, Rejection) == [f"{path}#{name}" for name in ("a.html", "b.xyz", "c.zip", "e.html")]
    errors = [one.error for one in found if isinstance(one, Rejection)]
    for error, message in zip(errors, ("no story", "files like 'b.xyz'", "in another one", "be unpacked"), strict=True):
        assert message in error
        assert len(error.splitlines()) == 1


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_piece_by_piece_is_refused(tmp_path: Path, packing: int) -> None:
    [found] = read(tmp_path / "a.zip", packed({"a.html": PAGE}, packing))
    assert isinstance(found, Rejection)
    assert "packed in a way that is not read" in found.error


def test_what_needs_a_password_says_so(tmp_path: Path) -> None:
    content = bytearray(packed({"a.html": PAGE}))
    content[content.index(b"PK\1\2") + 8] |= 1
    [found] = read(tmp_path / "a.zip", bytes(content))
    assert isinstance(found, Rejection)
    assert "needs a password" in found.error


def test_what_unfolds_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    page = b" " * (MAX_FILE_BYTES - 1)
    [found] = read(tmp_path / "a.zip", packed({f"{number}.html": page for number in range(3)}))
    assert isinstance(found, Rejection)
    assert "unpacks to more than 100 times its size" in found.error


def test_a_file_in_it_has_the_bounds_of_a_file(tmp_path: Path) -> None:
    content = packed({"a.txt": b"a" * (MAX_FILE_BYTES + 1), "b.txt": STORY}, zipfile.ZIP_STORED)
    [found, other] = read(tmp_path / "a.zip", content)
    assert isinstance(found, Rejection)
    assert "larger than 20 MB" in found.error
    assert isinstance(other, Article)


def test_a_list_of_too_many_files_is_not_read(tmp_path: Path) -> None:
    content = bytearray(packed({"a.html": PAGE}))
    at = content.index(b"PK\5\6") + 12
    content[at : at + 4] = (20_000_001).to_bytes(4, "little")
    [found] = read(tmp_path / "a.zip", bytes(content))
    assert isinstance(found, Rejection)
    assert "200,000 files" in found.error


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n", "is not a valid ZIP file"),
        (b"ab\0cd" * 99, "is not a valid ZIP file"),
        (packed({"a.html": PAGE})[:-30], "is not a valid ZIP file"),
        (packed({}), "holds no page"),
        (packed({"a.css": "a {}", "b.jpg": b"\xff"}), "holds no page"),
    ],
)
def test_what_holds_nothing_says_so(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.zip"
    [found] = read(path, content)
    assert isinstance(found, Rejection)
    assert found.source == str(path.resolve())
    assert message in found.error


def test_a_name_stays_on_its_line_and_leads_nowhere(tmp_path: Path) -> None:
    path = (tmp_path / "a.zip").resolve()
    [found, other] = read(path, packed({"../../a\nb.txt": STORY, "/etc/c.txt": STORY}))
    assert (found.source, other.source) == (f"{path}#../../a\ufffdb.txt", f"{path}#/etc/c.txt")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip"]


def test_each_part_can_be_read_in_another_process(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.html": PAGE, "b.xyz": "%PDF", "c.txt": STORY}))
    parts = [pickle.loads(pickle.dumps(part)) for part in file_parts(path)]  # noqa: S301, written here
    assert [type(one) for part in parts for one in part.articles(TODAY)] == [Article, Rejection, Article]
