"""Words that count what an earlier sentence names."""

import pytest

from embeddings.language import Language
from rag.evidence.counted_names import with_names
from rag.evidence.sentence_ranking import Candidate
from rag.evidence.sentence_score import SentenceScore
from rag.types import Article, Span

FIT = SentenceScore(coverage=1.0, cosine=1.0, passage=1.0, expected=True)


def counting(text: str, words: str) -> Candidate:
    article = Article("a", text, (Span(0, len(text)),), Language.ENGLISH, None, None, None)
    start = text.index(words)
    sentence = Span(text.rindex(". ", 0, start) + 2, len(text))
    return Candidate(article, sentence, FIT, (), words=Span(start, start + len(words)), sure_of_words=0.8)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Saltby has met Norlin Air, Vesta and Kopa. It rained. A deal with the three airlines is open.",
            "the three airlines",
            "Norlin Air, Vesta and Kopa",
        ),
        ("Nara menemui Bank Rana serta Bank Ori. Kedua bank itu diam.", "Kedua bank", "Bank Rana serta Bank Ori"),
        ("The mayor named Ivo Brandt & Mira Sand. Both were glad.", "Both", "Ivo Brandt & Mira Sand"),
    ],
)
def test_the_names_that_are_counted_are_found(text: str, words: str, names: str) -> None:
    found = with_names(counting(text, words))
    assert found is not None
    assert found.words is not None
    assert found.words.of(text) == names
    assert names in found.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Saltby has met Norlin Air and Vesta. A deal with the three airlines is open.", "the three airlines"),
        (
            "Saltby has met Norlin Air, Vesta and Kopa. A deal with three Orrin airlines is open.",
            "three Orrin airlines",
        ),
        ("Saltby has met Norlin Air and Vesta. A deal with some airlines is open.", "some airlines"),
    ],
)
def test_other_names_are_not_taken_for_them(text: str, words: str) -> None:
    assert with_names(counting(text, words)) is None
