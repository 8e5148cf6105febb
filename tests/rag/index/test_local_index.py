from collections.abc import Callable
from pathlib import Path

import pytest

from embeddings.errors import IndexUnusable
from rag.index import LocalPlace
from tests.rag.index.entries import DIMENSIONS, entry, filled, loaded, opened


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


@pytest.mark.parametrize("damage", [_truncate, _zero, Path.unlink])
@pytest.mark.parametrize("name", ["manifest.json", "vectors/000001.rows", "facets.npy", "terms/meta.json"])
def test_a_damaged_index_is_refused_and_begun_anew(tmp_path: Path, name: str, damage: Callable[[Path], None]) -> None:
    place = LocalPlace(tmp_path)
    filled(place, [entry(1), entry(2)])
    damage(tmp_path / name)
    with pytest.raises(IndexUnusable):
        loaded(place)
    anew = opened(place)
    assert anew.stamp is None
    assert anew.ids().tolist() == []


@pytest.mark.parametrize("other", [{"archive": "theirs"}, {"recipe": "q"}, {"dimensions": 8}])
def test_an_index_of_another_make_is_refused(tmp_path: Path, other: dict[str, object]) -> None:
    place = LocalPlace(tmp_path)
    filled(place, [entry(1)])
    asked = {"archive": "ours", "recipe": "r", "dimensions": DIMENSIONS} | other
    with pytest.raises(IndexUnusable):
        place.load(**asked)  # type: ignore[arg-type]


def test_what_was_not_saved_is_not_there(tmp_path: Path) -> None:
    place = LocalPlace(tmp_path)
    index = filled(place, [entry(1)])
    index.add([entry(2)])
    assert loaded(place).ids().tolist() == [1]
