"""Who speaks in a sentence, in both languages, and whether an article lets the same one speak."""

import pytest

from embeddings.language import Language
from rag.generation.support.speakers import is_of_its_speaker, speakers_in
from rag.query import claim_units
from rag.types import Article, Span


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Xiaomi menepis kabar itu.", ["Xiaomi"]),
        ("Menurut Dewi Lestari, tarif naik.", ["Dewi Lestari"]),
        ("The fare rises, according to Nora Pell on Monday.", ["Nora Pell"]),
        ('"Tarif naik," ujar kepala pasar, Wening Prastuti, Selasa (3/2).', ["kepala pasar, Wening Prastuti"]),
        ("“There is no toll,” said Mayor Tom Reyes in Old Quay.", ["Mayor Tom Reyes"]),
        ("The bridge at Old Quay opens in March, engineer Nora Pell said.", ["engineer Nora Pell"]),
        ("Bagas, who heads the office in Sagara, said nobody died.", ["Bagas, who heads the office in Sagara"]),
        ("Tarif naik, kata Rina kepada wartawan.", ["Rina"]),
        ("Xiaomi said Ford had denied it.", ["Xiaomi", "Ford had"]),
        ('"Saya lega," katanya.', ["katanya"]),
        ("Harga itu diumumkan kemarin.", []),
        ("The price was announced by Xiaomi.", []),
        ("Tarif feri naik.", []),
    ],
)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    assert speakers_in(text) == speakers


NOVEL = 'Dewan juri menyebut novel itu "berani". Ratna Widuri menulisnya dua tahun. "Saya lega," katanya.'
DENIAL = "Xiaomi menepis kabar itu. Perusahaan tersebut menyebut laporan itu keliru."


@pytest.mark.parametrize(
    ("claim", "article", "sentence", "its"),
    [
        ("Dewan juri menyebut novel itu berani.", NOVEL, 0, True),
        ("The jury called the novel bold, the jury said.", NOVEL, 0, True),
        ("Ratna Widuri menyebut novel itu berani.", NOVEL, 0, False),
        ("Ratna Widuri mengatakan ia lega.", NOVEL, 2, True),
        ("Ratna Widuri said she was relieved.", NOVEL, 2, True),
        ("Nora Pell said she was relieved.", NOVEL, 2, False),
        ("Xiaomi said the report was wrong.", DENIAL, 1, True),
        ("Ford said the report was wrong.", DENIAL, 1, False),
        ("Menurut Kabar Sagara, laporan itu keliru.", DENIAL, 1, True),
        ("Kabar Sagara membantah laporan itu.", DENIAL, 0, False),
        ("Ratna Widuri menulis novel itu dua tahun.", NOVEL, 1, True),
    ],
)
def test_it_is_said_by_the_one_who_says_it(claim: str, article: str, sentence: int, *, its: bool) -> None:
    sentences = [f"{one.strip(' .')}." for one in article.split(". ")]
    told = Article("a", article, (Span(0, len(article)),), Language.INDONESIAN, "Sebuah kabar", "Kabar Sagara")
    before = sentences[sentence - 1] if sentence else ""
    assert is_of_its_speaker(claim_units(claim), told, sentences[sentence], before) is its
