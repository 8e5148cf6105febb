"""Files that end in .xml are known by their root elements."""

from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.types import Article, Rejection

TODAY = date(2026, 11, 20)
STORY = "Jembatan gantung itu dibuka lagi untuk pejalan kaki sesudah diperbaiki selama dua bulan."


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('<?xml version="1.0"?><urlset xmlns="a"><url><loc>https://a.example</loc></url></urlset>', "is a sitemap"),
        ("<sitemapindex/>", "is a sitemap"),
        ("<lagu/>", "its root element is 'lagu'"),
        ("", "is empty"),
        ("   \n", "is empty"),
        ("Bukan XML.", "is no XML"),
        ("<?xml version='1.0'?><!-- " + "a" * 70_000 + " --><rss/>", "is no XML"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "declares entities"),
        ("<!DOCTYPE rss [<!ENTITY a ']><x>'><!ENTITY b '&a;&a;'>]><rss/>", "declares entities"),
        ("<!DOCTYPE nitf [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/a'> %a;]><nitf/>", "declares entities"),
        ("<rss><a></rss>", "is not valid XML"),
    ],
)
def test_what_is_not_read_is_one_line(tmp_path: Path, content: str, fault: str) -> None:
    path = tmp_path / "a.xml"
    path.write_text(content, encoding="utf-8")
    [rejected] = read_file(path, today=TODAY)
    assert isinstance(rejected, Rejection)
    assert rejected.source == str(path.resolve())
    assert fault in rejected.error
    assert "\n" not in rejected.error


def test_a_page_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
    path.write_text(f"{head}<body><article><p>{STORY}</p></article></body></html>", encoding="utf-8")
    [found] = read_file(path, today=TODAY)
    assert isinstance(found, Article)
    assert [span.of(found.text) for span in found.body] == [STORY]


@pytest.mark.parametrize("root", ["rss", "feed", "nitf", "newsItem"])
def test_deep_and_wide_documents_are_refused_or_read_in_no_time(tmp_path: Path, root: str) -> None:
    for inside in ("<a>" * 100_000, "<a/>" * 200_000, "<![CDATA[" + "a" * 12_000_000 + "]]>"):
        path = tmp_path / "a.xml"
        path.write_text(f"<{root}>{inside}</{root}>", encoding="utf-8")
        [rejected] = read_file(path, today=TODAY)
        assert isinstance(rejected, Rejection)
