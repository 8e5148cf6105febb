import asyncio
from dataclasses import replace
from datetime import date

import pytest

from embeddings.language import Language
from rag import Archive, Filters, Hit, Retriever


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
    assert {article.publisher for hit in hits for article in (hit.passage.article, *hit.copies)} == publishers


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
    question = "Berapa tarif feri?"
    for weight in (0.0, 0.3, 1.0):
        weighed = Retriever(filled, settings=replace(filled.settings, terms_weight=weight))
        for hit in weighed.retrieve(question, top_k=50, explain=True):
            assert hit.explanation is not None
            assert hit.reading is not None
            parts = weight * hit.explanation.terms + (1 - weight) * max(hit.explanation.cosine, 0)
            judged = filled.settings.judge_weight
            assert hit.score == pytest.approx((1 - judged) * parts + judged * hit.reading.relevance, abs=1e-6)


def test_an_explanation_names_the_words_their_translations_and_what_they_add(filled: Archive) -> None:
    best = Retriever(filled).retrieve("What is the ferry tariff?", explain=True)[0]
    assert best.explanation is not None
    assert {match.word: match.term for match in best.explanation.matches} == {"ferry": "feri", "tariff": "tarif"}
    assert sum(match.share for match in best.explanation.matches) == pytest.approx(best.explanation.terms, rel=1e-5)


def test_nothing_is_explained_unless_asked(filled: Archive) -> None:
    assert all(hit.explanation is None for hit in Retriever(filled).retrieve("tarif feri"))


def test_copies_are_one_hit_that_lists_its_outlets(filled: Archive) -> None:
    hits = Retriever(filled).retrieve("panen padi Lembah Ara", top_k=50)
    best = hits[0]
    assert {best.passage.article.publisher, *(copy.publisher for copy in best.copies)} == {"Suara Ara", "Warta Ara"}
    assert [hit.passage.text for hit in hits].count(best.passage.text) == 1


def test_preferred_articles_rank_higher_and_others_stay(filled: Archive) -> None:
    question = "tarif, panen, bridge"
    retriever, prefer = Retriever(filled), Filters(since=date(2025, 1, 1))
    plain = {hit.passage.passage_id: hit.score for hit in retriever.retrieve(question, top_k=50)}
    lifted = retriever.retrieve(question, top_k=50, prefer=prefer, explain=True)
    assert {hit.passage.passage_id for hit in lifted} == plain.keys()
    assert [hit.score for hit in lifted] == sorted((hit.score for hit in lifted), reverse=True)
    for hit in lifted:
        assert hit.preferred is (hit.passage.article.publisher == "Quay Gazette")
        factor = 1.05 if hit.preferred else 1
        assert hit.score == pytest.approx(min(factor * plain[hit.passage.passage_id], 1), abs=1e-6)


def test_the_asynchronous_twin_finds_the_same(filled: Archive) -> None:
    retriever = Retriever(filled)

    async def two_at_once() -> list[list[Hit]]:
        asked = (retriever.aretrieve(one, top_k=3) for one in ("tarif feri", "bridge"))
        return list(await asyncio.gather(*asked))

    assert asyncio.run(two_at_once()) == [retriever.retrieve(one, top_k=3) for one in ("tarif feri", "bridge")]
