"""The judge's network: a transformer over two texts, and what is read from its states."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn.functional import gelu, pad, scaled_dot_product_attention

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["JudgeNetwork", "NetworkShape", "States", "mean_of"]

_NOWHERE = -1e4
"""The score of a token where no answer can stand."""

_UNPLACED = 3
"""Rows of matches beside those of places: no match, and of the first text, matched and not."""

_FARTHEST = 128
"""Tokens apart from which on a relative position is one (Raffel et al. 2020)."""


@dataclass(frozen=True, slots=True)
class NetworkShape:
    """The sizes of a network, named as BERT's configurations name them."""

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int = 512
    layer_norm_eps: float = 1e-12
    relative_buckets: int = 0
    """Buckets of the distance between two tokens, as MPNet has them; 0 for none."""
    matched_places: int = 0
    """Places of the first text that a token of the second is told to repeat; 0 for none."""


@dataclass(frozen=True, slots=True)
class States:
    """What the network makes of pairs, as logits."""

    relevance: "Tensor"
    """`[n]`: the second text belongs to the first"""
    stance: "Tensor"
    """`[n, 4]`: the second text supports the first, refutes it, leaves it open, says nothing to it"""
    start: "Tensor"
    """`[n, tokens + 1]`: where the answer starts; last: nowhere"""
    end: "Tensor"
    """`[n, tokens + 1]`: where it ends"""

    def picked(self, rows: "Tensor") -> "States":
        """Return those of some pairs, `bool[n]`."""
        return States(self.relevance[rows], self.stance[rows], self.start[rows], self.end[rows])


class JudgeNetwork(nn.Module):
    """BERT (or MPNet) over `[CLS] first [SEP] second [SEP]`, with one layer above the first state and the mean of all.

    Answers are sought as a start and an end against "nowhere", as for SQuAD 2 (Devlin et al. 2019).
    """

    def __init__(self, shape: NetworkShape, *, dropout: float = 0.0) -> None:
        """Make a network of random weights; in training, `dropout` of the states between its layers is left out."""
        super().__init__()
        size, eps = shape.hidden_size, shape.layer_norm_eps
        self.shape = shape
        self.words = nn.Embedding(shape.vocab_size, size)
        self.positions = nn.Embedding(shape.max_position_embeddings, size)
        self.sides = nn.Embedding(2, size)
        self.relative = nn.Embedding(max(shape.relative_buckets, 1), shape.num_attention_heads)
        self.matches = nn.Embedding(shape.matched_places + _UNPLACED, size)
        self.norm = nn.LayerNorm(size, eps=eps)
        self.dropout = _Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(shape, dropout) for _ in range(shape.num_hidden_layers))
        self.dense = nn.Linear(2 * size, size)
        self.out = nn.Linear(size, 7)
        self.place = nn.Linear(size, 2)
        nn.init.zeros_(self.relative.weight)
        self.relative.weight.requires_grad_(False)
        nn.init.zeros_(self.matches.weight)

    def forward(self, tokens: "Tensor", sides: "Tensor", read: "Tensor") -> States:
        """Read padded pairs, each `int64[n, tokens]`: tokens, which text they are of (0, 1), and 0 for padding."""
        states = self.encode(tokens, sides, read).float()
        with torch.autocast(tokens.device.type, enabled=False):
            pooled = self.out(torch.tanh(self.dense(torch.cat((states[:, 0], mean_of(states, read)), 1))))
            scores = self.place(states).masked_fill(~_words_of_second(sides, read)[:, :, None], _NOWHERE)
        start = torch.cat((scores[:, :, 0], pooled[:, 5:6]), 1)
        end = torch.cat((scores[:, :, 1], pooled[:, 6:7]), 1)
        return States(pooled[:, 0], pooled[:, 1:5], start, end)

    def encode(self, tokens: "Tensor", sides: "Tensor", read: "Tensor") -> "Tensor":
        """Return the states of the last layer, `[n, tokens, size]`."""
        places = torch.arange(tokens.shape[1], device=tokens.device)
        states: Tensor = self.words(tokens) + self.positions(places) + self.sides(sides)
        if self.shape.matched_places:
            states = states + self.matches(self._matched(tokens, sides, read))
        states = self.dropout(self.norm(states))
        # Padding is the same for every layer and head, distances for every text.
        masked = torch.zeros(read.shape, device=tokens.device).masked_fill(read == 0, _NOWHERE)[:, None, None]
        if self.shape.relative_buckets:
            masked = masked + self._distances(tokens.shape[1], tokens.device)
        if torch.is_autocast_enabled(tokens.device.type):
            masked = masked.to(torch.get_autocast_dtype(tokens.device.type))
        for layer in self.layers:
            states = layer(states, masked)
        return states

    def _matched(self, tokens: "Tensor", sides: "Tensor", read: "Tensor") -> "Tensor":
        """Return the row of each token's match, `int64[n, tokens]`.

        0 for a word of the second text that the first has not, and for signs; then by its place in the first; of the
        first, what the second has, and what it has not.
        """
        first, second = _words_of_first(sides, read), _words_of_second(sides, read)
        same = (tokens[:, :, None] == tokens[:, None, :]).long()
        count = self.shape.matched_places
        nearness = (count + 1 - torch.arange(tokens.shape[1], device=tokens.device)).clamp_min(1)
        placed = (same * (first.long() * nearness)[:, None, :]).amax(2) * second.long()
        repeated = (same * second.long()[:, None, :]).amax(2)
        return placed + first.long() * (count + 2 - repeated)

    def _distances(self, length: int, device: torch.device) -> "Tensor":
        """Return what the distance of two tokens adds to their likeness, `[1, heads, length, length]`."""
        places = torch.arange(length, device=device)
        apart = places[None, :] - places[:, None]
        buckets = self.shape.relative_buckets // 2
        near = buckets // 2
        size = apart.abs()
        far = near + (
            torch.log(size.clamp_min(1).float() / near) / math.log(_FARTHEST / near) * (buckets - near)
        ).long().clamp_max(buckets - near - 1)
        bucket = (apart > 0).long() * buckets + torch.where(size < near, size, far)
        added: Tensor = self.relative(bucket).permute(2, 0, 1)[None]
        return added


