"""Two endpoints for programs: what `sitasi ask --json` and `sitasi search --json` print."""

from typing import Any

import gradio as gr
from gradio.events import api

from embeddings.errors import SitasiError
from rag.assistant import Assistant
from rag.retrieval import Retriever
from rag.serialization.documents import answer_document, hits_document
from ui.chat.serving.limits import at_once

__all__ = ["add_endpoints"]

_MOST_PASSAGES = 100


def add_endpoints(assistant: Assistant) -> None:
    """Offer `ask` and `search` in the Blocks that is being built."""
    retriever = Retriever(assistant.archive)

    def ask(question: str, after: list[str] | None = None) -> dict[str, Any]:
        """Answer a question from the archive with quotations and their places, or say why not.

        Args:
            question: In Indonesian or English.
            after: Questions asked before, oldest first, where it follows up on them.
        """
        try:
            return answer_document(assistant.ask(question, after or ()))
        except SitasiError as error:
            raise gr.Error(str(error)) from error

    def search(question: str, top_k: int = 10) -> dict[str, Any]:
        """Find the passages of the archive that fit a question best.

        Args:
            question: In Indonesian or English.
            top_k: How many passages, 1 to 100.
        """
        try:
            return hits_document(question, retriever.retrieve(question, top_k=max(1, min(top_k, _MOST_PASSAGES))))
        except SitasiError as error:
            raise gr.Error(str(error)) from error

    together = {"concurrency_id": "programs", "concurrency_limit": at_once(assistant.archive.settings)}
    api(ask, api_name="ask", **together)
    api(search, api_name="search", **together)
