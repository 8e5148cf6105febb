"""Fit networks to packed pairs for so many seconds: by labels, and by a teacher where there is one."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import cross_entropy, normalize

from embeddings.training.half_precision import bfloat16_is_quicker
from embeddings.training.judge.network.batches import Batches, PaddedPairs
from embeddings.training.judge.network.losses import known_loss, taught_loss
from embeddings.training.judge.network.network import JudgeNetwork, States, mean_of

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["Clock", "Lessons", "Student", "adapt", "fit", "read_states"]

_WARM_UP = 0.04
_LONGEST_GRADIENT = 1.0
_HEADS_FASTER = 3.0
_TEMPERATURE = 0.05
_SAID_EVERY = 100
_KEPT_EVERY = 300.0
"""Seconds between checkpoints."""


class Clock:
    """How much of a stage's time has gone, over all runs that worked at it."""

    def __init__(self, seconds: float, *, gone: float = 0.0) -> None:
        self.seconds = seconds
        self._started = monotonic() - gone

    @property
    def gone(self) -> float:
        """Return the seconds that went."""
        return monotonic() - self._started

    @property
    def share(self) -> float:
        """Return the share of the stage that is done, 0 to 1."""
        return min(self.gone / self.seconds, 1.0) if self.seconds > 0 else 1.0


