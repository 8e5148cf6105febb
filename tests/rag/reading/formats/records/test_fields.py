"""Names of fields mean the same in front matter and in lines of JSON; what means nothing is told once."""

import json
from datetime import date
from pathlib import Path

import pytest

from rag import Archive
from rag.reading import read_file
from rag.types import Article, Notice, Rejection

TODAY = date(2026, 11, 20)
STORY = "Waduk itu penuh untuk pertama kalinya sejak lima tahun. Petani di hilir bersyukur."
PAGE = "https://kota.example/waduk-penuh"


def read(tmp_path: Path, suffix: str, **fields: object) -> list[Article | Rejection]:
    path = tmp_path / f"a{suffix}"
    if suffix == ".md":
        head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
        path.write_text(f"---\n{head}---\n{STORY}\n")
    else:
        path.write_text(json.dumps({"text": STORY, **fields}) + "\n")
    return list(read_file(path, today=TODAY))


@pytest.fixture(params=[".md", ".jsonl"])
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Waduk Penuh", "publisher": "Kabar Kota", "published": "2025-03-06", "url": PAGE},
        {
            "title": "Waduk Penuh",
            "source": PAGE,
            "source-hostname": "Kabar Kota",
            "date": "2025-03-06",
            "author": "Ayu",
        },
        {
            "headline": "Waduk Penuh - Kabar Kota",
            "site": "Kabar Kota",
            "published_at": "2025-03-05T23:30:00Z",
            "link": PAGE,
        },
        {"title": "Waduk Penuh", "site_name": "Kabar Kota", "datePublished": "20250306", "canonical_url": PAGE},
        {
            "title": "Waduk Penuh",
            "source": {"id": None, "name": "Kabar Kota"},
            "publishedAt": "2025-03-06T01:00:00Z",
            "url": PAGE,
            "urlToImage": "https://kota.example/a.jpg",
        },
        {"title": "Waduk Penuh", "source": "Kabar Kota", "date_publish": "2025-03-06 06:30:00", "url": PAGE},
        {"judul": "Waduk Penuh", "sumber": "Kabar Kota", "tanggal": "6 Maret 2025", "url": PAGE, "penulis": "Ayu"},
        {
            "Title": "Waduk Penuh",
            "Publisher": "Kabar Kota",
            "pubDate": "Thu, 06 Mar 2025 06:30:00 +0700",
            "URL": PAGE,
            "authors": ["Ayu", "Budi"],
            "language": "id",
            "tags": ["waduk"],
            "_own": 1,
        },
    ],
)
def test_the_usual_names_mean_what_they_say(tmp_path: Path, suffix: str, fields: dict[str, object]) -> None:
    [found] = read(tmp_path, suffix, **fields)
    assert isinstance(found, Article)
    assert (found.title, found.publisher, found.published, found.source) == (
        "Waduk Penuh",
        "Kabar Kota",
        date(2025, 3, 6),
        PAGE,
    )


@pytest.mark.parametrize("name", ["text", "body", "content", "maintext", "articleBody", "full_text", "isi"])
def test_a_story_has_many_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text" if name != "text" else "body": "", name: STORY, "title": "Waduk"}))
    [found] = read_file(path, today=TODAY)
    assert isinstance(found, Article), found
    assert found.text == STORY


@pytest.mark.parametrize(
    ("fields", "publisher", "page"),
    [
        ({"hostname": "kota.example"}, "kota.example", None),
        ({"site": "https://kota.example/"}, "kota.example", None),
        ({"source": "https://kota.example"}, "kota.example", None),
        ({"source": PAGE}, None, PAGE),
        ({"source": PAGE, "hostname": "kota.example"}, "kota.example", PAGE),
        ({"source_url": "https://kota.example/", "link": PAGE}, "kota.example", PAGE),
        ({"source_domain": "kota.example", "publisher": ""}, "kota.example", None),
        ({"source": "http://[::1", "site": None}, None, None),
    ],
)
def test_an_outlet_is_told_from_a_page(
    tmp_path: Path, suffix: str, fields: dict[str, object], publisher: str | None, page: str | None
) -> None:
    [found] = read(tmp_path, suffix, **fields)
    assert isinstance(found, Article)
    assert found.publisher == publisher
    assert found.source == (page or str((tmp_path / "a.md").resolve()) if suffix == ".md" else page or found.source)


def test_a_field_that_is_not_known_is_told_and_the_article_read(tmp_path: Path, suffix: str) -> None:
    found, notice = read(tmp_path, suffix, title="Waduk", suasana="cerah")
    assert isinstance(found, Article)
    assert isinstance(notice, Notice)
    assert notice.source == str((tmp_path / f"a{suffix}").resolve())
    assert "'suasana' is not known" in notice.error


def test_many_fields_that_are_not_known_are_told_in_one_line(tmp_path: Path, suffix: str) -> None:
    _, notice = read(tmp_path, suffix, title="Waduk", **{f"suasana {number}": "cerah" for number in range(60)})
    assert isinstance(notice, Notice)
    assert notice.error.startswith("60 fields are not known and were left out ('suasana 0', ")
    assert len(notice.error) < 200


def test_what_is_not_known_is_told_once_a_file_and_once_a_run(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{STORY} {number}." + " Ramai." * 3_000, "suasana": 1}) for number in range(9)]
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text("\n".join(lines).replace("Ramai", f"Ramai {name}"))
    assert sum(isinstance(one, Notice) for one in read_file(tmp_path / "a.jsonl", today=TODAY)) == 1
    (tmp_path / "c.md").write_text(f"---\nsuasana: 1\nirama: 2\n---\n{STORY}\n")
    report = Archive.open(tmp_path / "archive").add(tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "c.md")
    assert (report.added, report.rejected) == (19, ())
    assert [one.error.split("'")[1] for one in report.notices] == ["suasana", "irama"]
