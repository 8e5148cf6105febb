import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import ReadingError, SettingsError
from embeddings.language import Language
from eval.runs.comparison import Limit, Unlike, below, compare, comparison_document, parse_limit
from eval.runs.storage import SavedRun
from eval.types import Question, Result, Run
from rag.types import Answer, AnswerSentence, Reason


def result(question: str, ndcg: float | None, **more: Any) -> Result:
    answer = Answer(
        question,
        Language.ENGLISH,
        sentences=(AnswerSentence(more["text"], (1,)),) if "text" in more else (),
        reason=more.get("reason"),
    )
    return Result(
        question=Question(question, f"What is {question}?", answerable=more.get("answerable")),
        ranking={},
        answer=answer,
        scores={"nDCG@10": ndcg, "Confidence": more.get("confidence"), "Answered": 1.0},
        timings_ms={},
    )


def run(name: str, *results: Result, **more: Any) -> SavedRun:
    metrics = {"nDCG@10": 0.5, "AbstainAUROC": 0.5, "AnsweredRate (answerable)": 1.0}
    made = Run("coast", None, metrics, results, more.pop("versions", {}), seed=0, started="", **more)
    return SavedRun(Path(name), made)


A = run(
    "a",
    result("q1", 0.2, answerable=True, confidence=0.9, text="Old words."),
    result("q2", 0.5, answerable=True, confidence=0.2),
    result("q3", 1.0, answerable=False, confidence=0.5),
    result("q4", None),
    result("only-a", 1.0),
    settings={"terms_weight": 0.3, "depth": 100},
    versions={"numpy": "2.4"},
)
B = run(
    "b",
    result("q1", 0.8, answerable=True, confidence=0.9, text="New words."),
    result("q2", 0.6, answerable=True, confidence=0.8),
    result("q3", 0.7, answerable=False, confidence=0.5, reason=Reason.NO_MATCH),
    result("q4", 0.3),
    settings={"terms_weight": 0.5, "depth": 100},
    versions={"numpy": "2.4"},
    fingerprints={"encoder": "abc"},
)


def test_metrics_are_compared_over_the_questions_that_both_have() -> None:
    comparison = compare(A, B)
    assert (comparison.questions, comparison.only_a, comparison.only_b) == (4, 1, 0)
    ndcg = comparison.metrics[0]
    assert ndcg.questions == 3  # q4 has no value in a
    assert (ndcg.a, ndcg.b) == pytest.approx((1.7 / 3, 2.1 / 3))
    assert ndcg.difference == pytest.approx(0.4 / 3)
    # differences 0.6, 0.1, -0.3: sums 1.0, 0.8, 0.4, 0.2 and their negatives; 0.4 was observed
    assert ndcg.p_value == 6 / 8
    assert ndcg.difference is not None
    assert ndcg.interval is not None
    assert ndcg.interval.low <= ndcg.difference <= ndcg.interval.high


def test_auroc_is_compared_without_a_p_value() -> None:
    (found,) = [one for one in compare(A, B).metrics if one.metric == "AbstainAUROC"]
    assert (found.a, found.b, found.difference, found.p_value) == (0.5, 1.0, 0.5, None)
    assert found.questions == 3


def test_rates_are_compared_over_their_own_questions() -> None:
    (found,) = [one for one in compare(A, B).metrics if one.metric == "AnsweredRate (answerable)"]
    assert (found.a, found.b, found.p_value, found.questions) == (1.0, 1.0, 1.0, 2)


def test_the_questions_that_changed_most_stand_first_with_both_answers() -> None:
    comparison = compare(A, B)
    assert comparison.measure == "nDCG@10"
    assert [one.question_id for one in comparison.better] == ["q1", "q2"]
    assert [one.question_id for one in comparison.worse] == ["q3"]
    first = comparison.better[0]
    assert (first.a.answer, first.b.answer) == ("Old words [1].", "New words [1].")
    assert (first.a.value, first.b.value) == (0.2, 0.8)
    assert comparison.worse[0].b.reason == "no_match"
    assert [one.question_id for one in compare(A, B, most=1).better] == ["q1"]


def test_changes_can_be_told_of_another_measure() -> None:
    comparison = compare(A, B, measure="Confidence")
    assert [one.question_id for one in comparison.better] == ["q2"]
    assert comparison.worse == ()
    with pytest.raises(SettingsError, match="no question has the measure 'MAP' in both runs: take one of nDCG@10"):
        compare(A, B, measure="MAP")


def test_what_is_set_otherwise_is_told() -> None:
    assert compare(A, B).unlike == (
        Unlike("settings.terms_weight", 0.3, 0.5),
        Unlike("fingerprints.encoder", None, "abc"),
    )


def test_a_run_does_not_differ_from_itself() -> None:
    comparison = compare(A, A)
    assert (comparison.better, comparison.worse, comparison.unlike) == ((), (), ())
    assert all(one.difference == 0 and one.p_value in {None, 1.0} for one in comparison.metrics)


def test_swapping_the_runs_swaps_the_signs() -> None:
    forth, back = compare(A, B), compare(B, A)
    for one, other in zip(forth.metrics, back.metrics, strict=True):
        assert one.difference == pytest.approx(-(other.difference or 0))
        assert one.p_value == other.p_value
    assert [one.question_id for one in forth.better] == [one.question_id for one in back.worse]


def test_runs_without_a_common_question_are_refused_in_one_line() -> None:
    with pytest.raises(ReadingError, match=r"^a and z have no question in common: compare runs over the same dataset$"):
        compare(A, run("z", result("elsewhere", 1.0)))


def test_the_same_id_with_another_text_is_another_question() -> None:
    other = result("q1", 1.0)
    with pytest.raises(ReadingError, match="no question in common"):
        compare(A, run("z", replace(other, question=replace(other.question, text="Something else?"))))


def test_the_document_is_plain_json() -> None:
    document = json.loads(json.dumps(comparison_document(compare(A, B, seed=3))))
    assert document["seed"] == 3
    assert document["metrics"][0]["p_value"] == 0.75
    assert document["better"][0]["b"]["answer"] == "New words [1]."
    assert document["unlike"][0] == {"name": "settings.terms_weight", "a": 0.3, "b": 0.5}


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("nDCG@10=0.80", Limit("nDCG@10", 0.8)),
        ("AnsweredRate (answerable) = .5", Limit("AnsweredRate (answerable)", 0.5)),
        ("nDCG@10=1e-1", Limit("nDCG@10", 0.1)),
    ],
)
def test_limits_are_read(text: str, limit: Limit) -> None:
    assert parse_limit(text) == limit


@pytest.mark.parametrize("text", ["nDCG@10", "nDCG@10=", "=0.8", "nDCG@10=high", "nDCG@10=nan", "nDCG@10=0,8", ""])
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="is no limit: write METRIC=NUMBER"):
        parse_limit(text)


def test_a_metric_below_its_limit_is_told() -> None:
    metrics = {"nDCG@10": 0.7999, "R@5": 0.5, "RR@10": None}
    assert below(metrics, {"nDCG@10": 0.8, "R@5": 0.5}) == ["nDCG@10 is 0.7999, below 0.8"]
    assert below(metrics, {"RR@10": 0.1}) == ["RR@10 is without a value, below 0.1"]
    assert below(metrics, {}) == []
    with pytest.raises(SettingsError, match="no metric is called 'nDCG': this run has nDCG@10, R@5, RR@10"):
        below(metrics, {"nDCG": 0.8})
