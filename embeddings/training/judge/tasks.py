"""What the judge is asked in training, and how wrong its scores are."""

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from embeddings.training.judge.pairs import Pair

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["Answerability", "Claimed", "Label", "Ranked", "Scores", "Task"]

_RELEVANCE, _ANSWER, _SUPPORT = 0.33, 0.17, 0.11
"""What one question, one place and one claim count: a batch has few questions and many claims."""

_FOUND, _NOT_HERE = 2.0, 0.5
"""What the one passage with the answer counts, and each without it."""


class Label(IntEnum):
    """What a text says to a claim, in the order of the judge's numbers."""

    SUPPORTS = 0
    REFUTES = 1
    NEITHER = 2


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network makes of pairs, each `[n]` or `[n, 3]`."""

    relevance: "Tensor"
    support: "Tensor"
    nowhere: "Tensor"
    somewhere: "Tensor"
    """log of the sum over all places of the second text"""
    right: "Tensor"
    """log of the sum over the marked places; over all where none is marked"""

    def __getitem__(self, rows: slice) -> "Scores":
        return Scores(
            self.relevance[rows], self.support[rows], self.nowhere[rows], self.somewhere[rows], self.right[rows]
        )


class Task(Protocol):
    """Some pairs and the loss of their scores."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs to be read."""
        ...

    def loss(self, scores: Scores) -> "Tensor":
        """Say how wrong the scores of the pairs are."""
        ...


@dataclass(frozen=True, slots=True)
class Ranked:
    """A question with the passage that belongs to it and, behind it, some that do not."""

    pairs: tuple[Pair, ...]
    holds_answer: bool
    """Whether the first passage holds the answer to a question, rather than being what a crop was cut from."""

    def loss(self, scores: Scores) -> "Tensor":
        """Compare the passages with each other, which ranks, and each with its label, which makes likelihoods."""
        import torch
        from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

        first = torch.zeros(len(self.pairs))
        first[0] = 1
        ranking = cross_entropy(scores.relevance[None], torch.tensor([0]))
        loss = _RELEVANCE * (ranking + binary_cross_entropy_with_logits(scores.relevance, first))
        if self.holds_answer:
            total = torch.logaddexp(scores.somewhere, scores.nowhere)
            found, absent = total[0] - scores.right[0], (total - scores.nowhere)[1:].sum()
            loss = loss + _ANSWER * (_FOUND * found + _NOT_HERE * absent)
        return loss


@dataclass(frozen=True, slots=True)
class Answerability:
    """A question with a passage about it that answers it somewhere, or does not."""

    pairs: tuple[Pair, ...]
    is_answered: bool

    def loss(self, scores: Scores) -> "Tensor":
        """Say how wrong it was about there being an answer; whether the passage is relevant is not judged."""
        import torch

        right = scores.somewhere if self.is_answered else scores.nowhere
        return _ANSWER * (torch.logaddexp(scores.somewhere, scores.nowhere) - right).sum()


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with a text, and what the text says to it."""

    pairs: tuple[Pair, ...]
    label: Label

    def loss(self, scores: Scores) -> "Tensor":
        """Compare the three labels."""
        import torch
        from torch.nn.functional import cross_entropy

        return _SUPPORT * cross_entropy(scores.support, torch.tensor([int(self.label)]))
