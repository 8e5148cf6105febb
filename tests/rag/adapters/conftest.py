"""Two articles, and what asks them; packages that would tell their makers of a run are told not to."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rag import Archive, Article, Assistant, Filters, Retriever

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"  # read when it is imported
os.environ["LANGSMITH_TRACING"] = "false"

FARE = "Tarif feri Sembira naik menjadi Rp42.500 mulai 1 Juli."
ASKED = "Berapa tarif feri Sembira?"
UNKNOWN = "Who is the mayor of Orlanda Raya?"


def only(article: Article) -> Filters:
    return Filters(articles=(article.article_id,))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("adapters") / "archive") as opened:
        yield opened


@pytest.fixture(scope="module")
def ferry(archive: Archive) -> Article:
    return archive.add_text(
        f"{FARE} Kenaikan itu diumumkan operator pelabuhan.",
        source="https://kabar.example/feri",
        title="Tarif feri Sembira naik",
        publisher="Kabar Sembira",
        published=date(2024, 6, 12),
    )


@pytest.fixture(scope="module")
def bridge(archive: Archive) -> Article:
    return archive.add_text(
        "The bridge at Old Quay will open to traffic on 14 March. The ferry to Sembira goes on.",
        source=str(Path("articles") / "bridge.txt"),
        title="Bridge at Old Quay to open",
        published=date(2025, 1, 20),
    )


@pytest.fixture(scope="module")
def retriever(archive: Archive, ferry: Article, bridge: Article) -> Retriever:  # noqa: ARG001  # it finds them
    return Retriever(archive)


@pytest.fixture(scope="module")
def assistant(archive: Archive, ferry: Article, bridge: Article) -> Assistant:  # noqa: ARG001
    return Assistant(archive)
