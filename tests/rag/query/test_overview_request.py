"""Questions for news, for a summary, and about the archive, told from all others by what their words do."""

import json
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from rag.query import Query, understand
from rag.types import Overview, OverviewKind, PeriodKind
from tests.conftest import SHARED

TODAY = date(2026, 3, 12)
OUTLETS = {"harian lembah": "Harian Lembah", "quay post": "Quay Post", "kabar kota": "Kabar Kota"}


class Wording(NamedTuple):
    """A way to ask, written before the rules were changed by what its set showed to be lacking."""

    set_number: int
    language: str
    overview: Overview
    question: str


def known(names: Collection[str]) -> dict[str, str]:
    return {name: OUTLETS[name.casefold()] for name in names if name.casefold() in OUTLETS}


def read(question: str) -> Query:
    return understand(question, today=TODAY, publishers=known)


def wordings() -> list[Wording]:
    lines = Path(__file__).with_name("overviews.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [
        Wording(int(n), language, Overview(OverviewKind(kind), topic), text) for n, language, kind, topic, text in rows
    ]


def is_read(wording: Wording) -> bool:
    overview = read(wording.question).overview
    asked = wording.overview
    return overview is not None and (overview.kind, overview.topic.lower()) == (asked.kind, asked.topic.lower())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kinds", ["news", "summary", "count list outlets first last"])
def test_nearly_every_wording_is_recognised_with_its_topic(language: str, kinds: str) -> None:
    asked = [one for one in wordings() if one.language == language and one.overview.kind in kinds.split()]
    assert len(asked) >= 85
    assert sum(map(is_read, asked)) >= 0.94 * len(asked)


def test_next_to_no_question_for_a_fact_is_taken_for_one() -> None:
    folders = [SHARED / "data" / name for name in ("facqa-train", "idk-mrc-train", "pool")]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip("the shared folder with the questions of others is not here")
    lines = [line for one in folders for line in (one / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    taken = [text for text in (json.loads(line)["text"] for line in lines) if read(text).overview]
    assert len(taken) <= 0.001 * len(lines), taken


@pytest.mark.parametrize(
    "question",
    [
        "Siapa yang menulis artikel itu?",
        "Kapan itu terjadi?",
        "Di mana kejadiannya?",
        "Why did it happen?",
        "What happened to him?",
        "Berapa tarif feri ke Muara?",
        "Siapa penulis artikel tentang Muara?",
        "Apa yang terjadi di Muara kemarin?",
        "How many news channels are there in Muara?",
        "Apa itu berita?",
        "Halo, apa kabar?",
        "Terima kasih!",
        "What is the Quay Post?",
    ],
)
def test_what_asks_for_something_else_is_no_overview(question: str) -> None:
    assert read(question).overview is None


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Apa yang terjadi kemarin?", (date(2026, 3, 11), date(2026, 3, 11))),
        ("What happened on 10 March 2026?", (date(2026, 3, 10), date(2026, 3, 10))),
        ("Rangkum berita minggu ini", (date(2026, 3, 9), None)),
        ("today's headlines", (date(2026, 3, 12), None)),
        ("Berita sebelum 2026-03-01", (None, date(2026, 2, 28))),
        ("Berapa artikel yang terbit pada 2010?", (date(2010, 1, 1), date(2010, 12, 31))),
    ],
)
def test_its_days_are_those_of_publication(question: str, days: tuple[date | None, date | None]) -> None:
    period = read(question).period
    assert period is not None
    assert (period.first, period.last, period.kind) == (*days, PeriodKind.FILTER)


@pytest.mark.parametrize(
    ("question", "publisher", "topic"),
    [
        ("Apa yang baru dari Harian Lembah?", "Harian Lembah", ""),
        ("apa yang baru dari kabar kota", "Kabar Kota", ""),
        ("How many Quay Post articles mention Muara?", "Quay Post", "Muara"),
        ("Berapa artikel tentang Harian Lembah?", None, "Harian Lembah"),
        ("Rangkum artikel Kabar Kota", "Kabar Kota", ""),
        ("Rangkum artikel Pasar Baru", None, "Pasar Baru"),
        ("Artikel apa saja tentang media?", None, "media"),
    ],
)
def test_an_outlet_is_told_from_a_topic(question: str, publisher: str | None, topic: str) -> None:
    query = read(question)
    assert query.overview is not None
    assert (query.publisher, query.overview.topic) == (publisher, topic)


def test_a_question_with_days_of_several_times_is_no_overview() -> None:
    assert read("Berita Januari 2026 selain yang terbit pada 3 Maret 2026").overview is None
