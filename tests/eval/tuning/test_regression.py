import pytest

from eval.tuning.regression import LabelledSignals, fitted


def test_a_signal_that_tells_gets_weight_and_one_that_does_not_gets_none() -> None:
    examples = [
        LabelledSignals({"tells": truth, "noise": side}, bool(truth)) for truth in (0.0, 1.0) for side in (0.0, 1.0)
    ] * 9
    weights = fitted(examples)
    assert weights["tells"] > 3
    assert weights["noise"] == pytest.approx(0, abs=0.01)
    # Half of them are true at the middle of what tells.
    assert weights["base"] == pytest.approx(-weights["tells"] / 2, abs=0.02)