class _Dropout(nn.Module):
    """Dropout by random bytes, which a processor draws three times as fast as random fractions."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: "Tensor") -> "Tensor":
        if not self.training or self.share == 0:
            return states
        drawn = torch.randint(256, states.shape, dtype=torch.uint8, device=states.device)
        return states * ((drawn >= round(256 * self.share)) / (1 - self.share)).to(states.dtype)


class _Layer(nn.Module):
    """One layer of BERT: attention, then two products, each added to what came in and normalised."""

    def __init__(self, shape: NetworkShape, dropout: float) -> None:
        super().__init__()
        size = shape.hidden_size
        self.heads = shape.num_attention_heads
        self.query, self.key, self.value, self.joined = (nn.Linear(size, size) for _ in range(4))
        self.attended = nn.LayerNorm(size, eps=shape.layer_norm_eps)
        self.wider = nn.Linear(size, shape.intermediate_size)
        self.narrower = nn.Linear(shape.intermediate_size, size)
        self.norm = nn.LayerNorm(size, eps=shape.layer_norm_eps)
        self.dropout = _Dropout(dropout)

    def forward(self, states: "Tensor", masked: "Tensor") -> "Tensor":
        query, key, value = (self._by_head(part(states)) for part in (self.query, self.key, self.value))
        seen = scaled_dot_product_attention(query, key, value, attn_mask=masked)
        states = self.attended(states + self.dropout(self.joined(seen.transpose(1, 2).flatten(2))))
        normed: Tensor = self.norm(states + self.dropout(self.narrower(gelu(self.wider(states)))))
        return normed

    def _by_head(self, states: "Tensor") -> "Tensor":
        return states.reshape(*states.shape[:2], self.heads, -1).transpose(1, 2)


def mean_of(states: "Tensor", read: "Tensor") -> "Tensor":
    """Return the mean of the states that are no padding, `[n, size]`."""
    weights = read[:, :, None].to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1)


def _words_of_first(sides: "Tensor", read: "Tensor") -> "Tensor":
    """Tell the first text's tokens, without the signs at its beginning and end."""
    return _without_last((1 - sides) * read) & (torch.arange(read.shape[1], device=read.device) > 0)


def _words_of_second(sides: "Tensor", read: "Tensor") -> "Tensor":
    """Tell the second text's tokens, without the sign at its end."""
    return _without_last(sides * read)


def _without_last(text: "Tensor") -> "Tensor":
    return (text * pad(text[:, 1:], (0, 1))).bool()
