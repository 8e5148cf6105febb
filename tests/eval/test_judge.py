"""Every head of a judge, measured on every kind of set."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import FloatMatrix
from embeddings.errors import ReadingError
from embeddings.judge import AnswerSpan, Reading
from eval.judge import measure_reader

CLAIMS = [
    {"premise": "Tarif feri naik.", "hypothesis": "Feri mahal", "label": "entailment"},
    {"premise": "Tarif feri tidak naik.", "hypothesis": "Feri mahal", "label": "contradiction"},
    {"premise": "Kabarnya tarif feri naik.", "hypothesis": "Feri mahal", "label": "open"},
    {"premise": "Gunung tenang.", "hypothesis": "Feri mahal", "label": "neutral"},
]
TWO = [
    {"premise": "Tarif feri naik.", "hypothesis": "Feri mahal", "label": "entailment"},
    {"premise": "Tarif feri tidak naik.", "hypothesis": "Feri mahal", "label": "not_entailment"},
]
QUESTIONS = [
    {"question": "Kapan?", "passage": "Dibuka pada 3 Mei.", "answerable": True, "answers": ["3 Mei"]},
    {"question": "Siapa?", "passage": "Dibuka pada 3 Mei.", "answerable": False, "answers": []},
]


class Knows:
    """A judge that reads by a word or two."""

    name, fingerprint = "knows", "0" * 16

    @property
    def comparer(self) -> "Knows":
        return self

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        answers = 0.9 if question == "Kapan?" else 0.1
        return [Reading(answers, answers, None, AnswerSpan(12, 17, answers)) for _ in passages]

    def compare(self, premises: Sequence[str], claim: str) -> FloatMatrix:  # noqa: ARG002
        rows = np.full((len(premises), 4), 0.1, np.float32)
        for row, text in zip(rows, premises, strict=True):
            row[1 if "tidak" in text else 2 if "Kabarnya" in text else 0 if "naik" in text else 3] = 0.7
        return rows


def write(folder: Path, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    lines = "\n".join(map(json.dumps, rows)).encode()
    (folder / name).write_bytes(gzip.compress(lines) if name.endswith(".gz") else lines)


def test_every_kind_of_set_is_measured(tmp_path: Path) -> None:
    write(tmp_path, "claims.jsonl", CLAIMS)
    write(tmp_path, "two.jsonl.gz", TWO)
    write(tmp_path, "answers.jsonl", QUESTIONS)
    write(tmp_path, "support.jsonl", [{"document": "Tarif naik.", "sentence": "Naik", "supported": True}] * 2)
    write(tmp_path, "yesno.jsonl", [{"question": "Naik?", "passage": "Tarif tidak naik.", "answer": "no"}] * 2)
    write(tmp_path, "parallel.jsonl", [{"en": "a", "id": "b"}])
    found = {one.name: one for one in measure_reader(tmp_path, Knows())}
    assert {name: one.kind for name, one in found.items()} == {
        "claims": "claims", "two": "claims", "answers": "answers", "support": "support", "yesno": "yes/no questions",
    }  # fmt: skip
    assert all(found[name].metrics["accuracy"] == 1 for name in ("claims", "two", "support", "yesno"))
    assert found["claims"].metrics["majority macro-F1"] == pytest.approx(0.1)  # one of four right: F1 .4, 0, 0, 0
    assert dict(found["answers"].metrics) == {"answerable AUROC": 1, "span exact": 1, "span F1": 1}


def test_only_what_was_not_trained_on_may_be_asked_for(tmp_path: Path) -> None:
    rows = [{**TWO[0], "premise": f"Tarif naik {number}."} for number in range(240)]
    write(tmp_path, "claims.jsonl", rows)
    (held_out,) = measure_reader(tmp_path, Knows(), held_out=True)
    assert 5 < held_out.rows < 60
    assert measure_reader(tmp_path, Knows(), limit=7)[0].rows == 7


def test_a_folder_without_sets_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="holds no set that a judge could be measured on"):
        measure_reader(tmp_path, Knows())
    (tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"broken\.jsonl cannot be read"):
        measure_reader(tmp_path, Knows())
    (tmp_path / "broken.jsonl").unlink()
    write(tmp_path, "claims.jsonl", [{**TWO[0], "label": "perhaps"}])
    with pytest.raises(ReadingError, match=r"claims\.jsonl has a row with 'perhaps', which is no label"):
        measure_reader(tmp_path, Knows())
