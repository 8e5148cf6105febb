"""What stands between the paragraphs of a story: credits, lists, rows, links that were glued to a sentence."""

import pytest

from rag.reading.body.selection import select
from rag.reading.body.text_blocks import paragraphs

FIRST = "Air sungai itu melewati tanggul pada hari Rabu."
SECOND = "Warga di lima kampung mengungsi ke balai desa."
THIRD = "Bupati meninjau tanggul yang jebol bersama para camat."


def story(*lines: str, between: str = "\n\n") -> list[str]:
    text = between.join(lines)
    return [span.of(text) for span in select(text, paragraphs(text)).body]


@pytest.mark.parametrize(
    "credit",
    [
        "© Antara / Budi",
        "© Dok. Pemkab",
        "Copyright: Dok. Pemkab",
        "(c) Kabar Lembah/Budi Santosa",
        "© 2024 Kantor Berita Lembah",
        "Copyright 2024 Kantor Berita Lembah",
        "Warga menembus banjir © Antara / Budi",
    ],
)
def test_the_credit_of_a_picture_ends_no_story(credit: str) -> None:
    assert story(FIRST, credit, SECOND, THIRD) == [FIRST, SECOND, THIRD]
    assert story(FIRST, SECOND, credit, "Tanggul jebol", THIRD, SECOND)[2:] == ["Tanggul jebol", THIRD, SECOND]


@pytest.mark.parametrize(
    "foot",
    [
        "© 2024 Kabar Lembah",
        "Copyright © 2024 Kabar Lembah. All rights reserved.",
        "Hak cipta dilindungi undang-undang",
        "© Kabar Lembah. Hak Cipta Dilindungi.",
    ],
)
def test_the_foot_of_a_page_ends_the_story(foot: str) -> None:
    assert story(FIRST, SECOND, foot, "Tulislah kepada kami lewat surat elektronik.") == [FIRST, SECOND]


def test_one_paragraph_behind_a_credit_with_a_year_is_of_the_story_in_whose_words_it_speaks() -> None:
    told = "Tanggul di sungai itu akan diperbaiki bupati bulan depan."
    assert story(FIRST, THIRD, "© 2024 Kantor Berita Lembah", told) == [FIRST, THIRD, told]
    assert story(FIRST, "© 2024 Antara / Budi", SECOND) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "link",
    [
        " Baca juga: Banjir Surut",
        " BACA JUGA: Kenapa Tanggul Jebol?",
        "Simak Juga : Harga Beras Naik 5 Persen",
        " Read also: Ferry cancelled",
        " **Baca juga:** Banjir Surut",
        " (Baca juga: Banjir Surut)",
        " Baca: Banjir Surut",
        " Baca Juga Banjir Surut di Lembah",
    ],
)
def test_a_link_behind_a_sentence_takes_no_paragraph_with_it(link: str) -> None:
    assert story(FIRST + link, SECOND) == [FIRST, SECOND]
    assert story(SECOND, f"“{FIRST}”{link}") == [SECOND, f"“{FIRST}”"]


def test_a_sentence_about_reading_stays() -> None:
    said = f"{FIRST} Baca juga aturan itu, pesan bupati kepada warga."
    assert story(said, SECOND) == [said, SECOND]


@pytest.mark.parametrize("head", ["Kelima kampung itu:", "Kampung yang terendam", "Kampung-kampung yang terendam air:"])
@pytest.mark.parametrize("bullet", ["- ", "• ", "1. ", "a) "])
def test_a_list_is_story_whatever_leads_it_in(head: str, bullet: str) -> None:
    villages = ["Kampung Anyar", "Kampung Baru", "Kampung Cikal"]
    block = "\n".join([head, *(bullet + village for village in villages)])
    assert story(FIRST, block, SECOND) == [FIRST, head, *villages, SECOND]


def test_a_list_needs_no_lead() -> None:
    villages = "- Kampung Anyar\n- Kampung Baru"
    assert story(FIRST, villages, SECOND) == [FIRST, "Kampung Anyar", "Kampung Baru", SECOND]
    assert story(FIRST, villages) == [FIRST, "Kampung Anyar", "Kampung Baru"]
    assert story(FIRST, "Kelima kampung itu:\n" + villages) == [
        FIRST,
        "Kelima kampung itu:",
        "Kampung Anyar",
        "Kampung Baru",
    ]


def test_lines_under_a_short_lead_are_its_list() -> None:
    lines = [FIRST, "Kelima kampung itu:", "Kampung Anyar", "Kampung Baru", SECOND]
    assert story(*lines, between="\n") == lines


@pytest.mark.parametrize(
    "rows",
    [
        ["3 Mei – Stadion Solo", "5 Mei – Stadion Medan"],
        ["Sabtu: Solo lawan Medan", "Minggu: Ambon lawan Palu"],
        ["Beras Rp12.000", "Gula Rp17.500", "Cabai Rp40.000"],
        ["2 butir telur", "200 gram tepung"],
        ["Solo 2 - 1 Medan", "Ambon 0 - 0 Palu"],
        ["Solo 2-1 Medan", "Ambon 0-0 Palu"],
    ],
)
def test_rows_of_one_form_are_story_with_their_heading(rows: list[str]) -> None:
    assert story(FIRST, "Jadwal", *rows, SECOND) == [FIRST, "Jadwal", *rows, SECOND]
    assert story(FIRST, *rows, SECOND, between="\n") == [FIRST, *rows, SECOND]
    both = ["Jadwal", *rows, "Cadangan", *rows]
    assert story(FIRST, *both, SECOND) == [FIRST, *both, SECOND]


