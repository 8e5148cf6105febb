"""The command, over an archive in PostgreSQL."""

from pathlib import Path
from typing import Any

import pytest

from rag.settings.archive_address import placed
from tests.postgres import Server


def test_an_archive_on_a_server_is_one_setting(started: Any, server: Server, stories: Path, tmp_path: Path) -> None:
    address = server.address()
    added = started("add", str(stories), folder=tmp_path, SITASI_ARCHIVE=address)
    assert "4" in added.stdout
    told = started("info", "--archive", address, folder=tmp_path)
    assert str(placed(address)) in told.stdout
    for ran in (added, told):
        assert "rahasia" not in ran.stdout + ran.stderr
    assert not (tmp_path / "sitasi-archive").exists()
    assert {path.name for path in tmp_path.glob(".cache/sitasi/archives/*/*")} == {"index", "index.lock"}


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        ("mysql://ayu:rahasia@db.example/news", "the kind mysql: give a folder or postgresql://..."),
        ("postgresql://ayu:raha@rahasia/sia@db.example/news", "cannot be read: give one such as postgresql://"),
        ("postgresql://ayu:rahasia@127.0.0.1:1/news", "port 1 failed: Connection refused"),
    ],
)
def test_an_address_of_no_use_is_told_in_a_line(sitasi: Any, tmp_path: Path, archive: str, said: str) -> None:
    pytest.importorskip("psycopg")
    ran = sitasi("info", "--archive", archive, folder=tmp_path, exit_code=1)
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert "rahasia" not in ran.stderr


def test_a_corpus_is_not_put_on_a_server(sitasi: Any, tmp_path: Path) -> None:
    (tmp_path / "beir" / "qrels").mkdir(parents=True)
    for name, line in (
        ("corpus.jsonl", '{"_id": "a", "title": "", "text": "Kapal tiba di pelabuhan."}'),
        ("queries.jsonl", '{"_id": "q", "text": "Kapal?"}'),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq\ta\t1"),
    ):
        (tmp_path / "beir" / name).write_text(f"{line}\n", encoding="utf-8")
    words = ("eval", "run", "beir", "--archive", "postgresql://ayu:rahasia@db.example/news")
    ran = sitasi(*words, folder=tmp_path, exit_code=1)
    assert "over an archive of its own: give another folder than postgresql://ayu@db.example/news" in ran.stderr
