"""Files of an index: hashed once as long as they stay what they are."""

import os
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from time import time_ns

import pytest

from rag.index import manifest
from rag.index.manifest import hash_of_files

HOUR = 3_600 * 10**9


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read, as they are."""
    names: list[str] = []

    def noted(file: BufferedReader, kind: str) -> object:
        names.append(Path(file.name).name)
        return file_digest(file, kind)

    monkeypatch.setattr(manifest, "file_digest", noted)
    monkeypatch.setattr(manifest, "_HASHED", {})
    return names


def write(path: Path, text: str, *, age: int) -> None:
    path.write_text(text)
    os.utime(path, ns=(time_ns() - age, time_ns() - age))


def test_a_file_that_stays_is_read_once(read: list[str], tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, name, age=HOUR)
    first = hash_of_files(tmp_path, ["a", "b"], "label")
    write(tmp_path / "b", "c", age=HOUR // 2)
    assert hash_of_files(tmp_path, ["a", "b"], "label") != first
    assert read == ["a", "b", "b"]


def test_a_file_that_may_just_be_written_is_read_again(read: list[str], tmp_path: Path) -> None:
    write(tmp_path / "a", "a", age=0)
    assert hash_of_files(tmp_path, ["a"], "label") == hash_of_files(tmp_path, ["a"], "label")
    assert read == ["a", "a"]


def test_no_more_is_remembered_than_some_indexes_have(read: list[str], tmp_path: Path) -> None:
    write(tmp_path / "a", "a", age=HOUR)
    for number in range(manifest._REMEMBERED + 5):
        os.utime(tmp_path / "a", ns=(number, number))
        hash_of_files(tmp_path, ["a"], "label")
    assert len(manifest._HASHED) == manifest._REMEMBERED
    assert len(read) == manifest._REMEMBERED + 5
