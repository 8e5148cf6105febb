"""LlamaIndex: a retriever, and a query engine that answers with citations."""

from typing import Annotated

from rag.adapters.quotations import QuotedPassage, checked, checked_top_k, cited, found, reply
from rag.assistant import Assistant
from rag.retrieval import Retriever
from rag.serialization.documents import answer_document
from rag.types import Answer, Filters

try:
    from llama_index.core.base.response.schema import Response
    from llama_index.core.query_engine import CustomQueryEngine
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode
    from pydantic import BeforeValidator, InstanceOf
except ImportError as error:
    raise ImportError(
        "rag.adapters.llama_index needs the llama-index-core package: pip install 'sitasi[llama-index]'"
    ) from error

__all__ = ["SitasiQueryEngine", "SitasiRetriever"]


class SitasiRetriever(BaseRetriever):
    """Finds passages: a scored `TextNode` each, whose metadata say where in which article it stands."""

    def __init__(self, retriever: Retriever, *, top_k: int = 10, filters: Filters = Filters()) -> None:
        self.retriever = checked(retriever, Retriever, such_as="Retriever(archive)")
        self.top_k = checked_top_k(top_k)
        self.filters = checked(filters, Filters, such_as="Filters()")
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        query = query_bundle.query_str
        hits = self.retriever.retrieve(query, top_k=self.top_k, filters=self.filters)
        return [_node(one) for one in found(query, hits)]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        query = query_bundle.query_str
        hits = await self.retriever.aretrieve(query, top_k=self.top_k, filters=self.filters)
        return [_node(one) for one in found(query, hits)]


class SitasiQueryEngine(CustomQueryEngine):
    """Answers with quotations: the response's source nodes are the citations, by their numbers.

    Its metadata are what `sitasi ask --json` prints, `verdict` and `answered` among it.
    """

    assistant: Annotated[
        InstanceOf[Assistant], BeforeValidator(lambda given: checked(given, Assistant, such_as="Assistant(archive)"))
    ]
    filters: Annotated[
        InstanceOf[Filters], BeforeValidator(lambda given: checked(given, Filters, such_as="Filters()"))
    ] = Filters()

    def custom_query(self, query_str: str) -> Response:
        """Answer a question."""
        return _response(self.assistant.ask(query_str, filters=self.filters))

    async def acustom_query(self, query_str: str) -> Response:
        """Answer as `custom_query` does, in a thread of its own."""
        return _response(await self.assistant.aask(query_str, filters=self.filters))


def _response(answer: Answer) -> Response:
    nodes = [_node(one) for one in cited(answer)]
    return Response(reply(answer), source_nodes=nodes, metadata=answer_document(answer))


def _node(quoted: QuotedPassage) -> NodeWithScore:
    node = TextNode(
        id_=quoted.identity,
        text=quoted.text,
        metadata=dict(quoted.metadata),
        start_char_idx=quoted.metadata["start"],
        end_char_idx=quoted.metadata["end"],
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=quoted.metadata["article_id"])},
    )
    return NodeWithScore(node=node, score=quoted.score)
