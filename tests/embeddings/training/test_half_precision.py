"""On which processors training multiplies numbers of two bytes."""

import pytest
import torch

from embeddings.training.half_precision import has_bfloat16_products


@pytest.mark.parametrize(
    ("capabilities", "has"),
    [
        ({"avx512_f": True, "avx512_bf16": False, "amx_bf16": False}, False),
        ({"avx512_f": True, "avx512_bf16": True}, True),
        ({"avx2": True}, False),
        ({"bf16": True}, True),
    ],
)
def test_only_where_the_processor_has_instructions_for_them(
    monkeypatch: pytest.MonkeyPatch, capabilities: dict[str, bool], has: bool
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)
    has_bfloat16_products.cache_clear()
    try:
        assert has_bfloat16_products() is has
    finally:
        has_bfloat16_products.cache_clear()
