"""The page: its masthead and its tabs, and two endpoints for programs."""

import gradio as gr

from rag.assistant import Assistant
from ui.chat.api import add_endpoints
from ui.chat.asking import asking
from ui.chat.markup import Html, element, join
from ui.chat.words import PAGE

__all__ = ["create_app"]


def create_app(assistant: Assistant) -> gr.Blocks:
    """Build the page; nothing is launched, and each browser has a conversation of its own."""
    app = gr.Blocks(analytics_enabled=False, title=PAGE.title, fill_height=True, fill_width=True)
    with app:
        with gr.Row(elem_id="masthead"):
            gr.HTML(_masthead(), apply_default_css=False, js_on_load=None)
            anew = gr.Button(PAGE.new, size="sm", elem_id="anew")
        asking(assistant, anew)
        add_endpoints(assistant)
        app.queue(default_concurrency_limit=None)
    return app


def _masthead() -> Html:
    return join(element("h1", PAGE.title), element("p", PAGE.tagline))
