"""What the judge's reading does to the order of hits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from embeddings.judge import Reading
from embeddings.language import Language
from rag import Archive, Retriever
from rag.query import understand
from rag.retrieval.reranking import REREAD, read_with_judge, reranked, those_read
from rag.types import Article, Hit, Passage, Span

QUERY = understand("Q?")


class Fixed:
    """A judge that finds a window as relevant as it was told of its text."""

    name, fingerprint, comparer = "fixed", "0" * 16, None

    def __init__(self, relevances: dict[str, float]) -> None:
        self.relevances = relevances
        self.asked: list[str] = []
        self.read_windows: list[str] = []

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        self.asked.append(question)
        self.read_windows = list(passages)
        return [Reading(self._relevance(passage), 0.0) for passage in passages]

    def _relevance(self, window: str) -> float:
        return next((relevance for text, relevance in self.relevances.items() if window.endswith(text)), 0.0)


def hit(number: int, score: float) -> Hit:
    text = f"Passage {number}."
    article = Article(f"{number}.txt", text, (Span(0, len(text)),), Language.ENGLISH)
    return Hit(Passage(number, article, 0, len(text)), score)


def test_relevance_and_score_are_weighed() -> None:
    first, second = read_with_judge(QUERY, [hit(1, 0.8), hit(2, 0.6)], Fixed({"Passage 2.": 0.9}))
    assert (first.reading, second.reading) == (Reading(0.0, 0.0), Reading(0.9, 0.0))
    best, other = reranked([first, second], weight=0.25)
    assert [one.passage.passage_id for one in (best, other)] == [2, 1]
    assert [best.score, other.score] == pytest.approx([0.75 * 0.6 + 0.25 * 0.9, 0.75 * 0.8])


def test_what_was_not_read_overtakes_nothing_that_stood_before_it() -> None:
    hits = [hit(number, 1 - number / 100) for number in range(REREAD + 5)]
    judged = reranked(read_with_judge(QUERY, hits, Fixed({f"Passage {REREAD - 1}.": 1.0})), weight=0.5)
    numbers = [one.passage.passage_id for one in judged]
    assert numbers == [REREAD - 1, *range(REREAD - 1), *range(REREAD, REREAD + 5)]
    assert [one.reading is None for one in judged] == [False] * REREAD + [True] * 5
    assert all(one.score >= other.score for one, other in pairwise(judged))


def test_what_scores_far_below_the_best_hit_is_not_read() -> None:
    scores = [0.8, *[0.5] * 6, *[0.3] * 10]
    hits = [hit(number, score) for number, score in enumerate(scores)]
    judged = read_with_judge(QUERY, hits, Fixed({}))
    assert [one.reading is not None for one in judged] == [True] * 7 + [False] * 10
    assert [one.passage for one in judged] == [one.passage for one in hits]


def test_the_first_five_are_read_in_any_case() -> None:
    judge = Fixed({})
    judged = read_with_judge(QUERY, [hit(number, 0.9 if number == 0 else 0.1) for number in range(8)], judge)
    assert [one.reading is not None for one in judged] == [True] * 5 + [False] * 3
    assert [len(read_with_judge(QUERY, [hit(number, 0.1) for number in range(few)], judge)) for few in (0, 2)] == [0, 2]


def test_what_was_not_read_is_not_answered_with_where_others_were() -> None:
    hits = [hit(number, 0.9 if number == 0 else 0.1) for number in range(8)]
    judged = read_with_judge(QUERY, hits, Fixed({}))
    assert those_read(judged) == judged[:5]
    assert those_read(hits) == hits


def test_for_a_verdict_far_hits_are_read_too() -> None:
    asked = understand("Did the Sembira ferry fare rise?")
    hits = [hit(number, 0.9 if number == 0 else 0.1) for number in range(REREAD + 1)]
    assert [one.reading is not None for one in read_with_judge(asked, hits, Fixed({}))] == [True] * REREAD + [False]


def test_a_retriever_asks_the_judge_of_its_archive(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Retriever(filled, settings=replace(filled.settings, judge_weight=0.0))
    assert all(one.reading is None for one in plain.retrieve("tarif feri"))
    second = plain.retrieve("tarif feri")[1]
    judge = Fixed({second.passage.text: 1.0})
    monkeypatch.setitem(filled.__dict__, "judge", judge)
    best = Retriever(filled, settings=replace(filled.settings, judge_weight=0.9)).retrieve("tarif feri", top_k=1)[0]
    assert best.passage == second.passage
    assert best.reading == Reading(1.0, 0.0)
    assert judge.asked == ["tarif feri"]


def test_the_judge_can_be_turned_off(filled: Archive) -> None:
    off = Archive.open(filled.folder, settings=replace(filled.settings, judge="off"))
    assert off.judge is None
    assert all(one.reading is None for one in Retriever(off).retrieve("tarif feri"))


def test_a_window_is_read_with_its_title_and_day() -> None:
    plain = hit(1, 0.8)
    article = plain.passage.article
    judge = Fixed({})
    for title, day, start in (
        ("Tarif feri naik.", date(2024, 6, 8), "Tarif feri naik (2024-06-08). "),
        ("Tarif feri naik", None, "Tarif feri naik. "),
        (None, date(2024, 6, 8), "(2024-06-08). "),
        (None, None, ""),
    ):
        told = replace(article, title=title, published=day)
        read_with_judge(QUERY, [replace(plain, passage=replace(plain.passage, article=told))], judge)
        assert judge.read_windows == [f"{start}Passage 1."]
