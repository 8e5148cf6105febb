"""Short codes of many vectors: all of them are looked at in a millisecond, and the best are worth a second look.

Product quantization into four bits a part, scanned by FAISS in registers: Jégou, Douze and Schmid, Product Quantization
for Nearest Neighbor Search (2011); André, Kermarrec and Le Scouarnec, Quicker ADC (2019). All codes are scanned:
questions lie far from the passages that answer them, so that cells (IVF) lose more than they save.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from rag.index.base import FloatVector, IdVector
from rag.index.vector_segments import VectorSegments

__all__ = ["LEAST_RECALL", "CodeRecall", "Codes"]

LEAST_RECALL = 0.97
"""Recall@10, against exact search, below which codes are not used."""

_WANTED_RECALL = 0.99
_TRAINED_ON = 20_000
_ASKED = 200
"""Questions of which recall is measured."""
_FARTHEST = 1_600
_MIXED = 3
"""Passages whose sum is taken for a question. On 131,234 real passages such sums find their nearest as hard as 300 real
questions do: recall@10 .977 and .980 with 100 candidates, .996 and .998 with 400."""
_NUMBERS_A_PART = 4
_CANDIDATES_A_HIT = 8


@dataclass(frozen=True, slots=True)
class CodeRecall:
    """What was measured when codes were made."""

    passages: int
    recall: float
    """Recall@10 against exact search, of sums of passages."""
    candidates: int
    """How many of the best by code it takes for that."""


class Codes:
    """Codes of vectors under passage ids."""

    def __init__(self, index: faiss.IndexIVFPQFastScan, measured: CodeRecall) -> None:
        self._faiss = index
        self.measured = measured

    @classmethod
    def make(cls, rows: VectorSegments) -> "Codes | None":
        """Make codes of all vectors held, or of none where their recall is too low."""
        long = rows.dimensions
        if long % _NUMBERS_A_PART:
            return None
        draw = np.random.default_rng(0)
        ids = rows.ids()
        sample = rows.rows(draw.choice(ids, min(len(ids), _TRAINED_ON), replace=False))
        index = faiss.IndexIVFPQFastScan(
            faiss.IndexFlatIP(long), long, 1, long // _NUMBERS_A_PART, 4, faiss.METRIC_INNER_PRODUCT
        )
        index.train(sample)
        for start in range(0, len(ids), _TRAINED_ON):
            some = ids[start : start + _TRAINED_ON]
            index.add_with_ids(rows.rows(some), some)
        mixed: NDArray[np.float32] = sample[draw.integers(len(sample), size=(_ASKED, _MIXED))].sum(axis=1)
        measured = _measured(index, rows, mixed)
        return cls(index, measured) if measured.recall >= LEAST_RECALL else None

    @classmethod
    def load(cls, path: Path) -> "Codes":
        """Read saved codes; raises what `VectorIndex.load` raises."""
        index = faiss.read_index(str(path))
        if not isinstance(index, faiss.IndexIVFPQFastScan):
            raise ValueError(f"{path} holds no codes")
        return cls(index, CodeRecall(**json.loads(_beside(path).read_text())))

    def save(self, path: Path) -> None:
        """Write the codes, and what was measured beside them."""
        faiss.write_index(self._faiss, str(path))
        _beside(path).write_text(json.dumps(asdict(self.measured)))

    @staticmethod
    def discard(path: Path) -> None:
        """Take saved codes away."""
        path.unlink(missing_ok=True)
        _beside(path).unlink(missing_ok=True)

    def __len__(self) -> int:
        return int(self._faiss.ntotal)

    def add(self, ids: IdVector, vectors: NDArray[np.float32]) -> None:
        """Take in vectors under new ids."""
        self._faiss.add_with_ids(vectors, ids)

    def remove(self, ids: IdVector) -> None:
        """Drop the codes of these ids."""
        self._faiss.remove_ids(faiss.IDSelectorBatch(ids))

    def candidates(self, vector: FloatVector, *, k: int, selector: faiss.IDSelector | None) -> IdVector:
        """Return the ids among which the k best are, mostly."""
        number = max(self.measured.candidates, _CANDIDATES_A_HIT * k)
        options = faiss.SearchParametersIVF(nprobe=1, sel=selector)  # type: ignore[call-arg]
        _, ids = self._faiss.search(vector[None, :], number, params=options)
        return np.asarray(ids[0][ids[0] >= 0], dtype=np.int64)


def _beside(path: Path) -> Path:
    return path.with_suffix(".json")


def _measured(index: faiss.IndexIVFPQFastScan, rows: VectorSegments, questions: NDArray[np.float32]) -> CodeRecall:
    """Find the fewest candidates that give the recall wanted, or the most that are tried."""
    _, exact = rows.search(questions, 10)
    _, coded = index.search(questions, _FARTHEST)
    number, recall = 100, 0.0
    while True:
        recall = float(np.mean([np.isin(e, c[:number]).mean() for e, c in zip(exact, coded, strict=True)]))
        if recall >= _WANTED_RECALL or number >= _FARTHEST:
            return CodeRecall(len(rows), round(recall, 4), number)
        number *= 2
