"""Which rows of a table speak of what is asked for."""

import pytest

from embeddings import passage_terms
from embeddings.language import Language
from rag.answers.other_rows import without_other_rows
from rag.evidence.sentence_ranking import Candidate
from rag.evidence.sentence_score import SentenceScore
from rag.query import understand
from rag.reading.body.text_blocks import paragraphs
from rag.segmentation.chunking import body_sentences
from rag.types import Article, Span

FIT = SentenceScore(coverage=1.0, cosine=1.0, passage=1.0, expected=True)
LEGI, GEDE = "Pasar Legi | Rp14.500", "Pasar Gede | Rp15.000"
TABLE = f"Stok masih cukup.\n\nHarga beras\n\n| Pasar | Harga |\n|---|---|\n| {LEGI} |\n| {GEDE} |\n\nPasar itu ramai."


def kept(question: str, text: str = TABLE) -> list[str]:
    article = Article("a", text, tuple(unit.span for unit in paragraphs(text)), Language.INDONESIAN)
    sentences = [
        Candidate(article, span, FIT, tuple(passage_terms(span.of(text), article.language)))
        for span in body_sentences(article, Span(0, len(text)))
    ]
    return [one.text for one in without_other_rows(understand(question), sentences)]


def test_a_row_with_less_of_the_question_than_another_is_left_out() -> None:
    assert kept("Berapa harga beras di Pasar Legi?") == ["Stok masih cukup.", LEGI, "Pasar itu ramai."]


@pytest.mark.parametrize(
    "question", ["Berapa harga beras di Pasar Legi dan Pasar Gede?", "Berapa harga beras di pasar?"]
)
def test_rows_that_each_hold_something_of_it_are_kept(question: str) -> None:
    assert kept(question) == ["Stok masih cukup.", LEGI, GEDE, "Pasar itu ramai."]


def test_lines_of_a_schedule_are_rows() -> None:
    text = "Jadwal pekan ini:\n3 Mei – Stadion Solo\n5 Mei – Stadion Medan"
    assert kept("Kapan pertandingan di Stadion Medan?", text) == ["5 Mei – Stadion Medan"]
