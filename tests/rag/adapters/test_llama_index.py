"""Against the real llama-index-core."""

import asyncio

import pytest

pytest.importorskip("llama_index.core", reason="llama-index-core is not installed: make adapters")

from llama_index.core.base.response.schema import Response
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode

from rag import Article, Assistant, Retriever, SettingsError
from rag.adapters.llama_index import SitasiQueryEngine, SitasiRetriever
from tests.rag.adapters.conftest import ASKED, UNKNOWN, only


def test_nodes_are_the_passages_with_their_places(retriever: Retriever, ferry: Article) -> None:
    found = SitasiRetriever(retriever, top_k=2).retrieve(ASKED)
    hits = retriever.retrieve(ASKED, top_k=2)
    assert [one.get_content() for one in found] == [hit.passage.text for hit in hits]
    assert [one.score for one in found] == pytest.approx([hit.score for hit in hits], abs=1e-6)
    node = found[0].node
    assert isinstance(node, TextNode)
    assert ferry.text[node.start_char_idx : node.end_char_idx] == node.text
    source = node.relationships[NodeRelationship.SOURCE]
    assert isinstance(source, RelatedNodeInfo)
    assert source.node_id == ferry.article_id
    assert node.metadata["publisher"] == "Kabar Sembira"


def test_a_retriever_keeps_to_its_filters_in_an_event_loop_too(retriever: Retriever, bridge: Article) -> None:
    filtered = SitasiRetriever(retriever, filters=only(bridge))
    found = filtered.retrieve("feri Sembira")
    assert {one.node.metadata["title"] for one in found} == {bridge.title}
    assert [one.node_id for one in asyncio.run(filtered.aretrieve("feri Sembira"))] == [one.node_id for one in found]


def test_a_response_has_the_citations_as_its_source_nodes(assistant: Assistant, ferry: Article) -> None:
    engine, answer = SitasiQueryEngine(assistant=assistant), assistant.ask(ASKED)
    for response in (engine.query(ASKED), asyncio.run(engine.aquery(ASKED))):
        assert isinstance(response, Response)
        assert str(response) == answer.text
        assert [one.get_content() for one in response.source_nodes] == [one.quote for one in answer.citations]
        assert [one.node.metadata["number"] for one in response.source_nodes] == [1, 2][: len(answer.citations)]
        told = response.source_nodes[0].node.metadata
        assert ferry.text[told["start"] : told["end"]] == answer.citations[0].quote
        assert response.metadata
        assert response.metadata["answered"] is True


def test_a_refusal_is_a_response_without_sources(assistant: Assistant) -> None:
    response = SitasiQueryEngine(assistant=assistant).query(UNKNOWN)
    assert (str(response), response.source_nodes) == ("Your articles do not say.", [])
    assert response.metadata
    assert response.metadata["reason"] == "name_not_found"


def test_what_cannot_be_wrapped_is_told_in_one_line(retriever: Retriever) -> None:
    with pytest.raises(SettingsError, match="retriever is 'news': give one of class Retriever, such as"):
        SitasiRetriever("news")  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="top_k is '3': give a whole number from 1"):
        SitasiRetriever(retriever, top_k="3")  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="assistant is 7: give one of class Assistant, such as"):
        SitasiQueryEngine(assistant=7)  # type: ignore[arg-type]
