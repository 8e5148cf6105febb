"""`sitasi follow`."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.website import Website

Run = Callable[..., subprocess.CompletedProcess[str]]
Load = Callable[..., dict[str, Any]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "cuaca.txt").write_text("Cuaca besok cerah, kata badan cuaca.", encoding="utf-8")
    return tmp_path


def test_a_folder_and_a_feed_are_followed_read_and_stopped(
    sitasi: Run, document: Load, folder: Path, news: Website
) -> None:
    feed, here = news.url("/rss"), str(folder / "berita")
    told = sitasi("follow", "berita", feed, folder=folder).stdout
    assert told == f"follows {here}\nfollows {feed}\n"
    assert "not read yet" in sitasi("follow", folder=folder).stdout
    read = document("follow", "--once", folder=folder, SITASI_WEB_LOOPBACK="1", SITASI_WEB_PAUSE="0")["followed"]
    assert [(one["source"], one["added"], one["brought"], one["error"]) for one in read] == [
        (here, 1, 1, None),
        (feed, 3, 3, None),
    ]
    assert document("follow", "--list", folder=folder)["followed"] == read
    assert sitasi("follow", "--stop", feed, folder=folder).stdout == f"follows {feed} no longer\n"
    assert [one["source"] for one in document("follow", folder=folder)["followed"]] == [here]
    assert document("info", folder=folder)["articles"] == 4


def test_where_nothing_could_be_read_the_exit_code_says_so(sitasi: Run, folder: Path) -> None:
    sitasi("follow", "berita", folder=folder)
    (folder / "berita" / "cuaca.txt").unlink()
    (folder / "berita").rmdir()
    ran = sitasi("follow", "--once", folder=folder, exit_code=1)
    assert "there is no such file or folder" in ran.stdout


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("/no/such",), 1, "sitasi: there is no file or folder /no/such: check the path\n"),
        (("ftp://kabar.example/",), 1, "sitasi: ftp://kabar.example/ is not fetched"),
        (("--stop", "berita"), 1, "is not followed: see `sitasi follow --list`"),
        (("--stop",), 2, "--stop takes what is followed no longer"),
        (("--once", "berita"), 2, "--list and --once"),
        (("--list", "--once"), 2, "exclude each other"),
    ],
)
def test_what_cannot_be_done_is_said(
    sitasi: Run, folder: Path, words: tuple[str, ...], exit_code: int, said: str
) -> None:
    sitasi("add", "berita", folder=folder)
    assert said in sitasi("follow", *words, folder=folder, exit_code=exit_code).stderr


def test_without_an_archive_nothing_is_made(sitasi: Run, folder: Path) -> None:
    assert "there is no archive" in sitasi("follow", "--list", folder=folder, exit_code=1).stderr
    assert not (folder / "sitasi-archive").exists()
