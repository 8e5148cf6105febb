"""A language model that is given as a callable: what it is handed, what it may stream, what becomes of its errors."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from embeddings.language import Language
from rag import Archive, Assistant, CallableLlm, EndpointError, Failure, Settings, SettingsError
from rag.doctor import examine
from tests.rag.generation.conftest import FERRY, TODAY

SAID = "Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]."


def in_words(messages: list[dict[str, str]]) -> Iterator[str]:
    assert messages[0]["role"] == "system"
    assert FERRY in messages[-1]["content"]
    for word in SAID.split():
        yield word + " "


def at_once(_messages: list[dict[str, str]]) -> str:
    return SAID


class Held:
    """A model object that is called, and says how often."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, _messages: list[dict[str, str]]) -> list[str]:
        self.asked += 1
        return [SAID]


@pytest.mark.parametrize(("model", "name"), [(in_words, "in_words"), (at_once, "at_once"), (Held(), "Held")])
def test_a_callable_phrases_answers_as_an_endpoint_does(filled: Archive, model: Any, name: str) -> None:
    answer = Assistant(filled, today=lambda: TODAY, llm=model).ask(FERRY)
    assert answer.phrasing
    assert (answer.phrasing.model, answer.phrasing.failure) == (name, None)
    (sentence,) = answer.phrasing.sentences
    assert (sentence.text, sentence.supported) == (SAID.replace(" [1]", ""), True)
    quotes = {one.number: one.quote for one in answer.citations}
    assert [quotes[number] for number in sentence.citations] == [answer.citations[0].quote]


def failing(_messages: list[dict[str, str]]) -> Iterator[str]:
    yield "Tarif "
    raise ValueError("no memory for it\nat all")


def numbers(_messages: list[dict[str, str]]) -> Any:
    return [1, 2]


def nothing(_messages: list[dict[str, str]]) -> list[str]:
    return []


def no_reply(_messages: list[dict[str, str]]) -> Any:
    return None


def endless(_messages: list[dict[str, str]]) -> Iterator[str]:
    yield from (f"tarif {number} " for number in count())


def circling(_messages: list[dict[str, str]]) -> Iterator[str]:
    while True:
        yield from ("Tarif ", "feri ", "itu ", "naik, ", "dan ")


@pytest.mark.parametrize(
    ("model", "failure", "said"),
    [
        (failing, Failure.REJECTED, "failing at this program: it reports an error (ValueError: no memory for it)"),
        (no_reply, Failure.REJECTED, "no_reply at this program: it reports an error (TypeError: 'NoneType' object is"),
        (numbers, Failure.UNREADABLE, "numbers at this program: what it sends is not what the protocol says (int in"),
        (nothing, Failure.EMPTY, "nothing at this program: it said nothing"),
        (endless, Failure.CUT_OFF, "endless at this program: it broke off"),
        (circling, Failure.REPEATED, "circling at this program: it says the same again and again"),
    ],
)
def test_what_a_callable_does_wrong_takes_no_quotation_away(
    filled: Archive, model: Any, failure: Failure, said: str
) -> None:
    assistant = Assistant(filled, today=lambda: TODAY, llm=model)
    answer = assistant.ask(FERRY)
    assert answer.answered
    assert answer.phrasing
    assert answer.phrasing.failure is failure
    with pytest.raises(EndpointError) as raised:
        assistant.translate(answer.citations[0], Language.ENGLISH)
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


def test_a_callable_that_takes_too_long_is_asked_for_no_more(filled: Archive) -> None:
    closed: list[bool] = []

    def slow(_messages: list[dict[str, str]]) -> Iterator[str]:
        try:
            yield from ("tarif ", "feri ", "naik")
        finally:
            closed.append(True)

    settings = Settings(llm=CallableLlm(slow, longest=1e-9))
    answer = Assistant(filled, settings=settings, today=lambda: TODAY).ask(FERRY)
    assert answer.phrasing
    assert answer.phrasing.failure is Failure.TIMED_OUT
    assert closed == [True]


async def later(_messages: list[dict[str, str]]) -> str:
    return SAID


async def streamed_later(_messages: list[dict[str, str]]) -> Any:
    yield SAID


@pytest.mark.parametrize("given", ["a model", 7, later, streamed_later])
def test_what_cannot_be_called_for_text_is_refused_in_one_line(filled: Archive, given: Any) -> None:
    with pytest.raises(SettingsError, match=r"^llm is .*: give a plain function that takes messages and yields text$"):
        Assistant(filled, llm=given)


def test_a_setting_that_is_no_language_model_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"^llm is 'llama': give an Llm or a CallableLlm$"):
        Settings(llm="llama")  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="llm longest is 0"):
        CallableLlm(at_once, longest=0)


def test_the_doctor_asks_a_callable_too(filled: Archive) -> None:
    model = Held()
    settings = Settings(archive=filled.place, llm=CallableLlm(model, model="mine"))
    *_, found = examine(settings)
    assert (found.healthy, model.asked) == (True, 1)
    assert found.said.startswith("mine at this program answers, after ")
