"""An answer to phrase, and the passages that a model is given for it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rag import Archive, Assistant, Retriever
from rag.generation import Endpoint, SupportCheck, phrased
from rag.types import Answer, Passage
from tests.endpoint import Reply, ScriptedModel

TODAY = date(2026, 11, 21)
FERRY = "Berapa tarif feri Teluk Sagara?"
TOLL = "Will the bridge at Old Quay carry a toll?"


@pytest.fixture(scope="session")
def passages(filled: Archive) -> list[Passage]:
    """Return the passages by number: 1 of the ferry, 2 of the bridge."""
    found = [hit.passage for question in (FERRY, TOLL) for hit in Retriever(filled).retrieve(question, top_k=1)]
    assert ["Tarif feri" in found[0].text, "toll" in found[1].text] == [True, True]
    return found


@pytest.fixture
def phrase(filled: Archive, passages: list[Passage], model: ScriptedModel) -> Callable[..., list[Answer]]:
    """Return what puts a question to the model that replies so, and gives the answer as it grows."""

    def ask(question: str, *replies: Reply | str, **fields: Any) -> list[Answer]:
        model.says(*replies)
        answer = Assistant(filled, today=lambda: TODAY).ask(question)
        return list(
            phrased(
                answer, passages, Endpoint(model.llm(**fields)), SupportCheck(filled.encoder, filled.judge), today=TODAY
            )
        )

    return ask
