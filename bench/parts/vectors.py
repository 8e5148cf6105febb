"""Which kind of FAISS index is quickest at which size, what it finds of what is nearest, and what it takes.

Each is searched for as many neighbours as `Retriever` asks for, with the least effort that finds .97 of the ten
nearest; one that cannot is shown with the greatest effort.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from bench.figures import figure, timed
from bench.made_up_stories import MadeUpStory, Press
from bench.parts.nearest import KINDS, NEAREST, IndexFigures, build, build_ours, exactly, search, search_ours
from bench.subprocesses import apart
from bench.table import Table
from bench.workload import Progress, Workload
from embeddings.encoder import FloatMatrix, load_encoder

__all__ = ["made_vectors", "measure_vectors"]

_SIZES = (10_000, 100_000, 300_000)
_FULL = (*_SIZES, 1_000_000)
_QUESTIONS = 300
_BATCH = 8_192
_MB = 1e6


def measure_vectors(ground: Workload, progress: Progress) -> Sequence[Table]:
    """Build each kind over each number of passages, and search it."""
    sizes = ground.sizes or (_FULL if ground.full else _SIZES)
    rows: list[tuple[str, ...]] = []
    for place, count in enumerate(sizes):
        progress(place, len(sizes))
        rows.extend(_rows(ground, count))
    columns = ("passages", "index", "effort", "recall@10", "recall@100", "p50 ms", "p95 ms", "against flat",
               "built s", "files MB", "read ms", "mapped ms", "mapped MB")  # fmt: skip
    note = f"{NEAREST} nearest of each question, one thread; passages and questions are made up."
    return [Table("Vectors: which index at which size", columns, tuple(rows), note)]


def _rows(ground: Workload, count: int) -> Iterator[tuple[str, ...]]:
    vectors, questions = made_vectors(count, seed=ground.seed)
    nearest, path = exactly(vectors, questions), ground.work / "vectors.faiss"
    flat = 0.0
    for name, kind in KINDS.items():
        built = timed(lambda: build(vectors, kind, path)).seconds  # noqa: B023 - called at once
        found = apart(search, path, kind, questions, nearest).value
        flat = flat or found.asked.p50
        yield _row(count, name, found, flat, built=built, size=path.stat().st_size)
    folder = ground.work / "vectors"
    built = timed(lambda: build_ours(vectors, folder)).seconds
    size = sum(file.stat().st_size for file in folder.iterdir())
    yield _row(
        count, "`VectorIndex`", apart(search_ours, folder, questions, nearest).value, flat, built=built, size=size
    )


def _row(count: int, name: str, found: IndexFigures, flat: float, *, built: float, size: int) -> tuple[str, ...]:
    return (
        f"{count:,}",
        name,
        found.effort,
        f"{found.recall_10:.3f}",
        f"{found.recall_100:.3f}",
        figure(found.asked.p50),
        figure(found.asked.p95),
        f"{figure(found.asked.p50 / flat)}×",
        figure(built),
        figure(size / _MB),
        "" if found.read is None else figure(1_000 * found.read),
        figure(1_000 * found.mapped),
        figure(found.mapped_mb),
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


def _passages(story: MadeUpStory) -> list[str]:
    """Return a story's passages as they are encoded: two paragraphs, after the title."""
    pairs = [" ".join(story.paragraphs[at : at + 2]) for at in range(0, len(story.paragraphs), 2)]
    return [f"{story.title}\n{pair}" for pair in pairs]
