"""Pages as browsers and mirrors save them: read whatever they are called, without what they are drawn with."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from rag.reading import find_sources, read_file
from rag.reading.input.limits import MAX_FILE_BYTES
from rag.types import Article, Notice, Rejection

TODAY = date(2026, 11, 20)
STORY = "Jembatan gantung itu dibuka lagi untuk pejalan kaki sesudah diperbaiki selama dua bulan."
PAGE = f"<!DOCTYPE html><html><head><title>Jembatan</title></head><body><article><p>{STORY}</p></article></body></html>"
XHTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
    f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Jembatan</title></head><body><p>{STORY}</p></body></html>'
)


def write(path: Path, content: str | bytes = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path: Path) -> Article:
    [found] = read_file(path, today=TODAY)
    assert isinstance(found, Article), found
    assert [span.of(found.text) for span in found.body] == [STORY]
    return found


def error(path: Path) -> str:
    [found] = read_file(path, today=TODAY)
    assert isinstance(found, Rejection)
    assert found.source == str(path.resolve())
    return found.error


@pytest.mark.parametrize(
    "name",
    [
        *("a.xhtml", "a.php", "a.PHP", "jembatan", "12345", "index.html?p=12", "index.php?id=3&page=2.1", "view.aspx"),
        *("?p=7", "jembatan-dibuka.cfm", "berita.2025"),
    ],
)
@pytest.mark.parametrize("content", [PAGE, XHTML], ids=["html", "xhtml"])
def test_a_page_is_read_whatever_it_is_called(tmp_path: Path, name: str, content: str) -> None:
    path = write(tmp_path / name, content)
    assert list(find_sources([tmp_path])) == [path]
    assert read(path).source == str(path.resolve())


@pytest.mark.parametrize(
    "begins",
    ["", "\ufeff", "\n\n <!-- dibuat - oleh -- situs -->\n", "<!-- a --><!-- b -->", "<?xml version='1.0'?>"],
)
def test_a_page_without_an_ending_is_known_by_how_it_begins(tmp_path: Path, begins: str) -> None:
    read(write(tmp_path / "jembatan", f"{begins}{PAGE}"))
    read(write(tmp_path / "jembatan", f"{begins}{PAGE}".encode("utf-16")))


@pytest.mark.parametrize(
    "content",
    [STORY, "", "\0\1\2", "<?php echo 1;", "<?xml version='1.0'?><catatan>", "<abbr>", "%PDF-1.7", "<!-- " * 2_000],
)
def test_what_does_not_begin_as_a_page_is_none(tmp_path: Path, content: str) -> None:
    assert error(write(tmp_path / "catatan", content)).startswith("files like 'catatan' cannot be read; its name must")


@pytest.mark.parametrize("name", ["a.html.gz", "a.HTM.GZ", "a.xhtml.gz", "jembatan.gz", "index.html?p=1.gz"])
def test_a_page_may_be_packed(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, gzip.compress(PAGE.encode()))
    assert list(find_sources([tmp_path])) == [path]
    assert read(path).source == str(path.resolve())


def test_every_format_of_one_article_may_be_packed(tmp_path: Path) -> None:
    for name in ("a.txt.gz", "a.md.gz"):
        read(write(tmp_path / name, gzip.compress(STORY.encode())))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (PAGE.encode(), "is not valid gzip"),
        (gzip.compress(PAGE.encode())[:-20], "breaks off in the middle"),
        (gzip.compress(PAGE.encode())[:30] + b"\0" * 60, "is not valid gzip"),
        (gzip.compress(b"a" * (MAX_FILE_BYTES + 1)), "larger than 20 MB"),
        (gzip.compress(b""), "is empty"),
        (b"", "is empty"),
    ],
    ids=["not packed", "half", "damaged", "large", "nothing", "empty"],
)
def test_what_cannot_be_unpacked_says_so(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in error(write(tmp_path / "a.html.gz", content))


def test_what_a_browser_saves_beside_a_page_is_left_out(tmp_path: Path) -> None:
    page = write(tmp_path / "Jembatan Dibuka.html")
    write(tmp_path / "Jembatan Dibuka_files" / "saved_resource.html", PAGE.replace("Jembatan", "Iklan"))
    write(tmp_path / "Jembatan Dibuka_files" / "iklan(1).js.download", "var a;")
    other = write(tmp_path / "catatan_files" / "a.html")
    write(tmp_path / "catatan.txt", STORY)
    assert list(find_sources([tmp_path])) == [page, tmp_path / "catatan.txt", other]
    assert list(find_sources([tmp_path / "Jembatan Dibuka_files" / "saved_resource.html"])), "whoever names it means it"


def test_what_pages_of_a_mirror_are_drawn_with_is_told_in_one(tmp_path: Path) -> None:
    site = tmp_path / "kabar.example"
    pages = [write(site / name) for name in ("2025/index.html?p=12", "2025/jembatan", "index.html")]
    for name in ("gaya.css?v=2", "gambar/a.jpg", "gambar/b.webp", "gambar/c.webp", "d.js", "laporan.dat"):
        write(site / name, b"\x89\0")
    *found, notice = find_sources([site])
    assert found == pages
    assert notice == Notice(str(site), "6 files of kinds that are not read (.webp, .css, .dat, .jpg, .js)")


@pytest.mark.parametrize(
    ("comment", "source"),
    [
        ("<!-- saved from url=(0033)https://kabar.example/jembatan?id=7 -->", "https://kabar.example/jembatan?id=7"),
        ("<!-- saved from url=(0050)https://kabar.example/a?utm_source=x#b -->", "https://kabar.example/a"),
        (
            "<!--\n Page saved with SingleFile \n url: https://kabar.example/b \n saved date: Mon Mar 03 2025\n-->",
            "https://kabar.example/b",
        ),
    ],
)
def test_a_saved_page_is_kept_under_the_address_it_was_saved_from(tmp_path: Path, comment: str, source: str) -> None:
    page = PAGE.replace("<html>", f"{comment}\n<html>")
    assert read(write(tmp_path / "a.html", page)).source == source
    assert read(write(tmp_path / "b.html", page.encode("utf-16"))).source == source


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0029)file:///home/rina/jembatan.html -->",
        "<!-- saved from url=(0014)about:internet -->",
        "<!-- saved from url=(0040)https://rina:rahasia@kabar.example/a -->",
        "<!-- saved from url=(0010)http:// -->",
    ],
)
def test_what_is_no_address_on_the_web_names_no_page(tmp_path: Path, comment: str) -> None:
    path = write(tmp_path / "a.html", f"{comment}{PAGE}")
    assert read(path).source == str(path.resolve())
