"""Feeds that were saved: the articles that their entries carry."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from rag.types import Article, Notice, Rejection
from tests.rag.reading.formats.files_read import body, read

STORY = "Feri Tirtalaya berlayar lagi sesudah mesinnya diperbaiki selama dua pekan."
OTHER = "Penumpang antre sejak subuh, kata penjaga dermaga."
MARKUP = f"<p>{STORY}</p><p>{OTHER}</p>"


def rss(*entries: str) -> str:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    channel = f"<channel><title>Kabar Dermaga</title>{''.join(entries)}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {space}>{channel}</rss>'


def atom(*entries: str) -> str:
    space = 'xmlns="http://www.w3.org/2005/Atom"'
    return f'<?xml version="1.0"?><feed {space}><title>Kabar Dermaga</title>{"".join(entries)}</feed>'


def entry(number: int = 1, content: str = f"<content:encoded><![CDATA[{MARKUP}]]></content:encoded>") -> str:
    return (
        f"<item><title>Feri Berlayar &amp;amp; Kembali</title><link>https://dermaga.example/{number}?utm_source=rss</link>"
        f"<pubDate>Thu, 06 Mar 2025 08:00:00 +0700</pubDate><description>Ringkasan saja.</description>{content}</item>"
    )


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.atom", "a.xml.gz"])
def test_an_entry_with_its_text_is_an_article(tmp_path: Path, name: str) -> None:
    content = rss(entry()).encode()
    [found] = read(tmp_path / name, gzip.compress(content) if name.endswith("gz") else content)
    assert isinstance(found, Article)
    assert (found.source, found.title) == ("https://dermaga.example/1", "Feri Berlayar & Kembali")
    assert (found.publisher, found.published) == ("Kabar Dermaga", date(2025, 3, 6))
    assert body(found) == [STORY, OTHER]


@pytest.mark.parametrize(
    "content",
    [
        f"<content type='html'>&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;{OTHER}&lt;/p&gt;</content>",
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{STORY}</p><p>{OTHER}</p></div></content>",
        f"<content>{STORY}\n\n{OTHER}</content>",
        f"<content type='text'>{STORY}\n\n{OTHER}</content>",
    ],
)
def test_atom_writes_its_text_in_three_ways(tmp_path: Path, content: str) -> None:
    link = "<link rel='edit' href='https://a.example'/><link href='https://dermaga.example/1'/>"
    dated = "<published>2025-03-05T23:30:00Z</published><updated>2025-04-01T00:00:00Z</updated>"
    [found] = read(tmp_path / "a.atom", atom(f"<entry><title>Feri</title>{link}{dated}{content}</entry>"))
    assert isinstance(found, Article)
    assert (found.source, found.published) == ("https://dermaga.example/1", date(2025, 3, 6))
    assert body(found) == [STORY, OTHER]


def test_what_carries_no_text_is_told_in_one(tmp_path: Path) -> None:
    path = (tmp_path / "a.rss").resolve()
    found, notice = read(path, rss(entry(1, ""), entry(2), entry(3, "<content:encoded> </content:encoded>")))
    assert found.source == "https://dermaga.example/2"
    assert isinstance(notice, Notice)
    assert notice.error.startswith("2 of its entries carry no article")
    [rejected] = read(path, rss(entry(1, ""), entry(2, "")))
    assert isinstance(rejected, Rejection)
    assert rejected.error.startswith("none of its 2 entries carries its article; add the address")
    [rejected] = read(path, rss())
    assert isinstance(rejected, Rejection)
    assert rejected.error == "is a feed without entries"


def test_an_entry_without_an_address_is_named_by_itself_and_one_without_a_story_rejected(tmp_path: Path) -> None:
    path = (tmp_path / "a.rss").resolve()
    bare = (
        f"<item><guid isPermaLink='false'>feri-7</guid><content:encoded><![CDATA[{MARKUP}]]></content:encoded></item>"
    )
    image = "<content:encoded><![CDATA[<p><a href='/x'>Baca juga: feri lama</a></p>]]></content:encoded>"
    first, second = read(path, rss(bare, entry(2, image)))
    assert first.source == f"{path}#feri-7"
    assert isinstance(second, Rejection)
    assert second.source == f"{path}, entry 2"


def test_of_a_feed_that_breaks_off_the_last_entry_is_left(tmp_path: Path) -> None:
    found = read(tmp_path / "a.rss", rss(entry(1), entry(2), entry(3))[:-150])
    assert [one.source for one in found[:-1]] == ["https://dermaga.example/1", "https://dermaga.example/2"]
    assert isinstance(found[-1], Rejection)
    assert "its last entry was left" in found[-1].error
    assert "\n" not in found[-1].error


def test_names_of_characters_that_html_knows_are_read(tmp_path: Path) -> None:
    [found] = read(tmp_path / "a.rss", rss(entry().replace("Feri Berlayar", "Kaf&eacute; &nbsp; & Feri")))
    assert isinstance(found, Article)
    assert found.title == "Kafé & Feri & Kembali"


def test_a_feed_is_decoded_as_pages_are(tmp_path: Path) -> None:
    content = (
        rss(entry()).replace('version="1.0"', 'version="1.0" encoding="windows-1252"').replace("Feri T", "“Feri” T")
    )
    [found] = read(tmp_path / "a.rss", content.encode("cp1252"))
    assert body(found)[0].startswith("“Feri” Tirtalaya")
    [found] = read(tmp_path / "b.rss", content.encode("utf-16"))
    assert body(found)[0].startswith("“Feri” Tirtalaya")
