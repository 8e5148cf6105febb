from embeddings.language import Language
from rag import Article
from rag.types import Span


def label(title: str) -> str:
    return Article(source="one", text="Isi.", body=(Span(0, 4),), language=Language.INDONESIAN, title=title).label


def test_a_long_title_is_cut_after_a_whole_word_so_that_no_number_becomes_another() -> None:
    told = "Koreksi: Tarif Feri Tanjung Lira-Pulau Sembira Naik Jadi Rp42.500, Bukan Rp45.000"
    assert len(told) == 81
    assert label(told) == "Koreksi: Tarif Feri Tanjung Lira-Pulau Sembira Naik Jadi Rp42.500, Bukan…"
    assert label(told[1:]) == told[1:]
    assert label("x" * 100) == "x" * 79 + "…"
    assert label("x" * 79 + " y" * 10) == "x" * 79 + "…"
