import gzip
from pathlib import Path

import pytest

from embeddings.training.lexicon import Stemmed, common_phrases, learn_rows, write_rows


def pair(source: str, target: str, **options: bool) -> Stemmed:
    return Stemmed(tuple(source.split()), tuple(target.split()), **options)


RED = [pair("red house", "rumah merah"), pair("red car", "mobil merah"), pair("house", "rumah"), pair("car", "mobil")]


def test_words_find_their_translations() -> None:
    rows = learn_rows(RED)
    assert {word: next(iter(row)) for word, row in rows.items()} == {"red": "merah", "house": "rumah", "car": "mobil"}


def test_numbers_and_words_that_stay_the_same_need_no_row() -> None:
    assert learn_rows([pair("12", "12"), pair("jakarta", "jakarta")]) == {}


@pytest.mark.parametrize(("times", "expected"), [(4, set()), (5, {"joint venture"})])
def test_a_phrase_stands_together_often(times: int, expected: set[str]) -> None:
    others = [pair(f"word{n} other{n}", "kata") for n in range(400)]
    assert common_phrases([*others, *[pair("joint venture", "usaha patungan")] * times]) == expected


def test_words_that_are_everywhere_are_no_phrase() -> None:
    assert common_phrases([pair("ship ferri ship ferri", "kapal")] * 50) == set()


def test_a_lemma_of_two_content_words_is_a_phrase() -> None:
    lemmas = [pair("prime minist", "perdana menteri", is_lemma=True), pair("of the", "dari", is_lemma=True)]
    assert common_phrases(lemmas) == {"prime minist"}


def test_a_phrase_is_kept_for_what_its_words_do_not_say() -> None:
    apart = [pair("unit", "satuan"), pair("nation", "negara")] * 60
    rows = learn_rows([*apart, *[pair("unit nation", "pbb", is_lemma=True)] * 9])
    assert next(iter(rows["unit nation"])) == "pbb"
    told_by_words = [pair("unit nation", "satuan negara", is_lemma=True)] * 9
    assert "unit nation" not in learn_rows([*apart, *told_by_words])


def test_the_table_is_written_the_same_every_time(tmp_path: Path) -> None:
    table = {"b": {"x": 0.5, "y": 0.001}, "a": {"z": 1.0}}
    for name in ("one", "two"):
        write_rows(tmp_path / name, table)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert gzip.decompress((tmp_path / "one").read_bytes()).decode() == "a\tz 100\nb\tx 50 y 1\n"