@dataclass(slots=True)
class Student:
    """A network in training."""

    name: str
    network: JudgeNetwork
    learning_rate: float

    def optimizer(self) -> torch.optim.AdamW:
        """Return the heads, which start from nothing, a higher rate; only the trunk's matrices decay."""
        net = self.network
        heads = [one for head in (net.dense, net.out, net.place, net.matches) for one in head.parameters()]
        known = {id(one) for one in heads}
        trunk = [one for one in net.parameters() if one.requires_grad and id(one) not in known]
        rate = self.learning_rate
        groups = [
            {"params": [one for one in trunk if one.ndim > 1], "lr": rate, "weight_decay": 0.01},
            {"params": [one for one in trunk if one.ndim == 1], "lr": rate, "weight_decay": 0.0},
            {"params": heads, "lr": _HEADS_FASTER * rate, "weight_decay": 0.0},
        ]
        return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a teacher teaches."""

    share: float
    """Of the loss; the rest are the labels."""
    sets: str = ""
    """How the names begin of the sets that it reads."""


def fit(
    student: Student,
    batches: Batches,
    clock: Clock,
    random: np.random.Generator,
    *,
    shares: Mapping[str, float],
    teacher: JudgeNetwork | None = None,
    lessons: Lessons | None = None,
    keep: Callable[[float], None] = lambda _gone: None,
) -> int:
    """Train a network until the clock has run out; return the number of steps."""
    pacer = _Pacer(student)
    student.network.train()
    saved, step = monotonic(), 0
    for rows in _rounds(batches, random, shares):
        if clock.share >= 1:
            break
        batch = batches.known(rows)
        states = _run(student.network, batch.pairs)
        loss = known_loss(states, batch)
        if teacher and lessons and (kept := batches.of_sets(batch, lessons.sets)).any():
            chosen = batch.picked(kept)
            with torch.no_grad():
                told = _run(teacher, batches.for_teacher(chosen))
            loss = (1 - lessons.share) * loss + lessons.share * taught_loss(states.picked(kept), told, chosen)
        pacer.step(loss, clock.share)
        if step % _SAID_EVERY == 0:
            _say(step, clock, student.name, loss)
        if monotonic() - saved > _KEPT_EVERY:
            keep(clock.gone)
            saved = monotonic()
        step += 1
    return step


def adapt(
    network: JudgeNetwork,
    english: Sequence["Tensor"],
    indonesian: Sequence["Tensor"],
    clock: Clock,
    random: np.random.Generator,
    *,
    learning_rate: float,
    pairs_at_once: int,
) -> int:
    """Draw both sides of parallel sentences to what the network, as it was, makes of the English one.

    Distillation across languages (Reimers and Gurevych 2020); each is told from the batch's others, too.
    """
    from copy import deepcopy

    device = next(network.parameters()).device
    frozen = deepcopy(network).eval().requires_grad_(False)
    student = Student("adapted", network, learning_rate)
    pacer = _Pacer(student, rows_faster=5.0)
    network.train()
    lengths = np.array([len(one) + len(other) for one, other in zip(english, indonesian, strict=True)])
    step = 0
    while clock.share < 1:
        order = random.permutation(len(lengths))
        pieces = [
            chunk[np.argsort(lengths[chunk])].reshape(-1, pairs_at_once)
            for chunk in (
                order[start : start + 32 * pairs_at_once] for start in range(0, len(order), 32 * pairs_at_once)
            )
            if len(chunk) == 32 * pairs_at_once
        ]
        for chosen in random.permutation(np.concatenate(pieces)) if pieces else [order]:
            if clock.share >= 1:
                break
            sides = [_padded([texts[place] for place in chosen], device) for texts in (english, indonesian)]
            with torch.no_grad():
                target = _vectors(frozen, sides[0])
            loss = sum((_likened(_vectors(network, side), target) for side in sides), torch.zeros((), device=device))
            pacer.step(loss, clock.share)
            if step % _SAID_EVERY == 0:
                _say(step, clock, student.name, loss)
            step += 1
    return step


@torch.no_grad()
def read_states(network: JudgeNetwork, batches: Batches) -> Iterator[tuple["np.ndarray", States]]:
    """Read what is held out, batch by batch."""
    network.eval()
    for rows in batches.held_out():
        yield rows, _run(network, batches.read(rows))


class _Pacer:
    """An optimizer whose rates rise, then fall in a straight line with the time."""

    def __init__(self, student: Student, *, rows_faster: float = 1.0) -> None:
        self._optimizer = student.optimizer()
        if rows_faster != 1.0:
            rows = student.network.words.weight
            for group in self._optimizer.param_groups:
                group["params"] = [one for one in group["params"] if one is not rows]
            self._optimizer.add_param_group(
                {"params": [rows], "lr": rows_faster * student.learning_rate, "weight_decay": 0.0}
            )
        self._rates = [group["lr"] for group in self._optimizer.param_groups]
        self._parameters = [one for group in self._optimizer.param_groups for one in group["params"]]

    def step(self, loss: "Tensor", share: float) -> None:
        """Learn from a loss."""
        pace = min(1.0, share / _WARM_UP + 0.01) * (1 - share) + 0.005
        for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * pace
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it unannotated
        torch.nn.utils.clip_grad_norm_(self._parameters, _LONGEST_GRADIENT)
        self._optimizer.step()


def _rounds(batches: Batches, random: np.random.Generator, shares: Mapping[str, float]) -> Iterator["np.ndarray"]:
    while True:
        yield from batches.shuffled(random, shares)


def _run(network: JudgeNetwork, pairs: PaddedPairs) -> States:
    with _halved(pairs.tokens.device):
        states: States = network(pairs.tokens, pairs.sides, pairs.read)
    return states


@contextmanager
def _halved(device: torch.device) -> Iterator[None]:
    """Compute with two bytes a number where the device multiplies such numbers quicker.

    On a processor attention is plain products: the fused kernel takes .39 of a step there, products .05.
    """
    on_processor = device.type == "cpu"
    quicker = not on_processor or bfloat16_is_quicker()
    attending = sdpa_kernel(SDPBackend.MATH) if on_processor else nullcontext()
    with torch.autocast(device.type, torch.bfloat16, enabled=quicker), attending:
        yield


def _vectors(network: JudgeNetwork, texts: tuple["Tensor", "Tensor"]) -> "Tensor":
    tokens, read = texts
    with _halved(tokens.device):
        states = network.encode(tokens, torch.zeros_like(tokens), read)
    return normalize(mean_of(states.float(), read), dim=1)


def _likened(vectors: "Tensor", target: "Tensor") -> "Tensor":
    own = torch.arange(len(vectors), device=vectors.device)
    return (1 - (vectors * target).sum(1)).mean() * 4 + cross_entropy(vectors @ target.T / _TEMPERATURE, own)


def _padded(texts: Sequence["Tensor"], device: torch.device) -> tuple["Tensor", "Tensor"]:
    tokens = torch.nn.utils.rnn.pad_sequence(list(texts), batch_first=True).to(device)
    lengths = torch.tensor([len(one) for one in texts], device=device)
    return tokens, (torch.arange(tokens.shape[1], device=device)[None] < lengths[:, None]).long()


def _say(step: int, clock: Clock, name: str, loss: "Tensor") -> None:
    sys.stderr.write(f"  {clock.gone:6.0f} s  step {step}  {name} {loss.item():.3f}\n")
    sys.stderr.flush()
