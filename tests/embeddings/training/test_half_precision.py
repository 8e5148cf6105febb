"""On which processors training multiplies numbers of two bytes."""

import pytest
import torch

from embeddings.training import half_precision
from embeddings.training.half_precision import bfloat16_is_quicker, product_seconds


@pytest.mark.parametrize(("halved", "quicker"), [(0.1, True), (5.0, False)])
def test_only_where_they_take_less_time(monkeypatch: pytest.MonkeyPatch, halved: float, quicker: bool) -> None:
    seconds = {torch.float32: 1.0, torch.bfloat16: halved}
    monkeypatch.setattr(half_precision, "product_seconds", seconds.__getitem__)
    bfloat16_is_quicker.cache_clear()
    try:
        assert bfloat16_is_quicker() is quicker
    finally:
        bfloat16_is_quicker.cache_clear()


@pytest.mark.parametrize("kind", [torch.float32, torch.bfloat16])
def test_a_product_of_either_kind_is_timed(kind: torch.dtype) -> None:
    assert product_seconds(kind) > 0
