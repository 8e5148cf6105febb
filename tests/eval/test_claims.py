import json
from pathlib import Path

import pytest

from embeddings.errors import ReadingError
from eval.claims import Claim, measure_claims, read_claims
from rag.types import Stance
from rag.verdicts import stance

LINES = [
    {"premise": "Tarif feri naik mulai Juli.", "hypothesis": "Tarif feri naik.", "label": "entailment"},
    {"premise": "Tarif feri tidak naik.", "hypothesis": "Tarif feri naik.", "label": "contradiction"},
    {"premise": "Gunung itu tenang.", "hypothesis": "Tarif feri naik.", "label": "neutral"},
]


def test_claims_are_read_and_measured(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    claims = read_claims(file)
    assert claims[1] == Claim("Tarif feri tidak naik.", "Tarif feri naik.", Stance.REFUTES)
    assert measure_claims(claims, stance) == {"accuracy": 1.0, "macro-F1": 1.0}


@pytest.mark.parametrize(
    "line", ["{broken", '["a"]', '{"premise": "a", "hypothesis": "b"}', json.dumps(LINES[0] | {"label": "maybe"})]
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(f"{json.dumps(LINES[0])}\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"claims\.jsonl:2"):
        read_claims(file)


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_file_without_claims_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "claims.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ReadingError, match=r"claims\.jsonl"):
        read_claims(file)
