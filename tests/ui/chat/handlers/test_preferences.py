"""What the settings tell, to whom."""

from dataclasses import replace
from pathlib import Path

import gradio as gr
import pytest

from rag import Archive, Settings
from tests.endpoint import Reply, ScriptedModel
from ui.chat.handlers.preferences import PreferenceHandlers

ENGLISH, INDONESIAN = (gr.Request(headers={"accept-language": one}) for one in ("en", "id"))
ELSEWHERE = "milvus://reader:s3cret@milvus.example:19530/news"


@pytest.fixture
def elsewhere(own: Archive, model: ScriptedModel, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive whose settings name a password, a model, and a path."""
    settings = replace(Settings(), index=ELSEWHERE, judge="off", encoder="/models/mine", llm=model.llm())
    monkeypatch.setattr(own, "settings", settings)
    return own


def test_what_the_server_set_is_told_without_a_password(elsewhere: Archive) -> None:
    shown = PreferenceHandlers(elsewhere, read_only=False).show(ENGLISH)
    assert "milvus://milvus.example:19530/news" in shown
    assert "off: answers are quicker" in shown
    assert "scripted at 127.0.0.1" in shown
    assert "1 article · " in shown
    assert "s3cret" not in shown
    assert "reader" not in shown


def test_who_may_change_nothing_is_told_no_place(elsewhere: Archive) -> None:
    shown = PreferenceHandlers(elsewhere, read_only=True).show(INDONESIAN)
    assert "di server Milvus" in shown
    assert "model sendiri" in shown
    assert "scripted" in shown
    for place in ("milvus.example", "/models", "127.0.0.1", str(elsewhere.folder), "data-tested"):
        assert place not in shown


def test_a_language_model_is_tested(elsewhere: Archive, model: ScriptedModel) -> None:
    desk = PreferenceHandlers(elsewhere, read_only=False)
    model.says("ready")
    assert "It answers, after " in desk.test(ENGLISH)
    model.says(Reply(status=500))
    assert 'role="status">scripted' in desk.test(INDONESIAN)


def test_without_a_model_there_is_nothing_to_test(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as empty:
        shown = PreferenceHandlers(empty, read_only=False).test(ENGLISH)
    assert "nothing is sent anywhere" in shown
    assert "data-tested" not in shown
    assert "0 articles" in shown


def test_what_was_chosen_is_shown_and_what_is_no_choice_is_passed_over(own: Archive) -> None:
    chosen = gr.Request(headers={"cookie": "sitasi-language=id; sitasi-theme=dark; sitasi-news=<script>"})
    shown = PreferenceHandlers(own, read_only=False).show(chosen)
    assert '<option value="id" selected="">' in shown
    assert '<option value="dark" selected="">' in shown
    assert '<option value="" selected="">tampil' in shown
    assert "<script" not in shown
