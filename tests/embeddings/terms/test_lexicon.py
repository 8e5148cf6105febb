import gzip
from pathlib import Path

import pytest

import embeddings.terms.lexicon
from embeddings.errors import ModelError
from embeddings.language import Language
from embeddings.terms.accents import without_accents
from embeddings.terms.lexicon import LEXICON_FOLDER, Lexicon, load_lexicon

ID, EN = Language.INDONESIAN, Language.ENGLISH
SMALL = Lexicon(
    {
        EN: {"car": "mobil 80 kereta 20", "joint": "sendi 40 gabung 10", "joint ventur": "patung 30 usaha 30"},
        ID: {"mobil": "car 80", "teman": "friend 50"},
    }
)


def test_the_best_translation_weighs_one_and_the_others_less() -> None:
    (row,) = SMALL.translate(["car"], EN)
    assert row["mobil"] == 1
    assert row["kereta"] == pytest.approx(0.25**0.7)


def test_a_word_of_neither_language_has_no_translation() -> None:
    assert SMALL.translate(["xiaomi"], EN) == [{}]


def test_a_word_of_the_other_language_is_looked_up_there() -> None:
    assert SMALL.translate(["teman"], EN) == [{"friend": 1}]


def test_a_phrase_gives_its_words_to_where_they_fit() -> None:
    joint, venture = SMALL.translate(["joint", "ventur"], EN)
    assert {"patung", "usaha"} <= joint.keys() | venture.keys()
    assert joint["sendi"] == 1


def test_phrases_need_their_words_side_by_side() -> None:
    assert all("patung" not in row for row in SMALL.translate(["joint", "car", "ventur"], EN))


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [("tariff", EN, "tarif"), ("hospit", EN, "sakit"), ("gempa", ID, "earthquak"), ("pilu", ID, "elect")],
)
def test_the_bundled_table_knows_common_words(word: str, language: Language, expected: str) -> None:
    assert expected in load_lexicon().translate([word], language)[0]


def test_the_bundled_table_knows_what_words_mean_together() -> None:
    assert any("pbb" in row for row in load_lexicon().translate(["unit", "nation"], EN))


def test_every_row_of_the_bundled_table_can_be_used() -> None:
    lexicon = load_lexicon()
    for language, name in ((EN, "english-indonesian"), (ID, "indonesian-english")):
        lines = gzip.decompress((LEXICON_FOLDER / f"{name}.tsv.gz").read_bytes()).decode().splitlines()
        assert len(lines) > 20_000
        for line in lines:
            key, _, row = line.partition("\t")
            weights = lexicon.translate([without_accents(key)], language)[0]
            assert len(weights) == len(row.split()) / 2 or not line.isascii()
            assert max(weights.values()) == 1
            assert min(weights.values()) > 0


def test_the_bundled_table_stays_small() -> None:
    assert sum(path.stat().st_size for path in LEXICON_FOLDER.iterdir()) < 3_000_000


@pytest.mark.parametrize(
    "content", [None, b"no gzip", gzip.compress(b"\xff\xfe\t")], ids=["missing", "no gzip", "no text"]
)
def test_a_damaged_table_is_one_clear_error(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "english-indonesian.tsv.gz").write_bytes(content)
    monkeypatch.setattr(embeddings.terms.lexicon, "LEXICON_FOLDER", tmp_path)
    with pytest.raises(ModelError, match="translation table"):
        load_lexicon.__wrapped__()
