"""Pages that are no article, or several; boxes that are none of the story."""

from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.types import Article, Rejection

STORY = [
    "Air sungai itu melewati tanggul pada hari Rabu, lalu merendam sawah dan jalan di lima kampung sampai pagi.",
    "Warga yang mengungsi ke balai desa menunggu beras, selimut dan obat sejak subuh, kata kepala kampung Anyar.",
    "Petugas menutup tanggul yang jebol dengan karung pasir, dibantu para pemuda dari kampung di seberang sungai.",
    "Sekolah di tepi sungai diliburkan sampai pekan depan, karena bangku dan buku di dalamnya terendam lumpur.",
]
OTHER = [
    "Nelayan mengeluh karena solar langka sejak pekan lalu, sehingga kapal mereka tertambat di muara sungai.",
    "Harga ikan di pasar induk naik dua kali lipat, kata pedagang yang menunggu kiriman dari pulau seberang.",
]
PAID = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


def of(*sentences: str) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def read(tmp_path: Path, body: str, head: str = "") -> list[Article | Rejection]:
    path = tmp_path / "a.html"
    path.write_text(f"<html><head><title>Banjir Lembah</title>{head}</head><body>{body}</body></html>")
    return list(read_file(path, today=date(2026, 11, 20)))


def stories(tmp_path: Path, body: str, head: str = "") -> list[list[str]]:
    found = read(tmp_path, body, head)
    return [[span.of(one.text) for span in one.body] for one in found if isinstance(one, Article)]


CARDS = [("Harga beras naik di Pasar Legi", STORY[0]), ("Feri batal berangkat", OTHER[0]), ("Pasar dibuka", OTHER[1])]


@pytest.mark.parametrize(
    "card",
    [
        '<article><h2><a href="/a">{0}</a></h2><p>{1}</p></article>',
        '<div class="post"><a href="/a"><h3>{0}</h3><p>{1}</p></a></div>',
        '<li><a href="/a">{0} lagi hari ini</a> <span>2 jam lalu</span></li>',
    ],
)
def test_a_page_that_links_to_stories_is_none(tmp_path: Path, card: str) -> None:
    cards = "".join(card.format(title, teaser) for title, teaser in CARDS)
    [told] = read(tmp_path, f"<main><h1>Daerah</h1>{cards}</main>")
    assert isinstance(told, Rejection)
    assert told.error.startswith(("the page is no article", "no story found"))


def test_a_story_with_links_below_it_is_one(tmp_path: Path) -> None:
    cards = "".join(
        f'<article><h3><a href="/a">{title}</a></h3><p>{teaser}</p></article>' for title, teaser in CARDS[1:]
    )
    page = f"<main><article><h1>Banjir Lembah</h1>{of(*STORY)}</article><section>{cards}</section></main>"
    assert stories(tmp_path, page) == [STORY]


@pytest.mark.parametrize(
    ("gate", "head"),
    [
        ('<div class="paywall"><p>Berlangganan mulai Rp15.000.</p></div>', ""),
        ('<div class="kunci"><p>Lanjutkan membaca dengan berlangganan.</p></div>', PAID),
    ],
)
def test_the_beginning_of_a_story_for_subscribers_is_none(tmp_path: Path, gate: str, head: str) -> None:
    [told] = read(tmp_path, f"<article><h1>Banjir Lembah</h1>{of(STORY[0])}{gate}</article>", head)
    assert isinstance(told, Rejection)
    assert "subscribers" in told.error


def test_a_whole_story_for_subscribers_is_one(tmp_path: Path) -> None:
    whole = [*STORY, *OTHER]
    assert stories(tmp_path, f"<article><h1>Banjir Lembah</h1>{of(*whole)}</article>", PAID) == [whole]


@pytest.mark.parametrize(
    "page", ["<article><h1>Banjir Lembah</h1></article>", "<h1>Banjir Lembah</h1><p>Banjir Lembah</p>"]
)
def test_a_headline_alone_is_no_story(tmp_path: Path, page: str) -> None:
    [told] = read(tmp_path, page)
    assert isinstance(told, Rejection)


def test_two_stories_on_a_page_are_two_articles(tmp_path: Path) -> None:
    two = "".join(
        f"<article><h1>{title}</h1>{of(*its)}</article>"
        for title, its in [("Banjir Lembah", STORY), ("Solar langka di muara", OTHER)]
    )
    first, second = read(tmp_path, f"<main>{two}</main>")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, second.title) == ("Banjir Lembah", "Solar langka di muara")
    assert second.source == f"{first.source}#2"
    assert stories(tmp_path, f"<main>{two}</main>") == [STORY, OTHER]


def test_the_entries_of_a_live_blog_are_one_story_with_their_times(tmp_path: Path) -> None:
    entries = "".join(
        f'<div class="update"><time datetime="2025-03-05T0{hour}:15:00+07:00">0{hour}.15 WIB</time><p>{told}</p></div>'
        for hour, told in enumerate(STORY[1:], 6)
    )
    [told] = stories(tmp_path, f"<article><h1>Langsung: banjir</h1>{of(STORY[0])}{entries}</article>")
    assert told == [STORY[0], "06.15 WIB", STORY[1], "07.15 WIB", STORY[2], "08.15 WIB", STORY[3]]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="newsletter-box"><p>Kabar pagi yang ringkas untuk sarapan Anda.</p></div>',
        '<section id="author-bio"><p>Rina suka mendaki gunung dan memotret burung.</p></section>',
        '<div role="dialog"><p>Izinkan kami mengirim kabar terbaru ke gawai ini.</p></div>',
        "<form><p>Tulis pendapat kamu tentang banjir di kolom ini.</p></form>",
        '<p><a href="/lain">Nelayan di muara sungai mengeluh karena solar langka.</a></p>',
    ],
)
def test_boxes_of_services_and_links_are_not_read(tmp_path: Path, box: str) -> None:
    assert stories(
        tmp_path, f"<article><h1>Banjir Lembah</h1>{box}{of(*STORY[:2])}{box}{of(*STORY[2:])}</article>"
    ) == [STORY]


def test_a_page_that_is_named_for_its_comments_is_read(tmp_path: Path) -> None:
    assert stories(tmp_path, f'<div class="post comments-open"><h1>Banjir Lembah</h1>{of(*STORY)}</div>') == [STORY]
    assert stories(tmp_path, f'<h1>Banjir Lembah</h1><div class="isi subscriber">{of(*STORY)}</div>') == [STORY]
