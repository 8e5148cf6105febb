from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.language import Language
from rag.chunking import PASSAGE_LENGTH, body_sentences, searched_text, split_passages
from rag.reading.lines import paragraphs
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


@pytest.mark.parametrize(
    "rows", [["- Kampung Anyar", "- Kampung Baru"], ["3 Mei – Stadion Solo", "5 Mei – Stadion Medan"]]
)
def test_the_last_item_before_a_paragraph_is_no_heading(rows: list[str]) -> None:
    text = "\n".join(["Pertandingan itu pindah.", "Jadwal baru", *rows, "Tiket dijual mulai besok."])
    spans = tuple(unit.span for unit in paragraphs(text))
    article = Article("a.txt", text, spans, Language.INDONESIAN)
    said = [span.of(text) for span in body_sentences(article, Span(0, len(text)))]
    assert said[-3:] == [rows[0].removeprefix("- "), rows[1].removeprefix("- "), "Tiket dijual mulai besok."]
