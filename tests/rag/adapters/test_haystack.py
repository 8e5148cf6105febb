"""Against the real haystack-ai."""

import asyncio

import pytest

pytest.importorskip("haystack", reason="haystack-ai is not installed: make adapters")

from haystack import Pipeline
from haystack.components.builders import PromptBuilder

from rag import Article, Assistant, Retriever, SettingsError
from rag.adapters.haystack import SitasiAnswerer, SitasiRetriever
from tests.rag.adapters.conftest import ASKED, UNKNOWN, only


def test_documents_are_the_passages_with_their_places(retriever: Retriever, ferry: Article) -> None:
    found = SitasiRetriever(retriever, top_k=2).run(ASKED)["documents"]
    hits = retriever.retrieve(ASKED, top_k=2)
    assert [one.content for one in found] == [hit.passage.text for hit in hits]
    assert [one.score for one in found] == pytest.approx([hit.score for hit in hits], abs=1e-6)
    told = found[0].meta
    assert ferry.text[told["start"] : told["end"]] == found[0].content
    assert told["publisher"] == "Kabar Sembira"


def test_a_retriever_feeds_a_pipeline_and_keeps_to_its_filters(retriever: Retriever, bridge: Article) -> None:
    pipeline = Pipeline()
    pipeline.add_component("retriever", SitasiRetriever(retriever, filters=only(bridge)))
    template = "{% for one in documents %}{{ one.meta.title }}|{% endfor %}"
    pipeline.add_component("prompt", PromptBuilder(template, required_variables=["documents"]))
    pipeline.connect("retriever.documents", "prompt.documents")
    ran = pipeline.run({"retriever": {"query": "feri Sembira", "top_k": 1}})
    assert ran["prompt"]["prompt"] == f"{bridge.title}|"


def test_an_answer_has_the_citations_as_its_documents(assistant: Assistant, ferry: Article) -> None:
    answerer, expected = SitasiAnswerer(assistant), assistant.ask(ASKED)
    for ran in (answerer.run(ASKED), asyncio.run(answerer.run_async(ASKED))):
        [answer] = ran["answers"]
        assert (answer.data, answer.query) == (expected.text, ASKED)
        assert [one.content for one in answer.documents] == [one.quote for one in expected.citations]
        told = answer.documents[0].meta
        assert ferry.text[told["start"] : told["end"]] == expected.citations[0].quote
        assert answer.meta["answered"] is True


def test_the_questions_before_make_a_follow_up_whole(assistant: Assistant) -> None:
    [answer] = SitasiAnswerer(assistant).run("Sejak kapan?", history=[ASKED])["answers"]
    assert answer.meta["rewritten"] == assistant.ask("Sejak kapan?", [ASKED]).rewritten
    assert answer.meta["rewritten"]


def test_a_refusal_is_an_answer_without_documents(assistant: Assistant) -> None:
    [answer] = SitasiAnswerer(assistant).run(UNKNOWN)["answers"]
    assert (answer.data, answer.documents) == ("Your articles do not say.", [])
    assert answer.meta["reason"] == "name_not_found"


def test_what_cannot_be_wrapped_is_told_in_one_line(retriever: Retriever, assistant: Assistant) -> None:
    with pytest.raises(SettingsError, match="retriever is 7: give one of class Retriever, such as"):
        SitasiRetriever(7)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="top_k is 0: give a whole number from 1"):
        SitasiRetriever(retriever).run(ASKED, top_k=0)
    with pytest.raises(SettingsError, match="the question is 7: give text"):
        SitasiAnswerer(assistant).run(7)  # type: ignore[arg-type]
