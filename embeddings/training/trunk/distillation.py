"""Train a transformer on two languages: as a teacher sees the translation, and as questions find their passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from rich.progress import track

from embeddings.encoder import FloatMatrix
from embeddings.training.examples import Deck, Examples, Tokens
from embeddings.training.token_rows.contrastive import confusion
from embeddings.training.trunk.trunk import Embedded, Trunk

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import Optimizer

__all__ = ["DistillationCourse", "Imitation", "Lesson", "Matching", "train_trunk"]

_WARM_UP = 50
"""Steps over which the learning rates rise."""

_SLOWEST = 0.01
"""The pace that the learning rates fall to: the last batches should still teach a little."""

_LONGEST_GRADIENT = 5.0

_TEMPERATURE = 0.05

_DISTANCE_COUNTS = 10.0
"""How much the distance to the teacher's own vector counts beside the distances to the batch's others."""


class Lesson(Protocol):
    """A kind of batches, and its share of them."""

    @property
    def share(self) -> float:
        """How often it comes, against the other lessons' shares."""
        ...

    def draw(self, trunk: Trunk, random: np.random.Generator) -> "Task":
        """Embed the next batch and say how wrong its vectors are."""
        ...


@dataclass(frozen=True, slots=True)
class Task:
    """A batch, embedded, and the loss of its vectors."""

    embedded: Embedded
    loss: "Tensor"


class Imitation:
    """Texts, and the vectors that a teacher gives them or their translations: distillation across languages.

    Reimers and Gurevych 2020, "Making Monolingual Sentence Embeddings Multilingual using Knowledge Distillation"; to
    their distance the teacher's other vectors of the batch are added, as texts that are not meant.
    """

    def __init__(self, texts: Sequence[Tokens], targets: FloatMatrix, *, share: float, batch_size: int = 128) -> None:
        self.share = share
        self._texts = texts
        self._targets = targets
        self._deck = Deck(len(texts))
        self._batch_size = batch_size

    def draw(self, trunk: Trunk, random: np.random.Generator) -> Task:
        """Embed the next texts of a shuffled round."""
        import torch

        chosen = self._deck.deal(self._batch_size, random)
        embedded = trunk.embed([self._texts[position] for position in chosen])
        targets = torch.from_numpy(self._targets[chosen])
        nearness = embedded.vectors @ targets.T
        distance = 1 - nearness.diagonal().mean()
        confused = confusion(nearness / _TEMPERATURE, np.arange(len(chosen)))
        return Task(embedded, _DISTANCE_COUNTS * distance + confused)


class Matching:
    """Questions and passages that belong together, told from the others of the batch."""

    def __init__(self, examples: Examples, *, share: float, batch_size: int = 64) -> None:
        self.share = share
        self._examples = examples
        self._batch_size = batch_size

    def draw(self, trunk: Trunk, random: np.random.Generator) -> Task:
        """Embed the next questions with their passages."""
        batch = self._examples.draw(self._batch_size, random)
        embedded = trunk.embed([*batch.queries, *batch.passages])
        size = len(batch.queries)
        nearness = embedded.vectors[:size] @ embedded.vectors[size:].T
        return Task(embedded, confusion(nearness / _TEMPERATURE, batch.groups))


@dataclass(frozen=True, slots=True)
class DistillationCourse:
    """How long and how hard to train."""

    steps: int = 600
    learning_rate: float = 1e-4
    row_learning_rate: float = 5e-4
    """Of the token rows: the new ones have further to go than the layers that read them."""
    weight_decay: float = 0.01
    seed: int = 7


def train_trunk(trunk: Trunk, lessons: Sequence[Lesson], course: DistillationCourse) -> None:
    """Train with batches of one lesson each; the learning rates rise, then fall in a straight line."""
    import torch

    random = np.random.default_rng(course.seed)
    shares = np.asarray([lesson.share for lesson in lessons])
    optimizer = _optimizer(trunk, course)
    rates = [group["lr"] for group in optimizer.param_groups]
    for step in track(range(course.steps), description="training"):
        pace = min(1, (step + 1) / _WARM_UP) * (1 - step / course.steps) + _SLOWEST
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * pace
        task = lessons[int(random.choice(len(lessons), p=shares / shares.sum()))].draw(trunk, random)
        task.embedded.learn(task.loss)
        torch.nn.utils.clip_grad_norm_(trunk.parameters, _LONGEST_GRADIENT)
        optimizer.step()


def _optimizer(trunk: Trunk, course: DistillationCourse) -> "Optimizer":
    """Give the rows a rate of their own; only the layers' matrices decay."""
    import torch

    rows = trunk.model.embeddings.word_embeddings.weight
    layers = [parameter for parameter in trunk.parameters if parameter is not rows]
    groups = [
        {"params": [rows], "lr": course.row_learning_rate, "weight_decay": 0.0},
        {"params": [x for x in layers if x.ndim > 1], "lr": course.learning_rate, "weight_decay": course.weight_decay},
        {"params": [x for x in layers if x.ndim == 1], "lr": course.learning_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
