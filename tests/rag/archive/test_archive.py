import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from safetensors.numpy import load_file, save_file

from embeddings.encoder import BUNDLED_FOLDER
from embeddings.errors import ArchiveError, ArchiveMissing, ArticleMissing, EncoderMismatch
from rag import Archive, Retriever, Settings
from rag.types import AddReport


def article_id(archive: Archive, word: str) -> str:
    return next(one.article_id for one in archive.articles() if word in one.text)


def write_line(path: Path, **fields: str) -> Path:
    path.write_text(json.dumps(fields) + "\n", encoding="utf-8")
    return path


def test_what_is_added_is_there_as_it_came(filled: Archive) -> None:
    ferry = filled.article(article_id(filled, "PT Samudra"))
    assert ferry.text == Path(ferry.source).read_text(encoding="utf-8")
    assert "BACA JUGA" not in "".join(span.of(ferry.text) for span in ferry.body)


def test_adding_again_changes_nothing(stories: Path, place: Path | str) -> None:
    with Archive.open(place) as archive:
        assert archive.add(stories) == AddReport(added=4)
        before = archive.info()
        assert archive.add(stories) == AddReport(unchanged=4)
        assert archive.info() == before


def test_a_changed_story_is_replaced_with_all_its_passages(stories: Path, place: Path | str) -> None:
    with Archive.open(place) as archive:
        archive.add(stories)
        old = article_id(archive, "PT Samudra")
        ferry = stories / "feri.txt"
        ferry.write_text(ferry.read_text(encoding="utf-8").replace("42.500", "45.000"), encoding="utf-8")
        assert archive.add(stories) == AddReport(replaced=1, unchanged=3)
        assert article_id(archive, "45.000") == old
        texts = [hit.passage.text for hit in Retriever(archive).retrieve("tarif feri Rp42.500", top_k=50)]
        assert not any("42.500" in text for text in texts)
        assert any("45.000" in text for text in texts)


