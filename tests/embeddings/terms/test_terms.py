import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings import QuestionTerm, passage_terms, question_terms
from embeddings.language import Language
from embeddings.terms import stems, words
from embeddings.terms.terms import LONGEST_WORD

ID, EN = Language.INDONESIAN, Language.ENGLISH


def bag(question: str, word: str) -> set[str]:
    return next({*term.forms, *term.translations} for term in question_terms(question) if term.word == word)


def test_names_stay_whole_beside_their_stem() -> None:
    assert "xiaomi" in passage_terms("Xiaomi mengumumkan", ID)
    assert "xiaomi" in passage_terms("Xiaomi announced", EN)
    assert "xiaomi" in bag("is xiaomi selling", "xiaomi")


def test_model_names_and_numbers_stay_whole() -> None:
    assert words("P50, Q2 2017, MS11 dan 23,16 juta") == ["p50", "q2", "2017", "ms11", "dan", "23,16", "juta"]


def test_inflected_forms_meet_in_each_language() -> None:
    assert bag("Berapa toko yang dibuka?", "dibuka") & set(passage_terms("telah membuka toko", ID))
    assert bag("How many shops opened?", "shops") & set(passage_terms("the shop", EN))


def test_a_number_meets_itself_across_languages() -> None:
    assert bag("23.16 million phones", "23.16") & set(passage_terms("sebanyak 23,16 juta", ID))
    assert bag("harga 1.500 rupiah", "1.500") & set(passage_terms("a price of 1,500 rupiah", EN))
    assert bag("harga Rp1.500", "1.500") & set(passage_terms("seharga Rp1.500", ID))


@pytest.mark.parametrize(
    "said",
    ["kuartal kedua 2017", "kuartal II-2017", "triwulan ke-2 tahun 2017", "second quarter of 2017", "2Q17", "Q2 2017"],
)
def test_a_quarter_is_found_however_it_is_written(said: str) -> None:
    passages = [passage_terms(f"Penjualan pada {said} naik", ID), passage_terms(f"Sales in {said} rose", EN)]
    assert all("q2" in terms for terms in passages)
    assert all("q1" not in terms for terms in passages)
    assert "q2" in bag(f"Berapa penjualan pada {said}?", "q2")


def test_the_words_of_a_quarter_stay_beside_it() -> None:
    assert {"kuartal", "kedua", "q2"} <= set(passage_terms("laba kuartal kedua", ID))


@pytest.mark.parametrize(
    ("question", "word", "said"),
    [
        ("Did the ferry tariff rise?", "tariff", "Tarif feri naik."),
        ("Will they build electric vehicles?", "vehicles", "Mereka akan membuat kendaraan listrik."),
        ("23.16 million phones shipped", "million", "sebanyak 23,16 juta unit"),
    ],
)
def test_an_english_word_brings_its_indonesian_ones(question: str, word: str, said: str) -> None:
    assert bag(question, word) & set(passage_terms(said, ID))


@pytest.mark.parametrize(
    ("question", "word", "said"),
    [
        ("Berapa korban gempa bumi?", "gempa", "The earthquake killed two."),
        ("Siapa menteri perhubungan?", "menteri", "The minister resigned."),
    ],
)
def test_an_indonesian_word_brings_its_english_ones(question: str, word: str, said: str) -> None:
    assert bag(question, word) & set(passage_terms(said, EN))


def test_a_word_stands_in_terms_that_hold_it_or_a_translation() -> None:
    term = QuestionTerm("tariff", ("tariff",), {"tarif": 1.0})
    assert term.stands_in({"tariff"})
    assert term.stands_in({"tarif"})
    assert not term.stands_in({"feri"})


def test_one_thousand_five_hundred_is_not_one_and_a_half() -> None:
    assert "1500" in passage_terms("Rp1.500", ID)
    assert "1.500" in passage_terms("1.500 metres", EN)


def test_function_words_of_both_languages_are_not_asked_for() -> None:
    assert [term.word for term in question_terms("Apakah Ford dan Xiaomi akan bermitra?")] == [
        "ford",
        "xiaomi",
        "bermitra",
    ]
    assert [term.word for term in question_terms("What is the ferry fare?")] == ["ferry", "fare"]


def test_a_question_of_function_words_alone_keeps_them() -> None:
    assert [term.word for term in question_terms("Siapa dia?")] == ["siapa", "dia"]


def test_possessives_and_full_width_letters_are_folded() -> None:
    assert bag("Ｆｏｒｄ’s cars", "ford’s") & set(passage_terms("Ford builds cars", EN))


def test_a_run_of_letters_too_long_to_be_a_word_is_left_out() -> None:
    assert words("a " + "x" * (LONGEST_WORD + 1) + " b") == ["a", "b"]


@given(st.text())
def test_any_text_gives_terms_without_white_space(text: str) -> None:
    for language in Language:
        assert all(term and not any(c.isspace() for c in term) for term in passage_terms(text, language))
    assert all(term.forms for term in question_terms(text))


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("Erdoğan", "Erdogan"), ("Beyoncé", "beyonce"), ("São Paulo", "Sao Paulo"), ("Łukasz Øby", "Lukasz Oby")],
)
def test_what_is_typed_without_accents_is_the_same_word(printed: str, typed: str) -> None:
    assert words(printed) == words(typed)
    assert passage_terms(printed, ID) == passage_terms(typed, ID)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("menolak", "ditolak", ID),
        ("penangkapan", "ditangkap", ID),
        ("menewaskan", "tewas", ID),
        ("pengiriman", "dikirim", ID),
        ("menutup", "penutupan", ID),
        ("sold", "selling", EN),
        ("fell", "falls", EN),
        ("children", "child", EN),
    ],
)
def test_words_of_one_root_are_found_for_each_other(one: str, other: str, language: Language) -> None:
    for asked, told in ((one, other), (other, one)):
        (term,) = question_terms(asked, language)
        assert term.stands_in(set(passage_terms(told, language)))


def test_a_stem_stays_what_the_translation_table_knows() -> None:
    assert stems("menutup sold", ID) == ["utup", "sold"]
    (term,) = question_terms("menutup", ID)
    assert "close" in term.translations
