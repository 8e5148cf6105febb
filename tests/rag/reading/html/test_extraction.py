"""The text of a page: of a story in several boxes, of a short one, and of no other story."""

from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.reading.html.extraction import extract
from rag.types import Article

SENTENCES = [
    "Air sungai itu melewati tanggul pada hari Rabu, lalu merendam sawah dan jalan di lima kampung sampai pagi.",
    "Warga yang mengungsi ke balai desa menunggu beras, selimut dan obat sejak subuh, kata kepala kampung Anyar.",
    "Petugas menutup tanggul yang jebol dengan karung pasir, dibantu para pemuda dari kampung di seberang sungai.",
    "Sekolah di tepi sungai diliburkan sampai pekan depan, karena bangku dan buku di dalamnya terendam lumpur.",
    "Bupati berjanji membangun rumah pompa sebelum musim hujan, dan meminta camat menghitung kerugian petani.",
    "Pedagang di pasar memindahkan dagangan mereka ke terminal, yang letaknya lebih tinggi dari jalan raya itu.",
]
PARAGRAPHS = [f"<p>{sentence}</p>" for sentence in SENTENCES]


def page(body: str) -> str:
    return f"<html><head><title>Banjir</title></head><body>{body}</body></html>"


def boxes(opening: str, closing: str, between: str = "<aside>Iklan</aside>") -> str:
    halves = ["".join(PARAGRAPHS[:4]), "".join(PARAGRAPHS[4:])]
    return page(f"<main>{between.join(opening + half + closing for half in halves)}</main>")


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<div class="articleBody">', "</div>"),
        ('<section itemprop="articleBody">', "</section>"),
        ('<div class="detail__body-text">', "</div>"),
        ('<div class="row"><div class="story-body">', "</div></div>"),
    ],
)
def test_a_story_in_several_boxes_is_read_to_its_end(opening: str, closing: str) -> None:
    assert extract(boxes(opening, closing)).text.split("\n") == SENTENCES


def test_boxes_of_other_stories_are_not_joined() -> None:
    card = '<div class="post-content"><h3><a href="/b">Harga beras</a></h3><p>Harga beras naik lagi di pasar.</p></div>'
    joined = extract(page(f'<main><div class="post-content">{"".join(PARAGRAPHS)}</div>{card}{card}</main>'))
    assert joined.text.split("\n") == SENTENCES
    two = f'<article><div class="articleBody">{"".join(PARAGRAPHS[:4])}</div></article>'
    assert SENTENCES[4] not in extract(page(two + two.replace(SENTENCES[0], SENTENCES[4]))).text


STORY = ["Banjir surut di lembah utara kemarin sore hari.", "Warga pulang ke rumah mereka masing-masing."]


@pytest.mark.parametrize(
    "short",
    [
        '<article><h1>Banjir Surut</h1><div class="byline">Oleh Rina</div><time datetime="2025-03-07">7 Mar</time>'
        f'<p>{" ".join(STORY)}</p><div class="share">Bagikan</div></article>',
        f'<article><h1>Banjir Surut</h1><p>{STORY[0]}</p><p>{STORY[1]}</p><div class="tags">Tag: <a>banjir</a></div>'
        '<div class="related"><h3>Berita lain</h3><a href="/a">Harga beras naik</a></div></article>',
        f'<article><header>Banjir Surut</header><p>{STORY[0]}</p><ul><li><a href="/a">Harga beras naik</a></li></ul>'
        f"<p>{STORY[1]}</p></article>",
    ],
)
def test_a_short_story_is_not_glued_to_what_stands_around_it(short: str) -> None:
    text = extract(page(short)).text
    assert [sentence for sentence in STORY if sentence in text] == STORY
    assert not any(word in text for word in ("Oleh", "Bagikan", "Tag", "Harga"))


def test_the_whole_story_that_a_page_states_beats_its_first_sentence() -> None:
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "%s"}</script>'
    text = extract(page(stated % " ".join(SENTENCES) + f"<article><p>{SENTENCES[0]}</p></article>")).text
    assert all(sentence in text for sentence in SENTENCES)


@pytest.mark.parametrize("kind", ["ul", "ol"])
def test_a_list_under_its_heading_ends_a_story(tmp_path: Path, kind: str) -> None:
    items = f"<h3>Kampung terdampak</h3><{kind}><li>Anyar</li><li>Baru</li></{kind}>"
    path = tmp_path / "a.html"
    path.write_text(page(f"<article><h1>Banjir</h1>{''.join(PARAGRAPHS[:3])}{items}</article>"))
    [found] = read_file(path, today=date(2026, 11, 20))
    assert isinstance(found, Article)
    assert [span.of(found.text) for span in found.body] == [*SENTENCES[:3], "Kampung terdampak", "Anyar", "Baru"]