def test_a_corrected_date_replaces_the_article(stories: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(stories)
        bridge = stories / "bridge.md"
        bridge.write_text(bridge.read_text(encoding="utf-8").replace("2025-01-20", "2025-01-21"), encoding="utf-8")
        assert archive.add(stories) == AddReport(replaced=1, unchanged=3)
        assert str(archive.article(article_id(archive, "Nora Pell")).published) == "2025-01-21"


def test_the_same_text_from_another_source_is_kept_and_known_as_a_copy(filled: Archive) -> None:
    one, other = (a.article_id for a in filled.articles() if "368.000" in a.text)
    assert filled.copies() == {one: [other], other: [one]}


def test_a_bad_file_keeps_nothing_else_out(stories: Path, tmp_path: Path) -> None:
    (stories / "broken.txt").write_bytes(b"\xff\xfe\x00\x01binary\x00")
    (stories / "empty.md").write_text("", encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        report = archive.add(stories, tmp_path / "nowhere")
    assert report.added == 4
    rejected = {Path(one.source).name: one.error for one in report.rejected}
    assert set(rejected) == {"broken.txt", "empty.md", "nowhere"}
    assert all(error and "\n" not in error for error in rejected.values())


def test_two_articles_of_one_source_in_one_run_do_not_replace_each_other(tmp_path: Path) -> None:
    lines = [{"url": "https://x.example/1", "text": f"Kapal nomor {n} tiba di pelabuhan."} for n in (1, 2)]
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        report = archive.add(path)
        assert (report.added, len(report.rejected)) == (1, 1)
        assert archive.articles()[0].text == lines[0]["text"]


def test_a_removed_article_is_found_no_more(stories: Path, place: Path | str) -> None:
    with Archive.open(place) as archive:
        archive.add(stories)
        removed = archive.remove(article_id(archive, "PT Samudra"))
        assert removed.article_id not in {one.article_id for one in archive.articles()}
        hits = Retriever(archive).retrieve("tarif feri Teluk Sagara", top_k=50)
        assert hits
        assert removed.article_id not in {hit.passage.article.article_id for hit in hits}
        with pytest.raises(ArticleMissing, match=removed.article_id):
            archive.remove(removed.article_id)


def test_progress_counts_the_files(stories: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(stories, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_an_archive_in_which_nothing_was_written_opens_its_index_once(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.index() is archive.index()


def test_what_one_archive_object_adds_another_finds(stories: Path, place: Path | str) -> None:
    with Archive.open(place) as reader, Archive.open(place) as writer:
        assert Retriever(reader).retrieve("tarif feri") == []
        writer.add(stories)
        assert Retriever(reader).retrieve("tarif feri")
        writer.remove(article_id(writer, "PT Samudra"))
        assert all("feri" not in hit.passage.text for hit in Retriever(reader).retrieve("tarif feri"))


@pytest.mark.slow
def test_readers_see_whole_states_while_articles_are_added(place: Path | str, tmp_path: Path) -> None:
    failures: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        try:
            with Archive.open(place) as archive:
                while not done.wait(0.01):
                    for hit in Retriever(archive).retrieve("kapal tiba di pelabuhan", top_k=5):
                        assert hit.passage.text in hit.passage.article.text
                        assert hit.passage.text
        except Exception as error:  # noqa: BLE001 - carried over to the test's own thread
            failures.append(error)

    Archive.open(place).close()
    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    with Archive.open(place) as archive:
        for n in range(12):
            path = write_line(tmp_path / "one.jsonl", _id=str(n % 3), text=f"Kapal nomor {n} tiba di pelabuhan timur.")
            archive.add(path)
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []


def _remove(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


@pytest.mark.slow
@pytest.mark.parametrize("damage", [_remove, _cut])
@pytest.mark.parametrize("name", ["manifest.json", "vectors/000001.rows", "facets.npy", "terms/meta.json"])
def test_a_damaged_index_is_reported_then_healed(
    stories: Path, tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(stories)
        expected = Retriever(archive).retrieve("Who denied the toll?")
    damage(tmp_path / "archive" / "index" / name)
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.verify() != []
        assert Retriever(archive).retrieve("Who denied the toll?") == expected
        assert archive.verify() == []


def test_the_index_of_another_archive_is_not_believed(tmp_path: Path) -> None:
    for name, word in (("one", "kapal"), ("two", "kuda")):
        with Archive.open(tmp_path / name) as archive:
            archive.add(write_line(tmp_path / f"{name}.jsonl", text=f"Seekor {word} terlihat di pantai."))
    (tmp_path / "one" / "index").rename(tmp_path / "gone")
    (tmp_path / "two" / "index").rename(tmp_path / "one" / "index")
    with Archive.open(tmp_path / "one") as archive:
        assert [hit.passage.text for hit in Retriever(archive).retrieve("pantai")] == [
            "Seekor kapal terlihat di pantai."
        ]


def test_verify_finds_a_text_that_was_tampered_with(stories: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(stories)
        assert archive.verify() == []
    with sqlite3.connect(tmp_path / "archive" / "archive.db") as database:
        database.execute("UPDATE articles SET text = replace(text, '42.500', '99.999')")
    with Archive.open(tmp_path / "archive") as archive:
        assert len(archive.verify()) == 1


def test_rebuild_changes_nothing_that_is_found(stories: Path, place: Path | str) -> None:
    with Archive.open(place) as archive:
        archive.add(stories)
        before = Retriever(archive).retrieve("panen padi")
        archive.rebuild()
        assert Retriever(archive).retrieve("panen padi") == before
        assert archive.verify() == []


@pytest.fixture
def other_encoder(tmp_path: Path) -> str:
    """Return a sentence-transformers model that is not the bundled one."""
    folder = tmp_path / "other-encoder"
    shutil.copytree(BUNDLED_FOLDER, folder)
    weights = next(folder.rglob("*.safetensors"))
    save_file({name: rows * 2 for name, rows in load_file(weights).items()}, weights)
    return str(folder)


@pytest.mark.slow
def test_an_archive_of_another_encoder_is_refused_until_it_is_encoded_again(
    stories: Path, place: Path | str, tmp_path: Path, other_encoder: str
) -> None:
    with Archive.open(place) as archive:
        archive.add(stories)
    new = write_line(tmp_path / "new.jsonl", text="Kapal baru tiba di pelabuhan.")
    with Archive.open(place, settings=replace(Settings(), encoder=other_encoder)) as archive:
        for refused in (lambda: archive.add(new), lambda: Retriever(archive).retrieve("feri")):
            with pytest.raises(EncoderMismatch, match="sitasi rebuild"):
                refused()
        assert archive.info().articles == 4
        archive.rebuild()
        assert Retriever(archive).retrieve("feri")
        assert archive.verify() == []
    with Archive.open(place) as archive, pytest.raises(EncoderMismatch):
        Retriever(archive).retrieve("feri")


def test_a_missing_archive_is_made_only_where_that_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing, match="sitasi add"):
        Archive.open(tmp_path / "typo", create=False)
    assert not (tmp_path / "typo").exists()
    Archive.open(tmp_path / "new").close()
    assert (tmp_path / "new" / "archive.db").is_file()


def test_what_is_no_archive_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(ArchiveError):
        Archive.open(tmp_path / "file")
    (tmp_path / "garbage").mkdir()
    (tmp_path / "garbage" / "archive.db").write_bytes(b"this is no database at all, but it is long enough" * 50)
    with pytest.raises(ArchiveError):
        Archive.open(tmp_path / "garbage")
    (tmp_path / "foreign").mkdir()
    with sqlite3.connect(tmp_path / "foreign" / "archive.db") as database:
        database.execute("CREATE TABLE customers (name TEXT)")
    with pytest.raises(ArchiveError, match="not an archive"):
        Archive.open(tmp_path / "foreign")
    with sqlite3.connect(tmp_path / "foreign" / "archive.db") as database:
        assert [row[0] for row in database.execute("SELECT name FROM sqlite_master")] == ["customers"]


def test_a_folder_that_may_not_be_entered_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    Archive.open(locked).close()
    locked.chmod(0)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)
        with pytest.raises(ArchiveError, match="cannot be used"):
            Archive.open(locked, create=False)
    finally:
        os.seteuid(user)
        locked.chmod(0o755)


def test_the_newest_articles_can_be_read_alone(filled: Archive) -> None:
    every = filled.articles()
    dates = [one.published for one in every if one.published]
    assert dates == sorted(dates, reverse=True)
    assert filled.articles(most=2) == every[:2]
