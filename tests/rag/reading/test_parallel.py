import json
from pathlib import Path

import pytest

from rag.reading.parallel import read_files
from rag.types import Article, Rejection


def write_all(folder: Path) -> list[Path]:
    """Write a file of each format, one of many parts, and some that cannot be read."""
    story = "Kota Ara membuka taman baru. Warga datang sejak pagi."
    lines = [json.dumps({"_id": str(one), "text": f"{story} {one} " + "Ramai. " * 600}) for one in range(150)]
    contents = {
        "a.txt": story,
        "b.md": f"# Taman\n\n{story}",
        "c.html": f"<html><body><h1>Taman</h1><p>{story * 5}</p></body></html>",
        "d.jsonl": "\n".join([*lines, "not json"]),
        "e.txt": "",
        "f.jsonl": "\0",
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in [*contents, "gone.txt"]]


def test_what_other_processes_read_is_the_same_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = write_all(tmp_path)
    here, done = list(read_files(paths, progress=lambda _done: None)), list[int]()
    monkeypatch.setattr("rag.reading.parallel._WORTH_IT", 0)
    assert list(read_files(paths, progress=done.append)) == here
    assert done == [1, 2, 3, 4, 5, 6, 7]
    assert [one.source for one in here if isinstance(one, Article)][3:] == [f"{paths[3]}#{one}" for one in range(150)]
    refused = [one.source for one in here if isinstance(one, Rejection)]
    assert refused == [f"{paths[3]}:151", *map(str, paths[4:])]
