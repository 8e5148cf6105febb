import pytest

from bench.figures import Spread, figure, percentage, spread, timed, times


def test_half_were_done_within_the_first_figure_and_95_of_a_hundred_within_the_second() -> None:
    assert spread(number / 1_000 for number in range(101)) == Spread(p50=50.0, p95=95.0)
    assert spread([0.004]) == Spread(p50=4.0, p95=4.0)


def test_each_question_is_asked_once_and_in_order() -> None:
    asked: list[str] = []
    figures = times(asked.append, ["one", "two", "three"])
    assert asked == ["one", "two", "three"]
    assert 0 <= figures.p50 <= figures.p95


def test_a_failing_question_is_not_swallowed() -> None:
    def ask(_question: str) -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        times(ask, ["one"])


def test_what_was_made_comes_back_with_its_time() -> None:
    done = timed(lambda: 7)
    assert done.value == 7
    assert done.seconds >= 0


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0001234, "0.000123"), (0.9996, "1.00"), (12.0, "12.0"), (345.6, "346"), (98_765.4, "98,800"), (-2.5, "-2.50")],
)
def test_three_digits_count(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_a_share_is_written_in_hundredths() -> None:
    assert (percentage(1.5), percentage(0.004)) == ("150 %", "0 %")
