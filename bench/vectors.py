"""Which kind of FAISS index is quickest at which size, what it finds of what is nearest, and what it takes.

Each kind is searched for as many neighbours as `Retriever` asks for, at the smallest effort that finds .97 of the ten
nearest; what cannot is shown at its greatest effort.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from bench.children import apart, memory_mb
from bench.figures import Spread, figure, timed, times
from bench.ground import Ground, Progress
from bench.stories import Press, Story
from bench.table import Table
from embeddings.encoder import FloatMatrix, load_encoder

__all__ = ["KINDS", "Found", "Kind", "build", "exactly", "made_vectors", "measure_vectors", "search"]

_SIZES = (10_000, 100_000, 300_000)
_FULL = (*_SIZES, 1_000_000)
_QUESTIONS = 300
_NEAREST = 100
"""What `Retriever` takes from each index."""
_LEAST = 0.97
_BATCH = 8_192
_TRAINED = 64
"""Vectors a cell that a partition is trained on: FAISS warns below 39, more takes longer and finds no better."""
_EFFORTS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048)
_MB = 1e6

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of index: how FAISS calls it, and what makes it look further."""

    factory: Callable[[int], str]
    """Number of vectors → what `faiss.index_factory` takes."""
    effort: str = ""
    """The search parameter that is raised until enough is found; none where everything is found."""
    fixed: str = ""
    """Search parameters that stay, each with a comma after it."""


@dataclass(frozen=True, slots=True)
class Found:
    """How one index did."""

    effort: int
    recall_10: float
    recall_100: float
    asked: Spread
    opened: float
    """Seconds."""
    mapped: float
    """Seconds, where the file is mapped rather than read."""
    mapped_mb: float
    """Memory of its own that the mapped index takes when it has been searched."""


def _cells(count: int) -> int:
    """Give some four times the root of a number as a power of two, as FAISS's guide to choosing an index has it."""
    return int(2 ** round(np.log2(4 * np.sqrt(count))))


KINDS: Mapping[str, Kind] = {
    "flat fp16": Kind(lambda _count: "SQfp16"),
    "PQ fast-scan, refined": Kind(lambda _count: "PQ96x4fs,Refine(SQfp16)", "k_factor_rf"),
    "IVF, SQ8": Kind(lambda count: f"IVF{_cells(count)},SQ8", "nprobe"),
    "IVF, PQ fast-scan, refined": Kind(
        lambda count: f"IVF{_cells(count)},PQ96x4fs,Refine(SQfp16)", "nprobe", fixed="k_factor_rf=4,"
    ),
}
"""PQ of 96 parts of 4 dimensions in 4 bits each: 48 bytes a vector; what it finds is compared again as fp16."""


def measure_vectors(ground: Ground, progress: Progress) -> Sequence[Table]:
    """Build each kind over each number of passages, and search it."""
    sizes = ground.sizes or (_FULL if ground.full else _SIZES)
    rows: list[tuple[str, ...]] = []
    for place, count in enumerate(sizes):
        progress(place, len(sizes))
        rows.extend(_rows(ground, count))
    columns = ("passages", "index", "effort", "recall@10", "recall@100", "p50 ms", "p95 ms", "against flat",
               "built s", "file MB", "opened ms", "mapped ms", "mapped MB")  # fmt: skip
    note = f"{_NEAREST} nearest of each question, one thread; passages and questions are made up."
    return [Table("Vectors: which index at which size", columns, tuple(rows), note)]


def _rows(ground: Ground, count: int) -> Iterator[tuple[str, ...]]:
    vectors, questions = made_vectors(count, seed=ground.seed)
    nearest, path = exactly(vectors, questions), ground.work / "vectors.faiss"
    flat = 0.0
    for name, kind in KINDS.items():
        built = timed(lambda: build(vectors, kind.factory(count), path)).seconds  # noqa: B023 - called at once
        found = apart(alone, path, kind.effort, kind.fixed, questions, nearest).value
        flat = flat or found.asked.p50
        costs = (built, path.stat().st_size / _MB, 1_000 * found.opened, 1_000 * found.mapped, found.mapped_mb)
        yield (
            f"{count:,}",
            name,
            f"{kind.effort} {found.effort}" if kind.effort else "",
            f"{found.recall_10:.3f}",
            f"{found.recall_100:.3f}",
            figure(found.asked.p50),
            figure(found.asked.p95),
            f"{figure(found.asked.p50 / flat)}×",
            *map(figure, costs),
        )


