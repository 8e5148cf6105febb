"""A feed's articles are fetched as if each had been named; a bad feed or entry keeps nothing else out."""

from dataclasses import replace
from pathlib import Path

import pytest

from rag.reading.formats.xml.feeds import entry_links, is_feed
from rag.reading.urls.address import Address
from rag.reading.web import WebReader
from rag.types import Rejection
from tests.rag.reading.web.conftest import Read
from tests.website import HERE, Website

URL = "https://kabar.example/rss/baru.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?><!-- <rss> --><rss version="2.0"><channel><title>Kabar</title>
<link>https://kabar.example/</link><item><title>Satu</title><link> https://kabar.example/satu?a=1&amp;b=2 </link></item>
<item><link><![CDATA[../dua#komentar]]></link></item><item><guid>https://kabar.example/tiga</guid></item>
<item><guid isPermaLink="false">id-4</guid></item><item><title>Tanpa</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/berita/"><link rel="self" href="x"/>
<entry><link rel="replies" href="no"/><link href="satu"/></entry>
<entry xml:base="https://lain.example/"><link rel="alternate" type="text/html" href="dua"/></entry><entry/></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><link>https://kabar.example/</link></channel><item><link>/satu</link></item></rdf:RDF>"""

LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
BOMB = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>'


def links(text: str) -> list[str | None]:
    assert is_feed(text)
    return list(entry_links(text, URL))


def test_each_kind_of_feed_gives_its_links_in_order() -> None:
    assert links(RSS) == [
        "https://kabar.example/satu?a=1&b=2",
        "https://kabar.example/dua#komentar",
        "https://kabar.example/tiga",
        None,
        None,
    ]
    assert links(ATOM) == ["https://kabar.example/berita/satu", "https://lain.example/dua", None]
    assert links(RDF) == ["https://kabar.example/satu"]


@pytest.mark.parametrize(
    "text",
    [
        "<html><rss></html>",
        "<!-- <rss> --><html>",
        "rss",
        "",
        "<rssx>",
        "<!DOCTYPE html><html>",
        " " * 70_000 + "<rss>",
    ],
)
def test_what_is_no_feed_is_none(text: str) -> None:
    assert not is_feed(text)


def test_a_feed_that_breaks_off_keeps_what_came_before() -> None:
    whole = links(RSS)
    assert links(RSS[: RSS.index("<item><guid")]) == whole[:2]
    assert links(RSS.replace("<title>Satu</title>", "<title>S & a &nbsp; u\x01</title>"))[:2] == whole[:2]


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("/a?b=1&amp;c=2", "a?b=1&c=2"),
        ("/a?b=1&c=2", "a?b=1&c=2"),
        ("/a?b=1&c;d=2&nosuch;", "a?b=1&c;d=2&nosuch;"),
        ("/a?b=1&#38;c=2&#x26;d=3", "a?b=1&c=2&d=3"),
        ("<![CDATA[/a?b=1&c=2&lt;]]>", "a?b=1&c=2&lt;"),
        ("/a?q=&quot;&lt;", "a?q=%22%3C"),
        ("/caf&eacute;", "caf%C3%A9"),
    ],
)
def test_a_link_is_read_as_it_is_meant_however_badly_the_feed_is_written(written: str, link: str) -> None:
    wrong = "<item><title>S & a &nbsp; \x01 <b></title><link>/satu</link></item>"
    assert links(f"<rss>{wrong}<item><link>{written}</link></item></rss>")[-1] == f"https://kabar.example/{link}"


def test_entities_are_not_expanded_and_nothing_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("sangat-rahasia")
    outside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY % y SYSTEM "file://{secret}"> %y;]>'
    for start in (BOMB, outside, f'<!DOCTYPE rss SYSTEM "file://{secret}">'):
        found = links(
            f"{start}<rss><item><link>/a&x;&l12;</link></item><item><link href='/b&l12;'/></item>"
            "<item><link>/c</link></item></rss>"
        )
        assert all(link is None or len(link) < 100_000 for link in found)
        assert "sangat-rahasia" not in str(found)


@pytest.mark.parametrize(
    "kind", ["application/rss+xml", "application/atom+xml", "text/xml", "text/html", "text/plain", ""]
)
def test_a_feed_is_known_by_its_root_whatever_its_server_calls_it(site: Website, read: Read, kind: str) -> None:
    url = site.sends("/rss/a.xml", "<rss><item><link>../satu</link></item></rss>".encode("utf-16"), kind)
    assert read(url) == [Address(site.url("/satu"), from_feed=True)]


def test_links_that_lead_to_no_page_are_told_like_all_others(site: Website, read: Read) -> None:
    named = ["file:///etc/passwd", "javascript:alert(1)", "http://10.0.0.1/", "//[::1", "mailto:ayu@kabar.example"]
    items = "".join(f"<item><link>{link}</link></item>" for link in named)
    url = site.sends("/rss", f"<rss>{items}<item/></rss>")
    *entries, unlinked = read(url)
    assert unlinked == Rejection(f"{url}, entry 6", "has no link to an article")
    for entry in entries:
        assert isinstance(entry, Address)
        [rejected] = WebReader(HERE).read(entry)
        assert isinstance(rejected, Rejection)
        assert rejected.source == entry.url
    assert site.paths() == ["/rss"]


def test_a_feed_in_a_feed_is_not_followed(site: Website) -> None:
    url = site.sends("/rss", "<rss><item><link>/rss</link></item></rss>")
    [rejected] = WebReader(HERE).read(Address(url, from_feed=True))
    assert isinstance(rejected, Rejection)
    assert "a feed that another feed names" in rejected.error


def test_an_endless_feed_is_read_so_far_and_no_further(site: Website, read: Read) -> None:
    items = "".join(f"<item><link>/{number}</link></item>" for number in range(5))
    url = site.sends("/rss", f"<rss>{items}</rss>")
    *entries, rest = read(url, replace(HERE, entries=3))
    assert entries == [Address(site.url(f"/{number}"), from_feed=True) for number in range(3)]
    assert rest == Rejection(url, "has more than 3 entries, the rest was left; set SITASI_WEB_ENTRIES")


@pytest.mark.parametrize("text", ["<rss version='2.0'><channel/></rss>", "<feed>", "<rss \x00"])
def test_an_empty_feed_says_so(site: Website, read: Read, text: str) -> None:
    [rejected] = read(site.sends("/rss", text.replace("\x00", "")))
    assert isinstance(rejected, Rejection)
    assert rejected.error == "is a feed without entries"
