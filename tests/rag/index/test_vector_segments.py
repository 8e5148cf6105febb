"""Segments: what is held is found whatever was added, taken away and saved before; a change leaves the rest alone."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rag.index.vector_segments import VectorSegments
from tests.rag.index.test_vectors import Matrix, drawn

DIMENSIONS = 16
FULL = 500


@pytest.fixture(autouse=True)
def _few() -> Iterator[None]:
    """Have segments fill up, and be put together, sooner than in an archive."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rag.index.vector_segments._FULL", FULL)
        patch.setattr("rag.index.vector_segments._MOST", 4)
        patch.setattr("rag.index.vector_segments._AT_ONCE", 64)
        yield


def rows_of(number: int, seed: int = 0) -> Matrix:
    return drawn(number, seed, DIMENSIONS).astype(np.float16).astype(np.float32)


def filled(folder: Path, rows: Matrix, first: int = 1) -> VectorSegments:
    segments = VectorSegments(folder, DIMENSIONS)
    segments.add(np.arange(first, first + len(rows)), rows)
    segments.save()
    return VectorSegments.load(folder)


def written(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.rows")}


def assert_holds(segments: VectorSegments, held: dict[int, Matrix]) -> None:
    """Hold segments to give and find exactly what is held, among all and among some."""
    ids = np.array(sorted(held), dtype=np.int64)
    assert segments.ids().tolist() == ids.tolist()
    assert len(segments) == len(ids)
    asked = np.random.default_rng(1).permutation(ids)[:50]
    assert np.array_equal(segments.rows(asked), np.array([held[one] for one in asked.tolist()]).reshape(-1, DIMENSIONS))
    question = rows_of(1, seed=9)
    for among in (None, asked):
        chosen = ids if among is None else among
        exact = sorted((-float(held[one] @ question[0]), one) for one in chosen.tolist())[:5]
        scores, found = segments.search(question, 5, among)
        real = found[0] >= 0
        assert found[0][real].tolist() == [one for _, one in exact]
        assert scores[0][real] == pytest.approx([-score for score, _ in exact], abs=1e-5)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_held_is_found_after_any_changes(seed: int, tmp_path: Path) -> None:
    draw = np.random.default_rng(seed)
    segments, last = VectorSegments(tmp_path, DIMENSIONS), 0
    held: dict[int, Matrix] = {}
    for turn in range(12):
        new = rows_of(int(draw.integers(1, 400)), seed=100 * seed + turn)
        ids = draw.permutation(np.arange(last + 1, last + 1 + len(new)))
        last += len(new)
        segments.add(ids, new)
        held |= dict(zip(ids.tolist(), new, strict=True))
        gone = draw.choice(sorted(held), int(len(held) * draw.uniform(0, 0.3)), replace=False)
        segments.remove(gone)
        for one in gone.tolist():
            del held[one]
        assert_holds(segments, held)
        if draw.random() < 0.6:
            segments.save()
            assert len(written(tmp_path)) <= 4
            segments = VectorSegments.load(tmp_path)
            assert_holds(segments, held)


def test_a_small_change_leaves_the_files_of_what_was_there_alone(tmp_path: Path) -> None:
    segments = filled(tmp_path, rows_of(400))
    before = written(tmp_path)
    segments.add(np.array([1_000]), rows_of(1, seed=1))
    segments.remove(np.array([7]))
    segments.save()
    assert before.items() < written(tmp_path).items()
    assert 7 not in VectorSegments.load(tmp_path).ids()


def test_what_has_mostly_gone_is_written_anew_and_all_that_has_gone_leaves_no_file(tmp_path: Path) -> None:
    segments = filled(tmp_path, rows_of(400))
    whole = sum(path.stat().st_size for path in tmp_path.glob("*.rows"))
    segments.remove(np.arange(1, 301))
    segments.save()
    assert sum(path.stat().st_size for path in tmp_path.glob("*.rows")) < whole / 3
    segments.remove(np.arange(301, 401))
    segments.save()
    assert not written(tmp_path)
    assert not len(VectorSegments.load(tmp_path))


def test_memory_holds_no_more_than_a_segment_of_what_is_new(tmp_path: Path) -> None:
    segments = VectorSegments(tmp_path, DIMENSIONS)
    for start in range(0, 3 * FULL, 100):
        segments.add(np.arange(start + 1, start + 101), rows_of(100, seed=start))
    assert len(written(tmp_path)) == 3
    assert_holds(segments, dict(enumerate(np.concatenate([rows_of(100, s) for s in range(0, 3 * FULL, 100)]), start=1)))


def test_a_file_that_a_change_left_behind_is_taken_away_with_the_next(tmp_path: Path) -> None:
    filled(tmp_path, rows_of(10))
    stopped = VectorSegments.load(tmp_path)
    stopped.add(np.arange(100, 100 + FULL), rows_of(FULL, seed=1))
    assert len(written(tmp_path)) == 2
    segments = VectorSegments.load(tmp_path)
    assert segments.ids().tolist() == list(range(1, 11))
    segments.add(np.array([11]), rows_of(1, seed=2))
    segments.save()
    assert VectorSegments.load(tmp_path).ids().tolist() == list(range(1, 12))
    assert len(written(tmp_path)) == 2


def test_what_is_not_held_is_not_given(tmp_path: Path) -> None:
    segments = filled(tmp_path, rows_of(3))
    with pytest.raises(KeyError, match="of 2 passages asked for 1 are held"):
        segments.rows(np.array([2, 9]))
