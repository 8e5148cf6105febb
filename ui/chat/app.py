"""The page: its masthead and its tabs, and two endpoints for programs."""

from pathlib import Path

import gradio as gr

from rag.assistant import Assistant
from ui.chat.api import add_endpoints
from ui.chat.locales.page import TITLE, said
from ui.chat.markup import element
from ui.chat.serving.limits import MOST_WAITING
from ui.chat.tabs.articles import articles_tab
from ui.chat.tabs.ask import Masthead, asking
from ui.chat.tabs.measure import measure_tab

__all__ = ["create_app"]

_ACCESS = Path(__file__).parent / "static" / "access.js"
_HOUR = 3_600
_UPLOADS_STAY = 24 * _HOUR
"""Seconds for which Gradio keeps its own copy of a file; ours lies in the archive's folder by then."""
_SHORT = 8
"""Events of one kind at once, where they take milliseconds."""


def create_app(assistant: Assistant, *, read_only: bool = False) -> gr.Blocks:
    """Build the page; nothing is launched, and each browser has a conversation of its own.

    With `read_only` nothing that is done there changes the archive: no article is added or removed, no mark kept, and
    nothing measured.
    """
    app = gr.Blocks(
        analytics_enabled=False, title=TITLE, fill_height=True, fill_width=True, delete_cache=(_HOUR, _UPLOADS_STAY)
    )
    with app:
        add_endpoints(assistant)  # first, so that no handler of a tab takes their names
        with gr.Row(elem_id="masthead"):
            gr.HTML(element("h1", TITLE), elem_id="title", apply_default_css=False, js_on_load=None)
            gr.HTML(said("tagline"), elem_id="tagline", apply_default_css=False, js_on_load=None)
            gr.Button(said("save"), size="sm", elem_id="save")
            kept = gr.Button(said("kept"), size="sm", elem_id="kept-all", visible=not read_only)
            anew = gr.Button(said("new"), size="sm", elem_id="anew")
            settings = gr.Button(said("settings"), size="sm", elem_id="settings")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(said("asking")):
                bar = asking(assistant, Masthead(anew, kept, settings), read_only=read_only)
            with gr.Tab(said("articles")):
                articles_tab(assistant.archive, read_only=read_only, bar=bar)
            if not read_only:
                with gr.Tab(said("measure")):
                    measure_tab(assistant.archive)
        app.load(None, js=_ACCESS.read_text("utf-8"), api_visibility="private")
        app.queue(max_size=MOST_WAITING, default_concurrency_limit=_SHORT, api_open=False)
    return app
