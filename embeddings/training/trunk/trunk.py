"""A transformer in training: texts become unit vectors, and a loss of the vectors goes back into it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from embeddings.encoder import FloatMatrix
from embeddings.training.examples import Tokens, encode_texts
from embeddings.training.half_precision import bfloat16_is_quicker
from embeddings.training.trunk.length_batches import cut_into_pieces

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import BertModel

__all__ = ["Embedded", "Trunk"]

_WORKERS = 2
"""Each runs half of a batch on one thread: two that share every product wait for each other when cores are busy."""

_PIECE_TOKENS = 1280
"""Tokens, padding among them, that run at a time: more is hardly faster on a core, and pads more."""

_ENCODED_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class _Half:
    """What one worker ran: the positions of each piece's texts, and the vectors with the graph that made them."""

    pieces: list[list[int]]
    vectors: list["Tensor"]


class Embedded:
    """The unit vectors of a batch of texts, `float32[n, d]`, from which the trunk can learn once."""

    def __init__(self, trunk: "Trunk", halves: Sequence[_Half]) -> None:
        import torch

        self._trunk = trunk
        self._halves = halves
        order = np.argsort([position for half in halves for piece in half.pieces for position in piece])
        vectors = torch.cat([piece.detach() for half in halves for piece in half.vectors])
        self.vectors = vectors[torch.from_numpy(order)].requires_grad_()

    def learn(self, loss: "Tensor") -> None:
        """Give every parameter of the trunk its gradient of a loss of `vectors`."""
        import torch

        (gradient,) = torch.autograd.grad(loss, self.vectors)
        self._trunk.learn(self._halves, gradient)


class Trunk:
    """A BERT model; a text is the mean of its tokens' last states, scaled to unit length."""

    def __init__(self, model: "BertModel", tokenizer: Tokenizer, *, longest: int = 128) -> None:
        import torch

        # What remains to one thread at a time is small: there a second one would wait more than it worked.
        torch.set_num_threads(1)
        self.model = model
        self.tokenizer = tokenizer
        self.parameters = list(model.parameters())
        self._frame = np.asarray([tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]")], np.int64)
        self._longest = longest
        self._workers = ThreadPoolExecutor(_WORKERS, initializer=torch.set_num_threads, initargs=(1,))

    def embed(self, texts: Sequence[Tokens]) -> Embedded:
        """Embed texts, as tokens without special ones; what is longer than the trunk reads is left out."""
        start, end = self._frame[:1], self._frame[1:]
        framed = [np.concatenate((start, text[: self._longest - len(self._frame)], end)) for text in texts]
        pieces = cut_into_pieces([len(text) for text in framed], most_tokens=_PIECE_TOKENS)

        def run(half: list[list[int]]) -> _Half:
            return _Half(half, [self._run([framed[position] for position in piece]) for piece in half])

        halves = [pieces[worker::_WORKERS] for worker in range(min(_WORKERS, len(pieces)))]
        return Embedded(self, list(self._workers.map(run, halves)))

    def learn(self, halves: Sequence[_Half], gradient: "Tensor") -> None:
        """Give every parameter its gradient, from that of the vectors."""
        import torch

        def share(half: _Half) -> Sequence["Tensor"]:
            return torch.autograd.grad(half.vectors, self.parameters, [gradient[piece] for piece in half.pieces])

        # Each worker adds up its own half: the sums must not depend on which of them is the quicker.
        first, *others = self._workers.map(share, halves)
        for number, parameter in enumerate(self.parameters):
            parameter.grad = first[number]
            for other in others:
                parameter.grad += other[number]

    def encode(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode texts as `float32[n, d]` unit rows."""
        tokens = encode_texts(self.tokenizer, texts)
        rows = np.zeros((len(texts), self.model.config.hidden_size), np.float32)
        order = np.argsort([len(text) for text in tokens], kind="stable")
        for start in range(0, len(order), _ENCODED_AT_ONCE):
            chosen = order[start : start + _ENCODED_AT_ONCE]
            rows[chosen] = self.embed([tokens[position] for position in chosen]).vectors.detach().numpy()
        return rows

    def _run(self, texts: Sequence[Tokens]) -> "Tensor":
        import torch
        from torch.nn.functional import normalize

        tokens = np.zeros((len(texts), max(map(len, texts))), np.int64)
        mask = np.zeros_like(tokens)
        for row, text in enumerate(texts):
            tokens[row, : len(text)] = text
            mask[row, : len(text)] = 1
        read = torch.from_numpy(mask)
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16_is_quicker()):
            states = self.model(input_ids=torch.from_numpy(tokens), attention_mask=read).last_hidden_state
        return normalize((states.float() * read[:, :, None]).sum(1))
