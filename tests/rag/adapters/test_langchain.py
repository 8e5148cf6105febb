"""Against the real langchain-core."""

import asyncio
from typing import Any

import pytest

pytest.importorskip("langchain_core", reason="langchain-core is not installed: make adapters")

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough

from rag import Article, Assistant, Retriever, SettingsError
from rag.adapters.langchain import SitasiRetriever, SitasiRunnable
from tests.rag.adapters.conftest import ASKED, FARE, UNKNOWN, only


def test_documents_are_the_passages_with_their_places(retriever: Retriever, ferry: Article) -> None:
    found = SitasiRetriever(retriever=retriever, top_k=2).invoke(ASKED)
    hits = retriever.retrieve(ASKED, top_k=2)
    assert [one.page_content for one in found] == [hit.passage.text for hit in hits]
    first = found[0]
    start, end = first.metadata["start"], first.metadata["end"]
    assert ferry.text[start:end] == first.page_content
    assert first.id == f"{ferry.article_id}:{start}-{end}"
    assert (first.metadata["publisher"], first.metadata["published"]) == ("Kabar Sembira", "2024-06-12")
    assert first.metadata["score"] == pytest.approx(hits[0].score, abs=1e-6)


def test_a_retriever_keeps_to_its_filters_in_a_chain_and_event_loop(retriever: Retriever, bridge: Article) -> None:
    filtered = SitasiRetriever(retriever=retriever, filters=only(bridge))
    chain = {"sources": filtered | (lambda found: {one.metadata["title"] for one in found}), "q": RunnablePassthrough()}
    assert (RunnablePassthrough() | chain).invoke("feri Sembira") == {"sources": {bridge.title}, "q": "feri Sembira"}  # type: ignore[arg-type]
    assert asyncio.run(filtered.ainvoke("feri Sembira")) == filtered.invoke("feri Sembira")


def test_an_answer_is_a_message_whose_citations_point_into_its_text(assistant: Assistant, ferry: Article) -> None:
    message = SitasiRunnable(assistant).invoke(ASKED)
    answer = assistant.ask(ASKED)
    assert isinstance(message, AIMessage)
    assert message.text == answer.text
    [block] = message.content_blocks
    assert block["type"] == "text"
    cited: list[Any] = block["annotations"]
    assert [one["cited_text"] for one in cited] == [one.quote for one in answer.citations]
    first = cited[0]
    assert message.text[first["start_index"] : first["end_index"]] == FARE[:-1] + " [1]."
    assert (first["url"], first["title"]) == (ferry.source, ferry.title)
    extras = first["extras"]
    assert ferry.text[extras["start"] : extras["end"]] == first["cited_text"]
    assert message.additional_kwargs["sitasi"]["answered"] is True
    assert message.text[cited[-1]["start_index"] : cited[-1]["end_index"]].endswith(f"[{len(cited)}].")


def test_a_source_that_is_no_address_is_no_url(assistant: Assistant, bridge: Article) -> None:
    message = SitasiRunnable(assistant, filters=only(bridge)).invoke("When will the bridge at Old Quay open?")
    block: Any = message.content_blocks[0]
    assert "url" not in block["annotations"][0]
    assert block["annotations"][0]["extras"]["source"] == bridge.source


def test_it_stands_in_a_chain_where_a_chat_model_would(assistant: Assistant) -> None:
    prompt = ChatPromptTemplate.from_messages([("system", "Be brief."), ("human", "{question}")])
    chain = prompt | SitasiRunnable(assistant) | StrOutputParser()
    assert chain.invoke({"question": ASKED}) == assistant.ask(ASKED).text
    assert asyncio.run(chain.ainvoke({"question": ASKED})) == assistant.ask(ASKED).text
    assert chain.batch([{"question": ASKED}, {"question": UNKNOWN}])[1] == "Your articles do not say."


def test_the_questions_before_make_a_follow_up_whole(assistant: Assistant) -> None:
    messages = [SystemMessage("Be brief."), HumanMessage(ASKED), AIMessage("Rp42.500."), HumanMessage("Sejak kapan?")]
    told = SitasiRunnable(assistant).invoke(messages).additional_kwargs["sitasi"]
    assert told["rewritten"] == assistant.ask("Sejak kapan?", [ASKED]).rewritten
    assert told["rewritten"]


def test_callbacks_are_told(assistant: Assistant) -> None:
    class Heard(BaseCallbackHandler):
        names: list[str] = []  # noqa: RUF012

        def on_chain_start(self, serialized: Any, inputs: Any, **told: Any) -> None:  # noqa: ARG002
            self.names.append(told["name"])

    SitasiRunnable(assistant).invoke(ASKED, {"callbacks": [Heard()]})
    assert Heard.names == ["SitasiRunnable"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (7, "the input is 7: give a question, or the messages of a chat"),
        ([7], "the input is [7]: give a question, or the messages of a chat"),
        ([], "the last message is of nothing: give messages that end with the user's question"),
        ([AIMessage("Yes.")], "the last message is of ai: give messages that end with the user's question"),
    ],
)
def test_what_is_no_question_is_told_in_one_line(assistant: Assistant, given: Any, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        SitasiRunnable(assistant).invoke(given)
    assert str(raised.value) == said


def test_what_cannot_be_wrapped_is_told_in_one_line(retriever: Retriever, assistant: Assistant) -> None:
    with pytest.raises(SettingsError, match="retriever is 7: give one of class Retriever, such as"):
        SitasiRetriever(retriever=7)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="top_k is 0: give a whole number from 1"):
        SitasiRetriever(retriever=retriever, top_k=0)
    with pytest.raises(SettingsError, match="filters is None: give one of class Filters"):
        SitasiRunnable(assistant, filters=None)  # type: ignore[arg-type]
