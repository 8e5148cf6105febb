"""Web archives: the pages in them, each as it was saved last, and what of them is damaged."""

import functools
import gzip
import http.server
import io
import pickle
import shutil
import subprocess
import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import randbytes

import brotli
import pytest

from rag.reading import read_file
from rag.reading.formats import file_parts
from rag.types import Article, Rejection
from tests.rag.reading.formats.files_read import TODAY, read

STORY = "Jembatan gantung di Wanasari dibuka lagi sesudah diperbaiki selama dua bulan."


def page(story: str = STORY) -> bytes:
    head = "<head><title>Jembatan Dibuka</title></head>"
    return f"<!DOCTYPE html><html>{head}<body><article><p>{story}</p></article></body></html>".encode()


def answer(body: bytes, *fields: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *fields, "", ""]).encode() + body


def record(
    address: str, block: bytes, *, day: str = "2025-03-06T01:00:00Z", kind: str = "response", length: int | None = None
) -> bytes:
    fields = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        f"WARC-Date: {day}",
        "Content-Type: application/http;msgtype=response",
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join([*fields, "", ""]).encode() + block + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [record(f"https://kabar.example/{n}", answer(page(f"Hari ke-{n}: {STORY}"))) for n in range(1, count + 1)]


def stories(found: list[Article | Rejection]) -> dict[str, str]:
    return {one.source: one.body[0].of(one.text) for one in found if isinstance(one, Article)}


def faults(found: list[Article | Rejection]) -> dict[str, str]:
    assert all(len(one.error.splitlines()) == 1 for one in found if isinstance(one, Rejection))
    return {one.source.rpartition("/")[2]: one.error for one in found if isinstance(one, Rejection)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("web.warc", b"".join(pages(2))),
        ("web.warc.gz", b"".join(map(gzip.compress, pages(2)))),
        ("web.warc.gz", gzip.compress(b"".join(pages(2)))),
    ],
    ids=["plain", "packed record by record", "packed as a whole"],
)
def test_each_page_is_kept_under_its_address(tmp_path: Path, name: str, content: bytes) -> None:
    found = read(tmp_path / name, content)
    assert stories(found) == {f"https://kabar.example/{n}": f"Hari ke-{n}: {STORY}" for n in (1, 2)}
    assert [one.title for one in found if isinstance(one, Article)] == ["Jembatan Dibuka"] * 2
    assert len(found) == 2


