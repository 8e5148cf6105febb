"""Sitasi at the same work; its settings come from the environment, as everywhere."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.peers.work import FOUND, work
from eval.corpus import document_id
from rag import Archive, Retriever, Settings


class Sitasi:
    """An archive in a folder that goes when it ends."""

    def __init__(self, _model: str, _variant: str) -> None:
        self._folder = TemporaryDirectory()
        self._archive = Archive.open(self._folder.name, settings=Settings.from_environment(os.environ))
        self._archive.load()
        self._retriever = Retriever(self._archive)

    def index(self, documents: Mapping[str, str]) -> None:
        """Take in documents by their ids, from a file, which is the only way there is."""
        corpus = Path(self._folder.name) / "corpus.jsonl"
        rows = (json.dumps({"_id": identity, "text": text}) for identity, text in documents.items())
        corpus.write_text("\n".join(rows), encoding="utf-8")
        self._archive.add(corpus)

    def search(self, question: str) -> list[str]:
        """Return the ids of what is found, the best first; a document of which several passages are, once."""
        hits = self._retriever.retrieve(question, top_k=FOUND)
        found = [article for hit in hits for article in (hit.passage.article, *hit.copies)]
        return list(dict.fromkeys(document_id(article) for article in found))[:FOUND]


if __name__ == "__main__":
    work(Sitasi, ["sitasi", "faiss-cpu", "tantivy", "torch"])
