"""What every index does, wherever it is kept."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from embeddings import QuestionTerm, passage_terms, question_terms
from embeddings.errors import IndexUnusable
from embeddings.language import Language
from rag.index import IndexPlace
from rag.types import Filters
from tests.rag.index.entries import DIMENSIONS, NO_FILTERS, STAMP, entry, filled, holding, loaded, opened


def test_nearest_agrees_with_exact_search(place: IndexPlace) -> None:
    entries = [entry(number) for number in range(1, 501)]
    index = filled(place, entries)
    rows = np.array([one.vector for one in entries])
    for number in range(600, 620):
        query = entry(number).vector
        found = index.nearest(query, k=10, filters=NO_FILTERS)
        exact = rows @ query
        assert found.scores == pytest.approx(np.sort(exact)[::-1][:10], abs=2e-3)
        assert exact[found.ids - 1] == pytest.approx(found.scores, abs=2e-3)
        assert index.cosines(query, found.ids) == pytest.approx(found.scores, abs=1e-5)


def test_terms_rank_by_bm25(place: IndexPlace) -> None:
    texts = ["kapal feri berangkat", "kapal barang", "gunung meletus", "feri feri feri"]
    index = filled(place, [entry(number, text) for number, text in enumerate(texts, start=1)])
    found = index.matching(question_terms("feri kapal"), k=10, filters=NO_FILTERS)
    # BM25, k1 = 1.2, b = .75, idf = ln(1 + (N - df + .5) / (df + .5)), N = 4, df = 2 for both words
    lengths = [len(passage_terms(text, Language.INDONESIAN)) for text in texts]
    idf = np.log(1 + 2.5 / 2.5)

    def weight(frequency: int, length: int) -> float:
        return float(idf * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / np.mean(lengths))))

    frequencies = {1: (1, 1), 2: (0, 1), 4: (3, 0)}
    attainable = 2 * idf * 2.2
    expected = {one: sum(weight(f, lengths[one - 1]) for f in pair) / attainable for one, pair in frequencies.items()}
    assert dict(zip(found.ids.tolist(), found.scores.tolist(), strict=True)) == pytest.approx(expected, rel=1e-4)
    assert found.ids.tolist() == sorted(expected, key=lambda one: -expected[one])


def test_a_word_that_occurs_nowhere_lowers_every_share(place: IndexPlace) -> None:
    index = filled(place, [entry(1, "kapal feri"), entry(2, "gunung")])
    known = index.matching(question_terms("kapal"), k=1, filters=NO_FILTERS).scores[0]
    mixed = index.matching(question_terms("kapal whatsoever"), k=1, filters=NO_FILTERS).scores[0]
    # N = 2: the idf of "kapal" is ln(1 + 1.5 / 1.5), that of a word nobody wrote is ln(1 + 2.5 / .5)
    assert mixed / known == pytest.approx(np.log(2) / (np.log(2) + np.log(6)), rel=1e-5)


def test_a_word_and_its_translation_count_once_by_the_better(place: IndexPlace) -> None:
    index = filled(place, [holding(1, "kapal perahu"), holding(2, "kapal gunung"), holding(3, "awan laut")])
    found = index.matching([QuestionTerm("ship", ("kapal",), {"perahu": 0.1})], k=3, filters=NO_FILTERS)
    assert found.ids.tolist() == [1, 2]
    assert found.scores[0] == pytest.approx(found.scores[1])


@pytest.mark.parametrize(("weight", "expected"), [(1.0, 1.0), (0.5, 0.5 * 2.2 / 1.7), (0.1, 0.1 * 2.2 / 1.3)])
def test_a_translation_counts_as_often_as_it_is_likely(place: IndexPlace, weight: float, expected: float) -> None:
    # BM25 (k1 = 1.2) of a term that occurs `weight` times in a text of average length, by that of one that occurs once:
    # that "perahu" is rarer than "kapal" must not make it count for more.
    texts = ("kapal awan", "kapal laut", "perahu awan", "gunung api")
    index = filled(place, [holding(number, text) for number, text in enumerate(texts, start=1)])
    found = index.matching([QuestionTerm("ship", ("kapal",), {"perahu": weight})], k=4, filters=NO_FILTERS)
    scores = dict(zip(found.ids.tolist(), found.scores.tolist(), strict=True))
    assert scores[3] / scores[1] == pytest.approx(expected, rel=1e-5)


def test_an_unknown_translation_changes_nothing(place: IndexPlace) -> None:
    index = filled(place, [entry(1, "kapal feri"), entry(2, "gunung")])
    alone = index.matching([QuestionTerm("ship", ("kapal",))], k=2, filters=NO_FILTERS)
    more = index.matching([QuestionTerm("ship", ("kapal",), {"bahtera": 0.7})], k=2, filters=NO_FILTERS)
    assert more.scores.tolist() == pytest.approx(alone.scores.tolist())


def test_matches_name_what_stood_for_each_word_and_add_up_to_the_share(place: IndexPlace) -> None:
    index = filled(place, [entry(1, "kapal feri"), entry(2, "perahu gunung"), entry(3, "awan")])
    terms = [QuestionTerm("ship", ("ship",), {"kapal": 1.0, "perahu": 0.5}), QuestionTerm("feri", ("feri",))]
    shares = index.matching(terms, k=3, filters=NO_FILTERS)
    matches = index.matches(terms, [1, 2, 3])
    assert {number: [(one.word, one.term) for one in found] for number, found in matches.items()} == {
        1: [("ship", "kapal"), ("feri", "feri")],
        2: [("ship", "perahu")],
        3: [],
    }
    for number, share in zip(shares.ids.tolist(), shares.scores.tolist(), strict=True):
        assert sum(one.share for one in matches[number]) == pytest.approx(share, rel=1e-5)


def test_holding_finds_every_passage_that_holds_a_term_of_each_word(place: IndexPlace) -> None:
    texts = {1: "kapal feri", 2: "perahu feri", 3: "kapal gunung", 4: "feri", 5: "feri kapal kapal"}
    index = filled(place, [holding(number, text) for number, text in texts.items()])
    assert index.holding([("kapal", "perahu"), ("feri",)], filters=NO_FILTERS).tolist() == [1, 2, 5]
    assert index.holding([("feri", "gunung")], filters=NO_FILTERS).tolist() == [1, 2, 3, 4, 5]
    assert index.holding([("kapal",), ("awan",)], filters=NO_FILTERS).tolist() == []
    assert index.holding([], filters=NO_FILTERS).tolist() == []


def test_holding_forgets_what_is_removed_and_heeds_filters(place: IndexPlace) -> None:
    english = entry(3, language=Language.ENGLISH, published=date(2024, 1, 3))
    index = filled(place, [entry(1), entry(2, published=date(2024, 1, 2)), english, entry(4)])
    index.remove(np.array([4]))
    index.save(replace(STAMP, generation=2))
    assert index.holding([("kapal",)], filters=NO_FILTERS).tolist() == [1, 2, 3]
    assert index.holding([("kapal",)], filters=Filters(since=date(2024, 1, 1))).tolist() == [2, 3]
    assert index.holding([("kapal",)], filters=Filters(languages=(Language.INDONESIAN,))).tolist() == [1, 2]


@pytest.mark.slow
def test_holding_finds_more_passages_than_one_search_gives(place: IndexPlace) -> None:
    rows = [holding(number, "kapal feri" if number % 2 else "kapal gunung") for number in range(1, 10_001)]
    index = filled(place, rows)
    assert index.holding([("kapal",)], filters=NO_FILTERS).tolist() == list(range(1, 10_001))
    assert index.holding([("kapal",), ("feri",)], filters=NO_FILTERS).tolist() == list(range(1, 10_001, 2))


def test_passing_tells_for_each_passage_whether_the_filters_let_it_through(place: IndexPlace) -> None:
    index = filled(place, [entry(1, published=date(2024, 5, 1)), entry(2, published=date(2025, 5, 1)), entry(3)])
    passing = index.passing(Filters(since=date(2025, 1, 1)), np.array([3, 2, 1, 99]))
    assert passing.tolist() == [False, True, False, False]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(since=date(2024, 1, 2)), {2, 3}),
        (Filters(until=date(2024, 1, 2)), {1, 2}),
        (Filters(since=date(2024, 1, 2), until=date(2024, 1, 2)), {2}),
        (Filters(publishers=("HARIAN A",)), {1, 3}),
        (Filters(publishers=("Harian A", "Harian B")), {1, 2, 3}),
        (Filters(languages=(Language.ENGLISH,)), {3, 4}),
        (Filters(languages=(Language.ENGLISH,), publishers=("Harian B",)), set()),
        (Filters(articles=(f"{2:012x}", f"{4:012x}", f"{99:012x}")), {2, 4}),
        (Filters(articles=(f"{2:012x}",), languages=(Language.ENGLISH,)), set()),
        (Filters(articles=()), set()),
    ],
)
def test_both_indexes_filter_alike(place: IndexPlace, filters: Filters, expected: set[int]) -> None:
    index = filled(
        place,
        [
            entry(1, published=date(2024, 1, 1), publisher="Harian A"),
            entry(2, published=date(2024, 1, 2), publisher="Harian B"),
            entry(3, published=date(2024, 1, 3), publisher="harian a", language=Language.ENGLISH),
            entry(4, language=Language.ENGLISH),
        ],
    )
    assert set(index.nearest(entry(9).vector, k=10, filters=filters).ids.tolist()) == expected
    assert set(index.matching(question_terms("kapal"), k=10, filters=filters).ids.tolist()) == expected
    assert set(index.holding([("kapal",)], filters=filters).tolist()) == expected
    passing = index.passing(filters, np.arange(1, 5))
    assert set(np.flatnonzero(passing) + 1) == expected


def test_what_is_removed_is_found_no_more(place: IndexPlace) -> None:
    index = filled(place, [entry(number) for number in range(1, 11)])
    index.remove(np.array([2, 3, 5, 7], dtype=np.int64))
    index.save(replace(STAMP, generation=2))
    for one in (index, loaded(place)):
        assert one.ids().tolist() == [1, 4, 6, 8, 9, 10]
        assert set(one.nearest(entry(2).vector, k=20, filters=NO_FILTERS).ids.tolist()) == set(one.ids().tolist())
        assert len(one.matching(question_terms("kapal"), k=20, filters=NO_FILTERS).ids) == 6


def test_words_of_what_is_gone_do_not_outweigh_those_of_what_is_there(place: IndexPlace) -> None:
    index = filled(place, [entry(number, "kapal feri" if number % 2 else "kapal") for number in range(1, 101)])
    index.remove(np.arange(1, 91))
    index.save(replace(STAMP, generation=2))
    found = index.matching(question_terms("kapal feri"), k=50, filters=NO_FILTERS)
    assert set(found.ids[:5].tolist()) == {91, 93, 95, 97, 99}
    assert all(0 < share < 1 for share in found.scores.tolist())


def test_a_saved_index_is_loaded_as_it_was(place: IndexPlace) -> None:
    index = filled(place, [entry(number) for number in range(1, 51)])
    again = loaded(place)
    assert again.stamp == STAMP
    query = entry(99).vector
    assert (
        again.nearest(query, k=5, filters=NO_FILTERS).ids.tolist()
        == index.nearest(query, k=5, filters=NO_FILTERS).ids.tolist()
    )


def test_an_empty_index_finds_nothing(place: IndexPlace) -> None:
    index = opened(place)
    assert index.nearest(entry(1).vector, k=5, filters=NO_FILTERS).ids.tolist() == []
    assert index.matching(question_terms("kapal"), k=5, filters=NO_FILTERS).ids.tolist() == []


def test_the_vectors_are_given_back(place: IndexPlace) -> None:
    entries = [entry(number) for number in range(1, 6)]
    index = filled(place, entries)
    assert index.vectors(np.array([4, 2])) == pytest.approx(np.array([entries[3].vector, entries[1].vector]), abs=1e-3)
    assert index.vectors(np.array([], dtype=np.int64)).shape == (0, DIMENSIONS)
    assert index.cosines(entries[0].vector, np.array([], dtype=np.int64)).tolist() == []


def test_an_index_that_is_opened_again_goes_on_from_where_it_was(place: IndexPlace) -> None:
    filled(place, [entry(1, "kapal feri"), entry(2, "gunung")])
    again = opened(place)
    assert again.stamp == STAMP
    again.remove(np.array([1]))
    again.add([entry(3, "kapal")])
    again.save(replace(STAMP, generation=2))
    there = loaded(place)
    assert (there.stamp, there.ids().tolist()) == (replace(STAMP, generation=2), [2, 3])
    assert there.matching(question_terms("feri"), k=5, filters=NO_FILTERS).ids.tolist() == []


def test_what_is_discarded_is_gone(place: IndexPlace) -> None:
    filled(place, [entry(1)])
    place.discard()
    with pytest.raises(IndexUnusable):
        loaded(place)
    place.discard()
    assert opened(place).ids().tolist() == []
