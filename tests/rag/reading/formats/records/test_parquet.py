"""Parquet: an article a row, its fields by the names of the columns."""

import io
import pickle
import random
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from rag.reading import read_file
from rag.reading.formats import file_parts
from rag.types import Article, Notice, Rejection
from tests.rag.reading.formats.files_read import TODAY, body, read

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

STORY = "Waduk Tirtalaya penuh untuk pertama kalinya sejak lima tahun. Petani di hilir bersyukur."


def written(columns: dict[str, Any], **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def test_columns_mean_what_fields_of_json_mean(tmp_path: Path) -> None:
    path = (tmp_path / "a.parquet").resolve()
    first, second, notice = read(
        path,
        written(
            {
                "isi": [STORY, STORY],
                "judul": ["Waduk Penuh", None],
                "published_at": pa.array([datetime(2025, 3, 5, 23, 30, 0, 1, UTC)] * 2, pa.timestamp("ns", "UTC")),
                "sitename": pa.array(["Kabar Lembah", "Kabar Lembah"]).dictionary_encode(),
                "url": ["https://lembah.example/waduk", None],
                "embedding": [[0.1] * 8] * 2,
                "_mine": [1.0, float("nan")],
            }
        ),
    )
    assert isinstance(first, Article)
    assert (first.source, first.title) == ("https://lembah.example/waduk", "Waduk Penuh")
    assert (first.publisher, first.published) == ("Kabar Lembah", date(2025, 3, 6))
    assert isinstance(second, Article)
    assert (second.source, second.title) == (f"{path}#2", None)
    assert body(first) == body(second) == [STORY]
    assert isinstance(notice, Notice)
    assert "'embedding'" in notice.error


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (pa.date32(), date(2025, 3, 6)),
        (pa.timestamp("s"), datetime(2025, 3, 6, 23)),
        (pa.timestamp("ns"), datetime(2025, 3, 6, 1)),
        (pa.string(), "6 Maret 2025"),
        (pa.int64(), 1741222800),
    ],
)
def test_a_day_may_be_of_any_kind(tmp_path: Path, kind: Any, value: object) -> None:
    [found] = read(tmp_path / "a.parquet", written({"text": [STORY], "date": pa.array([value], kind)}))
    assert isinstance(found, Article)
    assert found.published == date(2025, 3, 6)


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string())])
def test_a_story_may_be_of_any_kind_of_text(tmp_path: Path, kind: Any) -> None:
    [found] = read(tmp_path / "a.parquet", written({"text": pa.array([STORY], kind)}))
    assert body(found) == [STORY]


def test_a_row_that_is_broken_keeps_no_other_out(tmp_path: Path) -> None:
    path = (tmp_path / "a.parquet").resolve()
    text = pa.array(
        [
            STORY.encode(),
            "“Kabar” @ rusak. ".encode().replace(b"@", b"\xff") + STORY.encode(),
            b"",
            STORY.encode(),
            STORY.encode(),
        ]
    )
    day = pa.array([0, 0, 0, 2**62, 0], pa.int64()).view(pa.timestamp("us"))
    first, second, third, fourth, fifth = read(path, written({"text": text, "date": day}, version="2.6"))
    assert body(first) == body(fifth) == [STORY]
    assert body(second) == [STORY]
    for number, one in ((3, third), (4, fourth)):
        assert isinstance(one, Rejection)
        assert one.source == f"{path}, row {number}"
        assert "\n" not in one.error


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "is empty"),
        (b"PAR1", "or no Parquet"),
        (b"PAR1" + b"\0" * 99 + b"PAR1", "or no Parquet"),
        (written({"text": [STORY]})[:-40], "or no Parquet"),
        (written({"kata": [STORY]}), "put the story under 'text'"),
        (written({"text": pa.array([], pa.string())}), "has no row"),
        (written({"text": ["a" * 30_000_000]}, compression="zstd"), "times its size"),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, content: bytes, fault: str) -> None:
    [rejected] = read(tmp_path / "a.parquet", content)
    assert isinstance(rejected, Rejection)
    assert rejected.source == str((tmp_path / "a.parquet").resolve())
    assert fault in rejected.error
    assert "\n" not in rejected.error


def test_one_story_that_unfolds_to_thousands_is_stopped(tmp_path: Path) -> None:
    rows = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000), pa.array([f"{STORY}\n" * 10_000]))
    *_, rejected = read(tmp_path / "a.parquet", written({"text": rows}))
    assert isinstance(rejected, Rejection)
    assert "times its size" in rejected.error


def test_whatever_the_bytes_nothing_is_raised(tmp_path: Path) -> None:
    content = written({"text": [STORY] * 40, "date": [date(2025, 3, 6)] * 40}, row_group_size=20)
    chance = random.Random(7)
    for _ in range(100):
        damaged = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        for one in read(tmp_path / "a.parquet", bytes(damaged)):
            assert isinstance(one, Article) or "\n" not in one.error


def test_its_parts_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(written({"text": [f"{number} {STORY * 9}" for number in range(99)]}))
    parts = list(file_parts(tmp_path / "a.parquet"))
    assert len(parts) > 1
    assert sum(len(pickle.loads(pickle.dumps(part)).articles(TODAY)) for part in parts) == 99  # noqa: S301 - our own


def test_without_the_library_the_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(written({"text": [STORY]}))
    with patch.dict(sys.modules, {"pyarrow.parquet": None}):
        [rejected] = read_file(tmp_path / "a.parquet", today=TODAY)
    assert isinstance(rejected, Rejection)
    assert "pip install 'sitasi[parquet]'" in rejected.error
