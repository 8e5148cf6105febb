from hypothesis import given
from hypothesis import strategies as st

from embeddings.language import Language
from embeddings.terms import LONGEST_WORD, passage_terms, question_terms, words

ID, EN = Language.INDONESIAN, Language.ENGLISH


def bag(question: str, word: str) -> set[str]:
    return next(set(term.alternatives) for term in question_terms(question) if term.word == word)


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
    assert all(term.alternatives for term in question_terms(text))
