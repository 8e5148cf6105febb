"""What an index in Milvus must do besides: rank as the local one, survive deaths, leave alone what is not its own."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pymilvus", reason="pymilvus is not installed: pip install 'sitasi[milvus]'")

from embeddings import QuestionTerm, question_terms
from embeddings.errors import IndexOutOfReach, IndexUnusable
from embeddings.language import Language
from rag.index import IndexEntry, IndexPlace, LocalPlace, PassageIndex, Scored
from rag.index.milvus import MilvusPlace
from rag.index.milvus.collection import Collection
from rag.index.milvus.connection import Connection
from rag.index.milvus.layout import PASSAGES
from rag.types import Filters
from tests.rag.index.entries import DIMENSIONS, NO_FILTERS, STAMP, entry, filled, holding, loaded, opened
from tests.soak import count

WORDS = [f"kata{number}" for number in range(60)]
DAYS = [date(2024, 1, day) for day in range(1, 8)]


def any_entry(number: int) -> IndexEntry:
    """Make up a passage: a few words very often, most seldom; from none to many hundreds of terms."""
    draw = random.Random(number)
    often = [1 / rank for rank in range(1, len(WORDS) + 1)]
    return entry(
        number,
        terms=draw.choices(WORDS, often, k=int(draw.paretovariate(0.6)) % 700),
        language=draw.choice(list(Language)),
        publisher=draw.choice(["Harian A", "Harian B", None]),
        published=draw.choice([None, *DAYS]),
    )


def any_question(draw: random.Random) -> list[QuestionTerm]:
    def bag() -> QuestionTerm:
        forms, others = draw.sample(WORDS, draw.randint(1, 3)), draw.sample([*WORDS, "asing"], draw.randint(0, 4))
        return QuestionTerm(
            forms[0], tuple(forms), {word: draw.uniform(0.05, 1) for word in others if word not in forms}
        )

    return [bag() for _ in range(draw.randint(1, 6))]


def any_filters(draw: random.Random) -> Filters:
    first, last = sorted([draw.choice(DAYS), draw.choice(DAYS)])
    return Filters(
        since=draw.choice([None, first]),
        until=draw.choice([None, last]),
        languages=draw.choice([(), (Language.ENGLISH,), tuple(Language)]),
        publishers=draw.choice([(), ("harian a",), ("Harian A", "HARIAN B")]),
    )


def assert_same(ours: Scored, theirs: Scored) -> None:
    """Hold two rankings to be the same: score by score, and passage by passage up to ties, the last rank's too."""
    assert ours.scores == pytest.approx(theirs.scores, rel=1e-4, abs=1e-6)
    if len(theirs.ids):
        first = theirs.scores > theirs.scores[-1] * 1.0001
        assert set(theirs.ids[first].tolist()) <= set(ours.ids.tolist())
    scores = dict(zip(theirs.ids.tolist(), theirs.scores.tolist(), strict=True))
    for number, score in zip(ours.ids.tolist(), ours.scores.tolist(), strict=True):
        assert score == pytest.approx(scores.get(number, theirs.scores[-1]), rel=1e-4, abs=1e-6)


def test_it_ranks_as_the_local_index_does(milvus: IndexPlace, tmp_path: Path) -> None:
    """After additions, removals and replacements: bags with weights, filters, lengths, passages without a word."""
    index = filled(milvus, [any_entry(number) for number in range(1, 401)])
    index.remove(np.arange(1, 101))
    index.add([any_entry(number) for number in range(401, 451)])
    index.save(replace(STAMP, generation=2))
    local = filled(LocalPlace(tmp_path / "anew"), [any_entry(number) for number in range(101, 451)])
    assert index.ids().tolist() == local.ids().tolist()
    draw = random.Random(5)
    for number in range(count(60, 1_000)):
        question, vector, k = any_question(draw), entry(1_000 + number).vector, draw.choice([1, 3, 20, 100])
        filters = draw.choice([NO_FILTERS, any_filters(draw)])
        terms = index.matching(question, k=k, filters=filters)
        assert_same(terms, local.matching(question, k=k, filters=filters))
        nearest = index.nearest(vector, k=k, filters=filters)
        theirs = local.nearest(vector, k=k, filters=filters)
        assert nearest.scores == pytest.approx(theirs.scores, abs=2e-3)
        assert index.cosines(vector, theirs.ids) == pytest.approx(local.cosines(vector, theirs.ids), abs=2e-3)
        some = np.array(draw.sample(range(1, 500), 20))
        assert index.passing(filters, some).tolist() == local.passing(filters, some).tolist()
        held = terms.ids.tolist()
        ours, theirs_ = index.matches(question, held), local.matches(question, held)
        for one in held:
            assert {m.word: pytest.approx(m.share, rel=1e-4) for m in ours[one]} == {
                m.word: m.share for m in theirs_[one]
            }


def test_a_passage_that_many_candidates_hide_is_found(milvus: IndexPlace) -> None:
    """Its one term is the best of all; theirs are many and lesser, and an inner product sums them."""
    others = [f"padanan{number}" for number in range(8)]
    hiding = [holding(number, " ".join(others)) for number in range(1, 60)]
    index = filled(milvus, [*hiding, holding(99, "kapal awan laut ombak angin pasir karang pantai")])
    term = QuestionTerm("ship", ("kapal",), dict.fromkeys(others, 0.3))
    assert index.matching([term], k=1, filters=NO_FILTERS).ids.tolist() == [99]


