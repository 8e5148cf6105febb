"""Small cases counted by hand; large ones against what theory says."""

from statistics import NormalDist

import numpy as np
import pytest

from eval.measures.significance import Interval, auroc, auroc_interval, bootstrap_interval, randomisation_test


@pytest.mark.parametrize(
    ("differences", "p_value"),
    [
        ([1.0], 1.0),  # both signs are as large
        ([0.5, 0.5], 2 / 4),
        ([1.0, 1.0, 1.0], 2 / 8),
        ([-1.0, -1.0, -1.0], 2 / 8),  # two-sided
        ([1.0, 1.0, -1.0], 8 / 8),  # no pattern sums to less than 1
        ([3.0, 1.0, -1.0], 6 / 8),  # sums 5, 3, 3, 1 and their negatives; 3 was observed
        ([0.1, 0.2, -0.3], 8 / 8),  # 0 was observed
        ([0.1] * 10, 2 / 1024),
        ([0.0, 0.0, 0.0], 1.0),
        ([1.0, 1.0, 1.0, 0.0, 0.0], 2 / 8),  # a question without a difference tells nothing
    ],
)
def test_few_differences_are_counted_exactly(differences: list[float], p_value: float) -> None:
    assert randomisation_test(differences) == p_value


def test_many_differences_are_drawn() -> None:
    differences = [1.0] * 60 + [-1.0] * 40  # 60 heads of 100: 0.0569 by the binomial distribution
    assert randomisation_test(differences, seed=1) == pytest.approx(0.0569, abs=0.006)
    assert randomisation_test([1.0] * 100) == 1 / 10_001  # none of 10,000 is as large; the observed one is
    assert randomisation_test([1.0] * 50 + [-1.0] * 50) == 1.0


def test_distinct_differences_agree_with_the_normal_approximation() -> None:
    differences = np.random.default_rng(3).normal(0.15, 1.0, 200)
    z = abs(differences.sum()) / np.sqrt(np.sum(differences**2))
    expected = 2 * (1 - NormalDist().cdf(float(z)))
    assert randomisation_test(differences.tolist(), seed=2) == pytest.approx(expected, abs=0.02)


def test_the_bootstrap_interval_of_two_values_is_the_whole_range() -> None:
    assert bootstrap_interval([0.0, 1.0]) == Interval(0.0, 1.0)  # a quarter of the resamples lies at each end


def test_the_bootstrap_interval_of_a_share_is_that_of_the_binomial() -> None:
    found = bootstrap_interval([1.0] * 50 + [0.0] * 50, seed=4)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.40, 0.60), abs=0.011)  # quantiles of B(100, 1/2) / 100


def test_the_bootstrap_interval_of_many_values_is_that_of_the_normal_distribution() -> None:
    values = np.random.default_rng(5).random(400)
    error = 1.96 * values.std() / 20
    found = bootstrap_interval(values.tolist(), seed=5)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((values.mean() - error, values.mean() + error), abs=0.003)


def test_the_same_seed_gives_the_same_figures() -> None:
    values = np.random.default_rng(6).random(50).tolist()
    assert bootstrap_interval(values, seed=1) == bootstrap_interval(values, seed=1)
    assert bootstrap_interval(values, seed=1) != bootstrap_interval(values, seed=2)
    differences = [value - 0.45 for value in values]
    assert randomisation_test(differences, seed=1) == randomisation_test(differences, seed=1)


def test_auroc_counts_the_pairs_in_order() -> None:
    assert auroc([0.9, 0.8], [0.7, 0.1]) == 1.0
    assert auroc([0.5], [0.5]) == 0.5
    assert auroc([0.9, 0.3], [0.5, 0.3, 0.1]) == (3 + 0 + 0.5 + 1) / 6


def test_the_interval_of_auroc_holds_it() -> None:
    generator = np.random.default_rng(8)
    positive, negative = generator.normal(0.6, 0.2, 80).tolist(), generator.normal(0.4, 0.2, 60).tolist()
    value, found = auroc(positive, negative), auroc_interval(positive, negative, seed=8)
    assert value is not None
    assert found is not None
    assert found.low < value < found.high
    # Hanley and McNeil, "The meaning and use of the area under a ROC curve", 1982: its standard error
    q1, q2 = value / (2 - value), 2 * value**2 / (1 + value)
    variance = (value * (1 - value) + 79 * (q1 - value**2) + 59 * (q2 - value**2)) / (80 * 60)
    assert found.high - found.low == pytest.approx(2 * 1.96 * variance**0.5, rel=0.15)
    assert auroc_interval([0.9, 0.8], [0.1], seed=1) == Interval(1.0, 1.0)


def test_nothing_gives_nothing() -> None:
    assert bootstrap_interval([]) is None
    assert randomisation_test([]) is None
    assert auroc([], [0.5]) is None
    assert auroc_interval([0.5], []) is None
