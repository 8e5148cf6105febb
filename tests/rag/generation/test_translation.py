"""Quotations in another language than the question: translated where the settings say so, the original always there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rag import Archive, Assistant
from rag.types import Answer, Failure
from tests.endpoint import Reply, ScriptedModel
from tests.rag.generation.conftest import FERRY, TODAY

TOLL = "Apakah jembatan Old Quay dikenai tol?"
DENIED = "The city denied that the bridge will carry a toll."
SAID = "Kota membantah bahwa jembatan itu akan dikenai tol."
Ask = Callable[..., Answer]


@pytest.fixture
def ask(filled: Archive, model: ScriptedModel) -> Ask:
    """Return what asks a model that replies so, and translates unless told otherwise."""

    def answered(question: str, *replies: Reply | str, **fields: Any) -> Answer:
        model.says(*replies)
        llm = model.llm(**{"translate": True, **fields})
        return Assistant(filled, settings=replace(filled.settings, llm=llm), today=lambda: TODAY).ask(question)

    return answered


def test_by_default_nothing_is_translated(ask: Ask, model: ScriptedModel) -> None:
    answer = ask(TOLL, "NOTHING FOUND", translate=False)
    assert (answer.translations, len(model.requests)) == ({}, 1)


def test_each_quotation_in_another_language_is_translated_and_stays(ask: Ask, model: ScriptedModel) -> None:
    answer = ask(TOLL, "NOTHING FOUND", SAID)
    quoted = {sentence.citations[0] for sentence in answer.sentences}
    assert answer.translations == dict.fromkeys(quoted, SAID)
    assert len(model.requests) == 1 + len(quoted)
    assert DENIED in {one.quote for one in answer.citations}
    assert "from English into Indonesian" in model.prompt


def test_a_quotation_in_the_readers_language_is_not_sent(ask: Ask, model: ScriptedModel) -> None:
    answer = ask(FERRY, "NOTHING FOUND")
    assert (answer.answered, answer.translations, len(model.requests)) == (True, {}, 1)


def test_what_a_model_cites_in_its_own_words_is_not_translated(ask: Ask) -> None:
    answer = ask(TOLL, "Tidak akan ada tol. Jembatan itu menelan biaya $36 juta [1].", SAID)
    quoted = {sentence.citations[0] for sentence in answer.sentences}
    assert {one.number for one in answer.citations} > quoted
    assert set(answer.translations) == quoted


@pytest.mark.parametrize("reply", [Reply(status=500), "", Reply("Kota", finish=None)])
def test_one_that_does_not_come_leaves_the_answer_as_it_is(ask: Ask, reply: Reply | str) -> None:
    answer = ask(TOLL, "NOTHING FOUND", reply)
    assert answer.translations == {}
    assert answer.answered


def test_a_model_that_is_not_there_is_not_asked_again(ask: Ask, model: ScriptedModel) -> None:
    answer = ask(TOLL, Reply(status=429))
    assert answer.phrasing
    assert answer.phrasing.failure is Failure.RATE_LIMITED
    assert (answer.translations, len(model.requests)) == ({}, 1)