def test_only_successful_answers_that_are_pages_count(tmp_path: Path) -> None:
    others = [
        record("https://kabar.example/a", answer(page(), status="404 Not Found")),
        record("https://kabar.example/b", answer(page(), status="301 Moved Permanently")),
        record("https://kabar.example/c", answer(b"a {}", kind="text/css")),
        record("https://kabar.example/d", answer(page(), kind="application/json")),
        record("https://kabar.example/e", b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record("https://kabar.example/f", answer(b""), kind="revisit"),
        record("dns:kabar.example", answer(page())),
        record("urn:uuid:1", b"software: a\r\n", kind="warcinfo"),
    ]
    found = read(tmp_path / "a.warc", b"".join([*others, *pages(1)]))
    assert list(stories(found)) == ["https://kabar.example/1"]
    assert len(found) == 1
    [rejected] = read(tmp_path / "b.warc", b"".join(others))
    assert isinstance(rejected, Rejection)
    assert "holds no page" in rejected.error


def test_the_newest_answer_of_an_address_counts(tmp_path: Path) -> None:
    days = ("2025-03-06T01:00:00Z", "2025-03-08T01:00:00Z", "2025-03-07T01:00:00Z")
    address = "<https://kabar.example/a?utm_source=x>"
    saved = [record(address, answer(page(f"{day} {STORY}")), day=day) for day in days]
    failed = record(address, answer(page(), status="500 Broken"), day="2025-03-09T01:00:00Z")
    found = read(tmp_path / "a.warc", b"".join([*saved, failed]))
    assert stories(found) == {"https://kabar.example/a": f"2025-03-08T01:00:00Z {STORY}"}


@pytest.mark.parametrize(
    ("packed", "fields"),
    [
        (gzip.compress(page()), ["Content-Encoding: gzip"]),
        (page(), ["Content-Encoding: gzip"]),
        (brotli.compress(page()), ["content-encoding: BR"]),
        (zlib.compress(page()), ["Content-Encoding: deflate"]),
        (zlib.compress(page())[2:-4], ["Content-Encoding: deflate"]),
        (b"5;a=b\r\n" + page()[:5] + b"\r\n%x\r\n" % len(page()[5:]) + page()[5:] + b"\r\n0\r\n\r\n",
         ["Transfer-Encoding: chunked"]),
        (page(), ["Transfer-Encoding: chunked"]),
    ],
)  # fmt: skip
def test_pages_are_unpacked_as_they_came(tmp_path: Path, packed: bytes, fields: list[str]) -> None:
    found = read(tmp_path / "a.warc", record("https://kabar.example/a", answer(packed, *fields)))
    assert stories(found) == {"https://kabar.example/a": STORY}


def test_the_charset_of_the_server_counts(tmp_path: Path) -> None:
    body = page("Kata “damai” dan “tenang” terdengar di Wanasari.").decode().encode("cp1252")
    block = answer(body, kind="text/html; charset=windows-1252")
    found = read(tmp_path / "a.warc", record("https://kabar.example/a", block))
    assert "“tenang”" in stories(found)["https://kabar.example/a"]


BOMB = b"a" * 30_000_000


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (answer(b"\x1f\x8bxx", "Content-Encoding: gzip"), "cannot be unpacked"),
        (answer(gzip.compress(page())[:-9], "Content-Encoding: gzip"), "breaks off in the middle"),
        (answer(brotli.compress(page())[:-9], "Content-Encoding: br"), "breaks off in the middle"),
        (answer(b"ff\r\n" + page()[:99], "Transfer-Encoding: chunked"), "breaks off in the middle"),
        (answer(page(), "Content-Encoding: zstd"), "is packed as 'zstd', which is not read"),
        (answer(gzip.compress(BOMB), "Content-Encoding: gzip"), "is larger than 5 MB"),
        (answer(brotli.compress(BOMB, quality=1), "Content-Encoding: br"), "is larger than 5 MB"),
        (answer(b"<p>"), "no story"),
    ],
)
def test_a_page_that_is_broken_is_told_by_its_number(tmp_path: Path, block: bytes, fault: str) -> None:
    first, last = pages(2)
    found = read(tmp_path / "a.warc", first + record("https://kabar.example/a", block) + last)
    assert len(stories(found)) == 2
    [(name, error)] = faults(found).items()
    assert name == "a.warc, record 2"
    assert fault in error


@pytest.mark.parametrize(
    ("middle", "fault"),
    [
        (pages(1)[0].replace(b"WARC/1.0", b"WXRC/1.0"), "begins no record"),
        (record("https://kabar.example/a", answer(page()), length=50), "not as long as it says"),
        (pages(1)[0].replace(b"Content-Length: ", b"Content-Length: -"), "how long it is"),
        (pages(1)[0].replace(b"Content-Length", b"Content-Len"), "how long it is"),
    ],
)
def test_after_a_damaged_record_reading_goes_on(tmp_path: Path, middle: bytes, fault: str) -> None:
    first, last = pages(2)
    found = read(tmp_path / "a.warc", first + middle + last)
    assert list(stories(found)) == ["https://kabar.example/1", "https://kabar.example/2"]
    assert list(faults(found)) == ["a.warc, record 2"]
    assert fault in faults(found)["a.warc, record 2"]


