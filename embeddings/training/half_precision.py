"""Whether this processor multiplies numbers of two bytes by itself."""

from functools import cache

__all__ = ["has_bfloat16_products"]

_INSTRUCTIONS = ("avx512_bf16", "amx_bf16", "bf16")


@cache
def has_bfloat16_products() -> bool:
    """Return whether the processor has instructions for bfloat16: without them PyTorch computes it many times slower.

    Its own check says yes to any AVX-512, where a step of training takes sixteen seconds instead of three.
    """
    import torch

    has = torch.cpu.get_capabilities()
    return any(has.get(one, False) for one in _INSTRUCTIONS)
