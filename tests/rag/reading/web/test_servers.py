"""Servers that misbehave in every way: each is one clear line, and soon."""

import ssl
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.reading.urls.address import Address
from rag.reading.web import WebReader
from rag.types import Article, Rejection
from tests.rag.reading.web.conftest import IMPATIENT
from tests.website import HERE, Website, page, running_site, zipped

STORY = "Waduk itu penuh untuk pertama kalinya sejak lima tahun. Petani di hilir bersyukur."
FILES = Path(__file__).parents[1] / "files"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

FoundArticle = Callable[[str], Article]
Error = Callable[..., str]


def body(found: Article) -> list[str]:
    return [span.of(found.text) for span in found.body]


def test_a_page_becomes_an_article_of_its_address(site: Website, article: FoundArticle) -> None:
    head = (
        '<meta property="og:site_name" content="Kabar Kota">'
        '<meta property="article:published_time" content="2024-03-05T08:00:00+07:00">'
    )
    found = article(site.sends("/waduk", page(STORY, head=head)) + "#komentar")
    assert (found.source, body(found)) == (site.url("/waduk"), [STORY])
    assert (found.title, found.publisher, found.published) == ("Waduk Penuh Air Lagi", "Kabar Kota", date(2024, 3, 5))
    [asked] = [one for one in site.asked if one.path == "/waduk"]
    assert asked.headers["user-agent"].startswith("Sitasi/")
    assert not asked.headers.keys() & {"cookie", "referer", "authorization"}


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/plain; charset=utf-8", f"Waduk Penuh Air Lagi\n\n{STORY}\n"),
        ("text/markdown", f"---\nurl: https://lain.example/b\n---\n# Waduk\n\n{STORY}\n"),
        ("application/xhtml+xml", '<?xml version="1.0" encoding="utf-8"?>\n' + page(STORY)),
        ("text/xml", '<?xml version="1.0"?>\n' + page(STORY)),
        ("TEXT/HTML;CHARSET=UTF-8", page(STORY)),
        ("", page(STORY)),
    ],
)
def test_texts_of_every_kind_are_read_under_the_address_that_sent_them(
    site: Website, article: FoundArticle, kind: str, content: str
) -> None:
    found = article(site.sends("/a", content, kind))
    assert (found.source, body(found)) == (site.url("/a"), [STORY])


def test_a_pdf_file_is_read_like_one_on_disk(site: Website, article: FoundArticle, error: Error) -> None:
    content = (FILES / "waduk.pdf").read_bytes()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: {len(content)}\r\n\r\n".encode()
    url = site.writes("/waduk.pdf", head, content)
    [on_disk] = read_file(FILES / "waduk.pdf")
    assert isinstance(on_disk, Article)
    assert article(url) == replace(on_disk, source=url)
    assert error(site.sends("/b.pdf", "<html>", "application/pdf")) == "is no PDF file; was it saved whole?"


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "application/json", "video/mp4", "text/html+evil"])
def test_what_is_no_page_is_not_even_loaded(site: Website, error: Error, kind: str) -> None:
    start = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n"
    url = site.drips("/a", start.encode(), b"", every=5)
    assert error(url) == f"is '{kind}', not a page; give the address of an article or a feed"


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "401 (Unauthorized); what needs a login is not fetched"),
        (403, "403 (Forbidden); open it in a browser"),
        (404, "404 (Not Found); check the address"),
        (429, "429 (Too Many Requests); try again later"),
        (500, "500 (Internal Server Error); try again later"),
        (503, "try again later"),
        (204, "204 (No Content)"),
        (299, "answers 299;"),
        (302, "302 (Found)"),
    ],
)
def test_a_status_that_is_not_200_is_told(site: Website, error: Error, status: int, message: str) -> None:
    assert message in error(site.sends("/a", page(STORY), status=status))


def test_redirects_are_followed_five_times(site: Website, article: FoundArticle, error: Error) -> None:
    for step, status in enumerate([301, 302, 303, 307, 308, 301]):
        site.sends(f"/{step}", status=status, location=f"{step + 1}#komentar")
    site.sends("/6", page(STORY))
    assert article(site.url("/1")).source == site.url("/6")
    assert "more than 5 times" in error(site.url("/0"))


def test_a_ring_of_redirects_ends(site: Website, error: Error) -> None:
    assert "more than 5 times" in error(site.sends("/a", status=302, location="/a"))
    assert len(site.paths()) == 6


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://kabar.example/", "javascript:alert(1)", "data:text/html,x", "http://u:p@h/"],
)
def test_a_redirect_leads_to_pages_only(site: Website, error: Error, location: str) -> None:
    said = error(site.sends("/a", status=302, location=location))
    assert said.startswith("leads to ")
    assert ("only http:// and https://" in said) == ("u:p" not in location)
    assert "u:p" not in said


def test_a_slow_drip_ends_with_the_time_for_the_whole(site: Website, error: Error) -> None:
    assert "took too long" in error(site.drips("/body", HEAD + b"\r\n", b"x", every=0.05), IMPATIENT)
    assert "took too long" in error(site.drips("/head", HEAD, b"X", every=0.05), IMPATIENT)
    assert "took too long" in error(site.drips("/wait", b"", b"HTTP/1.1 100 Continue\r\n\r\n", every=0.05), IMPATIENT)


