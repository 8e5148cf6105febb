"""Many vectors are found by their codes; few, or any that codes would lose, one by one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from rag.index.product_quantization import LEAST_RECALL
from rag.index.vectors import VectorIndex

DIMENSIONS = 64
MANY = 20_000
Matrix = NDArray[np.float32]


def drawn(number: int, seed: int, dimensions: int = DIMENSIONS) -> Matrix:
    """Draw unit vectors in clusters, as those of passages are."""
    draw = np.random.default_rng(seed)
    centres = np.random.default_rng(0).normal(size=(200, dimensions))
    rows = centres[draw.integers(200, size=number)] + draw.normal(size=(number, dimensions))
    unit: Matrix = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


def numbered(rows: Matrix, first: int = 1) -> list[int]:
    return [first + 3 * place for place in range(len(rows))]


def indexed(rows: Matrix, folder: Path) -> VectorIndex:
    index = VectorIndex.empty(folder, rows.shape[1])
    index.add(numbered(rows), list(rows))
    return saved(index, folder)


def saved(index: VectorIndex, folder: Path) -> VectorIndex:
    index.save()
    return VectorIndex.load(folder)


def copied(folder: Path, copy: Path) -> VectorIndex:
    """Open a copy, which may be changed."""
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    return VectorIndex.load(copy)


@pytest.fixture(scope="module", autouse=True)
def _many() -> Iterator[None]:
    """Call fewer many than an archive does: what is tried is the same, and tried sooner."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rag.index.vectors.MANY", MANY)
        yield


@pytest.fixture(scope="module")
def many() -> Matrix:
    return drawn(MANY, seed=1)


@pytest.fixture(scope="module")
def coded(many: Matrix, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coded")
    indexed(many, folder)
    return folder


def test_few_are_searched_exactly(tmp_path: Path) -> None:
    index = indexed(drawn(MANY - 1, seed=1), tmp_path)
    assert index.measured is None


def test_many_are_found_by_their_codes(coded: Path, many: Matrix) -> None:
    index = VectorIndex.load(coded)
    assert index.measured is not None
    assert index.measured.passages == MANY
    assert LEAST_RECALL <= index.measured.recall <= 1
    found = []
    for question in drawn(100, seed=2):
        exact = {1 + 3 * place for place in np.argsort(-(many @ question))[:10].tolist()}
        scored = index.nearest(question, k=10)
        assert scored.scores == pytest.approx(index.cosines(question, scored.ids))
        assert (np.diff(scored.scores) <= 0).all()
        found.append(len(exact & set(scored.ids.tolist())) / 10)
    assert np.mean(found) >= LEAST_RECALL


def test_among_few_of_many_the_search_is_exact(coded: Path, many: Matrix) -> None:
    index = VectorIndex.load(coded)
    places = np.random.default_rng(3).choice(MANY, 60, replace=False)
    question = drawn(1, seed=4)[0]
    scored = index.nearest(question, k=20, among=1 + 3 * places)
    assert scored.ids.tolist() == (1 + 3 * places[np.argsort(-(many[places] @ question))[:20]]).tolist()
    assert not len(index.nearest(question, k=5, among=np.array([2, 5], dtype=np.int64)).ids)


def test_what_is_added_is_found_and_what_is_removed_is_not(coded: Path, many: Matrix, tmp_path: Path) -> None:
    index = copied(coded, tmp_path)
    new = drawn(50, seed=5)
    index.add([100_000 + place for place in range(50)], list(new))
    index.remove(np.arange(1, 31, 3, dtype=np.int64))
    for there in (index, saved(index, tmp_path)):
        assert len(there) == MANY + 40
        assert there.nearest(new[7], k=1).ids.tolist() == [100_007]
        assert there.nearest(many[10], k=1).ids.tolist() == [31]
        assert there.nearest(many[3], k=1).ids.tolist() != [10]


def test_codes_are_made_anew_when_the_index_has_doubled(coded: Path, tmp_path: Path) -> None:
    index = copied(coded, tmp_path)
    rows = drawn(MANY, seed=6)
    index.add(numbered(rows, first=100_000), list(rows))
    grown = saved(index, tmp_path)
    assert grown.measured is not None
    assert grown.measured.passages == 2 * MANY


def test_an_index_that_has_become_small_is_exact_again(coded: Path, tmp_path: Path) -> None:
    index = copied(coded, tmp_path)
    index.remove(np.arange(1, 31, 3, dtype=np.int64))
    small = saved(index, tmp_path)
    assert small.measured is None
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("codes")]


@pytest.mark.parametrize("dimensions", [4, 30])
def test_codes_that_would_lose_what_is_sought_are_not_used(dimensions: int, tmp_path: Path) -> None:
    draw = np.random.default_rng(7)
    rows = draw.normal(size=(MANY, dimensions)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    index = indexed(rows, tmp_path)
    assert index.measured is None
    question = rows[0] + rows[1]
    exact = 1 + 3 * np.argsort(-(rows @ question))[:5]
    assert len(np.intersect1d(index.nearest(question, k=5).ids, exact)) >= 4  # half precision may swap neighbours


def test_codes_of_other_passages_are_no_index(coded: Path, tmp_path: Path) -> None:
    index = copied(coded, tmp_path)
    index.remove(np.array([1], dtype=np.int64))
    index.add([100_000, 100_001], list(drawn(2, seed=8)))
    saved(index, tmp_path)
    (tmp_path / "codes.faiss").write_bytes((coded / "codes.faiss").read_bytes())
    with pytest.raises(ValueError, match="other passages"):
        VectorIndex.load(tmp_path)


def test_searching_leaves_the_threads_of_others_alone(coded: Path, many: Matrix) -> None:
    before = faiss.omp_get_max_threads()
    VectorIndex.load(coded).nearest(many[0], k=1)
    assert faiss.omp_get_max_threads() == before
