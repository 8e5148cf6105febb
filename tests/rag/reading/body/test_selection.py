"""Which lines of a text are its story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reading.body.selection import Selection, select
from rag.reading.body.text_blocks import paragraphs


def selected(text: str, title: str | None = None) -> Selection:
    return select(text, paragraphs(text), title=title)


def story(text: str, title: str | None = None) -> list[str]:
    return [span.of(text) for span in selected(text, title).body]


FIRST = "Perahu layar itu tiba di pelabuhan pada pagi hari."
SECOND = "Nakhoda berkata bahwa ombak setinggi tiga meter menghadang mereka."


def test_a_story_without_furniture_comes_through_whole() -> None:
    text = f"{FIRST}\n\n{SECOND}\n"
    assert story(text) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text", ["Gempa guncang kota", "Satu kalimat saja.", "Foto: ombak menghantam dermaga kemarin sore.", "Rain"]
)
def test_a_text_of_one_line_is_the_story(text: str) -> None:
    assert story(text) == [text]


@pytest.mark.parametrize("text", ["ADVERTISEMENT", "Home\nNews\nContact us\n", "///\n***\n", "\u200b\n\u200b", ""])
def test_there_is_no_story_in_a_menu(text: str) -> None:
    assert story(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "- Advertisement 2 -",
        "Iklan",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Baca juga: Kapal Feri Batal Berangkat",
        "BACA JUGA",
        "Read also: Ferry cancelled again",
        "Lihat Juga :",
        "Simak Video 'Ombak Besar di Dermaga':",
        "[Gambas:Video 7]",
        "Bagikan",
        "Share",
        "Comments are Off",
        "Beranda > Laut > Perahu Layar Tiba!",
        "Penulis: Sari Dewi",
        "Editor: Budi",
        "Oleh Sari Dewi",
        "(sar/bud)",
        "(Sari Dewi )",
        "Foto: dermaga pagi hari",
        "Perahu layar di dermaga (Foto: Sari)",
        "Perahu layar merapat (Getty Images)",
        "Image source, Harbour Pictures",
        "Tags: laut, perahu",
        "#laut #perahu",
        "5 menit lalu",
        "1.204 views",
        "https://kabar.example/perahu",
        "Follow us on Instagram and Facebook",
        "Ikuti berita terbaru kami di Google News",
        "Sign up for our daily newsletter.",
        "Halaman Selanjutnya",
        "///",
    ],
)
def test_furniture_is_left_out_wherever_it_stands(line: str) -> None:
    for text in (f"{line}\n{FIRST}\n{SECOND}", f"{FIRST}\n{line}\n{SECOND}", f"{FIRST}\n{SECOND}\n{line}"):
        assert story(text) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "sentence",
    [
        "Copyright cases rose by a fifth last year, the court said.",
        "Iklan rokok dilarang di sekitar sekolah mulai bulan depan.",
        "Follow the river and you reach the old mill.",
        "Comments made by the minister angered the union.",
        "Baca buku sepanjang hari membuatnya lupa makan.",
        "Watch your step, the captain told them.",
        "Terkini, perahu itu berlabuh di teluk.",
        "Ia menolak.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_story(sentence: str) -> None:
    assert sentence in story(f"{FIRST}\n{sentence}\n{SECOND}")


def test_a_heading_between_paragraphs_stays() -> None:
    assert story(f"{FIRST}\n\nOmbak besar\n\n{SECOND}") == [FIRST, "Ombak besar", SECOND]
    assert story(f"{FIRST}\nSiapa Nakhoda Itu?\n{SECOND}") == [FIRST, "Siapa Nakhoda Itu?", SECOND]


def test_an_advert_does_not_part_a_heading_from_its_paragraph() -> None:
    assert story(f"{FIRST}\nOmbak besar\nADVERTISEMENT\n{SECOND}") == [FIRST, "Ombak besar", SECOND]


def test_links_under_their_heading_are_left_out() -> None:
    text = f"{FIRST}\nBaca juga:\nKapal Feri Batal Berangkat\nKenapa Ombak Tinggi?\n{SECOND}"
    assert story(text) == [FIRST, SECOND]


def test_several_short_lines_in_a_row_are_links() -> None:
    assert story(f"{FIRST}\nKapal Feri Batal\nOmbak Tinggi Sekali\n{SECOND}") == [FIRST, SECOND]


def test_short_lines_after_the_story_are_links() -> None:
    assert story(f"{FIRST}\n{SECOND}\nKapal Feri Batal\nSiapa Untung?\nOmbak Tinggi") == [FIRST, SECOND]


def test_a_box_of_teasers_after_the_story_is_left_out() -> None:
    box = (
        "You may also like\nFerry Cancelled\nThe ferry did not sail today.\nStorm Is Near\nA storm is coming closer.\n"
    )
    assert story(f"{FIRST}\n{SECOND}\n{box}") == [FIRST, SECOND]


def test_a_story_goes_on_after_a_box_in_its_middle() -> None:
    third = "Mereka bermalam di kota itu."
    assert story(f"{FIRST}\nBerita Terkait\nKapal Feri Batal\n{SECOND}\n{third}") == [FIRST, SECOND, third]


def test_readers_comments_are_no_story() -> None:
    text = f"{FIRST}\n{SECOND}\nKomentar\nHebat sekali perahunya.\nSaya juga mau ikut berlayar."
    assert story(text) == [FIRST, SECOND]


def test_items_of_a_list_are_story_without_their_bullets() -> None:
    text = f"{FIRST}\nBekal mereka di perahu adalah:\n- Beras\n- Air tawar\n1. Garam\n\n{SECOND}"
    assert story(text)[2:5] == ["Beras", "Air tawar", "Garam"]


def test_a_list_may_end_the_story() -> None:
    assert story(f"{FIRST}\nBekal mereka di perahu adalah:\n• Beras\n• Air")[-2:] == ["Beras", "Air"]


def test_the_writers_initials_after_the_last_sentence_are_cut_off() -> None:
    assert story(f"{FIRST}\n{SECOND} (sar/bud)") == [FIRST, SECOND]
    assert story(f"{FIRST}\n{SECOND} *") == [FIRST, SECOND]


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    text = (
        "The council met on Monday night to talk about the new bridge over\n"
        "the river. Members voted for the plan, which will cost three\n"
        "million crowns.\n\nWork begins in May."
    )
    assert story(text) == [text[: text.index("\n\n")], "Work begins in May."]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Perahu Layar Tiba di Pelabuhan\n\n", "Perahu Layar Tiba di Pelabuhan"),
        ("Perahu Layar Tiba!\n\nSenin, 3 Maret 2025\n", "Perahu Layar Tiba!"),
        (
            "Home\nNews\nLaut\nSailing boat reaches the harbour\nBy Ann Lee\n3 March 2025\n",
            "Sailing boat reaches the harbour",
        ),
        ("Perahu Tiba Juga\nPilihan Hari Ini untuk Anda Semua\nPerahu Tiba Juga\n", "Perahu Tiba Juga"),
        (
            "Beranda > Laut > Perahu Tiba Hari Ini\nPerahu Tiba Hari Ini\nOmbak Masih Tinggi di Teluk\n",
            "Perahu Tiba Hari Ini",
        ),
        ("HOME NEWS LAUT\n3 Maret 2025\n", None),
        ("", None),
    ],
)
def test_the_headline_is_found_and_is_no_body(header: str, title: str | None) -> None:
    text = f"{header}{FIRST}\n{SECOND}"
    assert selected(text).title == title
    assert story(text) == [FIRST, SECOND]


def test_a_stated_title_is_not_repeated_in_the_body() -> None:
    text = f"{FIRST}\nPerahu Tiba | Kabar Laut\n{SECOND}"
    assert story(text, title="Perahu tiba") == [FIRST, SECOND]


def test_captions_and_bylines_between_the_deck_and_the_story_are_left_out() -> None:
    header = f"Perahu Layar Tiba Lagi\n\n{FIRST}\n\noleh Sari 3 Mar 2025, 09:10 WIB\nPerahu di Teluk\n"
    assert story(f"{header}\nSOLO - {SECOND}") == [FIRST, f"SOLO - {SECOND}"]


def test_line_endings_of_windows_are_no_part_of_the_body() -> None:
    assert story(f"{FIRST}\r\n\r\n{SECOND}\r\n") == [FIRST, SECOND]


PIECES = st.sampled_from(
    [
        FIRST,
        SECOND,
        "Baca juga",
        "ADVERTISEMENT",
        "Judul Pendek",
        "Populer",
        "Komentar",
        "- butir",
        "1. butir:",
        "\n",
        "(a/b)",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("\n".join), st.lists(st.text(max_size=30)).map("\n".join)))
def test_spans_are_in_order_disjoint_in_bounds_and_trimmed(text: str) -> None:
    end = 0
    for span in selected(text).body:
        assert end <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip() != ""
        end = span.end


def test_an_advert_under_its_label_is_left_out_and_no_paragraph_after_it() -> None:
    assert story(f"{FIRST}\n\nIKLAN\nBeli ponsel baru hari ini juga, potongan besar!\n\n{SECOND}") == [FIRST, SECOND]
    assert story(f"{FIRST}\n\nIKLAN\n\n{SECOND}") == [FIRST, SECOND]
    assert story(f"{FIRST}\nIKLAN\n{SECOND}\n{FIRST}") == [FIRST, SECOND, FIRST]
