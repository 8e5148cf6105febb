"""Haystack: BM25 and vectors in memory, joined; `--variant` names how (concatenate, its default, or another mode)."""

from collections.abc import Mapping

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from bench.peers.work import FOUND, work


class Haystack:
    """The two pipelines of its tutorial on hybrid retrieval, without the ranker."""

    def __init__(self, model: str, variant: str) -> None:
        store = InMemoryDocumentStore()
        self._indexing = Pipeline()
        self._indexing.add_component("embedder", SentenceTransformersDocumentEmbedder(model=model, progress_bar=False))
        self._indexing.add_component("writer", DocumentWriter(store))
        self._indexing.connect("embedder", "writer")
        self._asking = Pipeline()
        self._asking.add_component("embedder", SentenceTransformersTextEmbedder(model=model, progress_bar=False))
        self._asking.add_component("vectors", InMemoryEmbeddingRetriever(store, top_k=FOUND))
        self._asking.add_component("terms", InMemoryBM25Retriever(store, top_k=FOUND))
        self._asking.add_component("joiner", DocumentJoiner(join_mode=variant, top_k=FOUND))
        self._asking.connect("embedder", "vectors")
        self._asking.connect("vectors", "joiner")
        self._asking.connect("terms", "joiner")
        self._indexing.warm_up()
        self._asking.warm_up()

    def index(self, documents: Mapping[str, str]) -> None:
        """Take in documents by their ids."""
        made = [Document(id=identity, content=text) for identity, text in documents.items()]
        self._indexing.run({"embedder": {"documents": made}})

    def search(self, question: str) -> list[str]:
        """Return the ids of what is found, the best first."""
        found = self._asking.run({"embedder": {"text": question}, "terms": {"query": question}})
        return [document.id for document in found["joiner"]["documents"]]


if __name__ == "__main__":
    work(Haystack, ["haystack-ai", "sentence-transformers-haystack", "sentence-transformers", "torch"])
