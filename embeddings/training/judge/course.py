"""The whole course: a teacher learns Indonesian, reads everything, and teaches the judge that ships."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from embeddings.training.judge.held_out_figures import figures
from embeddings.training.judge.network.batches import OTHERS, Batches
from embeddings.training.judge.network.fitting import Clock, Lessons, Student, adapt, fit
from embeddings.training.judge.network.network import JudgeNetwork, NetworkShape
from embeddings.training.judge.network.packing import Packed

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["JudgeCourse", "read_network", "run_course", "told_matches", "write_network"]

_SHARES = {
    "crops": 0.5, "claims-en-fm2": 3.0, "claims-en-symmetric": 2.0, "claims-xl-pud": 4.0, "claims-id-indonli": 1.5,
    "support-en-wice": 3.0, "support-en-summedits": 1.5, "yesno-en-boolq": 1.5, "yesno-en-pubmedqa": 2.0,
    "news-same": 0.4, "news-other": 0.7, "claims-en-conjnli": 0.7, "qa-facqa-train": 1.5,
}  # fmt: skip
"""How often a set is drawn in a round: small ones of their kind oftener."""

_SHARES_AGAIN = {
    "scenario-claims": 1.0, "scenario-questions": 1.0, "qa-facqa-train": 0.6, "qa-idk-mrc-train": 0.3, "mashed": 0.5,
    **dict.fromkeys(("qa-en", "qa-id", "qa-xl", "qa-lx"), 0.1), "claims-en-fm2": 0.7, "claims-en-symmetric": 0.7,
    "claims-xl-pud": 1.0, "claims-id-indonli": 0.25, "yesno-en-boolq": 0.5, "yesno-en-condaqa": 0.3,
    "yesno-en-strategyqa": 0.2, "yesno-en-pubmedqa": 0.5, "support-en-wice": 1.0, "news-same": 0.03,
    OTHERS: 0.08,
}  # fmt: skip
"""The same for a judge that goes on, in less than a round: what is new, and some of the rest lest it be forgotten."""

_DROPOUT = 0.1
_MATCHED_PLACES = 64
"""A question of more tokens is seldom asked."""


@dataclass(frozen=True, slots=True)
class JudgeCourse:
    """How long each stage takes, of all the seconds there are, and how hard it trains.

    `going_on` trains a judge that is there already, by its own former readings, in one stage.
    """

    seconds: float
    adapting: float = 0.17
    teaching: float = 0.30
    learning: float = 0.53
    teacher_rate: float = 6e-5
    adapting_rate: float = 1e-4
    judge_rate: float = 3e-4
    lessons: Lessons = field(default_factory=lambda: Lessons(0.6))
    """Of a teacher."""
    shares: Mapping[str, float] = field(default_factory=lambda: _SHARES)
    tokens_at_once: int = 32_768
    seed: int = 7

    @classmethod
    def going_on(cls, seconds: float, *, tokens_at_once: int, seed: int) -> "JudgeCourse":
        """Return the course of a judge that goes on: gentler, and all of the time."""
        return cls(
            seconds, adapting=0.0, teaching=0.0, learning=1.0, judge_rate=1.1e-4,
            lessons=Lessons(0.4, "qa-"), shares=_SHARES_AGAIN, tokens_at_once=tokens_at_once, seed=seed,
        )  # fmt: skip


def run_course(work: Path, course: JudgeCourse) -> JudgeNetwork:
    """Run the stages that are not done yet; write each one's network and figures into the work folder."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(course.seed)
    torch.set_float32_matmul_precision("high")
    batches = Batches(Packed.load(work / "data.npz"), device=device, most_tokens=course.tokens_at_once)
    teacher = _teacher(work, batches, course, device)
    teacher.eval().requires_grad_(False)
    gone = _gone(work, "learning")
    judge = read_network(work / ("judge.safetensors" if gone else "judge-start.safetensors"), dropout=_DROPOUT)
    # Its rows know more words than any set here has.
    judge.words.weight.requires_grad_(False)
    student = Student("judge", judge.to(device), course.judge_rate)

    def keep(gone: float) -> None:
        write_network(work / "judge.safetensors", judge)
        _mark(work, "learning", gone)

    clock = Clock(course.learning * course.seconds, gone=gone)
    if clock.share < 1:
        random = np.random.default_rng(course.seed + 2)
        steps = fit(
            student,
            batches,
            clock,
            random,
            shares=course.shares,
            teacher=teacher,
            lessons=course.lessons,
            keep=keep,
        )
        keep(clock.gone)
        _say(f"learned {steps} steps on {device}")
    _write_figures(work, "judge", judge, batches)
    return judge


