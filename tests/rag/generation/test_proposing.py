"""Where there is no answer in quotations, a model that may propose one: shown only where the check carries it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from rag import Archive, Assistant, CallableLlm, Settings
from rag.types import Answer, Failure, Reason
from tests.rag.generation.conftest import FERRY, TODAY

RISES = "Tarif feri Teluk Sagara naik menjadi Rp42.500."
Propose = Callable[..., Answer]


@pytest.fixture
def propose(filled: Archive) -> Propose:
    """Return what asks where nothing is sure enough for a quotation, and a model that replies so."""

    def ask(question: str, reply: str, *, may: bool = True) -> Answer:
        def says(_messages: list[dict[str, str]]) -> Iterator[str]:
            yield reply

        unsure = replace(filled.settings, least_confidence=1.0)
        settings = replace(unsure, llm=CallableLlm(says, propose=may))
        return Assistant(filled, settings=settings, today=lambda: TODAY).ask(question)

    return ask


def test_a_refusal_is_not_sent_by_default(propose: Propose) -> None:
    assert not Settings().llm
    answer = propose(FERRY, f"{RISES} [1]", may=False)
    assert (answer.reason, answer.phrasing) == (Reason.WEAK_EVIDENCE, None)


def test_what_is_carried_and_answers_is_proposed_and_the_refusal_stays(propose: Propose) -> None:
    answer = propose(FERRY, RISES)
    assert (answer.answered, answer.reason) == (False, Reason.WEAK_EVIDENCE)
    assert answer.phrasing
    assert answer.phrasing.proposed
    ((sentence,), (citation,)) = answer.phrasing.sentences, answer.citations
    assert (sentence.text, sentence.supported, sentence.citations) == (RISES, True, (1,))
    assert "Rp42.500" in citation.quote
    assert citation.article.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        ("Tarif feri Teluk Sagara naik menjadi Rp52.500 [1].", Failure.UNSUPPORTED),
        ("NOTHING FOUND", Failure.DECLINED),
        ("YES", Failure.UNCITED),
    ],
)
def test_nothing_else_is(propose: Propose, reply: str, failure: Failure) -> None:
    answer = propose(FERRY, reply)
    assert answer.phrasing
    assert (answer.phrasing.sentences, answer.phrasing.failure, answer.citations) == ((), failure, ())


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        # a thing that only the question names
        ("Berapa tarif kereta Teluk Sagara?", "Tarif kereta Teluk Sagara naik menjadi Rp42.500 [1]."),
        # an amount of something else
        ("Berapa ton muatan feri Teluk Sagara?", RISES),
    ],
)
def test_what_rests_on_the_question_or_answers_another_is_not(propose: Propose, question: str, reply: str) -> None:
    answer = propose(question, reply)
    assert answer.phrasing
    assert (answer.phrasing.sentences, answer.citations) == ((), ())


def test_a_name_that_no_article_holds_is_not_asked_for(propose: Propose) -> None:
    answer = propose("Berapa tarif feri Tanjung Kertapati?", RISES)
    assert (answer.reason, answer.phrasing) == (Reason.NAME_NOT_FOUND, None)
