"""The chat, served for a test on a free port of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rag import Assistant
from ui.chat.launch import launch

if TYPE_CHECKING:
    import gradio as gr

__all__ = ["served"]


@contextmanager
def served(assistant: Assistant, **options: Any) -> "Iterator[gr.Blocks]":
    """Serve the chat until the block is done."""
    app = launch(assistant, host="127.0.0.1", port=0, blocking=False, **options)
    try:
        yield app
    finally:
        app.close(verbose=False)
