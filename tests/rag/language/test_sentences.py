import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language.sentences import SENTENCE_LIMIT, split_sentences
from rag.types import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "PT Samudra Tbk. membukukan laba Rp1.500 miliar.",
        "Kantornya di Jl. Melati No. 5, Bandung.",
        "Harga tiketnya Rp. 42.500 per orang.",
        "Kapal itu mengangkut 23,16 juta ton.",
        "Menurut dr. H. Ahmad, S.H., M.Si., pasien membaik.",
        "The U.S. Navy said Dr. Lee paid $1.5 million to Mr. Tan.",
        "J. K. Sari menulis buku itu.",
        "“Kami siap,” ujarnya.",
        "“Kami siap!” ujarnya.",
    ],
)
def test_marks_inside_a_sentence_do_not_end_it(sentence: str) -> None:
    assert sentences(f"{sentence} Ia pergi.") == [sentence, "Ia pergi."]


def test_abbreviations_end_a_sentence_where_a_new_one_opens() -> None:
    assert sentences("He moved to the U.S. He stayed.") == ["He moved to the U.S.", "He stayed."]
    assert sentences("Itu saham Maju Tbk. Perseroan senang.") == ["Itu saham Maju Tbk.", "Perseroan senang."]


def test_quotes_close_with_their_sentence() -> None:
    assert sentences('Ia berkata, "Kami siap." Lalu pergi.') == ['Ia berkata, "Kami siap."', "Lalu pergi."]


def test_question_and_exclamation_marks_end_a_sentence() -> None:
    assert sentences("Benarkah itu? Tentu benar! Lihat saja…") == ["Benarkah itu?", "Tentu benar!", "Lihat saja…"]


def test_one_word_pieces_stay_with_what_follows() -> None:
    assert sentences("1. Merek naik kelas. 2. Akses teknologi.") == ["1. Merek naik kelas.", "2. Akses teknologi."]


def test_a_blank_line_ends_a_sentence_a_line_break_does_not() -> None:
    assert sentences("Baris satu\nmasih sama\n\nParagraf baru") == ["Baris satu\nmasih sama", "Paragraf baru"]


def test_no_sentence_is_endless() -> None:
    pieces = sentences("kata " * 1_000)
    assert max(map(len, pieces)) <= SENTENCE_LIMIT
    assert "".join(pieces).replace(" ", "") == "kata" * 1_000


def test_only_the_stretch_asked_for_is_cut() -> None:
    text = "Satu dua. Tiga empat. Lima enam."
    assert [span.of(text) for span in split_sentences(text, Span(10, 21))] == ["Tiga empat."]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" .!?\"'”\n\u00a0ABab12")), max_size=400))
def test_sentences_tile_the_text(text: str) -> None:
    position = 0
    for span in split_sentences(text, Span(0, len(text))):
        assert not text[position : span.start].strip()
        assert position <= span.start < span.end
        assert span.of(text) == span.of(text).strip()
        position = span.end
    assert not text[position:].strip()