def _teacher(work: Path, batches: Batches, course: JudgeCourse, device: str) -> JudgeNetwork:
    """Return the trained teacher, after the stages that are missing."""
    done = work / "teacher.safetensors"
    if course.teaching == 0:
        return read_network(done).to(device)
    adapted = work / "adapted.safetensors"
    if not adapted.exists():
        network = read_network(work / "teacher-start.safetensors", dropout=0.0).to(device)
        english, indonesian = _parallel(work)
        clock = Clock(course.adapting * course.seconds)
        random = np.random.default_rng(course.seed)
        steps = adapt(
            network, english, indonesian, clock, random,
            learning_rate=course.adapting_rate, pairs_at_once=max(16, course.tokens_at_once // 64),
        )  # fmt: skip
        write_network(adapted, network)
        _say(f"adapted {steps} steps on {device}")
    gone = _gone(work, "teaching")
    network = read_network(done if gone else adapted, dropout=_DROPOUT).to(device)
    clock = Clock(course.teaching * course.seconds, gone=gone)
    if clock.share < 1:

        def keep(gone: float) -> None:
            write_network(done, network)
            _mark(work, "teaching", gone)

        random = np.random.default_rng(course.seed + 1)
        student = Student("teacher", network, course.teacher_rate)
        steps = fit(student, batches, clock, random, shares=course.shares, keep=keep)
        keep(clock.gone)
        _say(f"taught {steps} steps on {device}")
        _write_figures(work, "teacher", network, batches)
    return network


def _parallel(work: Path) -> tuple[Sequence["Tensor"], Sequence["Tensor"]]:
    with np.load(work / "parallel.npz", allow_pickle=False) as file:
        sides = []
        for name in ("english", "indonesian"):
            tokens = torch.from_numpy(file[name].astype(np.int64))
            sides.append(torch.split(tokens, np.diff(file[f"{name}_starts"]).tolist()))
    return sides[0], sides[1]


def write_network(path: Path, network: JudgeNetwork) -> None:
    """Write a network with two bytes a number, its shape beside the numbers."""
    from safetensors.torch import save_file

    tensors = {name: tensor.detach().half().cpu().contiguous() for name, tensor in network.state_dict().items()}
    save_file(tensors, path, metadata={"shape": json.dumps(asdict(network.shape))})


def read_network(path: Path, *, dropout: float = 0.0) -> JudgeNetwork:
    """Read what `write_network` wrote."""
    from safetensors import safe_open

    with safe_open(path, "pt") as file:
        network = JudgeNetwork(NetworkShape(**json.loads(file.metadata()["shape"])), dropout=dropout)
        network.load_state_dict({name: file.get_tensor(name).float() for name in file.keys()})  # noqa: SIM118
    return network


def told_matches(network: JudgeNetwork) -> JudgeNetwork:
    """Return a network that is told which words both texts have, and so far takes nothing from it."""
    shape = replace(network.shape, matched_places=_MATCHED_PLACES)
    told = JudgeNetwork(shape)
    state = {name: tensor for name, tensor in network.state_dict().items() if not name.startswith("matches")}
    told.load_state_dict(state, strict=False)
    return told


def _mark(work: Path, stage: str, gone: float) -> None:
    (work / f"{stage}.json").write_text(json.dumps({"gone": gone}), encoding="utf-8")


def _gone(work: Path, stage: str) -> float:
    path = work / f"{stage}.json"
    return float(json.loads(path.read_text(encoding="utf-8"))["gone"]) if path.exists() else 0.0


def _write_figures(work: Path, name: str, network: JudgeNetwork, batches: Batches) -> None:
    found = figures(network, batches)
    (work / f"{name}-figures.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    for origin, row in found.items():
        _say(f"{name} {origin}: {json.dumps(row)}")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
