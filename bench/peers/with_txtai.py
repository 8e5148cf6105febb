"""txtai: its defaults, or with `--variant hybrid` its BM25 beside its vectors, weighed as it weighs them."""

from collections.abc import Mapping

from txtai import Embeddings

from bench.peers.work import FOUND, work


class Txtai:
    """`Embeddings` of one model."""

    def __init__(self, model: str, variant: str) -> None:
        self._embeddings = Embeddings(path=model, hybrid=variant == "hybrid")

    def index(self, documents: Mapping[str, str]) -> None:
        """Take in documents by their ids."""
        self._embeddings.index(list(documents.items()))

    def search(self, question: str) -> list[str]:
        """Return the ids of what is found, the best first."""
        return [identity for identity, _ in self._embeddings.search(question, FOUND)]


if __name__ == "__main__":
    work(Txtai, ["txtai", "sentence-transformers", "faiss-cpu", "torch"])
