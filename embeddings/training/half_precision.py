"""Whether this processor multiplies numbers of two bytes quicker than those of four."""

from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

__all__ = ["bfloat16_is_quicker", "product_seconds"]

_TOKENS, _WIDTH, _INNER = 2_048, 384, 1_536
"""Of a product such as training makes most of."""
_TIMES = 5


@cache
def bfloat16_is_quicker() -> bool:
    """Return whether bfloat16 products take less time here than float32 ones: both are timed, once.

    What a processor says it can do does not tell: with `avx512_bf16` alone they take half as long again, with AMX a
    third, without either five times as long.
    """
    import torch

    return product_seconds(torch.bfloat16) < product_seconds(torch.float32)


def product_seconds(kind: "torch.dtype") -> float:
    """Time the quickest of a few products of matrices of a kind of number, after one that is not counted."""
    import torch

    left, right = torch.ones(_TOKENS, _WIDTH, dtype=kind), torch.ones(_WIDTH, _INNER, dtype=kind)
    seconds = []
    for _ in range(_TIMES + 1):
        begun = perf_counter()
        torch.mm(left, right)
        seconds.append(perf_counter() - begun)
    return min(seconds[1:])
