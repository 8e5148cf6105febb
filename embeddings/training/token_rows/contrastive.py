"""Contrastive training of token rows: a text should be nearer to its counterpart than to the batch's others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from embeddings.encoder import FloatMatrix
from embeddings.training.examples import Examples, Tokens

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["ContrastiveCourse", "ExampleShare", "confusion", "train_rows"]

_WARM_UP = 50
"""Steps over which the learning rate rises."""

_SAME_GROUP = -1e4
"""The score of a pair that is neither right nor wrong: too low to count."""


@dataclass(frozen=True, slots=True)
class ExampleShare:
    """A kind of examples and its share of the batches."""

    examples: Examples
    share: float


@dataclass(frozen=True, slots=True)
class ContrastiveCourse:
    """How long and how hard to train."""

    steps: int = 600
    batch_size: int = 512
    learning_rate: float = 0.0015
    weight_learning_rate: float = 0.005
    temperature: float = 0.05
    seed: int = 7


def train_rows(rows: FloatMatrix, lessons: Sequence[ExampleShare], course: ContrastiveCourse) -> FloatMatrix:
    """Train the rows with in-batch negatives, both ways (InfoNCE), each batch from one lesson.

    Each token also has a weight of its own, so that how much a word counts is learned apart from what it means;
    the weights are multiplied into the rows at the end. The learning rates rise, then fall to nothing in a
    straight line. The same seed gives the same rows.
    """
    import torch

    # One thread adds up in one order, and is no slower at this size.
    torch.set_num_threads(1)
    random = np.random.default_rng(course.seed)
    shares = np.asarray([lesson.share for lesson in lessons])
    student = _RowParameters(
        rows=torch.nn.Parameter(torch.from_numpy(rows.copy())),
        weights=torch.nn.Parameter(torch.zeros(len(rows), 1)),
    )
    optimizers = [
        (torch.optim.SparseAdam([student.rows]), course.learning_rate),
        (torch.optim.SparseAdam([student.weights]), course.weight_learning_rate),
    ]
    for step in track(range(course.steps), description="training"):
        pace = min(1, (step + 1) / _WARM_UP) * (1 - step / course.steps)
        lesson = lessons[int(random.choice(len(lessons), p=shares / shares.sum()))]
        batch = lesson.examples.draw(course.batch_size, random)
        scores = student.embed(batch.queries) @ student.embed(batch.passages).T
        loss = confusion(scores / course.temperature, batch.groups)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it unannotated
        for optimizer, learning_rate in optimizers:
            optimizer.param_groups[0]["lr"] = learning_rate * pace
            optimizer.step()  # type: ignore[no-untyped-call]  # as above
            optimizer.zero_grad()
    trained: FloatMatrix = (student.rows * student.weights.exp()).detach().numpy()
    return trained


@dataclass(frozen=True, slots=True)
class _RowParameters:
    """What is learned: `float32[tokens, d]` rows and `float32[tokens, 1]` logarithms of weights."""

    rows: "Tensor"
    weights: "Tensor"

    def embed(self, texts: Sequence[Tokens]) -> "Tensor":
        """Return the unit mean of each text's weighted rows, as the encoder will."""
        import torch
        from torch.nn.functional import embedding, embedding_bag, normalize

        lengths = np.asarray([len(tokens) for tokens in texts], np.int64)
        starts = torch.from_numpy(np.cumsum(lengths) - lengths)
        tokens = torch.from_numpy(np.concatenate(texts))
        weights = embedding(tokens, self.weights, sparse=True).exp().squeeze(1)
        sums = embedding_bag(tokens, self.rows, starts, mode="sum", sparse=True, per_sample_weights=weights)
        return normalize(sums)


def confusion(scores: "Tensor", groups: NDArray[np.int64]) -> "Tensor":
    """Say how far the rows and the columns of `float32[n, n]` are from choosing their counterparts (InfoNCE).

    Pairs of one group are neither right nor wrong for each other.
    """
    import torch
    from torch.nn.functional import cross_entropy

    numbers = torch.from_numpy(groups)
    related = (numbers[:, None] == numbers[None, :]) & ~torch.eye(len(groups), dtype=torch.bool)
    scores = scores.masked_fill(related, _SAME_GROUP)
    counterparts = torch.arange(len(groups))
    return (cross_entropy(scores, counterparts) + cross_entropy(scores.T, counterparts)) / 2
