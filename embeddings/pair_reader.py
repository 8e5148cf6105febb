"""Read pairs of texts with the judge's model from disk."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embeddings.model_files import readable
from embeddings.pieces import cut_into_pieces

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer
    from torch import Tensor

    from embeddings.pair_model import PairModel

__all__ = ["FACTORS", "ROWS", "PairReader", "Said", "read_model"]

FloatVector = NDArray[np.float32]

_LONGEST = 256
"""Tokens read of a pair: a question and a passage of 600 characters have at most about 220."""

_PIECE_TOKENS = 480
"""Tokens, padding among them, that run at a time: more is no faster on a core, and pads more."""

_MOST_WORKERS = 8
"""Each runs its pieces on one thread: threads that share every product wait for each other when cores are busy."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the model says of one pair, as probabilities."""

    relevance: float
    support: FloatVector
    """`float32[3]`: supports, refutes, neither"""
    places: FloatVector
    """`float32[tokens]`: for each token read of the second text, how likely the answer stands there"""
    spans: tuple[tuple[int, int], ...]
    """The characters of those tokens, half-open."""


class PairReader:
    """The model with its tokenizer; may be asked from several threads."""

    def __init__(self, model: "PairModel", tokenizer: "Tokenizer") -> None:
        self._model = model.eval()
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        workers = min(os.cpu_count() or 1, _MOST_WORKERS)
        self._workers = ThreadPoolExecutor(workers, initializer=_use_one_thread)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Said]:
        """Read pairs; of an overlong one, the beginnings."""
        texts = [(readable(first), readable(second)) for first, second in pairs]
        encodings = self._tokenizer.encode_batch(texts)
        pieces = cut_into_pieces([len(encoding.ids) for encoding in encodings], most_tokens=_PIECE_TOKENS)
        run = self._workers.map(self._run, ([encodings[position] for position in piece] for piece in pieces))
        said = dict(zip(chain.from_iterable(pieces), chain.from_iterable(run), strict=True))
        return [said[position] for position in range(len(pairs))]

    def _run(self, encodings: Sequence["Encoding"]) -> list[Said]:
        import torch

        longest = max(len(encoding.ids) for encoding in encodings)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=_is_quick_with_two_bytes()):
            states = self._model(
                _padded([encoding.ids for encoding in encodings], longest),
                _padded([encoding.type_ids for encoding in encodings], longest),
                _padded([encoding.attention_mask for encoding in encodings], longest),
            )
            relevance = states.relevance.float().sigmoid().tolist()
            support = states.support.float().softmax(1).numpy()
            places = states.likely_places.numpy()
        said = []
        for row, encoding in enumerate(encodings):
            second = slice(encoding.type_ids.index(1), len(encoding.ids) - 1)
            said.append(Said(relevance[row], support[row], places[row, second], tuple(encoding.offsets[second])))
        return said


def read_model(folder: Path) -> PairReader:
    """Open the judge's folder: `config.json`, `tokenizer.json`, `model.safetensors`.

    The token rows are stored as whole numbers of one byte with a factor a row, all else with two bytes a number.
    """
    from safetensors.torch import load_file
    from tokenizers import Tokenizer

    from embeddings.pair_model import PairModel, Shape

    settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    model = PairModel(Shape(**settings))
    tensors = {name: tensor.float() for name, tensor in load_file(folder / "model.safetensors").items()}
    tensors[ROWS] *= tensors.pop(FACTORS)[:, None]
    model.load_state_dict(tensors)
    return PairReader(model, tokenizer)


ROWS = "words.weight"
FACTORS = "factors"


def _use_one_thread() -> None:
    import torch

    torch.set_num_threads(1)


def _padded(rows: Sequence[Sequence[int]], length: int) -> "Tensor":
    import torch

    return torch.tensor([[*row, *([0] * (length - len(row)))] for row in rows])


def _is_quick_with_two_bytes() -> bool:
    """Tell whether this processor multiplies bfloat16 faster than four bytes a number."""
    import torch

    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
