"""Train the judge: batches of every kind of task, half of each on either of two workers."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.progress import track

from embeddings.pair_model import PairModel
from embeddings.pieces import cut_into_pieces
from embeddings.training.judge.lessons import Lesson
from embeddings.training.judge.pairs import Pair
from embeddings.training.judge.tasks import Scores, Task

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import Optimizer

__all__ = ["JudgeCourse", "score", "train_judge"]

_WORKERS = 2
"""Each runs half of a batch on one thread: two that share every product wait for each other when cores are busy."""

_PIECE_TOKENS = 900
_WARM_UP = 60
_SLOWEST = 0.01
_LONGEST_GRADIENT = 2.0
_HEADS_FASTER = 3.0
_IMPOSSIBLE = -1e4
_KEPT_EVERY = 250


@dataclass(frozen=True, slots=True)
class JudgeCourse:
    """How long and how hard to train."""

    steps: int = 5000
    learning_rate: float = 2e-4
    weight_decay: float = 0.01
    seed: int = 7


def train_judge(
    model: PairModel, lessons: Sequence[Lesson], course: JudgeCourse, *, keep: Callable[[], None] | None = None
) -> None:
    """Train all but the token rows; the learning rates rise, then fall in a straight line.

    `keep` is called now and then, so that a course cut short leaves something.
    """
    import torch

    torch.set_num_threads(1)
    model.train()
    model.words.weight.requires_grad_(False)
    random = np.random.default_rng(course.seed)
    optimizer = _optimizer(model, course)
    rates = [group["lr"] for group in optimizer.param_groups]
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    with ThreadPoolExecutor(_WORKERS, initializer=torch.set_num_threads, initargs=(1,)) as workers:
        for step in track(range(course.steps), description="training", console=Console(stderr=True)):
            pace = min(1, (step + 1) / _WARM_UP) * (1 - step / course.steps) + _SLOWEST
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            tasks = [task for lesson in lessons for task in lesson.draw(random)]
            shares = workers.map(lambda half: _gradients(model, half, parameters), _halves(tasks))
            _add_up(parameters, list(shares))
            torch.nn.utils.clip_grad_norm_(parameters, _LONGEST_GRADIENT)
            optimizer.step()
            if keep is not None and step % _KEPT_EVERY == _KEPT_EVERY - 1:
                keep()


def score(model: PairModel, pairs: Sequence[Pair]) -> Scores:
    """Read pairs, those of like length together; the scores stand in the order of the pairs."""
    import torch

    pieces = cut_into_pieces([len(pair.tokens) for pair in pairs], most_tokens=_PIECE_TOKENS)
    with torch.autocast("cpu", torch.bfloat16):
        rows = torch.cat([_read(model, [pairs[position] for position in piece]) for piece in pieces])
    rows = rows[torch.from_numpy(np.argsort([position for piece in pieces for position in piece]))]
    return Scores(rows[:, 0], rows[:, 1:4], rows[:, 4], rows[:, 5], rows[:, 6])


def _read(model: PairModel, pairs: Sequence[Pair]) -> "Tensor":
    """Give `[n, 7]`, so that pieces of different widths can be put together."""
    import torch

    shape = (len(pairs), max(len(pair.tokens) for pair in pairs))
    tokens, sides, read, marked = (np.zeros(shape, np.int64) for _ in range(4))
    for row, pair in enumerate(pairs):
        length = len(pair.tokens)
        tokens[row, :length], sides[row, pair.second : length], read[row, :length] = pair.tokens, 1, 1
        marked[row, pair.second : length - 1] = pair.answer or 1
    states = model(*(torch.from_numpy(each) for each in (tokens, sides, read)))
    right = states.places.masked_fill(torch.from_numpy(marked == 0), _IMPOSSIBLE)
    single = (states.nowhere, torch.logsumexp(states.places, 1), torch.logsumexp(right, 1))
    return torch.cat((states.relevance[:, None], states.support, torch.stack(single, 1)), 1)


def _halves(tasks: Sequence[Task]) -> list[list[Task]]:
    """Give one worker the tasks with long pairs and the other those with short ones, with as many tokens."""
    ordered = sorted(tasks, key=lambda task: -max(len(pair.tokens) for pair in task.pairs))
    sizes = np.cumsum([sum(len(pair.tokens) for pair in task.pairs) for task in ordered])
    middle = int(np.searchsorted(sizes, sizes[-1] / 2)) + 1
    return [half for half in (ordered[:middle], ordered[middle:]) if half]


def _gradients(model: PairModel, tasks: Sequence[Task], parameters: Sequence["Tensor"]) -> Sequence["Tensor | None"]:
    import torch

    scores = score(model, [pair for task in tasks for pair in task.pairs])
    losses = [task.loss(scores[rows]) for task, rows in zip(tasks, _rows(tasks), strict=True)]
    return torch.autograd.grad(torch.stack(losses).sum(), parameters, allow_unused=True)


def _rows(tasks: Sequence[Task]) -> Iterator[slice]:
    start = 0
    for task in tasks:
        yield slice(start, start + len(task.pairs))
        start += len(task.pairs)


def _add_up(parameters: Sequence["Tensor"], shares: Sequence[Sequence["Tensor | None"]]) -> None:
    """Give every parameter the sum of what the workers found; a half without, say, claims teaches nothing of them."""
    for number, parameter in enumerate(parameters):
        parameter.grad = None
        for share in shares:
            part = share[number]
            if part is not None:
                parameter.grad = part if parameter.grad is None else parameter.grad + part


def _optimizer(model: PairModel, course: JudgeCourse) -> "Optimizer":
    """Give the heads, which start from nothing, a higher rate; only the trunk's matrices decay."""
    import torch

    heads = [parameter for head in (model.dense, model.out, model.place) for parameter in head.parameters()]
    of_heads = {id(parameter) for parameter in heads}
    trunk = [one for one in model.parameters() if one.requires_grad and id(one) not in of_heads]
    rate = course.learning_rate
    groups = [
        {"params": [x for x in trunk if x.ndim > 1], "lr": rate, "weight_decay": course.weight_decay},
        {"params": [x for x in trunk if x.ndim == 1], "lr": rate, "weight_decay": 0.0},
        {"params": heads, "lr": _HEADS_FASTER * rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
