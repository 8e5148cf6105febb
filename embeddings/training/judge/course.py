"""The whole course: a teacher learns Indonesian, reads everything, and teaches the judges that ship."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from embeddings.training.judge.batches import Batches
from embeddings.training.judge.figures import figures
from embeddings.training.judge.fitting import Clock, Student, adapt, fit
from embeddings.training.judge.network import Network, Shape
from embeddings.training.judge.packing import Packed

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["Course", "read_network", "run_course", "write_network"]

_SHARES = {
    "crops": 0.5, "claims-en-fm2": 3.0, "claims-en-symmetric": 2.0, "claims-xl-pud": 4.0, "claims-id-indonli": 1.5,
    "support-en-wice": 3.0, "support-en-summedits": 1.5, "yesno-en-boolq": 1.5, "yesno-en-pubmedqa": 2.0,
    "news-same": 0.4, "news-other": 0.7, "claims-en-conjnli": 0.7, "qa-facqa-train": 1.5,
}  # fmt: skip
"""How often a set is drawn in a round: small ones of their kind oftener."""

_ROW_SIZE = 256
"""Numbers kept of the deeper judge's token rows."""
_DROPOUT = 0.1


@dataclass(frozen=True, slots=True)
class Course:
    """How long each stage takes, of all the seconds there are, and how hard it trains."""

    seconds: float
    adapting: float = 0.17
    teaching: float = 0.30
    learning: float = 0.53
    teacher_rate: float = 6e-5
    adapting_rate: float = 1e-4
    deep_rate: float = 1.5e-4
    quick_rate: float = 3e-4
    tokens_at_once: int = 32_768
    seed: int = 7


def run_course(work: Path, course: Course) -> None:
    """Run the stages that are not done yet, and write each one's network and figures into the work folder."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(course.seed)
    torch.set_float32_matmul_precision("high")
    batches = Batches(Packed.load(work / "data.npz"), device=device, most_tokens=course.tokens_at_once)
    teacher = _teacher(work, batches, course, device)
    quick = read_network(work / "quick-start.safetensors", dropout=_DROPOUT)
    # Its rows know more words than any set here has.
    quick.words.weight.requires_grad_(requires_grad=False)
    students = [
        Student("quick", quick.to(device), course.quick_rate),
        Student("deep", _thinned(teacher, _DROPOUT).to(device), course.deep_rate, likened=0.5),
    ]
    teacher.eval().requires_grad_(requires_grad=False)

    def keep(gone: float) -> None:
        for student in students:
            write_network(work / f"{student.name}.safetensors", student.network)
        _mark(work, "learning", gone)

    gone = _gone(work, "learning")
    if gone:
        for student in students:
            student.network.load_state_dict(read_network(work / f"{student.name}.safetensors").state_dict())
    clock = Clock(course.learning * course.seconds, gone=gone)
    random = np.random.default_rng(course.seed + 2)
    steps = fit(students, batches, clock, random, shares=_SHARES, teacher=teacher, keep=keep)
    keep(clock.gone)
    _say(f"learned {steps} steps on {device}")
    for student in students:
        _write_figures(work, student.name, student.network, batches)


def _teacher(work: Path, batches: Batches, course: Course, device: str) -> Network:
    """Return the trained teacher, after the stages that are missing."""
    done = work / "teacher.safetensors"
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
        steps = fit([student], batches, clock, random, shares=_SHARES, keep=keep)
        keep(clock.gone)
        _say(f"taught {steps} steps on {device}")
        _write_figures(work, "teacher", network, batches)
    return network


def _thinned(teacher: Network, dropout: float) -> Network:
    """Take every second layer of a teacher, and the best rank of its rows."""
    shape = replace(teacher.shape, num_hidden_layers=teacher.shape.num_hidden_layers // 2, row_size=_ROW_SIZE)
    thin = Network(shape, dropout=dropout)
    tensors = teacher.state_dict()
    rows = tensors.pop("words.weight").float()
    _, _, directions = torch.linalg.svd(rows.T @ rows)
    basis = directions[:_ROW_SIZE]
    tensors["words.weight"], tensors["widen.weight"] = rows @ basis.T, basis.T.contiguous()
    kept = {}
    for name, tensor in tensors.items():
        kind, number, *rest = name.split(".", 2)
        if kind != "layers":
            kept[name] = tensor
        elif int(number) % 2:
            kept[f"layers.{int(number) // 2}.{rest[0]}"] = tensor
    thin.load_state_dict(kept)
    return thin


def _parallel(work: Path) -> tuple[Sequence["Tensor"], Sequence["Tensor"]]:
    with np.load(work / "parallel.npz", allow_pickle=False) as file:
        sides = []
        for name in ("english", "indonesian"):
            tokens = torch.from_numpy(file[name].astype(np.int64))
            sides.append(tokens.split(np.diff(file[f"{name}_starts"]).tolist()))
    return sides[0], sides[1]


def write_network(path: Path, network: Network) -> None:
    """Write a network with two bytes a number, its shape beside the numbers."""
    from safetensors.torch import save_file

    tensors = {name: tensor.detach().half().cpu().contiguous() for name, tensor in network.state_dict().items()}
    save_file(tensors, path, metadata={"shape": json.dumps(asdict(network.shape))})


def read_network(path: Path, *, dropout: float = 0.0) -> Network:
    """Read what `write_network` wrote."""
    from safetensors import safe_open

    with safe_open(path, "pt") as file:
        network = Network(Shape(**json.loads(file.metadata()["shape"])), dropout=dropout)
        network.load_state_dict({name: file.get_tensor(name).float() for name in file.keys()})  # noqa: SIM118
    return network


def _mark(work: Path, stage: str, gone: float) -> None:
    (work / f"{stage}.json").write_text(json.dumps({"gone": gone}), encoding="utf-8")


def _gone(work: Path, stage: str) -> float:
    path = work / f"{stage}.json"
    return float(json.loads(path.read_text(encoding="utf-8"))["gone"]) if path.exists() else 0.0


def _write_figures(work: Path, name: str, network: Network, batches: Batches) -> None:
    found = figures(network, batches)
    (work / f"{name}-figures.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    for origin, row in found.items():
        _say(f"{name} {origin}: {json.dumps(row)}")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
