"""Articles that are added by their addresses, into a real archive from a real server."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rag import Archive
from rag.settings import Settings, Web
from rag.types import AddReport, Rejection
from tests.website import Website, page, running_site

HERE = Settings(judge="off", web=Web(loopback=True, pause=0.0))
STORIES = {
    "/waduk": "Waduk Lembah Ara penuh untuk pertama kalinya sejak lima tahun, kata pengelola.",
    "/pasar": "Pasar Teluk Sagara dibuka kembali setelah dua bulan diperbaiki, kata wali kota.",
    "/jalan": "The road to Old Quay will stay closed until Friday, engineer Nora Pell said.",
}


@pytest.fixture
def site() -> Iterator[Website]:
    with running_site() as running:
        for path, story in STORIES.items():
            running.sends(path, page(story, title=f"Kabar dari {path[1:]}"))
        feed(running, *STORIES)
        yield running


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", settings=HERE) as opened:
        yield opened


def feed(site: Website, *links: str) -> None:
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    site.sends("/rss", f"<rss><channel>{items}</channel></rss>", "application/rss+xml")


def sources(archive: Archive) -> set[str]:
    return {article.source for article in archive.articles()}


def test_a_feed_and_a_page_and_a_file_are_added_together(archive: Archive, site: Website, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Cuaca besok cerah, kata badan cuaca.")
    seen: list[str] = []
    report = archive.add(
        str(tmp_path / "a.txt"),
        site.url("/rss"),
        site.url("/jalan"),
        progress=lambda done, total: seen.append(f"{done}/{total}"),
    )
    assert report == AddReport(added=4)
    assert sources(archive) == {str(tmp_path / "a.txt"), *map(site.url, STORIES)}
    assert seen == ["1/3", "2/6", "3/6", "4/6", "5/6", "6/6"], "a feed adds the addresses that it names"
    assert site.paths() == ["/rss", "/jalan", "/waduk", "/pasar"], "no page is fetched twice"


def test_a_feed_that_is_added_again_changes_only_what_changed(archive: Archive, site: Website) -> None:
    archive.add(site.url("/rss"))
    site.sends("/pasar", page("Pasar Teluk Sagara ditutup lagi, kata wali kota."))
    site.sends("/baru?utm_source=rss", page("Jembatan baru di Lembah Ara selesai lebih cepat, kata pengelola."))
    feed(site, "/baru?utm_source=rss", *STORIES)
    assert archive.add(site.url("/rss")) == AddReport(added=1, replaced=1, unchanged=2)
    assert sources(archive) == {site.url("/baru"), *map(site.url, STORIES)}


def test_what_fails_is_told_and_keeps_nothing_else_out(archive: Archive, site: Website) -> None:
    feed(site, "/waduk", "/hilang", "http://10.0.0.1/", "/jalan")
    report = archive.add(site.url("/rss"), "https://ayu:rahasia@kabar.example/", "ftp://kabar.example/")
    assert report.added == 2
    assert {one.source for one in report.rejected} == {
        site.url("/hilang"),
        "http://10.0.0.1/",
        "https://kabar.example/",
        "ftp://kabar.example/",
    }
    assert Rejection(site.url("/hilang"), "the server answers 404 (Not Found); check the address") in report.rejected


def test_a_story_under_two_addresses_is_one_article(archive: Archive, site: Website) -> None:
    moved = site.sends("/lama", status=301, location="/waduk?utm_medium=lama")
    site.sends("/waduk?utm_medium=lama", page(STORIES["/waduk"]))
    assert archive.add(moved, site.url("/waduk#komentar"), site.url("/waduk?utm_medium=lama")).added == 1
    assert sources(archive) == {site.url("/waduk")}


def test_two_who_add_the_same_feed_at_once_add_it_once(archive: Archive, site: Website) -> None:
    with Archive.open(archive.folder, settings=HERE) as other, ThreadPoolExecutor() as pool:
        reports = list(pool.map(lambda one: one.add(site.url("/rss")), (archive, other)))
    assert sum(report.added for report in reports) == 3
    assert [report.rejected for report in reports] == [(), ()]
    assert sources(archive) == set(map(site.url, STORIES))
    assert archive.verify() == []


def test_without_the_setting_this_machine_is_not_asked(tmp_path: Path, site: Website) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        [rejected] = archive.add(site.url("/waduk")).rejected
    assert "SITASI_WEB_LOOPBACK=1" in rejected.error
    assert site.asked == []


def test_what_was_read_for_some_time_is_kept_whatever_comes_then(
    archive: Archive, site: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.archive.batches._SECONDS", 0.0)

    def interrupt(done: int, _: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add(site.url("/rss"), progress=interrupt)
    assert sources(archive) == {site.url("/waduk"), site.url("/pasar")}
    archive.index()
    assert archive.verify() == []
    assert archive.add(site.url("/rss")) == AddReport(added=1, unchanged=2)
