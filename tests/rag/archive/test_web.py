"""Articles that are added by their addresses, into a real archive from a real server."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rag import Archive
from rag.settings import Settings
from rag.types import AddReport, Rejection
from tests.website import HERE, NEWS, Website, page

SETTINGS = Settings(judge="off", web=HERE)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", settings=SETTINGS) as opened:
        yield opened


def sources(archive: Archive) -> set[str]:
    return {article.source for article in archive.articles()}


def test_a_feed_and_a_page_and_a_file_are_added_together(archive: Archive, news: Website, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Cuaca besok cerah, kata badan cuaca.")
    seen: list[str] = []
    report = archive.add(
        str(tmp_path / "a.txt"),
        news.url("/rss"),
        news.url("/jalan"),
        progress=lambda done, total: seen.append(f"{done}/{total}"),
    )
    assert report == AddReport(added=4)
    assert sources(archive) == {str(tmp_path / "a.txt"), *map(news.url, NEWS)}
    assert seen == ["1/3", "2/6", "3/6", "4/6", "5/6", "6/6"], "a feed adds the addresses that it names"
    assert news.paths() == ["/rss", "/jalan", "/waduk", "/pasar"], "no page is fetched twice"


def test_a_feed_that_is_added_again_changes_only_what_changed(archive: Archive, news: Website) -> None:
    archive.add(news.url("/rss"))
    news.sends("/pasar", page("Pasar Teluk Sagara ditutup lagi, kata wali kota."))
    news.sends("/baru?utm_source=rss", page("Jembatan baru di Lembah Ara selesai lebih cepat, kata pengelola."))
    news.feeds("/rss", "/baru?utm_source=rss", *NEWS)
    assert archive.add(news.url("/rss")) == AddReport(added=1, replaced=1, unchanged=2)
    assert sources(archive) == {news.url("/baru"), *map(news.url, NEWS)}


def test_what_fails_is_told_and_keeps_nothing_else_out(archive: Archive, news: Website) -> None:
    news.feeds("/rss", "/waduk", "/hilang", "http://10.0.0.1/", "/jalan")
    report = archive.add(news.url("/rss"), "https://ayu:rahasia@kabar.example/", "ftp://kabar.example/")
    assert report.added == 2
    assert {one.source for one in report.rejected} == {
        news.url("/hilang"),
        "http://10.0.0.1/",
        "https://kabar.example/",
        "ftp://kabar.example/",
    }
    assert Rejection(news.url("/hilang"), "the server answers 404 (Not Found); check the address") in report.rejected


def test_a_story_under_two_addresses_is_one_article(archive: Archive, news: Website) -> None:
    moved = news.sends("/lama", status=301, location="/waduk?utm_medium=lama")
    news.sends("/waduk?utm_medium=lama", page(NEWS["/waduk"]))
    assert archive.add(moved, news.url("/waduk#komentar"), news.url("/waduk?utm_medium=lama")).added == 1
    assert sources(archive) == {news.url("/waduk")}


def test_two_who_add_the_same_feed_at_once_add_it_once(archive: Archive, news: Website) -> None:
    with Archive.open(archive.folder, settings=SETTINGS) as other, ThreadPoolExecutor() as pool:
        reports = list(pool.map(lambda one: one.add(news.url("/rss")), (archive, other)))
    assert sum(report.added for report in reports) == 3
    assert [report.rejected for report in reports] == [(), ()]
    assert sources(archive) == set(map(news.url, NEWS))
    assert archive.verify() == []


def test_without_the_setting_this_machine_is_not_asked(tmp_path: Path, news: Website) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        [rejected] = archive.add(news.url("/waduk")).rejected
    assert "SITASI_WEB_LOOPBACK=1" in rejected.error
    assert news.asked == []


def test_what_was_read_for_some_time_is_kept_whatever_comes_then(
    archive: Archive, news: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.archive.batches._SECONDS", 0.0)

    def interrupt(done: int, _: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add(news.url("/rss"), progress=interrupt)
    assert sources(archive) == {news.url("/waduk"), news.url("/pasar")}
    archive.index()
    assert archive.verify() == []
    assert archive.add(news.url("/rss")) == AddReport(added=1, unchanged=2)
