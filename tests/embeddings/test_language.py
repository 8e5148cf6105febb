import pytest

from embeddings.language import Language, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Apakah tarif feri naik bulan ini?", Language.INDONESIAN),
        ("Kapan jembatan itu dibuka untuk umum?", Language.INDONESIAN),
        ("Did the ferry fare go up this month?", Language.ENGLISH),
        ("When will the bridge open to the public?", Language.ENGLISH),
    ],
)
def test_short_questions_are_told_apart(text: str, language: Language) -> None:
    assert detect_language(text) is language


@pytest.mark.parametrize("text", ["", "   ", "12/7/2017", "?!"])
def test_text_without_letters_counts_as_indonesian(text: str) -> None:
    assert detect_language(text) is Language.INDONESIAN
