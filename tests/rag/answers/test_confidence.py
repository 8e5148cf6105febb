"""Signals of an answer, and what they come to."""

import math
from dataclasses import replace

import pytest

from embeddings.judge import AnswerPosition, Reading
from rag import Archive, Retriever
from rag.answers import Signals, signals
from rag.evidence import Candidate, candidates
from rag.evidence.logistic import Logistic, log_odds
from rag.evidence.sentence_score import SentenceScore
from rag.query import understand
from rag.types import Hit

FARE = "Berapa tarif feri Teluk Sagara pada 2024?"


def found(archive: Archive, question: str) -> list[Hit]:
    plain = replace(archive.settings, judge_weight=0.0)
    return Retriever(archive, settings=plain).retrieve(question, top_k=5)


def sentences(archive: Archive, question: str, hits: list[Hit]) -> list[Candidate]:
    return candidates(understand(question), hits, archive.encoder)


def gathered(archive: Archive, question: str, hits: list[Hit] | None = None) -> Signals:
    hits = found(archive, question) if hits is None else hits
    given = signals(understand(question), hits, sentences(archive, question, hits))
    assert given is not None
    return given


def test_log_odds_add_up() -> None:
    # -1 + 2 · 1/2 = 0, which is one half; + 3 · 1 makes e³/(1 + e³)
    regression = Logistic(-1.0, {"a": 2.0, "b": 3.0})
    assert regression.likelihood({"a": 0.5, "b": 0.0}) == 0.5
    assert regression.likelihood({"a": 0.5, "b": 1.0}) == pytest.approx(math.exp(3) / (1 + math.exp(3)))
    assert log_odds(1.0) == pytest.approx(-log_odds(0.0))


def test_nothing_found_gives_no_signals() -> None:
    assert signals(understand(FARE), [], []) is None


def test_names_and_numbers_that_the_article_lacks_are_counted(filled: Archive) -> None:
    assert gathered(filled, FARE).known == 1  # Teluk, Sagara and 2024 stand in it
    assert gathered(filled, "Berapa tarif feri Teluk Sagara pada 2031?").known == pytest.approx(2 / 3)
    assert gathered(filled, "Berapa tarif feri Teluk Bayan pada 2031?").known == pytest.approx(1 / 3)
    assert gathered(filled, "Berapa tarif feri?").known == 1


def test_the_margin_is_to_the_next_article_not_the_next_passage(filled: Archive) -> None:
    first, *others = found(filled, FARE)
    other = next(hit for hit in others if hit.passage.article != first.passage.article)
    again = replace(first, score=0.5)
    given = gathered(filled, FARE, [replace(first, score=0.6), again, replace(other, score=0.4)])
    assert (given.passage, given.margin) == pytest.approx((0.6, 0.2))
    assert gathered(filled, FARE, [replace(first, score=0.6)]).margin == 0.6


def test_without_a_judge_its_signals_are_missing(filled: Archive) -> None:
    given = gathered(filled, FARE)
    assert given.answers is None
    assert 0 < given.confidence < 1


def test_the_best_reading_counts(filled: Archive) -> None:
    hits = found(filled, FARE)
    read = [replace(hit, reading=Reading(0.5, 0.1 * place, ())) for place, hit in enumerate(hits)]
    assert gathered(filled, FARE, read).answers == pytest.approx(0.1 * (len(hits) - 1))
    sure = gathered(filled, FARE, [replace(hit, reading=Reading(0.99, 0.99, ())) for hit in hits])
    unsure = gathered(filled, FARE, [replace(hit, reading=Reading(0.01, 0.01, ())) for hit in hits])
    assert sure.confidence > unsure.confidence


def test_the_sentence_in_which_the_judge_finds_the_answer_comes_first(filled: Archive) -> None:
    (first, *_) = found(filled, FARE)
    told = sentences(filled, FARE, [first])
    for sentence in told:
        place = AnswerPosition(sentence.span.start - first.passage.start, 0.9)
        (best, *_) = sentences(filled, FARE, [replace(first, reading=Reading(0.9, 0.9, (place,)))])
        assert best.text == sentence.text
        assert best.fit.answering == pytest.approx(0.9)
    assert all(one.fit.answering is None for one in told)


def test_a_fit_with_everything_is_likelier_than_one_without() -> None:
    nothing, everything = SentenceScore(0.0, 0.0, 0.0, expected=False), SentenceScore(1.0, 1.0, 1.0, expected=True)
    assert nothing.likelihood < everything.likelihood
    assert replace(everything, answering=0.01).likelihood < replace(everything, answering=0.99).likelihood
