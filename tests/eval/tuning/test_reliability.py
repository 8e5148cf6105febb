"""How sure a judge is, against how often it is right."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import FloatMatrix
from embeddings.judge import Reading
from eval.tuning.reliability import Reliability, reliability


class Sure:
    """A judge that is sure of everything."""

    name, fingerprint = "sure", "0" * 16

    @property
    def comparer(self) -> "Sure":
        return self

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        return [Reading(float(question in passage), 0.9) for passage in passages]

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:  # noqa: ARG002
        return np.array([[0.8, 0.1, 0.05, 0.05]] * len(premises), np.float32)


def test_error_is_the_distance_between_likelihood_and_share() -> None:
    assert Reliability("head", [0.5] * 20, [True, False] * 10).error == pytest.approx(0)
    assert Reliability("head", [0.9] * 10, [False] * 10).error == pytest.approx(0.9)
    assert [one.answers for one in Reliability("head", [0.1] * 25, [False] * 25).bins] == [3] * 5 + [2] * 5


def test_each_head_is_compared_with_what_is_held_out(tmp_path: Path) -> None:
    folder = tmp_path / "reading"
    folder.mkdir()
    claims = [{"premise": f"text {n}", "hypothesis": "claim", "label": "entailment"} for n in range(240)]
    asked = [
        {"question": f"q{n}", "passage": f"q{n} text", "answerable": n % 2 == 0, "answers": []} for n in range(240)
    ]
    for name, rows in (("claims-a", claims), ("qa-a", asked)):
        lines = "\n".join(map(json.dumps, rows))
        (folder / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    found = {one.head: one for one in reliability(Sure(), tmp_path)}
    assert set(found) == {"stance", "answerable", "relevance"}
    assert found["stance"].error == pytest.approx(0.2, abs=1e-6)
    assert found["relevance"].error == pytest.approx(0, abs=0.2)
    assert len(found["relevance"].outcomes) % 2 == 0