def made_vectors(count: int, *, seed: int = 0) -> tuple[FloatMatrix, FloatMatrix]:
    """Encode so many passages of made-up stories, and questions about them, with the bundled encoder."""
    encoder, press = load_encoder(), Press(seed)
    vectors = np.empty((count, encoder.dimensions), np.float32)
    filled = number = 0
    while filled < count:
        texts: list[str] = []
        while len(texts) < min(_BATCH, count - filled):
            texts.extend(_passages(press.story(number)))
            number += 1
        rows = encoder.encode_passages(texts[: count - filled])
        vectors[filled : filled + len(rows)] = rows
        filled += len(rows)
    every = max(1, number // _QUESTIONS)
    asked = [press.story(one).question for one in range(0, number, every)][:_QUESTIONS]
    return vectors, encoder.encode_queries(asked)


def _passages(story: Story) -> list[str]:
    """Give a story's passages as they are encoded: two paragraphs, after the title."""
    pairs = [" ".join(story.paragraphs[at : at + 2]) for at in range(0, len(story.paragraphs), 2)]
    return [f"{story.title}\n{pair}" for pair in pairs]


def exactly(vectors: FloatMatrix, questions: FloatMatrix) -> Ids:
    """Give the nearest of all vectors to each question, by products in single precision."""
    nearest = faiss.knn(questions, vectors, min(_NEAREST, len(vectors)), metric=faiss.METRIC_INNER_PRODUCT)[1]
    return np.asarray(nearest, np.int64)


def build(vectors: FloatMatrix, factory: str, path: Path) -> None:
    """Train an index on a sample, fill it and write it."""
    index = faiss.index_factory(vectors.shape[1], factory, faiss.METRIC_INNER_PRODUCT)
    most = _TRAINED * max(_cells(len(vectors)), 1024)
    sample = np.random.default_rng(0).choice(len(vectors), min(most, len(vectors)), replace=False)
    index.train(vectors[np.sort(sample)])
    index.add(vectors)
    faiss.write_index(index, str(path))


def alone(path: Path, effort: str, fixed: str, questions: FloatMatrix, nearest: Ids) -> Found:
    """Do as `search` does in one thread: people ask at once, and threads that wait for each other are slower."""
    faiss.omp_set_num_threads(1)
    return search(path, effort, fixed, questions, nearest)


def search(path: Path, effort: str, fixed: str, questions: FloatMatrix, nearest: Ids) -> Found:
    """Open an index and search it with the least effort that is enough."""
    opened = timed(lambda: faiss.read_index(str(path)))
    index = opened.value
    tried, found = 0, np.zeros_like(nearest)
    for tried in _EFFORTS if effort else (0,):
        if effort:
            faiss.ParameterSpace().set_index_parameters(index, f"{fixed}{effort}={tried}")  # type: ignore[arg-type]
        found = index.search(questions, nearest.shape[1])[1]
        if _recall(found, nearest, 10) >= _LEAST:
            break
    asked = times(lambda row: index.search(questions[row : row + 1], nearest.shape[1]), range(len(questions)))
    before = memory_mb()
    mapped = timed(lambda: faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
    mapped.value.search(questions, nearest.shape[1])
    held = max(0.0, memory_mb() - before)
    return Found(
        effort=tried,
        recall_10=_recall(found, nearest, 10),
        recall_100=_recall(found, nearest, _NEAREST),
        asked=asked,
        opened=opened.seconds,
        mapped=mapped.seconds,
        mapped_mb=held,
    )


def _recall(found: Ids, nearest: Ids, k: int) -> float:
    """Give the share of the k nearest that are among the first k found."""
    pairs = zip(found[:, :k].tolist(), nearest[:, :k].tolist(), strict=True)
    return float(np.mean([len(set(one) & set(other)) / len(other) for one, other in pairs]))
