"""Haystack: components that retrieve and that answer with citations, for pipelines and by themselves."""

from collections.abc import Sequence

from rag.adapters.quotations import QuotedPassage, checked, checked_top_k, cited, found, reply
from rag.assistant import Assistant
from rag.retrieval import Retriever
from rag.serialization.documents import answer_document
from rag.types import Answer, Filters, Hit

try:
    from haystack import Document, component
    from haystack.dataclasses import GeneratedAnswer
except ImportError as error:
    raise ImportError("rag.adapters.haystack needs the haystack-ai package: pip install 'sitasi[haystack]'") from error

__all__ = ["SitasiAnswerer", "SitasiRetriever"]

Documents = dict[str, list[Document]]
Answers = dict[str, list[GeneratedAnswer]]


@component
class SitasiRetriever:
    """Finds passages: a scored `Document` each, whose meta say where in which article it stands."""

    def __init__(self, retriever: Retriever, *, top_k: int = 10, filters: Filters = Filters()) -> None:
        self.retriever = checked(retriever, Retriever, such_as="Retriever(archive)")
        self.top_k = checked_top_k(top_k)
        self.filters = checked(filters, Filters, such_as="Filters()")

    @component.output_types(documents=list[Document])
    def run(self, query: str, top_k: int | None = None) -> Documents:
        """Find the best passages for a query."""
        return _found(query, self.retriever.retrieve(query, top_k=self._depth(top_k), filters=self.filters))

    @component.output_types(documents=list[Document])
    async def run_async(self, query: str, top_k: int | None = None) -> Documents:
        """Find as `run` does, in a thread of its own."""
        hits = await self.retriever.aretrieve(query, top_k=self._depth(top_k), filters=self.filters)
        return _found(query, hits)

    def _depth(self, top_k: int | None) -> int:
        return self.top_k if top_k is None else checked_top_k(top_k)


@component
class SitasiAnswerer:
    """Answers with quotations: one `GeneratedAnswer`, whose documents are the citations, by their numbers.

    Its meta are what `sitasi ask --json` prints, `verdict` and `answered` among it.
    """

    def __init__(self, assistant: Assistant, *, filters: Filters = Filters()) -> None:
        self.assistant = checked(assistant, Assistant, such_as="Assistant(archive)")
        self.filters = checked(filters, Filters, such_as="Filters()")

    @component.output_types(answers=list[GeneratedAnswer])
    def run(self, query: str, history: list[str] | None = None) -> Answers:
        """Answer a query, after the questions that were asked before."""
        return _answered(self.assistant.ask(query, history or (), filters=self.filters))

    @component.output_types(answers=list[GeneratedAnswer])
    async def run_async(self, query: str, history: list[str] | None = None) -> Answers:
        """Answer as `run` does, in a thread of its own."""
        return _answered(await self.assistant.aask(query, history or (), filters=self.filters))


def _found(query: str, hits: list[Hit]) -> Documents:
    return {"documents": _documents(found(query, hits))}


def _answered(answer: Answer) -> Answers:
    documents = _documents(cited(answer))
    return {"answers": [GeneratedAnswer(reply(answer), answer.question, documents, answer_document(answer))]}


def _documents(quoted: Sequence[QuotedPassage]) -> list[Document]:
    return [Document(id=one.identity, content=one.text, meta=dict(one.metadata), score=one.score) for one in quoted]
