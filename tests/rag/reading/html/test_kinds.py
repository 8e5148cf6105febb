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


TEASERS = [*CARDS, ("Jembatan bambu diganti beton", "Warga menunggu sembilan tahun untuk jembatan itu.")]
TEASER = [
    '<article><h2><a href="/b/{2}">{0} lagi</a></h2><p>{1}</p></article>',
    '<div class="item"><a href="/b/{2}"><img src="x.jpg"></a><div><a href="/b/{2}">{0} lagi</a><p>{1}</p></div></div>',
    '<div class="row"><span class="tgl">{2} Mei 2026</span><a href="/b/{2}">{0} hari ini</a><div>{1}</div></div>',
    '<section class="x"><h3>{0}</h3><p>{1}</p><a href="/b/{2}">Selengkapnya</a></section>',
    '<a class="card" href="/b/{2}"><h3>{0}</h3><p>{1}</p></a>',
]
BIOGRAPHY = "<h1>Rini Astuti</h1><p>Rini Astuti menulis tentang kota-kota pesisir sejak 2011.</p>"


def teasers(form: str) -> str:
    return "".join(form.format(title, teaser, day) for day, (title, teaser) in enumerate(TEASERS, 1))


@pytest.mark.parametrize("form", TEASER)
def test_the_page_of_an_author_is_no_article(tmp_path: Path, form: str) -> None:
    [told] = read(tmp_path, f"<main>{BIOGRAPHY}{teasers(form)}</main>")
    assert isinstance(told, Rejection)
    assert told.error.startswith("the page is no article: it links to")


@pytest.mark.parametrize("form", TEASER)
@pytest.mark.parametrize(
    "page",
    [
        "<article><h1>Banjir Lembah</h1>{0}</article><div class='lain'>{1}</div>",
        "<h1>Banjir Lembah</h1><div>{0}</div><div class='lain'><h3>Berita terkait</h3>{1}</div>",
        "<h1>Banjir Lembah</h1><div>{0}</div><aside><h3>Terpopuler</h3>{1}</aside>",
    ],
)
def test_teasers_below_a_story_are_not_read(tmp_path: Path, page: str, form: str) -> None:
    assert stories(tmp_path, page.format(of(*STORY), teasers(form))) == [STORY]


@pytest.mark.parametrize(
    "gate",
    [
        "<div><h3>Lanjutkan membaca dengan berlangganan</h3><a href='/l'>Langganan</a></div>",
        "<div><p>Untuk membaca lanjutan artikel ini, silakan masuk.</p><a href='/m'>Masuk</a></div>",
        "<section><h2>This article is for subscribers</h2><button>Subscribe</button></section>",
        "<div><p>Want to read more? Become a member today.</p><a href='/x'>Join</a></div>",
    ],
)
def test_a_box_after_the_beginning_of_a_story_asks_for_a_subscription(tmp_path: Path, gate: str) -> None:
    [told] = read(tmp_path, f"<article><h1>Banjir Lembah</h1>{of(*STORY[:2])}{gate}</article>")
    assert isinstance(told, Rejection)
    assert "subscribers" in told.error
    whole = [*STORY, *(sentence.replace(".", " lagi.") for sentence in STORY)]
    assert stories(tmp_path, f"<article><h1>Banjir Lembah</h1>{of(*whole)}{gate}</article>") == [whole]


@pytest.mark.parametrize(
    ("title", "sentences"),
    [
        (
            "Sebelum melanjutkan",
            ["Kami dan 412 mitra kami menyimpan kuki di perangkat Anda.", "Pilih salah satu di bawah."],
        ),
        (
            "We value your privacy",
            ["We and our partners use cookies on this site.", "Some features may not work then."],
        ),
        ("Just a moment...", ["Checking if the connection is secure before you go on."]),
        ("Halaman tidak ditemukan", ["Maaf, alamat itu sudah dipindahkan ke tempat yang lain."]),
        ("404 Not Found", ["Sorry, nothing is kept under this address any more."]),
    ],
)
def test_what_a_server_sends_instead_of_an_article_is_told(tmp_path: Path, title: str, sentences: list[str]) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{of(*sentences)}</body></html>")
    [told] = read_file(path, today=date(2026, 11, 20))
    assert isinstance(told, Rejection)


@pytest.mark.parametrize("label", ["<span>{0}</span>", "<b>{0}</b>", "<div>{0}</div>"])
def test_labels_that_begin_boxes_are_kept(tmp_path: Path, label: str) -> None:
    talk = list(zip(["Tanya", "Jawab"] * 2, STORY, strict=True))
    boxes = "".join(f"<div class='b'>{label.format(who)}<p>{said}</p></div>" for who, said in talk)
    wanted = [OTHER[0], *(line for pair in talk for line in pair)]
    assert stories(tmp_path, f"<article><h1>Banjir Lembah</h1>{of(OTHER[0])}{boxes}</article>") == [wanted]


def test_the_minutes_of_a_match_are_kept(tmp_path: Path) -> None:
    entries = "".join(
        f"<div class='m'><span>{minute}'</span><p>{told}</p></div>"
        for minute, told in zip(["90+3", "61"], STORY[1:3], strict=True)
    )
    [told] = stories(tmp_path, f"<article><h1>Solo lawan Medan</h1>{of(STORY[0])}{entries}</article>")
    assert told == [STORY[0], "90+3'", STORY[1], "61'", STORY[2]]


@pytest.mark.parametrize(
    "caption",
    [
        "<p><img src='a'></p><p><em>Truk antre di tanggul, Senin (6/4).</em></p>",
        "<p><img src='a'><br>Truk antre di tanggul. Foto: Rudi</p>",
        "<div><img src='a'><p>Truk antre di tanggul pada Senin pagi.</p></div>",
        "<p>Truk antre di tanggul, Senin (6/4/2026). ANTARA FOTO/Adi</p>",
        "<p>Truk antre di tanggul, Senin. [Foto: Rudi]</p>",
        "<p>Trucks queue at the dyke. Photograph: Jane Roe/Reuters</p>",
        "<div class='foto-keterangan'>Truk antre di tanggul pada Senin.</div>",
    ],
)
def test_captions_that_are_set_as_paragraphs_are_not_read(tmp_path: Path, caption: str) -> None:
    page = f"<article><h1>Banjir Lembah</h1>{of(*STORY[:2])}{caption}{of(*STORY[2:])}</article>"
    assert stories(tmp_path, page) == [STORY]


@pytest.mark.parametrize(
    "paragraph",
    ["<p><em>Rapat itu tertutup selama tiga jam.</em></p>", "<p>Ia naik bus Solo/Yogyakarta setiap pagi.</p>"],
)
def test_paragraphs_that_look_like_captions_are_read(tmp_path: Path, paragraph: str) -> None:
    [told] = stories(tmp_path, f"<article><h1>Banjir Lembah</h1>{of(*STORY[:2])}{paragraph}{of(*STORY[2:])}</article>")
    assert len(told) == 5
