"""Whether this processor adds products of bytes exactly, as those with VNNI or AMX do and others do not."""

from functools import cache

import numpy as np

__all__ = ["adds_exactly"]

_PRODUCT = (
    b'\x08\x08:P\n\x18\n\x01a\n\x01b\x12\x01c"\rMatMulInteger\x12\x01gZ\x0f\n\x01a\x12\n\n\x08\x08\x02\x12\x04\n\x00'
    b"\n\x00Z\x0f\n\x01b\x12\n\n\x08\x08\x03\x12\x04\n\x00\n\x00b\x0f\n\x01c\x12\n\n\x08\x08\x06\x12\x04\n\x00\n\x00"
    b"B\x04\n\x00\x10\x11"
)
"""An ONNX model: `c = MatMulInteger(a, b)` of `uint8[*, *]` and `int8[*, *]`, as the judge's products are."""
_WIDE = 64
"""Rows and columns: enough that ONNX Runtime takes the kernel that it takes for the judge."""


@cache
def adds_exactly() -> bool:
    """Multiply the largest bytes: a processor that adds pairs of products in sixteen bits says less than there is."""
    from onnxruntime import InferenceSession

    largest, largest_signed = np.iinfo(np.uint8).max, np.iinfo(np.int8).max
    given = {
        "a": np.full((_WIDE, _WIDE), largest, np.uint8),
        "b": np.full((_WIDE, _WIDE), largest_signed, np.int8),
    }
    (product,) = InferenceSession(_PRODUCT, providers=["CPUExecutionProvider"]).run(["c"], given)
    return bool((product == _WIDE * int(largest) * int(largest_signed)).all())