def assert_counted_right(index: PassageIndex, entries: list[IndexEntry], folder: Path) -> None:
    """Hold an index to rank as one that was made at once, which takes that it counts terms and lengths right."""
    anew = filled(LocalPlace(folder), entries)
    assert index.ids().tolist() == anew.ids().tolist()
    for words in ("kapal feri", "gunung", "kapal api"):
        asked = question_terms(words)
        ours, theirs = (one.matching(asked, k=50, filters=NO_FILTERS) for one in (index, anew))
        assert_same(ours, theirs)


TEXTS = ["kapal feri", "kapal", "gunung api", "feri feri laut", "awan", "kapal api"]
ENTRIES = [entry(number, TEXTS[number % len(TEXTS)]) for number in range(1, 31)]


def test_one_that_was_left_halfway_goes_on_with_what_it_holds(milvus: IndexPlace, tmp_path: Path) -> None:
    filled(milvus, ENTRIES[:10])
    stopped = opened(milvus)
    stopped.remove(np.array([1, 2]))
    stopped.add(ENTRIES[10:20])
    with pytest.raises(IndexUnusable, match="halfway"):
        loaded(milvus)
    again = opened(milvus)
    assert again.stamp is None
    assert again.ids().tolist() == list(range(3, 21))
    again.add(ENTRIES[20:])
    again.save(replace(STAMP, generation=2))
    assert_counted_right(loaded(milvus), ENTRIES[2:], tmp_path)


def test_a_first_filling_that_was_stopped_goes_on(milvus: IndexPlace, tmp_path: Path) -> None:
    opened(milvus).add(ENTRIES[:10])
    again = opened(milvus)
    again.add(ENTRIES[10:])
    again.save(STAMP)
    assert_counted_right(loaded(milvus), ENTRIES, tmp_path)


def test_one_whose_making_was_stopped_is_made_to_the_end(milvus: MilvusPlace) -> None:
    Collection(Connection(milvus.address), milvus.address.collection, PASSAGES).create(DIMENSIONS)
    index = filled(milvus, [entry(1), entry(2)])
    assert index.nearest(entry(2).vector, k=1, filters=NO_FILTERS).ids.tolist() == [2]


def test_one_that_was_emptied_halfway_counts_from_nothing(milvus: IndexPlace, tmp_path: Path) -> None:
    filled(milvus, ENTRIES)
    opened(milvus).remove(np.arange(1, 31))
    again = opened(milvus)
    again.add(ENTRIES[:7])
    again.save(replace(STAMP, generation=2))
    assert_counted_right(loaded(milvus), ENTRIES[:7], tmp_path)


def test_of_two_that_change_it_at_once_one_is_told_and_the_next_mends_it(milvus: IndexPlace, tmp_path: Path) -> None:
    filled(milvus, ENTRIES[:5])
    one, other = opened(milvus), opened(milvus)
    one.add(ENTRIES[5:15])
    other.add(ENTRIES[10:20])
    with pytest.raises(IndexUnusable, match="another process"):
        one.save(replace(STAMP, generation=2))
    with pytest.raises(IndexUnusable, match="another process"):
        other.save(replace(STAMP, generation=3))
    again = opened(milvus)
    again.save(replace(STAMP, generation=3))
    assert_counted_right(loaded(milvus), ENTRIES[:20], tmp_path)


def test_one_that_goes_on_after_another_counts_anew(milvus: IndexPlace, tmp_path: Path) -> None:
    filled(milvus, ENTRIES[:5])
    one, other = opened(milvus), opened(milvus)
    other.add(ENTRIES[5:9])
    other.save(replace(STAMP, generation=2))
    one.add(ENTRIES[5:12])
    one.save(replace(STAMP, generation=3))
    assert_counted_right(loaded(milvus), ENTRIES[:12], tmp_path)


@pytest.mark.parametrize("whose", [{"archive": "theirs"}, {"recipe": "other-encoder"}])
def test_an_index_of_another_archive_or_encoder_is_named_and_left_alone(
    milvus: IndexPlace, whose: dict[str, str]
) -> None:
    index = filled(milvus, [entry(1)])
    asked = {"archive": STAMP.archive, "recipe": STAMP.recipe} | whose
    for open_it in (milvus.open, milvus.load):
        with pytest.raises(IndexOutOfReach) as refused:
            open_it(**asked, dimensions=DIMENSIONS)
        (told,) = whose
        assert f" {getattr(STAMP, told)}," in str(refused.value)
        assert f" {whose[told]}:" in str(refused.value)
        assert "sitasi rebuild" in str(refused.value)
    assert index.ids().tolist() == [1]
    milvus.discard()
    assert milvus.open(**asked, dimensions=DIMENSIONS).ids().tolist() == []


def test_passages_of_which_nobody_says_whose_they_are_are_left_alone(milvus: MilvusPlace) -> None:
    filled(milvus, [entry(1)])
    Connection(milvus.address).client.drop_collection(f"{milvus.address.collection}_terms")
    with pytest.raises(IndexOutOfReach, match="unknown"):
        opened(milvus)


@pytest.mark.parametrize("suffix", ["", "_terms"])
def test_a_collection_that_is_no_index_is_never_dropped(milvus: MilvusPlace, suffix: str) -> None:
    client, name = Connection(milvus.address).client, f"{milvus.address.collection}{suffix}"
    client.create_collection(name, dimension=4)
    client.insert(name, {"id": 7, "vector": [0.0, 0.0, 0.0, 1.0]})
    for touch in (milvus.discard, lambda: opened(milvus), lambda: loaded(milvus)):
        with pytest.raises(IndexOutOfReach, match="no index of Sitasi"):
            touch()
    assert client.get(name, [7], output_fields=["id"]) == [{"id": 7}]
    client.drop_collection(name)
