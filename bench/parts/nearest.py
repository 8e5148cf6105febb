"""The kinds of FAISS index that are compared, and what each finds of what is nearest."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from bench.figures import Spread, timed, times
from bench.subprocesses import memory_mb
from embeddings.encoder import FloatMatrix
from rag.index.vectors import VectorIndex

__all__ = [
    "KINDS",
    "NEAREST",
    "IndexFigures",
    "IndexKind",
    "build",
    "build_ours",
    "exactly",
    "one_thread",
    "search",
    "search_ours",
]

NEAREST = 100
"""What `Retriever` takes from each index."""
_TEN = 10
_LEAST = 0.97
_EFFORTS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048)
_TRAINED = 64
"""Vectors a cell that a partition is trained on: FAISS warns below 39, more takes longer and finds no better."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class IndexKind:
    """A kind of index: how FAISS calls it, and what makes it look further."""

    factory: str
    """What `faiss.index_factory` takes; `{cells}` stands for a number that grows with that of the vectors."""
    effort: str = ""
    """The search parameter that is raised until enough is found; none where everything is found."""
    fixed: str = ""
    """Search parameters that stay, each with a comma after it."""


@dataclass(frozen=True, slots=True)
class IndexFigures:
    """How one index did."""

    effort: str
    recall_10: float
    recall_100: float
    asked: Spread
    read: float | None
    """Seconds to open the file by reading it."""
    mapped: float
    """Seconds to open it by mapping it."""
    mapped_mb: float
    """Memory of its own that the mapped index takes when it has been searched."""


def _cells(count: int) -> int:
    """Return some four times the root of a number as a power of two, as FAISS's guide to choosing an index has it."""
    return int(2 ** round(np.log2(4 * np.sqrt(count))))


KINDS: Mapping[str, IndexKind] = {
    "flat fp16": IndexKind("SQfp16"),
    "PQ fast-scan, refined": IndexKind("PQ96x4fs,Refine(SQfp16)", "k_factor_rf"),
    "IVF, SQ8": IndexKind("IVF{cells},SQ8", "nprobe"),
    "IVF, PQ fast-scan, refined": IndexKind("IVF{cells},PQ96x4fs,Refine(SQfp16)", "nprobe", fixed="k_factor_rf=4,"),
}
"""PQ of 96 parts of 4 dimensions in 4 bits each: 48 bytes a vector; what it finds is compared again as fp16."""


def exactly(vectors: FloatMatrix, questions: FloatMatrix) -> Ids:
    """Return the nearest of all vectors to each question, by products in single precision."""
    nearest = faiss.knn(questions, vectors, min(NEAREST, len(vectors)), metric=faiss.METRIC_INNER_PRODUCT)[1]
    return np.asarray(nearest, np.int64)


def build(vectors: FloatMatrix, kind: IndexKind, path: Path) -> None:
    """Train an index on a sample, fill it and write it."""
    cells = _cells(len(vectors))
    index = faiss.index_factory(vectors.shape[1], kind.factory.format(cells=cells), faiss.METRIC_INNER_PRODUCT)
    most = min(_TRAINED * max(cells, 1_024), len(vectors))
    sample = np.random.default_rng(0).choice(len(vectors), most, replace=False)
    index.train(vectors[np.sort(sample)])
    index.add(vectors)
    faiss.write_index(index, str(path))


def build_ours(vectors: FloatMatrix, folder: Path) -> None:
    """Write what an archive of so many passages has."""
    index = VectorIndex.empty(folder, vectors.shape[1])
    index.add(range(len(vectors)), list(vectors))
    index.save()


def search(path: Path, kind: IndexKind, questions: FloatMatrix, nearest: Ids) -> IndexFigures:
    """Open an index and search it, with the least effort that is enough."""
    k = nearest.shape[1]
    with one_thread():
        read = timed(lambda: faiss.read_index(str(path)))
        index, parameters, found = read.value, "", np.zeros_like(nearest)
        for tried in _EFFORTS if kind.effort else ():
            parameters = f"{kind.fixed}{kind.effort}={tried}"
            faiss.ParameterSpace().set_index_parameters(index, parameters)  # type: ignore[arg-type]
            found = index.search(questions, k)[1]
            if _recall(found, nearest, _TEN) >= _LEAST:
                break
        asked = times(lambda row: index.search(questions[row : row + 1], k), range(len(questions)))
        found = index.search(questions, k)[1]
        before = memory_mb()
        mapped = timed(lambda: faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
        mapped.value.search(questions, k)
        held = max(0.0, memory_mb() - before)
    recalls = (_recall(found, nearest, _TEN), _recall(found, nearest, k))
    return IndexFigures(parameters.rpartition(",")[2], *recalls, asked, read.seconds, mapped.seconds, held)


def search_ours(folder: Path, questions: FloatMatrix, nearest: Ids) -> IndexFigures:
    """Open what an archive has, and search it as an archive does."""
    k, before = nearest.shape[1], memory_mb()
    mapped = timed(lambda: VectorIndex.load(folder))
    index = mapped.value
    asked = times(lambda row: index.nearest(questions[row], k=k), range(len(questions)))
    held = max(0.0, memory_mb() - before)
    found = np.stack([index.nearest(question, k=k).ids for question in questions])
    recalls = (_recall(found, nearest, _TEN), _recall(found, nearest, k))
    return IndexFigures("", *recalls, asked, None, mapped.seconds, held)


@contextmanager
def one_thread() -> Iterator[None]:
    """Search on one core, as archives do: several people ask at once."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    yield
    faiss.omp_set_num_threads(before)


def _recall(found: Ids, nearest: Ids, k: int) -> float:
    """Return the share of the k nearest that are among the first k found."""
    pairs = zip(found[:, :k].tolist(), nearest[:, :k].tolist(), strict=True)
    return float(np.mean([len(set(one) & set(other)) / len(other) for one, other in pairs]))
