"""What an index in Milvus must do besides: rank as the local one, survive deaths, leave alone what is not its own."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from embeddings.language import Language
from embeddings.terms import QuestionTerm
from rag.index import IndexEntry, IndexPlace, LocalPlace, Scored
from rag.types import Filters
from tests.rag.index.entries import NO_FILTERS, STAMP, entry, filled
from tests.soak import count

WORDS = [f"kata{number}" for number in range(60)]
DAYS = [None, *(date(2024, 1, day) for day in range(1, 8))]


def any_entry(number: int) -> IndexEntry:
    """Make up a passage: a few words very often, most seldom; from none to many hundreds of terms."""
    draw = random.Random(number)
    often = [1 / rank for rank in range(1, len(WORDS) + 1)]
    return entry(
        number,
        terms=draw.choices(WORDS, often, k=int(draw.paretovariate(0.6)) % 700),
        language=draw.choice(list(Language)),
        publisher=draw.choice(["Harian A", "Harian B", None]),
        published=draw.choice(DAYS),
    )


def any_question(draw: random.Random) -> list[QuestionTerm]:
    def bag() -> QuestionTerm:
        forms, others = draw.sample(WORDS, draw.randint(1, 3)), draw.sample([*WORDS, "asing"], draw.randint(0, 4))
        return QuestionTerm(
            forms[0], tuple(forms), {word: draw.uniform(0.05, 1) for word in others if word not in forms}
        )

    return [bag() for _ in range(draw.randint(1, 6))]


def any_filters(draw: random.Random) -> Filters:
    first, last = sorted([draw.choice(DAYS[1:]), draw.choice(DAYS[1:])])
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
