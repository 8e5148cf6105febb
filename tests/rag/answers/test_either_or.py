"""Which alternative of an either-or question an article speaks for, read by the bundled judge.

`either_or.jsonl` holds reports with a question each and the alternative that is so; none where the report is silent.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import FloatMatrix
from embeddings.judge import Comparer, load_judge
from rag.answers import compose, decide_alternative
from rag.query import understand
from rag.verdicts import lexical_stances
from tests.rag.answers.conftest import article, sentences

ROWS = [
    json.loads(line) for line in Path(__file__).with_name("either_or.jsonl").read_text(encoding="utf-8").splitlines()
]
QUESTION = "Apakah stok beras Randualas naik atau turun?"
FALLEN = "Stok beras gudang Randualas turun dari 900 ton menjadi 640 ton."


@pytest.fixture(scope="module")
def comparer() -> Comparer:
    found = load_judge().comparer
    assert found is not None
    return found


def test_the_sentence_that_decides_comes_first_and_says_which(comparer: Comparer) -> None:
    found = sentences(article("2025-05-05", f"Gudang itu dibangun pada 1998. {FALLEN}", title="Stok beras turun"))
    query = understand(QUESTION)
    answer = compose(query, found, lexical_stances, decision=decide_alternative(query, found, comparer))
    assert (answer.alternative, answer.verdict) == ("turun", None)
    assert answer.sentences[0].text == FALLEN


class _Unsure:
    """Thinks nothing likely."""

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:  # noqa: ARG002 - as the protocol has it
        return np.full((len(premises), 4), 0.25, np.float32)


def test_no_alternative_is_told_where_none_is_likely_or_nothing_compares() -> None:
    found = sentences(article("2025-05-05", FALLEN))
    query = understand(QUESTION)
    assert decide_alternative(query, found, _Unsure()) is None
    assert decide_alternative(query, found, None) is None
    assert decide_alternative(query, [], _Unsure()) is None
    assert compose(query, found, lexical_stances).alternative is None


def test_what_is_no_either_or_question_is_not_decided(comparer: Comparer) -> None:
    found = sentences(article("2025-05-05", FALLEN))
    assert decide_alternative(understand("Apakah stok beras Randualas turun?"), found, comparer) is None


@pytest.mark.slow
def test_of_the_alternatives_that_are_told_seven_in_eight_are_right(comparer: Comparer) -> None:
    told: Counter[str] = Counter()
    for row in ROWS:
        query = understand(row["question"])
        decision = decide_alternative(
            query, sentences(article("2025-05-05", row["text"], title=row["title"])), comparer
        )
        if decision:
            told[
                "unsaid" if row["right"] is None else "right" if decision.alternative == row["right"] else "wrong"
            ] += 1
    assert sum(row["right"] is not None for row in ROWS) == 56
    assert told["right"] >= 15
    assert told["wrong"] + told["unsaid"] <= 2
