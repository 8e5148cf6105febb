"""A site's robots.txt is asked for once, believed, and never made a trap."""

from collections.abc import Callable

import pytest

from rag.reading.urls.address import Address
from rag.reading.web import WebReader, fetching
from rag.types import Article, Rejection
from tests.rag.reading.web.conftest import IMPATIENT
from tests.website import HERE, Website, page, running_site

STORY = "Waduk itu penuh untuk pertama kalinya sejak lima tahun. Petani di hilir bersyukur."
CLOSED = "User-agent: *\nDisallow: /\n"

Error = Callable[..., str]


def rules(site: Website, text: str) -> None:
    site.sends("/robots.txt", text, "text/plain")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", True),
        ("User-agent: *\nDisallow:\n", True),
        (CLOSED, False),
        ("User-agent: *\nDisallow: /berita/*.html$\n", False),
        ("User-agent: *\nDisallow: /berita/\nAllow: /berita/waduk\n", True),
        ("User-agent: Sitasi\nDisallow: /berita\n\nUser-agent: *\nDisallow:\n", False),
        ("User-agent: sitasi\nAllow: /\n\nUser-agent: *\nDisallow: /\n", True),
        ("User-agent: Lain\nUser-agent: Sitasi # kami\nDisallow: /\n", False),
        ("User-agent: Lain\nDisallow: /\n", True),
        ("User-agent: LainSitasi\nDisallow: /\n", True),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", False),
        ("User-agent: *\rDisallow: /\r", False),
        ("# " + "x" * 400_000 + "\n" + CLOSED, False),
        ("# " + "x" * 600_000 + "\n" + CLOSED, True),
        ("<html><body>Tidak ada</body></html>", True),
        ("\0\xff\n" * 99, True),
    ],
)
def test_what_a_site_says_is_done(site: Website, text: str, read: bool) -> None:
    rules(site, text)
    [found] = WebReader(HERE).read(Address(site.sends("/berita/waduk.html", page(STORY))))
    assert isinstance(found, Article if read else Rejection)
    assert site.paths() == ["/berita/waduk.html"] * read


def test_a_refusal_says_what_to_do(site: Website, error: Error) -> None:
    rules(site, CLOSED)
    assert error(site.url("/a")) == "its site lets no program read it (robots.txt); add the saved page instead"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 204])
def test_without_a_robots_file_all_may_be_read(site: Website, status: int) -> None:
    site.sends("/robots.txt", CLOSED, status=status)
    [found] = WebReader(HERE).read(Address(site.sends("/a", page(STORY))))
    assert isinstance(found, Article)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_where_its_server_fails_nothing_may(site: Website, error: Error, status: int) -> None:
    site.sends("/robots.txt", status=status)
    assert f"robots.txt cannot be read (status {status})" in error(site.sends("/a", page(STORY)))
    assert site.paths() == []


def test_where_it_never_comes_nothing_may(site: Website, error: Error) -> None:
    site.drips("/robots.txt", b"", b"", every=5)
    assert "robots.txt cannot be read" in error(site.sends("/a", page(STORY)), IMPATIENT)
    assert site.paths() == []


def test_it_may_lie_elsewhere(site: Website, error: Error) -> None:
    with running_site() as other:
        rules(other, CLOSED)
        site.sends("/robots.txt", status=301, location=other.url("/robots.txt"))
        assert "lets no program read it" in error(site.sends("/a", page(STORY)))


def test_it_does_not_lead_into_a_private_network(site: Website, error: Error) -> None:
    site.sends("/robots.txt", status=302, location="http://10.0.0.1/robots.txt")
    assert "10.0.0.1 is not on the public internet" in error(site.sends("/a", page(STORY)))


def test_each_host_is_asked_once_and_a_redirect_obeys_the_second_one(site: Website) -> None:
    reader = WebReader(HERE)
    with running_site() as other:
        rules(other, CLOSED)
        for path in ("/a", "/b"):
            [found] = reader.read(Address(site.sends(path, status=302, location=other.url(path))))
            assert isinstance(found, Rejection)
            assert found.error.startswith(f"leads to {other.url(path)}: its site lets no program read it")
        assert [one.path for one in other.asked] == ["/robots.txt"]
        assert [one.path for one in site.asked] == ["/robots.txt", "/a", "/b"]


def test_a_host_is_given_time_between_two_questions(site: Website, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fetching, "sleep", slept.append)
    for seconds, least, most in ((7, 6, 7), (86_400, 29, 30)):
        rules(site, f"User-agent: *\nCrawl-delay: {seconds}\n")
        reader = WebReader(HERE)
        for path in ("/a", "/b"):
            list(reader.read(Address(site.sends(path, page(STORY)))))
        assert least < slept.pop() <= most
        assert slept == []


def test_thousands_of_readers_with_thousands_of_rules_are_no_trap(site: Website) -> None:
    readers = "".join(f"User-agent: pembaca{number}\n" for number in range(10_000))
    rules(site, readers + "User-agent: *\n" + "".join(f"Disallow: /{number}/*a*a*a*b$\n" for number in range(9_000)))
    [found] = WebReader(HERE).read(Address(site.sends("/7/" + "a" * 2_000, page(STORY))))
    assert isinstance(found, Article)