@pytest.mark.parametrize(
    "links",
    [
        ["Kapal Feri Batal", "3 Mei 2025", "Ombak Tinggi Sekali", "4 Mei 2025"],
        ["Kapal Feri Batal", "5 Warga Hilang di Laut"],
        ["Berita Terkait", "- Kapal Feri Batal", "- Ombak Tinggi"],
        ["Baca juga:", "- Kapal Feri Batal", "- Ombak Tinggi"],
    ],
)
def test_links_that_lost_their_box_are_no_list(links: list[str]) -> None:
    assert story(FIRST, *links, SECOND, THIRD, between="\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ikuti Kabar Lembah", "- Satu", "- Dua"],
        ["Telepon: 021 555", "Faksimile: 021 556"],
        ["- Kapal Feri"],
        ["- Kapal Feri Kembali Batal Berangkat", "- Ombak Tinggi Melanda Pantai Utara"],
    ],
)
def test_what_follows_the_story_is_no_list_of_it(lines: list[str]) -> None:
    assert story(FIRST, SECOND, *lines) == [FIRST, SECOND]


WRAPPED = (
    "Warga yang tinggal di tepi sungai Lembah sudah\nmenunggu sejak subuh. Mereka berharap bantuan segera\n"
    "datang karena persediaan beras di balai desa hampir\nhabis.",
    "Kepala desa berkata bahwa air mulai surut menjelang\nsore. Petugas memperbaiki tanggul yang jebol dengan\n"
    "karung pasir.",
    "Sekolah di kampung itu diliburkan sampai Senin oleh\nDinas Pendidikan. Pedagang mengaku rugi.",
)


def test_wrapped_paragraphs_need_no_blank_lines_between_them() -> None:
    assert story(*WRAPPED, between="\n") == list(WRAPPED)


def test_the_lines_above_wrapped_text_are_none_of_it() -> None:
    text = "\n".join(["Banjir Surut di Tiga Kampung", "Senin, 3 Maret 2025", *WRAPPED])
    selection = select(text, paragraphs(text))
    assert selection.title == "Banjir Surut di Tiga Kampung"
    assert [span.of(text) for span in selection.body] == list(WRAPPED)


def test_a_ragged_wrap_breaks_no_sentence() -> None:
    text = (
        "Warga yang tinggal di tepi sungai Lembah\nsudah menunggu sejak subuh. Mereka berharap bantuan segera\n"
        "datang karena persediaan beras di balai\ndesa hampir habis.\nKepala desa berkata bahwa air mulai\n"
        "surut menjelang sore hari itu."
    )
    assert all(one.endswith(".") for one in story(text))
    assert story(text)[0].startswith("Warga yang tinggal di tepi sungai Lembah\nsudah menunggu sejak subuh.")


def test_sentences_a_line_are_a_paragraph_each() -> None:
    lines = [
        "Banjir merendam tiga kampung di tepi sungai itu.",
        "Air mulai surut menjelang sore.",
        "iPhone ikut hanyut.",
    ]
    assert story(*lines, between="\n") == lines


ANSWER = "Minggu depan, kata kontraktor kepada kami."


@pytest.mark.parametrize(("asks", "answers"), [("Tanya", "Jawab"), ("T:", "J:"), ("Kabar Lembah", "Rina Sari")])
def test_who_speaks_in_an_interview_is_kept(asks: str, answers: str) -> None:
    questions = ["Kapan tanggul diperbaiki?", "Siapa yang membayar?", "Berapa lama?"]
    replies = [ANSWER, "Provinsi.", "Tiga bulan."]
    lines = [part for ask, reply in zip(questions, replies, strict=True) for part in (asks, ask, answers, reply)]
    assert story(FIRST, *lines) == [FIRST, *lines]
    assert story("Wawancara Bupati Rina Sari", *lines)[-len(lines) :] == lines


def test_questions_and_answers_of_a_word_need_no_labels() -> None:
    lines = [FIRST, "Siapa yang membayar?", "Provinsi.", "Berapa lama?", THIRD]
    assert story(*lines) == lines


def test_buttons_that_take_turns_are_no_speakers() -> None:
    buttons = ["Suka", "Simpan dulu"]
    assert story(FIRST, *buttons, SECOND, *buttons, THIRD, *buttons) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "times", [["06.15 WIB", "07.40 WIB"], ["06.15", "06.15"], ["Pukul 6.15", "Pukul 7.40"], ["6:15 am", "7:40 am"]]
)
def test_the_times_of_entries_are_kept(times: list[str]) -> None:
    assert story(FIRST, times[0], SECOND, times[1], THIRD) == [FIRST, times[0], SECOND, times[1], THIRD]
    assert story("Langsung: banjir di lembah", times[0], FIRST, times[1], THIRD) == [times[0], FIRST, times[1], THIRD]


def test_a_single_time_is_of_publication() -> None:
    assert story("Tiga Kampung Terendam Banjir", "06.15 WIB", FIRST, SECOND) == [FIRST, SECOND]
