"""`python -m eval.reading`, over two pages."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from eval.reading import page_readers
from eval.reading.__main__ import main

PARAGRAPHS = [
    "Air sungai itu melewati tanggul pada hari Rabu, lalu merendam sawah dan jalan di lima kampung sampai pagi.",
    "Warga yang mengungsi ke balai desa menunggu beras, selimut dan obat sejak subuh, kata kepala kampung Anyar.",
    "Petugas menutup tanggul yang jebol dengan karung pasir, dibantu para pemuda dari kampung di seberang sungai.",
]
PAGE = f"""<html lang="id"><head><title>Banjir Surut di Lembah Utara</title>
<meta property="article:published_time" content="2025-03-07T10:00:00+07:00"></head><body><article>
<h1>Banjir Surut di Lembah Utara</h1>{"".join(f"<p>{one}</p>" for one in PARAGRAPHS)}</article></body></html>"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    gold = {"title": "Banjir Surut di Lembah Utara", "published": "2025-03-07"}
    truth = {
        "whole": {"articleBody": "\n\n".join(PARAGRAPHS), **gold},
        "part": {"articleBody": "\n\n".join(PARAGRAPHS[:2]), **gold, "published": "2025-03-08"},
    }
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    for page_id in truth:
        (tmp_path / f"{page_id}.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> None:
    monkeypatch.setattr("sys.argv", ["eval.reading", *map(str, words)])
    main()


def test_every_library_that_is_installed_reads_every_page(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, pages, "--json")
    document = json.loads(capsys.readouterr().out)
    assert (document["articles"], document["others"]) == (2, 0)
    assert list(document["readers"]) == [reader.name for reader in page_readers()]
    sitasi, htmldate = document["readers"]["Sitasi"], document["readers"]["htmldate"]
    assert sitasi["figures"]["complete"] == sitasi["figures"]["days_right"] == 0.5
    assert sitasi["figures"]["titles_right"] == 1
    assert sitasi["pages"]["whole"] == {
        "precision": 1, "recall": 1, "complete": True, "day": "right", "title_is_right": True, "refused": False,
    }  # fmt: skip
    assert (htmldate["figures"]["days_right"], htmldate["figures"]["f1"]) == (0.5, None)
    assert document["readers"]["trafilatura"]["pages"]["whole"]["recall"] == 1


def test_the_table_and_what_is_read_wrongly(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, pages, "--faults")
    shown = capsys.readouterr().out
    assert "2 articles, 0 pages that are none" in shown
    assert "day 2025-03-07, not 2025-03-08" in shown.partition("part: story, precision")[2]
    assert "whole:" not in shown
    assert ("readability-lxml is not installed" in shown) == (find_spec("readability") is None)


def test_bad_input_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(monkeypatch, tmp_path)
    assert str(stopped.value).startswith("eval.reading: ")
    assert "\n" not in str(stopped.value)
