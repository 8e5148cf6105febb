"""What the start page tells of the newest stories."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import gradio as gr
import pytest

from embeddings.language import Language
from rag import Archive, Assistant
from rag.overview import stories_among
from ui.chat.handlers.chat import ChatHandlers
from ui.chat.views.news import news_view

PIER = (
    "The pier at Old Quay is 310 metres long, engineer Nora Pell said. It was opened by the mayor of Old Quay. "
    "Ferries call there four times a day in summer. Tickets cost two dollars for residents, the council said."
)
HOSTILE = '"><script>alert(3)</script>'
STORIES = [
    {"title": "Pier measured", "publisher": "Bell", "published": "2026-03-01", "text": PIER},
    {"title": "Pier measured", "publisher": "Copyist", "published": "2026-03-02", "text": PIER},
    {"title": HOSTILE, "publisher": HOSTILE, "published": "2026-03-02", "text": "Pasar Sagara dibuka lagi hari ini."},
    {"title": "Undated", "text": "The lighthouse of Sembira is white, the keeper wrote in a letter."},
]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, STORIES)), encoding="utf-8")
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(tmp_path / "all.jsonl")
        yield opened


def test_stories_stand_under_their_days_newest_first_with_their_copies(archive: Archive) -> None:
    shown = news_view(stories_among(archive, archive.articles()), Language.ENGLISH)
    assert re.findall("<h3>(.*?)</h3>", shown) == ["2 March 2026", "1 March 2026", "no date"]
    titles = [unescape(one) for one in re.findall('class="title"[^>]*>(.*?)</span>', shown)]
    assert titles == [HOSTILE, "Pier measured", "Undated"]
    assert "also in 1 more" in shown
    assert "Copyist · 2 March 2026" in shown
    assert "<script" not in shown
    links = set(re.findall('data-visit="/a/([0-9a-f]{12})"', shown))
    assert links == {one.article_id for one in archive.articles()}


def test_the_newest_are_told_whatever_the_order_in_which_they_were_added(archive: Archive) -> None:
    newest = archive.articles(most=2)
    assert newest == archive.articles()[:2]
    assert [one.published and one.published.day for one in archive.articles()] == [2, 2, 1, None]


def test_where_there_is_nothing_nothing_is_new(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as empty:
        *_, news = ChatHandlers(Assistant(empty), read_only=False).welcome(gr.Request(headers={}))
    assert news == ""
