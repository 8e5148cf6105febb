from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.language import Language
from rag.reading.body.text_blocks import paragraphs
from rag.segmentation.chunking import PASSAGE_LENGTH, body_sentences, lead_of, searched_text, split_passages, with_lead
from rag.types import Article, Span

SENTENCE = "Kapal itu berangkat dari dermaga timur pada pagi hari ketika laut masih tenang sekali."


def article(*paragraphs: str, between: str = "\n\n", title: str | None = None) -> Article:
    text = between.join(paragraphs)
    spans: list[Span] = []
    position = 0
    for paragraph in paragraphs:
        spans.append(Span(position, position + len(paragraph)))
        position += len(paragraph) + len(between)
    return Article("here", text, tuple(spans), Language.INDONESIAN, title=title)


def passages(one: Article) -> list[str]:
    return [span.of(one.text) for span in split_passages(one)]


def test_a_short_story_is_one_passage() -> None:
    assert passages(article("Satu dua.", "Tiga empat.")) == ["Satu dua.\n\nTiga empat."]


def test_neighbours_share_one_sentence_and_stay_within_the_length() -> None:
    one = article(*(f"Nomor {n}: {SENTENCE}" for n in range(20)))
    spans = split_passages(one)
    assert len(spans) > 2
    assert all(span.end - span.start <= PASSAGE_LENGTH for span in spans)
    for before, after in pairwise(spans):
        shared = body_sentences(one, Span(after.start, before.end))
        assert len(shared) == 1


def test_a_heading_stays_with_what_follows() -> None:
    filler = [f"Nomor {n}: {SENTENCE}" for n in range(12)]
    for place in range(len(filler)):
        one = article(*filler[:place], "Awal mula rute baru", *filler[place:])
        for passage in passages(one):
            assert not passage.endswith("rute baru")


def quotable(one: Article) -> list[str]:
    return [span.of(one.text) for span in body_sentences(one, Span(0, len(one.text)))]


def test_a_last_line_without_end_mark_is_a_sentence_not_a_heading() -> None:
    assert quotable(article("Satu dua.", "Tarif baru Rp5.000")) == ["Satu dua.", "Tarif baru Rp5.000"]


def test_the_items_of_a_list_are_no_headings() -> None:
    assert quotable(article("Tarif baru:", "Dewasa Rp5.000", "Anak Rp2.000")) == ["Dewasa Rp5.000", "Anak Rp2.000"]


def test_no_passage_reaches_over_what_reading_left_out() -> None:
    text = "Satu dua.\nBACA JUGA: Iklan besar\nTiga empat."
    advert = text.index("BACA")
    one = Article("here", text, (Span(0, 9), Span(text.index("Tiga"), len(text))), Language.INDONESIAN)
    assert all(span.end <= advert or span.start > advert for span in split_passages(one))
    assert passages(one) == ["Satu dua.", "Tiga empat."]


def test_list_signs_between_items_do_not_part_them() -> None:
    text = "• Pertama begini.\n2. Kedua begitu."
    one = Article("here", text, (Span(2, 17), Span(21, len(text))), Language.INDONESIAN)
    assert passages(one) == ["Pertama begini.\n2. Kedua begitu."]


def test_headings_are_no_sentences_of_the_story() -> None:
    assert quotable(article("Awal mula", "Satu dua.", "Bagi nelayan:", "Tiga empat.")) == ["Satu dua.", "Tiga empat."]


def test_the_title_is_searched_with_each_passage_but_stands_in_none() -> None:
    one = article("Satu dua.", title="Rute baru")
    assert searched_text(one, split_passages(one)[0]) == "Rute baru\nSatu dua."


@given(st.lists(st.text(alphabet="ab .!?\n", min_size=1).filter(lambda text: text.strip() == text), min_size=1))
def test_every_sentence_is_in_some_passage(paragraphs: list[str]) -> None:
    one = article(*paragraphs)
    spans = split_passages(one)
    for sentence in body_sentences(one, Span(0, len(one.text))):
        assert any(span.start <= sentence.start and sentence.end <= span.end for span in spans)


def read(text: str) -> Article:
    return Article("a.txt", text, tuple(unit.span for unit in paragraphs(text)), Language.INDONESIAN)


def test_the_last_line_of_a_form_is_no_heading() -> None:
    rows = ["3 Mei – Stadion Solo", "5 Mei – Stadion Medan"]
    text = "\n".join(["Pertandingan itu pindah.", "Jadwal baru", *rows, "Tiket dijual mulai besok."])
    assert quotable(read(text))[-3:] == [*rows, "Tiket dijual mulai besok."]
    assert lead_of(read(text), Span(text.index("5 Mei"), len(text))) == "Jadwal baru"


