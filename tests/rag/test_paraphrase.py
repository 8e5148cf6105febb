from collections.abc import Callable

import pytest

from rag.paraphrase import SentenceTerms, count_paraphrased, disagree, sentence_terms
from rag.types import Article, Span

Story = Callable[..., Article]

FARE = "Tarif feri ke Pulau Ara naik menjadi Rp45.000 mulai Senin."
QUAY = "Kapal berangkat setiap pagi dari Dermaga Dua."


def whole(article: Article) -> list[SentenceTerms]:
    return sentence_terms(article, Span(0, len(article.text)))


def test_what_tells_stands_apart_from_the_other_terms(story: Story) -> None:
    (one,) = whole(story("Tarif feri tidak naik menjadi Rp45.000."))
    assert one.telling == ("45000", "naik", "not")
    assert one.terms == {"tarif", "feri", "menjadi", "jadi", "rp"}


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Sebanyak 27 nelayan selamat, kata Bagas.", "Sebanyak 27 nelayan selamat, kata Bagas."),
        ("Sebanyak 1.240 warga mengungsi ke sekolah.", "Sebanyak 1240 warga mengungsi ke sekolah."),
        ("Ada tiga perahu yang belum kembali ke desa.", "Ada 3 perahu yang tidak kembali ke desa."),
        ("Itu dikatakan Bagas pada Jumat (15/3) di desa.", "Itu dikatakan Bagas pada Jumat (15/3/2019) di desa."),
        ("Bagas dan istrinya melihat perahu di laut utara.", "Bagas dan istrinya melihat perahu di laut utara itu."),
    ],
)
def test_the_same_is_said_again(story: Story, sentence: str, other: str) -> None:
    one, two = whole(story(sentence)), whole(story(other))
    assert (count_paraphrased(one, two), count_paraphrased(two, one), disagree(one, two)) == (1, 1, False)


@pytest.mark.parametrize(
    "other",
    [
        FARE.replace("45.000", "42.500"),
        FARE.replace("naik", "tidak naik"),
        FARE.replace("naik", "turun"),
        FARE.replace("naik menjadi", "akhirnya tidak jadi naik menjadi"),
        FARE.replace("Senin", "Senin (1/7)"),
    ],
)
def test_nearly_the_same_words_that_tell_something_else_disagree(story: Story, other: str) -> None:
    one, two = whole(story(QUAY, FARE)), whole(story(other, QUAY))
    assert disagree(one, two)
    assert disagree(two, one)
    assert count_paraphrased(one, two) == 1


def test_what_only_one_side_says_is_no_disagreement(story: Story) -> None:
    one, two = whole(story(FARE, QUAY, "Loket buka pukul 5.")), whole(story(FARE))
    assert not disagree(one, two)
    assert (count_paraphrased(one, two), count_paraphrased(two, one)) == (1, 1)


def test_an_item_left_out_of_a_list_is_no_disagreement_with_the_next(story: Story) -> None:
    prices = [f"Harga beras di Pasar {name} Rp{price} per kilogram." for name, price in (("Ara", 9), ("Ori", 8))]
    assert not disagree(whole(story(*prices)), whole(story(prices[1])))
    assert disagree(whole(story(*prices)), whole(story(prices[0], prices[1].replace("8", "7"))))


@pytest.mark.parametrize("dateline", ["PULAU ARA, KABAR ARA - ", "Ara, 14 Mei (KBA) — ", "ARA (KBA) -- "])
def test_a_dateline_says_nothing(story: Story, dateline: str) -> None:
    assert whole(story(dateline + FARE)) == whole(story(FARE))


@pytest.mark.parametrize("opening", ["Sebanyak 27 nelayan — semuanya selamat.", "Persija 2 - Persib 1 di akhir laga."])
def test_a_dash_in_a_sentence_is_no_dateline(story: Story, opening: str) -> None:
    assert any(one.telling for one in whole(story(opening)))


def test_only_the_first_sentence_has_a_dateline(story: Story) -> None:
    later = "ARA, KABAR ARA - Kapal tiba."
    assert whole(story(QUAY, later))[1] != whole(story(later))[0]


def test_the_sentences_of_a_passage_are_those_within_it(story: Story) -> None:
    article = story(QUAY, FARE)
    assert sentence_terms(article, article.body[1]) == whole(article)[1:]
