"""Files and folders that a person names → files to read."""

import os
from pathlib import Path

import pytest

from rag.reading import find_sources
from rag.reading.urls.address import Address
from rag.types import Notice, Rejection


def make(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ada berita.")
    return paths


def test_a_folder_is_walked_in_sorted_order_without_hidden_entries(tmp_path: Path) -> None:
    first, second, third = make(tmp_path, "a.txt", "b/c.md", "d.jsonl")
    make(tmp_path, ".e.txt", ".git/f.txt")
    assert list(find_sources([tmp_path])) == [first, second, third]


def test_locations_keep_their_order_and_a_file_comes_once(tmp_path: Path) -> None:
    first, second = make(tmp_path, "a.txt", "b.txt")
    assert list(find_sources([str(second), tmp_path, first])) == [second, first]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    [path] = make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert list(find_sources([tmp_path])) == [path]


@pytest.mark.parametrize("name", ["missing.txt", "https:/kota.example/waduk", "a\0b", "x" * 5_000])
def test_what_does_not_exist_is_rejected(name: str) -> None:
    [rejected] = find_sources([name])
    assert isinstance(rejected, Rejection)
    assert rejected.source == name
    assert "\n" not in rejected.error


def test_an_address_passes_as_it_is_written() -> None:
    named = ["https://kota.example/waduk#a", "HTTP://KOTA.example", "ftp://kota.example/waduk.txt"]
    assert list(find_sources(named)) == [Address(name) for name in named]


def test_a_link_that_leads_nowhere_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    errors = [found.error for found in find_sources([tmp_path]) if isinstance(found, Rejection)]
    assert errors == ["there is no such file or folder; check the path"] * 2


def test_what_of_a_folder_has_no_reader_is_told_in_one(tmp_path: Path) -> None:
    make(tmp_path, "a.png", "b.txt", "c", "d/e.css?v=2", "d/f.CSS")
    path, notice = find_sources([tmp_path])
    assert path == tmp_path / "b.txt"
    assert notice == Notice(str(tmp_path), "4 files of kinds that are not read (.css, .png, no ending)")


def test_several_folders_are_told_together(tmp_path: Path) -> None:
    make(tmp_path, "a/a.txt", "a/b.png", "b/c.txt", "c/d.png")
    folders = [tmp_path / name for name in ("a", "b", "c")]
    *_, notice = find_sources(folders)
    assert notice == Notice(f"{folders[0]}, {folders[2]}", "2 files of a kind that is not read (.png)")


def test_a_folder_of_nothing_that_is_read_is_rejected(tmp_path: Path) -> None:
    make(tmp_path, "a.png")
    assert list(find_sources([tmp_path])) == [Rejection(str(tmp_path), "1 file of a kind that is not read (.png)")]


def test_a_file_of_an_unknown_format_that_was_named_is_rejected_itself(tmp_path: Path) -> None:
    first, second = make(tmp_path, "a.png", "b.txt")
    rejected, path = find_sources([first, second])
    assert path == second
    assert isinstance(rejected, Rejection)
    assert rejected.source == str(first)
    assert ".txt, .md, .html, .htm, .jsonl" in rejected.error


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    [rejected] = find_sources([tmp_path])
    assert isinstance(rejected, Rejection)
    assert rejected.error == "is neither a file nor a folder"


def test_a_name_that_is_no_text_is_rejected(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/a\xff.txt", "w"):  # noqa: PTH123, a path of bytes
        pass
    [rejected] = find_sources([tmp_path])
    assert isinstance(rejected, Rejection)
    rejected.source.encode()
    assert "not valid UTF-8" in rejected.error


def test_a_folder_that_may_not_be_read_is_rejected(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every folder")
    (tmp_path / "a").mkdir(mode=0)
    [rejected] = find_sources([tmp_path])
    assert isinstance(rejected, Rejection)
    assert "Permission denied" in rejected.error
