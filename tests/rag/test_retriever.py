from dataclasses import replace
from datetime import date

import pytest

from embeddings.language import Language
from rag import Archive, Filters, Retriever


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Berapa tarif feri Teluk Sagara?", "42.500"),
        ("How much did the bridge at Old Quay cost?", "$36 million"),
        ("Berapa ton padi dipanen di Lembah Ara?", "368.000"),
        ("ferry fare Teluk Sagara", "42.500"),
        ("jembatan Old Quay dibuka kapan?", "14 March"),
    ],
)
def test_the_right_article_comes_first_its_right_passage_soon(filled: Archive, question: str, word: str) -> None:
    hits = Retriever(filled).retrieve(question)
    assert word in hits[0].passage.article.text
    assert any(word in hit.passage.text for hit in hits[:2])


def test_hits_are_spans_of_their_articles_best_first(filled: Archive) -> None:
    hits = Retriever(filled).retrieve("kapal baru", top_k=50)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        passage = hit.passage
        assert passage.article.text[passage.start : passage.end] == passage.text
        assert 0 <= hit.score <= 1


def test_no_more_hits_than_asked_for(filled: Archive) -> None:
    assert len(Retriever(filled).retrieve("tarif feri", top_k=2)) == 2


@pytest.mark.parametrize(
    ("filters", "publishers"),
    [
        (Filters(languages=(Language.ENGLISH,)), {"Quay Gazette"}),
        (Filters(publishers=("suara ara",)), {"Suara Ara"}),
        (Filters(since=date(2025, 1, 1)), {"Quay Gazette"}),
        (Filters(until=date(2023, 12, 31)), {"Suara Ara", "Warta Ara"}),
        (Filters(since=date(2030, 1, 1)), set()),
    ],
)
def test_filters_decide_which_articles_are_found(filled: Archive, filters: Filters, publishers: set[str]) -> None:
    hits = Retriever(filled).retrieve("tarif, panen, bridge", top_k=50, filters=filters)
    assert {hit.passage.article.publisher for hit in hits} == publishers


@pytest.mark.parametrize(
    "question", ["", "   \n", "?!", "title:(* AND", 'NOT "', "\\", "a" * 20_000, "tarif " * 5_000, "\x00\ud800", "🛳️"]
)
def test_any_text_may_be_asked(filled: Archive, question: str) -> None:
    for hit in Retriever(filled).retrieve(question):
        assert hit.passage.text in hit.passage.article.text


def test_a_new_archive_finds_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Archive.open(tmp_path_factory.mktemp("new")) as archive:
        assert Retriever(archive).retrieve("tarif feri") == []


def test_the_weight_of_the_terms_is_a_setting(filled: Archive) -> None:
    terms_only = Retriever(filled, settings=replace(filled.settings, terms_weight=1.0))
    vectors_only = Retriever(filled, settings=replace(filled.settings, terms_weight=0.0))
    question = "Berapa tarif feri?"
    best = {hit.passage.passage_id: hit.score for hit in terms_only.retrieve(question, top_k=50)}
    other = {hit.passage.passage_id: hit.score for hit in vectors_only.retrieve(question, top_k=50)}
    assert best.keys() == other.keys()
    assert best != other
