"""The judge's network: a transformer over two texts, and what is read from its states.

In plain torch: the library that has such networks ready takes three times as long to import as torch itself.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn.functional import gelu, pad

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["PairModel", "Shape", "States"]

_NOWHERE = -1e4
"""The score of a token where no answer can stand."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network, named as BERT's configurations name them."""

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    type_vocab_size: int = 2
    layer_norm_eps: float = 1e-12


class States:
    """What the network makes of pairs, before it is turned into probabilities."""

    def __init__(self, pooled: "Tensor", places: "Tensor") -> None:
        self.relevance = pooled[:, 0]
        """`[n]`: the logit that the second text belongs to the first"""
        self.support = pooled[:, 1:4]
        """`[n, 3]`: logits that the second text supports the first, refutes it, does neither"""
        self.nowhere = pooled[:, 4]
        """`[n]`: the score that no token of the second text answers the first"""
        self.places = places
        """`[n, tokens]`: the score of each token as the answer's; other than the second text's, none"""

    @property
    def likely_places(self) -> "Tensor":
        """Give `[n, tokens]`: how likely each token is the answer's; what is missing to 1 is that none is."""
        return torch.cat((self.places, self.nowhere[:, None]), 1).softmax(1)[:, :-1]


class PairModel(nn.Module):
    """BERT over `[CLS] first [SEP] second [SEP]`, with one layer above the first state and the mean of all.

    Answers are sought token by token against "nowhere", as for SQuAD 2 (Devlin et al. 2019): to find the place teaches
    more than to be told whether there is one.
    """

    def __init__(self, shape: Shape, *, dropout: float = 0.0) -> None:
        """Make a network of random weights; in training, `dropout` of the states between its layers is left out."""
        super().__init__()
        size, eps = shape.hidden_size, shape.layer_norm_eps
        self.shape = shape
        self.words = nn.Embedding(shape.vocab_size, size)
        self.positions = nn.Embedding(shape.max_position_embeddings, size)
        self.sides = nn.Embedding(shape.type_vocab_size, size)
        self.norm = nn.LayerNorm(size, eps=eps)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(shape, dropout) for _ in range(shape.num_hidden_layers))
        self.dense = nn.Linear(2 * size, size)
        self.out = nn.Linear(size, 5)
        self.place = nn.Linear(size, 1)

    def forward(self, tokens: "Tensor", sides: "Tensor", read: "Tensor") -> States:
        """Read padded pairs, each `int64[n, tokens]`: tokens, which text they are of (0, 1), and 0 for padding."""
        places = torch.arange(tokens.shape[1])
        states = self.dropout(self.norm(self.words(tokens) + self.positions(places) + self.sides(sides)))
        masked = torch.zeros(read.shape).masked_fill(read == 0, _NOWHERE)[:, None, None]
        for layer in self.layers:
            states = layer(states, masked)
        states = states.float()
        with torch.autocast(tokens.device.type, enabled=False):
            mean = (states * read[:, :, None]).sum(1) / read.sum(1, keepdim=True)
            pooled = self.out(torch.tanh(self.dense(torch.cat((states[:, 0], mean), 1))))
            scores = self.place(states)[:, :, 0].masked_fill(~_words_of_second(sides, read), _NOWHERE)
        return States(pooled, scores)


class _Layer(nn.Module):
    """One layer of BERT: attention, then two products, each added to what came in and normalised."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        size = shape.hidden_size
        self.heads = shape.num_attention_heads
        self.query, self.key, self.value, self.joined = (nn.Linear(size, size) for _ in range(4))
        self.attended = nn.LayerNorm(size, eps=shape.layer_norm_eps)
        self.wider = nn.Linear(size, shape.intermediate_size)
        self.narrower = nn.Linear(shape.intermediate_size, size)
        self.norm = nn.LayerNorm(size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: "Tensor", masked: "Tensor") -> "Tensor":
        query, key, value = (self._by_head(part(states)) for part in (self.query, self.key, self.value))
        # At these lengths a fifth faster than torch's fused attention.
        likeness = query @ key.transpose(-1, -2) / key.shape[-1] ** 0.5 + masked
        seen = (likeness.softmax(-1).to(value.dtype) @ value).transpose(1, 2).flatten(2)
        states = self.attended(states + self.dropout(self.joined(seen)))
        normed: Tensor = self.norm(states + self.dropout(self.narrower(gelu(self.wider(states)))))
        return normed

    def _by_head(self, states: "Tensor") -> "Tensor":
        return states.reshape(*states.shape[:2], self.heads, -1).transpose(1, 2)


def _words_of_second(sides: "Tensor", read: "Tensor") -> "Tensor":
    """Tell the second text's tokens, without the sign at its end."""
    return (sides * pad(read[:, 1:], (0, 1))).bool()