@pytest.mark.parametrize("named", ["Lima kampung terendam:", "Kampung terendam", "Ini kampung yang terendam air:"])
def test_a_list_is_quoted_together_with_what_names_it(named: str) -> None:
    block = f"{named}\n- Kampung Anyar\n- Kampung Baru\n- Kampung Cikal"
    text = f"Air sungai naik lagi.\n\n{block}\n\nWarga mengungsi ke balai desa."
    assert quotable(read(text)) == ["Air sungai naik lagi.", block, "Warga mengungsi ke balai desa."]


def test_a_list_without_a_name_is_read_with_the_sentence_above() -> None:
    text = "Three villages were flooded on Monday.\n\n* Anyar\n* Baru\n* Cikal"
    items = Span(text.index("Anyar"), len(text))
    assert quotable(read(text))[-1] == items.of(text) == "Anyar\n* Baru\n* Cikal"
    assert lead_of(read(text), items) == "Three villages were flooded on Monday."


def test_a_long_list_is_cut_between_items() -> None:
    items = [f"- Kampung nomor {number} di tepi sungai itu" for number in range(40)]
    text = "\n".join(["Kampung yang terendam:", *items])
    lists = quotable(read(text))
    assert all(len(one) <= PASSAGE_LENGTH for one in lists)
    assert "\n- ".join(lists) == text
    assert all(with_lead(read(text), Span(text.index(one), len(text))).startswith("Kampung yang") for one in lists)


def test_items_that_are_sentences_or_of_one_form_are_quoted_one_by_one() -> None:
    sentences = ["Harga beras naik lima persen.", "Harga gula turun."]
    assert quotable(read("Pekan ini:\n- " + "\n- ".join(sentences))) == sentences
    prices = ["Beras: Rp12.000", "Gula: Rp17.500"]
    assert quotable(read("Harga di pasar:\n- " + "\n- ".join(prices))) == prices


TABLE = "| Pasar | Harga |\n|---|---|\n| Pasar Legi | Rp14.500 |\n| Pasar Gede | Rp15.000 |"


@pytest.mark.parametrize("caption", ["Harga beras per kilogram", "Dinas mencatat harga beras di dua pasar pekan ini."])
def test_a_row_is_quoted_alone_and_read_with_its_heads(caption: str) -> None:
    text = f"Hujan turun lagi.\n\n{caption}\n\n{TABLE}\n\nStok masih cukup."
    one = read(text)
    row = Span(text.index("Pasar Legi"), text.index(" |\n| Pasar Gede"))
    assert row in body_sentences(one, Span(0, len(text)))
    assert with_lead(one, row) == f"{caption}\nPasar | Harga\nPasar Legi | Rp14.500"
    assert not any("Pasar | Harga" in quoted for quoted in quotable(one))


def test_each_passage_of_a_long_table_is_searched_with_its_heads() -> None:
    rows = "\n".join(f"| Pasar ke-{number} | Rp{number}.500 |" for number in range(100))
    text = f"Harga beras\n\n| Pasar | Harga |\n|---|---|\n{rows}"
    one = read(text)
    spans = split_passages(one)
    assert len(spans) > 2
    assert all(searched_text(one, span).startswith("Harga beras") for span in spans)
    assert all("Pasar | Harga" in searched_text(one, span) for span in spans)


def test_the_name_of_a_group_leads_its_rows() -> None:
    text = "| Tim | Poin |\n|---|---|\n| Grup A | |\n| Solo | 3 |\n| Grup B | |\n| Medan | 6 |"
    assert quotable(read(text)) == ["Solo | 3", "Medan | 6"]
    assert lead_of(read(text), Span(text.index("Medan"), len(text))) == "Tim | Poin\nGrup B"


def test_an_answer_is_read_with_its_question_which_answers_nothing() -> None:
    text = "Tanya\n\nKapan tanggul diperbaiki?\n\nJawab\n\nMinggu depan. Itu janji kontraktor."
    assert quotable(read(text)) == ["Minggu depan.", "Itu janji kontraktor."]
    lead = lead_of(read(text), Span(text.index("Minggu"), len(text)))
    assert lead == "Tanya\nKapan tanggul diperbaiki?\nJawab"


def test_a_question_that_ends_the_story_is_no_heading() -> None:
    assert quotable(read("Air naik lagi.\n\nSiapa yang bertanggung jawab?")) == [
        "Air naik lagi.",
        "Siapa yang bertanggung jawab?",
    ]


def test_the_time_of_an_entry_belongs_to_its_first_sentence() -> None:
    text = "06.15 WIB\n\nAir sungai naik. Warga mengungsi.\n\n07.40 WIB\n\nTanggul jebol."
    assert quotable(read(text)) == ["06.15 WIB\n\nAir sungai naik.", "Warga mengungsi.", "07.40 WIB\n\nTanggul jebol."]
