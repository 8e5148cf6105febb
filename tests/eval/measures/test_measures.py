"""A tiny run whose every figure is worked out by hand."""

import math
from dataclasses import replace

import pytest

from embeddings.language import Language
from eval.measures import claim_metrics, confusion, metrics, retrieval_scores, score
from eval.types import Judgement, Question, Result
from rag.types import Answer, AnswerSentence, Article, Citation, Reason, Span, Stance, Verdict

FARE = Article("fare", "Tarif feri Rp42.500. Kapal baru tiba.", (Span(0, 37),), Language.INDONESIAN)
OTHER = Article("other", "Gunung itu meletus.", (Span(0, 19),), Language.INDONESIAN)


def named(citation: Citation) -> str:
    return citation.article.source


def answer(*cited: Citation, verdict: Verdict | None = None) -> Answer:
    sentences = tuple(AnswerSentence(one.quote, (one.number,)) for one in cited)
    reason = None if cited else Reason.NO_MATCH
    return Answer("?", Language.INDONESIAN, sentences, cited, reason=reason, verdict=verdict)


ASKED = Question("q1", "Berapa tarif?", answers=("Rp42.500",), answerable=True, judgements=(Judgement("fare"),))
RIGHT = answer(Citation(1, FARE, 0, 20))
MIXED = answer(Citation(1, OTHER, 0, 19), Citation(2, FARE, 0, 20))
REFUSED = answer()


def scores(question: Question, given: Answer) -> dict[str, float | None]:
    return score(question, given, confidence=0.5, naming=named)


def test_retrieval_measures() -> None:
    second = replace(ASKED, question_id="q2", judgements=(Judgement("a"), Judgement("b")))
    lost = replace(ASKED, question_id="q3")
    unjudged = replace(ASKED, question_id="q4", judgements=())
    rankings = {"q1": {"x": 0.9, "fare": 0.8}, "q2": {"a": 0.9, "x": 0.8, "b": 0.7}}
    found = retrieval_scores([ASKED, second, lost, unjudged], rankings)
    gain = 1 / math.log2(3)
    assert found["q1"] == pytest.approx({"nDCG@10": gain, "RR@10": 0.5, "R@5": 1, "R@100": 1, "Success@1": 0})
    assert found["q2"]["nDCG@10"] == pytest.approx((1 + 1 / math.log2(4)) / (1 + gain))
    assert found["q3"] == dict.fromkeys(found["q1"], 0)
    assert "q4" not in found


def test_a_right_answer_scores_one_throughout() -> None:
    assert scores(ASKED, RIGHT) == {
        "AnswerHit": 1.0,
        "AnswerF1": 1.0,
        "CitationPrecision": 1.0,
        "CitationRecall": 1.0,
        "Answered": 1.0,
        "Confidence": 0.5,
        "Verdict": None,
        "Reason": None,
    }


def test_a_wrong_source_beside_a_right_one_halves_the_citation_scores() -> None:
    mixed = scores(ASKED, MIXED)
    assert (mixed["AnswerHit"], mixed["CitationPrecision"], mixed["CitationRecall"]) == (1.0, 0.5, 0.5)


def test_a_refused_question_scores_the_worst_and_stays_in_the_mean() -> None:
    refused = scores(ASKED, REFUSED)
    assert [refused[name] for name in ("AnswerHit", "AnswerF1", "CitationPrecision", "CitationRecall")] == [0.0] * 4


def test_a_sentence_that_is_not_what_stands_there_is_no_citation() -> None:
    false = replace(RIGHT, sentences=(AnswerSentence("Tarif feri Rp99.999.", (1,)),))
    assert scores(ASKED, false)["CitationPrecision"] == 0.0


def test_a_judged_span_must_be_touched() -> None:
    ships = replace(ASKED, judgements=(Judgement("fare", span=Span(21, 37)),))
    assert scores(ships, RIGHT)["CitationPrecision"] == 0.0
    assert scores(ships, answer(Citation(1, FARE, 21, 37)))["CitationPrecision"] == 1.0


def test_measures_that_do_not_apply_are_none() -> None:
    open_question = Question("q9", "Siapa?", answerable=False)
    assert [scores(open_question, REFUSED)[name] for name in ("AnswerHit", "AnswerF1", "CitationPrecision")] == [
        None
    ] * 3


def result(question: Question, given: Answer, confidence: float) -> Result:
    measured = score(question, given, confidence=confidence, naming=named)
    return Result(question, {}, given, measured, {})


def test_metrics_over_all_questions() -> None:
    unanswerable = Question("q5", "Siapa?", answerable=False)
    results = [
        result(ASKED, RIGHT, 0.9),
        result(ASKED, REFUSED, 0.4),
        result(unanswerable, REFUSED, 0.4),
        result(unanswerable, answer(Citation(1, OTHER, 0, 19)), 0.1),
    ]
    figures = metrics(results)
    assert figures["AnswerHit"] == 0.5
    # of the four pairs, .9 > .4, .9 > .1, .4 > .1 are right and .4 = .4 is a tie: (3 + 1/2) / 4
    assert figures["AbstainAUROC"] == pytest.approx(0.875)
    assert figures["AnsweredRate (answerable)"] == 0.5
    assert figures["AnsweredRate (unanswerable)"] == 0.5
    assert figures["VerdictAccuracy"] is None
    assert figures["nDCG@10"] is None


def test_verdicts_and_their_confusion() -> None:
    yes = Question("q6", "Apakah naik?", verdict=Verdict.YES)
    no = Question("q7", "Apakah turun?", verdict=Verdict.NO)
    cited = Citation(1, FARE, 0, 20)
    results = [
        result(yes, answer(cited, verdict=Verdict.YES), 0.5),
        result(yes, answer(cited, verdict=Verdict.NO), 0.5),
        result(no, answer(), 0.5),
    ]
    assert metrics(results)["VerdictAccuracy"] == pytest.approx(1 / 3)
    assert confusion(results) == {"yes": {"yes": 1, "no": 1}, "no": {"none": 1}}


def test_reasons() -> None:
    unknown = Question("q8", "Siapa?", answerable=False, reason=Reason.NAME_NOT_FOUND)
    others = [REFUSED, replace(REFUSED, reason=Reason.NAME_NOT_FOUND), answer(Citation(1, FARE, 0, 20)), REFUSED]
    results = [result(unknown, one, 0.5) for one in others]
    assert metrics(results)["ReasonAccuracy"] == 0.25
    assert metrics([result(ASKED, RIGHT, 0.9)])["ReasonAccuracy"] is None


def test_claim_metrics() -> None:
    gold = [Stance.SUPPORTS, Stance.SUPPORTS, Stance.REFUTES, Stance.NEITHER]
    given = [Stance.SUPPORTS, Stance.REFUTES, Stance.REFUTES, Stance.SUPPORTS]
    # F1: supports 2·1/(2+2) = 1/2, refutes 2·1/(1+2) = 2/3, neither 0
    assert claim_metrics(gold, given) == pytest.approx({"accuracy": 0.5, "macro-F1": (1 / 2 + 2 / 3) / 3})
