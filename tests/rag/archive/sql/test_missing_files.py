"""A folder added again: what of it is new, changed, the same or gone."""

import json
import os
from pathlib import Path

import pytest

from rag import Archive, Retriever
from rag.types import AddReport


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of three files, one of them in a folder, one of two articles."""
    made = (tmp_path / "Berita").resolve()
    (made / "lama").mkdir(parents=True)
    (made / "pasar.txt").write_text("Pasar Wanasari dibuka lagi sesudah dua pekan.", encoding="utf-8")
    (made / "lama" / "feri.txt").write_text("Feri Tirtalaya berlayar tiga kali sehari.", encoding="utf-8")
    lines = ({"text": f"Jembatan nomor {number} selesai dicat.", "_id": f"a/b#{number}"} for number in (1, 2))
    (made / "jembatan.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return made


def sources(archive: Archive) -> set[str]:
    return {one.source for one in archive.articles()}


def test_new_and_changed_files_come_in_and_the_others_stay_as_they_are(folder: Path, place: Path | str) -> None:
    with Archive.open(place) as archive:
        assert archive.add(folder) == AddReport(added=4)
        (folder / "pasar.txt").write_text("Pasar Wanasari ditutup lagi.", encoding="utf-8")
        (folder / "taman.txt").write_text("Taman Wanasari ditanami bambu.", encoding="utf-8")
        (folder / "lama" / "feri.txt").unlink()
        assert archive.add(folder) == AddReport(added=1, replaced=1, unchanged=2)
        assert [one.source for one in archive.gone(folder)] == [f"{folder}/lama/feri.txt"]
        assert f"{folder}/lama/feri.txt" in sources(archive)


def test_every_article_of_a_file_is_gone_with_it(folder: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(folder)
        assert archive.gone(folder) == []
        (folder / "jembatan.jsonl").unlink()
        assert [one.source for one in archive.gone(str(folder))] == [f"{folder}/jembatan.jsonl#a/b#{n}" for n in (1, 2)]


def test_what_is_pruned_is_found_no_more(folder: Path, place: Path | str) -> None:
    with Archive.open(place) as archive:
        archive.add(folder)
        (folder / "lama" / "feri.txt").unlink()
        gone = archive.gone(folder)
        assert archive.prune(gone) == gone
        assert archive.info().articles == 3
        assert archive.gone(folder) == archive.prune(gone) == []
        assert not any("Tirtalaya" in hit.passage.text for hit in Retriever(archive).retrieve("feri", top_k=50))
        assert archive.verify() == []


def test_a_file_that_is_back_is_not_pruned(folder: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(folder)
        (folder / "pasar.txt").rename(folder / "pasar")
        gone = archive.gone(folder)
        (folder / "pasar").rename(folder / "pasar.txt")
        assert len(gone) == 1
        assert archive.prune(gone) == []
        assert archive.info().articles == 4


def test_other_folders_are_not_asked_for(folder: Path, tmp_path: Path) -> None:
    for other in ("Berita lain", "berita"):
        (tmp_path / other).mkdir()
        (tmp_path / other / "a.txt").write_text(f"Waduk di {other} terisi penuh.", encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(folder, tmp_path / "Berita lain", tmp_path / "berita")
        for other in ("Berita lain", "berita"):
            (tmp_path / other / "a.txt").unlink()
        assert archive.gone(folder) == []


@pytest.mark.parametrize("name", ["100%_nyata", "a#b"])
def test_a_folder_of_any_name_is_known_again(tmp_path: Path, name: str) -> None:
    folder = (tmp_path / name).resolve()
    folder.mkdir()
    for file in ("a.txt", "b#1.txt"):
        (folder / file).write_text(f"Waduk {file} terisi penuh.", encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(folder)
        assert archive.gone(folder) == []
        (folder / "b#1.txt").unlink()
        assert [one.source for one in archive.gone(folder)] == [f"{folder}/b#1.txt"]


def test_a_folder_that_is_not_there_or_empty_tells_of_nothing(folder: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(folder)
        folder.rename(tmp_path / "elsewhere")
        assert archive.gone(folder, "https://kabar.example", "a\0b") == []
        folder.mkdir()
        assert archive.gone(folder) == []


def test_what_may_not_be_looked_at_is_not_gone(folder: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every folder")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(folder)
        (folder / "lama").chmod(0)
        assert archive.gone(folder) == []
        (folder / "lama").chmod(0o700)
