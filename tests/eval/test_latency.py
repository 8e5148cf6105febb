import pytest

from eval.latency import percentiles


def test_each_question_is_asked_once() -> None:
    asked: list[str] = []
    figures = percentiles(asked.append, ["one", "two", "three"])
    assert asked == ["one", "two", "three"]
    assert 0 <= figures[50] <= figures[95]


def test_a_failing_question_is_not_swallowed() -> None:
    def ask(_question: str) -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        percentiles(ask, ["one"])
