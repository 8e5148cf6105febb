"""The language of the page: the one that the browser asks for first, as Gradio's I18n chooses it."""

import gradio as gr

from embeddings.language import Language

__all__ = ["page_language"]


def page_language(request: gr.Request | None) -> Language:
    """Give Indonesian to a browser that speaks it, English to every other."""
    accepted = request.headers.get("accept-language", "") if request else ""
    first = accepted.split(",")[0].split(";")[0].strip().lower()
    return Language.INDONESIAN if first.split("-")[0] == Language.INDONESIAN else Language.ENGLISH
