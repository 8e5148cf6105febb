import pytest

from embeddings import passage_terms
from embeddings.language import Language
from embeddings.terms.polarity import polarity_term


def telling(sentence: str, language: Language) -> set[str]:
    return {what for term in passage_terms(sentence, language) if (what := polarity_term(term))}


@pytest.mark.parametrize(
    ("sentence", "language", "told_by"),
    [
        ("Tarif naik menjadi Rp42.500.", Language.INDONESIAN, {"naik", "42500"}),
        ("The fare rose to $42,500.", Language.ENGLISH, {"rise", "42500"}),
        ("Ia membantah tiga perahu hilang.", Language.INDONESIAN, {"not", "3"}),
        ("She denied that three boats didn't return.", Language.ENGLISH, {"not", "3"}),
        ("The plan wasn’t rejected in Q2.", Language.ENGLISH, {"not", "q2"}),
        ("Status menurun ke Level II.", Language.INDONESIAN, {"turun", "2"}),
        ("Warga berkumpul di pelabuhan.", Language.INDONESIAN, set()),
    ],
)
def test_numbers_negations_and_directions_tell(sentence: str, language: Language, told_by: set[str]) -> None:
    assert telling(sentence, language) == told_by
