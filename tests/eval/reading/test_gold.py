"""Folders of pages with gold: what may stand there, and what is refused, in a line."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import DatasetInvalid
from eval.reading.gold import read_gold


def folder(path: Path, truth: object, *pages: str) -> Path:
    (path / "html").mkdir(exist_ok=True)
    for page in pages:
        content = b"<html><body><p>Pasar dibuka.</p></body></html>"
        (path / page).write_bytes(gzip.compress(content) if page.endswith(".gz") else content)
    (path / "ground-truth.json").write_text(truth if isinstance(truth, str) else json.dumps(truth), encoding="utf-8")
    return path


def test_pages_lie_in_the_folder_or_in_html_packed_or_not(tmp_path: Path) -> None:
    names = ["html/a.html.gz", "html/b.html", "c.html", "d.html.gz"]
    truth = {name: {"articleBody": "Pasar dibuka.", "url": f"https://pasar.example/{name}"} for name in "abcd"}
    pages = read_gold(folder(tmp_path, truth, *names))
    assert [page.path for page in pages] == [tmp_path / name for name in names]
    assert {page.story for page in pages} == {"Pasar dibuka."}


def test_what_is_not_stated_is_not_known(tmp_path: Path) -> None:
    truth = {
        "bare": {"articleBody": "Pasar dibuka."},
        "full": {"articleBody": "Pasar dibuka.", "title": "Pasar", "published": "2025-03-07"},
        "undated": {"articleBody": "Pasar dibuka.", "title": None, "published": None},
        "index": {"articleBody": "", "article": False, "title": "Indeks", "published": "2025-03-07"},
    }
    bare, full, undated, index = read_gold(folder(tmp_path, truth, *(f"{name}.html" for name in truth)))
    assert (bare.title, bare.published, bare.day_is_known) == (None, None, False)
    assert (full.title, full.published, full.day_is_known) == ("Pasar", date(2025, 3, 7), True)
    assert (undated.title, undated.published, undated.day_is_known) == (None, None, True)
    assert (index.is_article, index.story, index.title, index.day_is_known) == (False, "", None, False)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "needs 'articleBody'"),
        ({"articleBody": 7}, "needs 'articleBody'"),
        ({"articleBody": "Pasar.", "article": "no"}, "'article' must be true or false"),
        ({"articleBody": "Pasar.", "published": "kemarin"}, "'published' must be a day as in 2025-03-07"),
        ({"articleBody": "Pasar.", "published": 20250307}, "needs 'published', a text"),
        ({"articleBody": "Pasar.", "title": ["Pasar"]}, "needs 'title', a text"),
        (["Pasar."], "must be an object"),
    ],
)
def test_wrong_gold_is_named(tmp_path: Path, fields: Any, wrong: str) -> None:
    with pytest.raises(DatasetInvalid, match=rf"ground-truth\.json: 'a': {wrong}"):
        read_gold(folder(tmp_path, {"a": fields}, "a.html"))


@pytest.mark.parametrize(
    ("truth", "wrong"),
    [("{", "not valid JSON"), ("[]", "must be an object"), ("{}", "must be an object"), ("", "is empty")],
)
def test_a_file_that_is_no_gold_is_refused(tmp_path: Path, truth: str, wrong: str) -> None:
    with pytest.raises(DatasetInvalid, match=wrong):
        read_gold(folder(tmp_path, truth))


@pytest.mark.parametrize("page_id", ["none", "../outside", "html/a"])
def test_a_page_that_is_not_there_is_named(tmp_path: Path, page_id: str) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "outside.html").write_text("<p>Pasar.</p>", encoding="utf-8")
    with pytest.raises(DatasetInvalid, match="there is no such page"):
        read_gold(folder(tmp_path / "inside", {page_id: {"articleBody": "Pasar."}}, "html/a.html"))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetInvalid, match="cannot be read"):
        read_gold(tmp_path / "none")
