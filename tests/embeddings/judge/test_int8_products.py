"""Products of bytes: found out whether they are exact, and then the judge's answers are the same either way."""

from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest

from embeddings.judge import int8_products, pair_reader
from embeddings.judge.judge import BUNDLED_JUDGE_FOLDER

PAIRS = [
    ("Siapa yang membuka pasar itu?", "Pasar ikan di Kota Melayang dibuka oleh wali kota pada Senin pagi."),
    ("Was the bridge closed?", "The bridge stayed open on Monday, the ministry said; lorries were turned away."),
]


class PairsInSixteenBits:
    """Adds pairs of products as a processor without VNNI does."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def run(self, _: object, given: dict[str, Any]) -> list[Any]:
        products = given["a"].astype(np.int64)[:, :, None] * given["b"].astype(np.int64)[None]
        pairs = products.reshape(len(products), -1, 2, products.shape[-1]).sum(axis=2)
        return [np.clip(pairs, -(2**15), 2**15 - 1).sum(axis=1).astype(np.int32)]


@pytest.fixture(autouse=True)
def forgotten() -> None:
    int8_products.adds_exactly.cache_clear()


def test_the_model_multiplies_bytes() -> None:
    model = onnx.load_model_from_string(int8_products._PRODUCT)
    onnx.checker.check_model(model)
    assert [node.op_type for node in model.graph.node] == ["MatMulInteger"]
    types = [one.type.tensor_type.elem_type for one in model.graph.input]
    assert types == [onnx.TensorProto.UINT8, onnx.TensorProto.INT8]


def test_a_processor_that_overflows_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnxruntime, "InferenceSession", PairsInSixteenBits)
    assert not int8_products.adds_exactly()


def test_what_was_found_decides_how_the_judge_multiplies_and_nothing_that_it_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = pair_reader.read_model(BUNDLED_JUDGE_FOLDER).read(PAIRS)
    monkeypatch.setattr(pair_reader, "adds_exactly", lambda: False)
    careful = pair_reader.read_model(BUNDLED_JUDGE_FOLDER).read(PAIRS)
    for one, other in zip(said, careful, strict=True):
        assert one.relevance == pytest.approx(other.relevance, abs=1e-6)
        assert one.stance == pytest.approx(other.stance, abs=1e-6)
        assert one.starts == pytest.approx(other.starts, abs=1e-6)
