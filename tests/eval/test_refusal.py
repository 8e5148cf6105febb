import pytest

from eval.refusal import refused_share
from rag import Archive


def test_the_share_of_refused_questions(filled: Archive) -> None:
    questions = ["Berapa tarif feri Teluk Sagara?", "Siapa penemu mikroskop elektron?", "?!"]
    assert refused_share(filled, questions) == pytest.approx(2 / 3)
