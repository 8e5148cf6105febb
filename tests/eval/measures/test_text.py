import pytest

from eval.measures.text import holds, normalised, span_f1


def f1(sentence: str, gold: str) -> float:
    return span_f1(normalised(sentence), normalised(gold))


def test_case_punctuation_and_width_do_not_matter() -> None:
    assert normalised("“Rp 42.500,-” kata  ＷＩＲＡ") == ["rp", "42", "500", "kata", "wira"]


@pytest.mark.parametrize(
    ("sentence", "gold", "held"),
    [
        ("Tarif naik mulai 1 Juli 2024.", "1 Juli", True),
        ("Tarif naik mulai 11 Juli 2024.", "1 Juli", False),
        ("Juli ke-1", "1 Juli", False),
        ("Tarif", "", False),
    ],
)
def test_a_gold_answer_is_held_as_whole_words_in_a_row(sentence: str, gold: str, held: bool) -> None:
    assert holds(normalised(sentence), normalised(gold)) is held


@pytest.mark.parametrize(
    ("sentence", "gold", "value"),
    [
        ("Kata Wira Lesmana, tarif naik.", "Wira Lesmana", 1.0),
        # the shortest span with both words is "Wira sang Lesmana": 2 shared, 3 + 2 words
        ("Wira, sang Lesmana, lalu Wira lagi.", "Wira Lesmana", 2 * 2 / (3 + 2)),
        # one of two gold words, alone: 1 shared, 1 + 2 words
        ("Hanya Wira yang hadir.", "Wira Lesmana", 2 * 1 / (1 + 2)),
        # a repeated gold word counts as often as it is shared
        ("satu dua satu", "satu satu", 2 * 2 / (3 + 2)),
        ("Tidak ada.", "Wira Lesmana", 0.0),
    ],
)
def test_f1_is_that_of_the_shortest_span_with_all_shared_words(sentence: str, gold: str, value: float) -> None:
    assert f1(sentence, gold) == pytest.approx(value)