def test_silence_ends_too(site: Website, error: Error) -> None:
    assert "took too long" in error(site.drips("/a", b"", b"", every=5), IMPATIENT)


def test_headers_without_an_end_are_not_kept(site: Website, error: Error) -> None:
    assert "does not speak HTTP" in error(site.drips("/a", HEAD, b"X-Waduk: " + b"a" * 5_000 + b"\r\n", every=0))


@pytest.mark.parametrize("raw", [b"\x16\x03\x01\0\xff" * 9, b"HTTP/9 okay\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\n"])
def test_what_does_not_speak_http_says_so(site: Website, error: Error, raw: bytes) -> None:
    assert "does not speak HTTP" in error(site.writes("/a", raw))


@pytest.mark.parametrize("length", ["Content-Length: 99999", "Transfer-Encoding: chunked"])
def test_half_a_page_is_none(site: Website, error: Error, length: str) -> None:
    raw = HEAD + length.encode() + b"\r\n\r\n" + (b"fff\r\n" if "chunked" in length else b"") + page(STORY).encode()
    assert "broke off" in error(site.writes("/a", raw))


def test_nothing_listens(error: Error) -> None:
    with running_site() as gone:
        url = gone.url("/a")
    assert "does not answer at port" in error(url)


def test_an_endless_page_is_left_at_the_limit(site: Website, error: Error) -> None:
    url = site.drips("/a", HEAD + b"\r\n", b"<p>Waduk penuh.</p>" * 5_000, every=0)
    assert error(url) == "is larger than 5 MB"


def test_a_packed_page_is_unpacked(site: Website, article: FoundArticle) -> None:
    packed = zipped(page(STORY).encode())
    assert body(article(site.sends("/a", packed, content_encoding="gzip"))) == [STORY]
    [asked] = [one for one in site.asked if one.path == "/a"]
    assert asked.headers["accept-encoding"] == "gzip"


def test_a_bomb_goes_off_at_the_limit(site: Website, error: Error) -> None:
    bomb = zipped(b"<p>" + b"0" * 100_000_000)
    assert len(bomb) < 250_000
    url = site.sends("/a", bomb, content_encoding="gzip")
    tracemalloc.start()
    assert error(url) == "is larger than 5 MB"
    assert tracemalloc.get_traced_memory()[1] < 25_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("packing", "content", "message"),
    [
        ("br", b"\x8b\x00", "packed as 'br'"),
        ("gzip, gzip", zipped(zipped(b"x")), "packed as 'gzip, gzip'"),
        ("gzip", b"no gzip at all", "cannot be unpacked"),
        ("gzip", zipped(page(STORY).encode())[:-20], "breaks off in the middle"),
        ("gzip", b"", "breaks off in the middle"),
    ],
)
def test_what_cannot_be_unpacked_says_so(
    site: Website, error: Error, packing: str, content: bytes, message: str
) -> None:
    assert message in error(site.sends("/a", content, content_encoding=packing))


def test_a_page_without_a_story_is_rejected(site: Website, error: Error) -> None:
    assert "no story found" in error(site.sends("/a", "<html><body><nav><a href=/>Beranda</a></nav></body></html>"))
    assert "no story found" in error(site.sends("/b", b""))
    assert "neither a feed nor a page" in error(site.sends("/c", "<?xml version='1.0'?><peta><a/></peta>", "text/xml"))


def test_what_a_page_says_sends_nobody_anywhere(site: Website, error: Error, article: FoundArticle) -> None:
    error(site.sends("/a", site.url("/rahasia")))
    links = "".join(f'<link rel={rel} href="/rahasia">' for rel in ("canonical", "alternate", "stylesheet", "next"))
    head = f'<base href="/rahasia"><meta http-equiv=refresh content="0; url=/rahasia">{links}<script src=/rahasia>'
    assert article(site.sends("/b", page(STORY, head=f"{head}</script>"))).source == site.url("/b")
    assert site.paths() == ["/a", "/b"]


def test_certificates_are_checked_by_the_name_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secured = certificate(tmp_path, "kabar.example")
    with running_site(secured) as site:
        site.sends("/a", page(STORY))
        there = f"https://kabar.example:{site.port}/a"

        def read(url: str) -> Article | Rejection | Address:
            [found] = WebReader(HERE, resolve=lambda *_: ["127.0.0.1"]).read(Address(url))
            return found

        unknown = read(there)
        assert isinstance(unknown, Rejection)
        assert "no safe connection" in unknown.error
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        assert isinstance(read(there), Article)
        other = read(f"https://lain.example:{site.port}/a")
        assert isinstance(other, Rejection)
        assert "lain.example" in other.error


def certificate(folder: Path, name: str) -> ssl.SSLContext:
    """Write a certificate for a name and give what serves with it."""
    x509 = pytest.importorskip("cryptography.x509", reason="certificates are made by cryptography, which mcp brings")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    built = x509.CertificateBuilder(subject, subject, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
    built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    signed = built.sign(key, hashes.SHA256())
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "certificate.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context
