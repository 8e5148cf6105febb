"""Asking: a conversation, a question box, and beside them the article, or the list, that was opened."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from rag.assistant import Assistant
from ui.chat.handlers.addresses import AddressHandlers
from ui.chat.handlers.chat import ChatHandlers, buttons, welcome
from ui.chat.handlers.export import ExportHandlers
from ui.chat.handlers.history import SavedConversations
from ui.chat.handlers.preferences import PreferenceHandlers
from ui.chat.locales.page import said
from ui.chat.serving.limits import at_once
from ui.chat.tabs.articles import ADDING
from ui.chat.tabs.filter_bar import FilterBar

__all__ = ["Masthead", "asking"]

_STATIC = Path(__file__).parents[1] / "static"
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True)
class Masthead:
    """The buttons above the tabs whose clicks are answered here."""

    anew: gr.Button
    """Begins another conversation."""
    kept: gr.Button
    """Lists the conversations that are kept."""
    settings: gr.Button


def asking(assistant: Assistant, masthead: Masthead, *, read_only: bool = False) -> FilterBar:
    """Build the conversation and all that happens in it; return the filters of its questions."""
    talk = ChatHandlers(assistant, read_only=read_only)
    turns, known = gr.State(()), gr.State(None)
    with gr.Row(elem_id="workspace"):
        with gr.Column(elem_id="talk"):
            with gr.Column(elem_id="stage"):
                chat = _chatbot()
                news = gr.HTML(elem_id="news", apply_default_css=False, js_on_load=None)
            uploaded = gr.HTML(elem_id="first-uploaded", apply_default_css=False, js_on_load=None)
            files = gr.File(
                label=said("files"), file_count="multiple", height=140, visible=False, elem_id="first-files"
            )
            bar = FilterBar.build(assistant.archive)
            with gr.Row(elem_id="asking"):
                box = _question_box()
                ask, stop = buttons(working=False)
        marks = _scripted("marks", "marks.js")
        again = _scripted("again", "again.js", "view.js")
        handed = _scripted("handed", "copied.js", "download.js", "export.js")
        at = gr.HTML(elem_id="where", apply_default_css=False, js_on_load=None)
        panel = _scripted("article", "latest.js", "page.js", "copied.js", "addresses.js", "preferences.js")

    shown = [turns, chat, ask, stop]
    together = {**_QUIET, "concurrency_id": "asking", "concurrency_limit": at_once(assistant.archive.settings)}
    growing = [
        gr.on(
            [box.submit, ask.click],
            talk.answer,
            [box, turns, bar.chosen],
            [box, *shown],
            trigger_mode="multiple",
            **together,
        ),
        again.again(talk.again, [turns, bar.chosen], shown, trigger_mode="multiple", **together),
        chat.example_select(talk.example, [turns, bar.chosen], shown, **together),
    ]
    ended = [
        *growing,
        stop.click(talk.stop, turns, shown, cancels=growing, **_QUIET),
        again.translate(talk.translate, turns, [turns, chat], **together),
    ]
    page: list[Any] = [box, turns, known, chat, panel, ask, stop, at]
    begins: list[Any] = [chat, files, news]
    _begin(talk, masthead.anew, bar, begins, page, growing)
    panel.leave(talk.leave, None, page, cancels=growing, **_QUIET)
    panel.leave(bar.desk.leave, None, bar.parts, **_QUIET)
    panel.visit(AddressHandlers(assistant.archive).visit, None, panel, trigger_mode="multiple", **_QUIET)
    panel.open(talk.open, turns, panel, trigger_mode="multiple", **_QUIET)
    panel.why(talk.why, turns, panel, trigger_mode="multiple", **together)
    settings = PreferenceHandlers(assistant.archive, read_only=read_only)
    masthead.settings.click(settings.show, None, panel, **_QUIET)
    desk = ExportHandlers(assistant)
    handed.hand(desk.hand, turns, handed, **together)
    handed.save(desk.save, turns, handed, **together)
    if read_only:
        return bar  # what changes the archive is not even listened for
    panel.test(settings.test, None, panel, **together)
    files.upload(talk.upload, files, [uploaded, *begins], trigger_mode="multiple", **ADDING)
    marks.mark(talk.mark, turns, marks, trigger_mode="multiple", concurrency_limit=1, **_QUIET)
    marks.note(talk.note, turns, marks, trigger_mode="multiple", concurrency_limit=1, **_QUIET)

    shelf = SavedConversations(assistant.archive, talk, bar.desk)
    listed = _scripted("kept", "history.js")
    for one in ended:
        one.then(shelf.keep, [turns, known], [known, at], concurrency_limit=1, **_QUIET)
    masthead.kept.click(shelf.look, known, panel, **_QUIET)
    listed.open(shelf.open, known, [*page, *bar.parts], cancels=growing, **_QUIET)
    panel.restore(shelf.restore, known, [*page, *bar.parts], cancels=growing, **_QUIET)
    listed.rename(shelf.rename, known, panel, **_QUIET)
    deleted = listed.delete(shelf.delete, known, page, **_QUIET)
    deleted.then(bar.desk.left, [turns, bar.chosen], bar.parts, **_QUIET)
    return bar


def _begin(
    talk: ChatHandlers, anew: gr.Button, bar: FilterBar, begins: list[Any], page: list[Any], growing: list[Any]
) -> None:
    """Let a conversation begin, when the page is there and by a click, with what is new by then."""
    gr.on(None, talk.welcome, None, begins, **_QUIET)
    anew.click(talk.begin_anew, None, page, cancels=growing, **_QUIET)
    anew.click(bar.desk.none, None, bar.parts, **_QUIET)
    anew.click(talk.welcome, None, begins, **_QUIET)


def _scripted(name: str, *scripts: str) -> gr.HTML:
    script = "\n".join((_STATIC / one).read_text("utf-8") for one in scripts)
    return gr.HTML(elem_id=name, js_on_load=script, apply_default_css=False)


def _chatbot() -> gr.Chatbot:
    """Make the conversation; what is in it is shown as it is, never read as Markdown or LaTeX."""
    return gr.Chatbot(
        label=said("conversation"),
        show_label=False,
        container=False,
        elem_id="conversation",
        height="100%",
        autoscroll=False,
        render_markdown=False,
        latex_delimiters=[],
        allow_tags=False,
        buttons=[],
        placeholder=welcome(1),
    )


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label=said("question"),
        show_label=False,
        container=False,
        placeholder=said("placeholder"),
        lines=1,
        max_lines=6,
        autofocus=True,
        elem_id="question",
    )
