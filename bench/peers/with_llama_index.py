"""LlamaIndex over FAISS: its vector index with its own splitting, and the flat FAISS index of its documentation."""

from collections.abc import Mapping

import faiss
from llama_index.core import Document, Settings, StorageContext, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.faiss import FaissVectorStore

from bench.peers.work import FOUND, work


class LlamaIndex:
    """A `VectorStoreIndex` and its retriever."""

    def __init__(self, model: str, _variant: str) -> None:
        Settings.embed_model = HuggingFaceEmbedding(model_name=model)
        self._dimensions = len(Settings.embed_model.get_text_embedding("one"))

    def index(self, documents: Mapping[str, str]) -> None:
        """Take in documents by their ids."""
        made = [Document(id_=identity, text=text) for identity, text in documents.items()]
        store = FaissVectorStore(faiss_index=faiss.IndexFlatL2(self._dimensions))
        context = StorageContext.from_defaults(vector_store=store)
        index = VectorStoreIndex.from_documents(made, storage_context=context)
        self._retriever = index.as_retriever(similarity_top_k=FOUND)

    def search(self, question: str) -> list[str]:
        """Return the ids of what is found, the best first; a document of which several pieces are, once."""
        found = self._retriever.retrieve(question)
        return list(dict.fromkeys(str(one.node.ref_doc_id) for one in found))


if __name__ == "__main__":
    packages = ["llama-index-core", "llama-index-vector-stores-faiss", "llama-index-embeddings-huggingface"]
    work(LlamaIndex, [*packages, "sentence-transformers", "faiss-cpu", "torch"])
