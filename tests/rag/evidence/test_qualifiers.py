"""Amounts of this and of that: the sentence that names of whom or of what is asked tells more exactly."""

import pytest

from embeddings import question_terms
from rag.evidence.qualifiers import Qualified
from rag.segmentation.chunking import body_sentences
from rag.types import Article, Span
from tests.rag.conftest import make

POOL = make("A swim at the Marlow pool costs 6 pounds. Children pay 3 pounds, and a locker is 50 pence.", source="pool")
FERRY = make("Tarif feri Sagara naik menjadi Rp15.000. Pelajar membayar Rp5.000. Kapal berlabuh di Dermaga Timur.")
AGES = make("Tiket Museum Wirata Rp20.000. Di Jakarta, pajak hiburan Rp2.000 per tiket pada Senin.", source="museum")


def sentences(article: Article) -> list[Span]:
    return list(body_sentences(article, Span(0, len(article.text))))


def better(question: str, article: Article, place: int, than: int) -> bool:
    spans = sentences(article)
    asked = Qualified.of(question, question_terms(question))
    return asked.tells_more_exactly(article, spans[place], spans[than])


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("How much is a swim for children at the Marlow pool?", POOL),
        ("Berapa harga berenang untuk anak di kolam Marlow?", POOL),
        ("Berapa tarif feri Sagara untuk pelajar?", FERRY),
        ("How much is the Sagara ferry fare for students?", FERRY),
    ],
)
def test_the_sentence_that_names_of_whom_is_asked_tells_more_exactly(question: str, article: Article) -> None:
    assert better(question, article, 1, 0)
    assert not better(question, article, 0, 1)


@pytest.mark.parametrize(
    ("question", "article", "place"),
    [
        ("How much is a swim at the Marlow pool?", POOL, 1),
        ("Berapa tarif feri Sagara?", FERRY, 1),
        ("Berapa tarif feri Sagara untuk lansia?", FERRY, 1),
        ("Berapa tarif feri Sagara di Dermaga Timur?", FERRY, 2),
        ("Berapa harga tiket Museum Wirata di Jakarta?", AGES, 1),
        ("Berapa harga tiket Museum Wirata pada hari senin?", AGES, 1),
    ],
)
def test_no_word_of_the_question_more_and_no_name_or_day_makes_one_more_exact(
    question: str, article: Article, place: int
) -> None:
    assert not better(question, article, place, 0)