def test_what_breaks_off_is_read_so_far(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc", b"".join(pages(3))[:-60])
    assert len(stories(found)) == 2
    assert faults(found) == {"a.warc, record 3": "breaks off in the middle"}
    packed = [*map(gzip.compress, pages(4))]
    found = read(tmp_path / "b.warc.gz", b"".join(packed)[: -len(packed[-1]) // 2])
    assert len(stories(found)) == 3
    assert list(faults(found)) == ["b.warc.gz, record 4"]


@pytest.mark.parametrize("cut", [slice(30, 60), slice(0, 3), slice(-6, -4)], ids=["within", "its mark", "its checksum"])
def test_after_a_record_whose_packing_is_damaged_reading_goes_on(tmp_path: Path, cut: slice) -> None:
    packed = [bytearray(gzip.compress(one)) for one in pages(5)]
    packed[2][cut] = bytes(one ^ 255 for one in packed[2][cut])
    found = read(tmp_path / "a.warc.gz", b"".join(packed))
    assert list(stories(found)) == [f"https://kabar.example/{n}" for n in (1, 2, 4, 5)]
    [(name, error)] = faults(found).items()
    assert name == "a.warc.gz, record 3"
    assert "not valid gzip" in error


def test_an_archive_that_is_packed_as_a_whole_and_breaks_off_is_read_so_far(tmp_path: Path) -> None:
    noise = [record(f"https://kabar.example/{n}", answer(randbytes(40_000), kind="image/png")) for n in range(9)]
    content = gzip.compress(b"".join([*pages(2), *noise, *pages(3)]))
    found = read(tmp_path / "a.warc.gz", content[:200_000])
    assert list(stories(found)) == ["https://kabar.example/1", "https://kabar.example/2"]
    [(name, error)] = faults(found).items()
    assert (name, error) == ("a.warc.gz, record 7", "breaks off in the middle")


def test_zeros_after_the_last_record_are_nothing(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc.gz", b"".join(map(gzip.compress, pages(2))) + bytes(200_000))
    assert (len(stories(found)), faults(found)) == (2, {})


def test_a_packed_archive_that_unfolds_is_stopped(tmp_path: Path) -> None:
    bomb = gzip.compress(record("https://kabar.example/b", answer(bytes(60_000_000), kind="image/png")))
    found = read(tmp_path / "a.warc.gz", gzip.compress(pages(1)[0]) + bomb)
    assert list(stories(found)) == ["https://kabar.example/1"]
    [(name, error)] = faults(found).items()
    assert name == "a.warc.gz, record 2"
    assert "times its size" in error


def test_a_length_beyond_all_memory_is_only_too_long(tmp_path: Path) -> None:
    for length in (99_999_999_999, 10_000_000):
        found = read(tmp_path / "a.warc", record("https://kabar.example/a", answer(page()), length=length))
        assert faults(found) == {"a.warc, record 1": "breaks off in the middle"}


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b"<html>", b"\0" * 99, b"WARC"])
def test_what_is_no_web_archive_is_one_line(tmp_path: Path, content: bytes) -> None:
    [rejected] = read(tmp_path / "a.warc", content)
    assert isinstance(rejected, Rejection)
    assert rejected.source == str((tmp_path / "a.warc").resolve())


def test_a_wacz_is_the_web_archives_in_it(tmp_path: Path) -> None:
    first, second = pages(2)
    again = record("https://kabar.example/1", answer(page(f"Baru: {STORY}")), day="2025-04-01T00:00:00Z")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/a.warc.gz", gzip.compress(first) + gzip.compress(second) + b"\x1f\x8b\x08")
        archive.writestr("archive/b.warc", again)
        archive.writestr("indexes/index.cdx.gz", b"")
    found = read(tmp_path / "a.wacz", packed.getvalue())
    assert stories(found) == {
        "https://kabar.example/2": f"Hari ke-2: {STORY}",
        "https://kabar.example/1": f"Baru: {STORY}",
    }
    assert list(faults(found)) == ["a.warc.gz, record 3"]


@pytest.mark.parametrize(
    ("files", "fault"),
    [({}, "holds no web archive"), ({"archive/a.warc": "WARC/1.0\r\n" + "a" * 9_000_000}, "times its size")],
)
def test_a_wacz_without_archives_or_that_unfolds_is_one_line(tmp_path: Path, files: dict[str, str], fault: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    [rejected] = read(tmp_path / "a.wacz", packed.getvalue())
    assert isinstance(rejected, Rejection)
    assert fault in rejected.error
    [rejected] = read(tmp_path / "b.wacz", b"PK")
    assert isinstance(rejected, Rejection)


def test_its_parts_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"".join(pages(99)))
    parts = list(file_parts(tmp_path / "a.warc"))
    assert len(parts) > 1
    assert sum(len(pickle.loads(pickle.dumps(part)).articles(TODAY)) for part in parts) == 99  # noqa: S301 - our own


@pytest.mark.skipif(shutil.which("wget") is None, reason="asks for wget")
def test_what_wget_saves_is_read(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(page().replace(b"</p>", b'</p><a href="b.html">b</a>'))
    (site / "b.html").write_bytes(page("Pasar Wanasari ramai lagi sejak Senin pagi."))
    with _serving(site) as address:
        command = ["wget", "-q", "-r", f"--warc-file={tmp_path / 'web'}", "-P", str(tmp_path / "saved"), address]
        subprocess.run(command, check=False, timeout=60)
    found = list(read_file(tmp_path / "web.warc.gz", today=TODAY))
    assert set(stories(found)) == {address, f"{address}b.html"}
    assert not faults(found)


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
