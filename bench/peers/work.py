"""The work that everybody does: take in the documents of a BEIR folder, then answer its questions one by one.

Needs nothing but Python, since it runs in the environments of others. It writes JSON lines: first what was set and how
long the documents took, then each question with the ids found, the best first.
"""

import argparse
import json
import os
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Protocol

__all__ = ["FOUND", "Peer", "work"]

FOUND = 10
"""Hits asked for."""


class Peer(Protocol):
    """Whoever finds documents; made with its models loaded."""

    def index(self, documents: Mapping[str, str]) -> None:
        """Take in documents by their ids, so that they can be found."""
        ...

    def search(self, question: str) -> list[str]:
        """Return the ids of what is found, the best first."""
        ...


def work(make: Callable[[str, str], Peer], packages: Sequence[str]) -> None:
    """Make a peer of the model and the variant that the command line names, let it work, and write down how it did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="corpus.jsonl and queries.jsonl")
    parser.add_argument("out", type=Path, help="what is written")
    parser.add_argument("--model", default="", help="the folder of an encoder")
    parser.add_argument("--variant", default="", help="as the peer knows it")
    options = parser.parse_args()
    documents = {one["_id"]: _words(one) for one in _lines(options.folder / "corpus.jsonl")}
    questions = {one["_id"]: one["text"] for one in _lines(options.folder / "queries.jsonl")}
    peer = make(options.model, options.variant)
    started = perf_counter()
    peer.index(documents)
    indexed = perf_counter() - started
    peer.search(next(iter(questions.values())))  # loads what is loaded once
    with options.out.open("w", encoding="utf-8") as out:
        versions = {name: version(name) for name in packages}
        surroundings = {"versions": versions, "threads": os.environ.get("OMP_NUM_THREADS"), "documents": len(documents)}
        out.write(json.dumps({**surroundings, "indexed": indexed}) + "\n")
        for identity, text in questions.items():
            started = perf_counter()
            found = peer.search(text)
            seconds = perf_counter() - started
            out.write(json.dumps({"question": identity, "seconds": seconds, "found": found}) + "\n")


def _words(document: Mapping[str, str]) -> str:
    return f"{document['title']}\n{document['text']}" if document.get("title") else document["text"]


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
