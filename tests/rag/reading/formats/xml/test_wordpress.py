"""Exports of WordPress: published posts and pages, as their readers saw them."""

import gzip
import pickle
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from rag.reading import read_file
from rag.reading.formats import file_parts
from rag.types import Article, Notice, Rejection
from tests.rag.reading.formats.files_read import TODAY, body

STORY = "Pasar Wanasari dibuka lagi setelah tiga bulan ditutup, kata lurah."
BEGIN = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel><title>Kabar Lembah</title><link>https://lembah.example</link>
<wp:author><wp:author_login><![CDATA[rina]]></wp:author_login></wp:author>
<wp:category><wp:cat_name><![CDATA[Kota]]></wp:cat_name></wp:category>
"""
END = "</channel></rss>\n"


def item(number: int = 1, content: str = STORY, **fields: str) -> str:
    told = {
        "title": "Pasar Dibuka Lagi",
        "link": f"https://lembah.example/{number}",
        "pubDate": "Wed, 05 Mar 2025 23:30:00 +0000",
        "wp:post_id": str(number),
        "wp:post_date": "2025-03-06 06:30:00",
        "wp:status": "publish",
        "wp:post_type": "post",
        **{name.replace("wp_", "wp:"): value for name, value in fields.items()},
    }
    written = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in told.items())
    comment = "<wp:comment><wp:comment_content><![CDATA[Bagus!]]></wp:comment_content></wp:comment>"
    encoded = f"<content:encoded><![CDATA[{content}]]></content:encoded>"
    return f"<item>{written}<excerpt:encoded><![CDATA[Ringkas.]]></excerpt:encoded>{encoded}{comment}</item>\n"


def read(path: Path, *items: str, end: str = END) -> list[Article | Rejection]:
    path.write_text(BEGIN + "".join(items) + end, encoding="utf-8")
    return list(read_file(path, today=TODAY))


def test_a_post_states_itself(tmp_path: Path) -> None:
    [found] = read(tmp_path / "a.xml", item(title="Pasar &amp; <em>Taman</em> Dibuka"))
    assert isinstance(found, Article)
    assert (found.source, found.title) == ("https://lembah.example/1", "Pasar & Taman Dibuka")
    assert (found.publisher, found.published) == ("Kabar Lembah", date(2025, 3, 6))
    assert body(found) == [STORY]


def test_a_post_without_a_day_or_address_of_its_own(tmp_path: Path) -> None:
    path = (tmp_path / "a.xml").resolve()
    [found] = read(path, item(7, link="", wp_post_date="0000-00-00 00:00:00"))
    assert isinstance(found, Article)
    assert (found.source, found.published) == (f"{path}#7", date(2025, 3, 6))


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        (
            f'{STORY}\n\n[caption id="a" width="300"]<img src="a.jpg"/> Foto: Rina[/caption]\nPembeli datang sejak'
            ' pagi [sic], kata Sari.\n\n<h2>Harga turun</h2>\nBeras turun seribu rupiah, kata <a href="/b">Budi</a>.',
            [
                STORY,
                "Pembeli datang sejak pagi [sic], kata Sari.",
                "Harga turun",
                "Beras turun seribu rupiah, kata Budi.",
            ],
        ),
        (
            f"<!-- wp:paragraph --><p>{STORY}</p><!-- /wp:paragraph --><!-- wp:image --><figure><img src='a'/>"
            "<figcaption>Pasar dari udara</figcaption></figure><!-- /wp:image -->"
            "<!-- wp:paragraph --><p>Pembeli datang sejak pagi.</p><!-- /wp:paragraph -->",
            [STORY, "Pembeli datang sejak pagi."],
        ),
        (f'[gallery ids="1,2"]\n\n[box]{STORY}[/box]\n\n[contact-form-7 id="3" title="a"]', [STORY]),
    ],
    ids=["classic", "blocks", "shortcodes"],
)
def test_the_story_is_what_readers_saw(tmp_path: Path, content: str, paragraphs: list[str]) -> None:
    [found] = read(tmp_path / "a.xml", item(content=content))
    assert body(found) == paragraphs


def test_only_what_is_published_for_everybody_is_read(tmp_path: Path) -> None:
    others = [
        item(1, wp_status="draft"),
        item(2, wp_status="private"),
        item(3, wp_post_type="attachment", wp_status="inherit"),
        item(4, wp_post_type="nav_menu_item"),
        item(5, wp_post_password="rahasia"),  # noqa: S106 - nobody's
        item(6, wp_status="trash"),
    ]
    first, second, notice = read(tmp_path / "a.xml", *others, item(8), item(9, wp_post_type="page"))
    assert [first.source, second.source] == ["https://lembah.example/8", "https://lembah.example/9"]
    kinds = "attachment 1, draft 1, nav_menu_item 1, private 1, trash 1, with a password 1"
    reason = f"6 items were left out that are no published posts or pages ({kinds})"
    assert notice == Notice(str((tmp_path / "a.xml").resolve()), reason)
    [rejected] = read(tmp_path / "b.xml", *others)
    assert isinstance(rejected, Rejection)
    assert "holds no published post or page" in rejected.error


def test_an_empty_post_is_told_by_its_number(tmp_path: Path) -> None:
    path = (tmp_path / "a.xml").resolve()
    first, rejected, last = read(path, item(1), item(2, content="[gallery]"), item(3))
    assert isinstance(rejected, Rejection)
    assert rejected.source == f"{path}, item 2"
    assert (first.source, last.source) == ("https://lembah.example/1", "https://lembah.example/3")


def test_control_characters_and_bad_bytes_keep_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(
        (BEGIN + item(1, content=f"{STORY}\x0b\n\nKabar rusak: @.\n\nPembeli datang.") + item(2) + END)
        .encode()
        .replace(b"@", b"\xff")
    )
    first, second = read_file(tmp_path / "a.xml", today=TODAY)
    assert body(first) == [STORY, "Pembeli datang."]
    assert body(second) == [STORY]


@pytest.mark.parametrize("end", ["", item(3)[:-200], "<item><b></item>", item(3) + "</rss>"])
def test_what_breaks_off_is_read_so_far_and_told(tmp_path: Path, end: str) -> None:
    found = read(tmp_path / "a.xml", item(1), item(2), end=end)
    whole = 3 if end.endswith("</rss>") else 2
    assert [body(one) for one in found[:-1]] == [[STORY]] * whole
    assert isinstance(found[-1], Rejection)
    assert f"is no valid XML after item {whole}" in found[-1].error
    assert "\n" not in found[-1].error


def test_entities_and_outside_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("rahasia", encoding="utf-8")
    for declared in (f'<!ENTITY a SYSTEM "file://{tmp_path}/secret.txt">', '<!ENTITY a "b"><!ENTITY c "&a;&a;">'):
        content = BEGIN.replace("<rss", f"<!DOCTYPE rss [{declared}]>\n<rss", 1) + item(title="x &a;") + END
        (tmp_path / "a.xml").write_text(content, encoding="utf-8")
        [rejected] = read_file(tmp_path / "a.xml", today=TODAY)
        assert isinstance(rejected, Rejection)
        assert "declares entities" in rejected.error


def test_many_posts_are_read_in_parts_that_can_be_sent(tmp_path: Path) -> None:
    content = BEGIN + "".join(item(number, STORY * 20) for number in range(1, 101)) + END
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(content.encode()))
    parts = list(file_parts(tmp_path / "a.xml.gz"))
    assert len(parts) > 1
    assert sum(len(pickle.loads(pickle.dumps(part)).articles(TODAY)) for part in parts) == 100  # noqa: S301 - our own
