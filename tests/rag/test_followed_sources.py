"""Sources that are followed, read from a real server and real folders into a real archive."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from embeddings.errors import ArchiveError, ReadingError
from rag import Archive
from rag.followed_sources import follow, read_followed
from rag.settings import Settings
from rag.types import Followed
from tests.website import HERE, NEWS, Website, page

SETTINGS = Settings(judge="off", web=HERE)
STORY = "Cuaca besok cerah di seluruh Teluk Sagara, kata badan cuaca."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", settings=SETTINGS) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "berita"
    made.mkdir()
    (made / "cuaca.txt").write_text(STORY, encoding="utf-8")
    return made


def read(archive: Archive) -> Followed:
    """Read all that is followed, and give the only one."""
    (one,) = read_followed(archive)
    return one


def test_of_a_feed_only_pages_that_it_did_not_name_before_are_fetched(archive: Archive, news: Website) -> None:
    assert follow(archive, news.url("/rss"))
    first = read(archive)
    assert (first.added, first.brought, first.error) == (3, 3, None)
    news.sends("/baru", page("Jembatan baru di Lembah Ara selesai lebih cepat, kata pengelola."))
    news.feeds("/rss", "/baru", *NEWS)
    news.asked.clear()
    second = read(archive)
    assert (second.added, second.brought) == (1, 4)
    assert news.paths() == ["/rss", "/baru"]
    assert second.read is not None
    assert second.since < second.read


def test_a_page_that_gives_no_article_is_asked_for_three_times_in_all(archive: Archive, news: Website) -> None:
    news.feeds("/rss", "/hilang")
    follow(archive, news.url("/rss"))
    errors = [read(archive).error for _ in range(4)]
    told = f"{news.url('/hilang')}: the server answers 404 (Not Found); check the address"
    assert errors == [told, told, told, None]
    assert news.paths().count("/hilang") == 3


def test_a_page_that_comes_back_is_read(archive: Archive, news: Website) -> None:
    news.feeds("/rss", "/nanti")
    follow(archive, news.url("/rss"))
    assert read(archive).added == 0
    news.sends("/nanti", page(NEWS["/waduk"]))
    assert (read(archive).added, read(archive).added) == (1, 0)


def test_a_feed_that_cannot_be_read_says_so_and_loses_nothing(archive: Archive, news: Website) -> None:
    follow(archive, news.url("/rss"))
    read(archive)
    news.sends("/rss", "", status=503)
    broken = read(archive)
    assert broken.error is not None
    assert "503" in broken.error
    news.feeds("/rss", *NEWS)
    news.asked.clear()
    assert read(archive).error is None
    assert news.paths() == ["/rss"], "what was seen before is still known"


def test_of_a_folder_only_new_and_changed_files_are_read(archive: Archive, folder: Path) -> None:
    follow(archive, folder)
    assert read(archive).added == 1
    (folder / "pasar.txt").write_text("Pasar dibuka kembali setelah dua bulan, kata wali kota.", encoding="utf-8")
    (folder / "cuaca.txt").write_text(STORY.replace("cerah", "hujan"), encoding="utf-8")
    assert (read(archive).added, read(archive).added) == (2, 0)
    assert len(archive.articles()) == 2


def test_a_folder_that_is_gone_is_an_error_and_its_articles_stay(archive: Archive, folder: Path) -> None:
    follow(archive, folder)
    read(archive)
    folder.rename(folder.with_name("lain"))
    gone = read(archive)
    assert gone.error == f"{folder}: there is no such file or folder; check the path"
    folder.with_name("lain").rename(folder)
    back = read(archive)
    assert (back.error, back.added, len(archive.articles())) == (None, 0, 1)


def test_what_could_not_be_written_is_read_once_more(
    archive: Archive, news: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise ArchiveError("the disk is full")

    follow(archive, news.url("/rss"))
    with monkeypatch.context() as broken:
        broken.setattr("rag.archive.adding.write_articles", full)
        assert read(archive).error == "the disk is full"
    assert read(archive).added == 3


def test_what_goes_wrong_with_one_keeps_no_other_from_being_read(archive: Archive, news: Website, folder: Path) -> None:
    follow(archive, news.url("/nothing"))
    follow(archive, folder)
    assert {one.source: (one.added, one.error is None) for one in read_followed(archive)} == {
        news.url("/nothing"): (0, False),
        str(folder): (1, True),
    }


def test_a_source_is_followed_once_under_its_full_path_and_no_longer_once_stopped(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert [follow(archive, one) for one in ("berita", folder, os.fspath(folder) + "/")] == [True, False, False]
    assert [one.source for one in archive.following().all()] == [str(folder)]
    assert (archive.following().stop(str(folder)), archive.following().stop(str(folder))) == (True, False)
    assert read_followed(archive) == []


def test_what_is_not_due_is_left_alone(archive: Archive, folder: Path) -> None:
    follow(archive, folder)
    assert len(read_followed(archive, every=timedelta(hours=1))) == 1
    assert read_followed(archive, every=timedelta(hours=1)) == []


def test_one_reads_at_a_time(archive: Archive, folder: Path) -> None:
    follow(archive, folder)
    with FileLock(archive.cache / "following.lock"), pytest.raises(ArchiveError, match="another process is reading"):
        read_followed(archive)
    assert read(archive).added == 1


@pytest.mark.parametrize("location", ["ftp://kabar.example/", "https://ayu:rahasia@kabar.example/", "/no/such/folder"])
def test_what_cannot_be_followed_is_refused_in_one_line(archive: Archive, location: str) -> None:
    with pytest.raises(ReadingError) as told:
        follow(archive, location)
    assert "\n" not in str(told.value)
    assert "rahasia" not in str(told.value)
    assert archive.following().all() == []


def test_following_changes_nothing_that_is_searched(archive: Archive, folder: Path) -> None:
    before = archive.version()
    follow(archive, folder)
    assert archive.version() == before
