"""What news agencies send: NewsML-G2 and NITF."""

from datetime import date
from pathlib import Path

import pytest

from rag.types import Article, Rejection
from tests.rag.reading.formats.files_read import body, read

STORY = "Pemerintah Wanasari membuka kembali jembatan gantung pada Kamis pagi."
OTHER = "Warga menyambutnya dengan kenduri, kata kepala desa."
SPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title>'
    f"</head><body><p>{STORY}</p><p>{OTHER}</p></body></html></inlineXML>"
)
NITF = f"""<nitf><head><title>Jembatan</title><docdata><date.issue norm="20250306T080000+0700"/>
<doc.copyright holder="Kantor Berita Lembah"/></docdata></head>
<body><body.head><hedline><hl1>Jembatan <em>Gantung</em> Dibuka</hl1></hedline>
<dateline><location>Wanasari</location></dateline></body.head>
<body.content><block><p>{STORY}</p><media><media-caption>Jembatan dari udara.</media-caption></media>
<hl2>Kenduri</hl2><p>{OTHER}</p></block></body.content><body.end><tagline>(ri)</tagline></body.end></body></nitf>"""


def item(
    content: str = XHTML,
    *,
    guid: str = "tag:lembah.example,2025:1",
    version: str = "1",
    status: str = "usable",
    meta: str = "",
) -> str:
    return f"""<newsItem {SPACE} guid="{guid}" version="{version}" standard="NewsML-G2"><itemMeta>
<provider literal="Kantor Berita Lembah"/><versionCreated>2025-03-07T01:00:00Z</versionCreated>
<firstCreated>2025-03-05T23:30:00Z</firstCreated><pubStatus qcode="stat:{status}"/>{meta}</itemMeta>
<contentMeta><headline>Jembatan Dibuka versi {version}</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    return f'<?xml version="1.0"?><newsMessage {SPACE}><itemSet>{"".join(items)}</itemSet></newsMessage>'


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        (XHTML, [STORY, OTHER]),
        (f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>', [STORY, "Kenduri", OTHER]),
        (f'<inlineData contenttype="text/plain">{STORY}\n\n{OTHER}</inlineData>', [STORY, OTHER]),
    ],
    ids=["xhtml", "nitf", "plain"],
)
def test_an_item_states_itself(tmp_path: Path, content: str, paragraphs: list[str]) -> None:
    [found] = read(tmp_path / "a.xml", item(content))
    assert isinstance(found, Article)
    assert found.source == str((tmp_path / "a.xml").resolve())
    assert (found.title, found.publisher) == ("Jembatan Dibuka versi 1", "Kantor Berita Lembah")
    assert found.published == date(2025, 3, 6)
    assert body(found) == paragraphs


def test_the_newest_version_of_each_item_counts(tmp_path: Path) -> None:
    path = (tmp_path / "a.xml").resolve()
    versions = [item(version=version) for version in ("2", "10", "9")]
    found = read(path, message(*versions, item(guid="lain")))
    assert [one.title for one in found if isinstance(one, Article)] == [
        "Jembatan Dibuka versi 10",
        "Jembatan Dibuka versi 1",
    ]
    assert [one.source for one in found] == [f"{path}#tag:lembah.example,2025:1", f"{path}#lain"]


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_was_taken_back_is_told_and_not_read(tmp_path: Path, status: str) -> None:
    path = (tmp_path / "a.xml").resolve()
    rejected, found = read(path, message(item(), item(version="2", status=status), item(guid="lain")))
    assert isinstance(rejected, Rejection)
    assert (rejected.source, rejected.error) == (f"{path}, item 2", f"its publisher says that it is {status}")
    assert found.source == f"{path}#lain"
    docdata = f'<docdata management-status="{status}">'
    [rejected] = read(path, NITF.replace("<docdata>", docdata))
    assert isinstance(rejected, Rejection)
    assert status in rejected.error


def test_an_embargo_holds_until_its_day(tmp_path: Path) -> None:
    [rejected] = read(tmp_path / "a.xml", item(meta="<embargoed>2026-12-01T00:00:00Z</embargoed>"))
    assert isinstance(rejected, Rejection)
    assert "may not be published before 2026-12-01" in rejected.error
    [found] = read(tmp_path / "a.xml", item(meta="<embargoed>2025-03-06T00:00:00Z</embargoed>"))
    assert body(found) == [STORY, OTHER]


def test_a_nitf_document_states_itself(tmp_path: Path) -> None:
    doctype = '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">'
    [found] = read(tmp_path / "a.xml", doctype + NITF)
    assert isinstance(found, Article)
    assert (found.title, found.publisher) == ("Jembatan Gantung Dibuka", "Kantor Berita Lembah")
    assert found.published == date(2025, 3, 6)
    assert body(found) == [STORY, "Kenduri", OTHER]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (item(""), "holds no text"),
        (item('<remoteContent href="a.jpg"/>'), "holds no text"),
        (f"<newsItem {SPACE}/>", "says nothing of itself"),
        (message(), "holds no news item"),
        ("<nitf><body/></nitf>", "holds no text"),
        (item()[:-30], "is not valid XML"),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, content: str, fault: str) -> None:
    [rejected] = read(tmp_path / "a.xml", content)
    assert isinstance(rejected, Rejection)
    assert fault in rejected.error
    assert "\n" not in rejected.error
