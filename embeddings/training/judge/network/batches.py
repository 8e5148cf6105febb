"""Batches of packed pairs on a device, those of like length together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embeddings.training.judge.network.packing import Packed

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["OTHERS", "Batches", "PaddedPairs", "PairBatch"]

OTHERS = ""
"""Among the shares of sets: those that are not named."""

_SORTED_AT_ONCE = 8192
"""Groups among which like lengths are put together: enough to pad little, few enough to mix."""


@dataclass(frozen=True, slots=True)
class PaddedPairs:
    """Padded pairs, each `int64[n, tokens]`."""

    tokens: "Tensor"
    sides: "Tensor"
    read: "Tensor"


@dataclass(frozen=True, slots=True)
class PairBatch:
    """Pairs with what is known of them, and what a teacher reads instead."""

    rows: NDArray[np.int64]
    pairs: PaddedPairs
    stance: "Tensor"
    relevance: "Tensor"
    answered: "Tensor"
    group: "Tensor"
    """`int64[n]`, from 0 in ascending order"""
    start: "Tensor"
    """`bool[n, tokens + 1]`: where a right answer starts; last: nowhere"""
    end: "Tensor"
    is_own: "Tensor"
    """`bool[n]`: the teacher reads the very same pair"""

    def picked(self, rows: "Tensor") -> "PairBatch":
        """Return some of the pairs, `bool[n]`."""
        pairs = PaddedPairs(self.pairs.tokens[rows], self.pairs.sides[rows], self.pairs.read[rows])
        parts = (self.stance, self.relevance, self.answered, self.group, self.start, self.end, self.is_own)
        return PairBatch(self.rows[rows.cpu().numpy()], pairs, *(one[rows] for one in parts))


class Batches:
    """Draws batches from packed pairs, whole groups at a time."""

    def __init__(self, packed: Packed, *, device: str, most_tokens: int) -> None:
        import torch

        self.packed = packed
        self._device = device
        self._most_tokens = most_tokens
        self._tokens = torch.from_numpy(packed.tokens.astype(np.int32)).to(device)
        self._lengths = np.diff(packed.starts)
        readable = np.flatnonzero(packed.groups >= 0)
        numbers, self._firsts, self._sizes = np.unique(packed.groups[readable], return_index=True, return_counts=True)
        self._firsts = readable[self._firsts]
        longest = np.zeros(len(numbers), np.int64)
        np.maximum.at(longest, np.searchsorted(numbers, packed.groups[readable]), self._lengths[readable])
        self._longest = longest
        self._span_starts = np.searchsorted(packed.spans[:, 0], np.arange(len(packed.stances) + 1))

    def shuffled(self, random: np.random.Generator, shares: Mapping[str, float]) -> Iterator[NDArray[np.int64]]:
        """Yield the rows of batch after batch of one round; `shares` say how often sets are drawn that are not once."""
        origins = self.packed.origins[self._firsts]
        often = np.array([shares.get(origin, shares.get(OTHERS, 1.0)) for origin in origins])
        times = np.floor(often + random.random(len(often))).astype(np.int64) * ~self.packed.dev[self._firsts]
        order = random.permutation(np.repeat(np.arange(len(often)), times))
        batches = []
        for start in range(0, len(order), _SORTED_AT_ONCE):
            batches += list(self._cut(order[start : start + _SORTED_AT_ONCE]))
        for place in random.permutation(len(batches)):
            yield batches[place]

    def held_out(self) -> Iterator[NDArray[np.int64]]:
        """Yield the rows of what is held out, batch by batch."""
        yield from self._cut(np.flatnonzero(self.packed.dev[self._firsts]))

    def read(self, rows: NDArray[np.int64]) -> PaddedPairs:
        """Put pairs on the device, padded to the longest."""
        import torch

        lengths = self._lengths[rows]
        longest = -(-int(lengths.max()) // 8) * 8
        starts, sizes, seconds = (
            torch.from_numpy(one).to(self._device)
            for one in (self.packed.starts[rows], lengths, self.packed.seconds[rows])
        )
        places = torch.arange(longest, device=self._device)[None]
        read = places < sizes[:, None]
        tokens = self._tokens[(starts[:, None] + places).clamp_max(len(self._tokens) - 1)].long() * read
        sides = (places >= seconds[:, None]) & read
        return PaddedPairs(tokens, sides.long(), read.long())

    def known(self, rows: NDArray[np.int64]) -> PairBatch:
        """Put pairs and what is known of them on the device."""
        import torch

        packed = self.packed
        pairs = self.read(rows)
        width = pairs.tokens.shape[1] + 1
        edges = np.zeros((2, len(rows), width), bool)
        for place, row in enumerate(rows.tolist()):
            for _, first, last in packed.spans[self._span_starts[row] : self._span_starts[row + 1]].tolist():
                edges[0, place, first] = edges[1, place, last] = True
        edges[:, packed.answered[rows] == 0, width - 1] = True
        _, numbered = np.unique(packed.groups[rows], return_inverse=True)
        numbers = (packed.stances[rows], packed.relevances[rows], packed.answered[rows], numbered)
        stance, relevance, answered, group = (torch.from_numpy(one).to(self._device) for one in numbers)
        start, end = (torch.from_numpy(one).to(self._device) for one in edges)
        is_own = torch.from_numpy(packed.teachers[rows] == rows).to(self._device)
        return PairBatch(rows, pairs, stance, relevance, answered, group, start, end, is_own)

    def for_teacher(self, batch: PairBatch) -> PaddedPairs:
        """Put what the teacher reads for a batch on the device."""
        return self.read(self.packed.teachers[batch.rows])

    def of_sets(self, batch: PairBatch, beginning: str) -> "Tensor":
        """Tell which pairs are of sets whose names begin so, `bool[n]`."""
        import torch

        chosen = np.char.startswith(self.packed.origins[batch.rows], beginning)
        return torch.from_numpy(chosen).to(self._device)

    def _cut(self, groups: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
        """Cut groups into batches of at most so many tokens, padding among them."""
        chosen: list[int] = []
        count = 0
        for group in sorted(groups.tolist(), key=lambda one: -self._longest[one]):
            longest = self._longest[chosen[0]] if chosen else self._longest[group]
            if chosen and (count + self._sizes[group]) * longest > self._most_tokens:
                yield self._rows(chosen)
                chosen, count = [], 0
            chosen.append(group)
            count += self._sizes[group]
        if chosen:
            yield self._rows(chosen)

    def _rows(self, groups: list[int]) -> NDArray[np.int64]:
        return np.concatenate(
            [np.arange(self._firsts[one], self._firsts[one] + self._sizes[one]) for one in sorted(groups)]
        )
