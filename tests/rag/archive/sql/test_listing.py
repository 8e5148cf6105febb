"""Articles are listed and counted alike in a folder, in PostgreSQL, and with an index in Milvus."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from embeddings.language import Language
from rag import Archive, Assistant, Settings
from rag.types import Filters


def titles(archive: Archive, filters: Filters) -> list[str | None]:
    listed = archive.listed(filters)
    found = archive.articles_of([one.article_id for one in listed])
    return [found[one.article_id].title for one in listed]


def test_articles_are_listed_newest_first_as_filters_let_through(place: Path | str, stories: Path) -> None:
    with Archive.open(place) as archive:
        archive.add(stories)
        days = [one.published for one in archive.listed()]
        assert days == [date(2025, 1, 20), date(2024, 6, 8), date(2023, 9, 2), date(2023, 9, 2)]
        assert [one.publisher for one in archive.listed(Filters(publishers=("WARTA ara",)))] == ["Warta Ara"]
        assert titles(archive, Filters(languages=(Language.ENGLISH,))) == ["Bridge at Old Quay to open in March"]
        assert titles(archive, Filters(since=date(2023, 9, 3), until=date(2024, 6, 8))) == [
            "Tarif Feri Teluk Sagara Naik Bulan Depan"
        ]
        held = archive.index().holding([("padi",), ("lembah",)], filters=Filters())
        assert {one.publisher for one in archive.listed(holding=held)} == {"Suara Ara", "Warta Ara"}
        assert archive.listed(holding=np.zeros(0, np.int64)) == []


@pytest.mark.server
@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Berapa artikel yang menyebut Lembah Ara?", 2),
        ("How many articles mention the ferry?", 1),
        ("How many articles are in the archive?", 4),
        ("Which outlets wrote about rice?", 2),
    ],
)
def test_an_index_in_milvus_counts_what_one_on_disk_counts(
    question: str, count: int, tmp_path: Path, stories: Path
) -> None:
    pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install 'sitasi[milvus]'")
    for settings in (Settings(), Settings(index=f"milvus-lite:{tmp_path / 'lite'}")):
        with Archive.open(tmp_path / (settings.index or "disk").partition(":")[0], settings=settings) as archive:
            archive.add(stories)
            assert Assistant(archive).ask(question).count == count
