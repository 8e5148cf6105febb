"""What is measured becomes figures: percentiles, ratios, and numbers as people read them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10
from time import perf_counter
from typing import Generic, TypeVar

import numpy as np

__all__ = ["Spread", "Timed", "figure", "percentage", "spread", "timed", "times"]

T = TypeVar("T")
_DIGITS = 3
"""That a figure shows: the machine is not steady enough for more."""


@dataclass(frozen=True, slots=True)
class Timed(Generic[T]):
    """What was made, and the seconds that it took."""

    value: T
    seconds: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds within which half of the tries, and 95 of a hundred, were done."""

    p50: float
    p95: float


def timed(work: Callable[[], T]) -> Timed[T]:
    """Do something once and look at the clock."""
    started = perf_counter()
    value = work()
    return Timed(value, perf_counter() - started)


def spread(seconds: Iterable[float]) -> Spread:
    """Return the percentiles of some times.

    >>> spread([0.001, 0.002, 0.003])
    Spread(p50=2.0, p95=2.9)
    """
    p50, p95 = np.percentile([1000 * one for one in seconds], [50, 95])
    return Spread(round(float(p50), 3), round(float(p95), 3))


def times(asks: Callable[[T], object], questions: Sequence[T]) -> Spread:
    """Ask each question once, one after the other, and give how long they took."""
    return spread(timed(lambda one=one: asks(one)).seconds for one in questions)  # type: ignore[misc]


def figure(value: float) -> str:
    """Write a number with three digits that count.

    >>> figure(0.012345), figure(3.14159), figure(1234567.0), figure(0)
    ('0.0123', '3.14', '1,230,000', '0')
    """
    rounded = float(f"{value:.{_DIGITS}g}")
    places = _DIGITS - 1 - floor(log10(abs(rounded))) if rounded else 0
    return f"{rounded:,.{max(places, 0)}f}"


def percentage(share: float) -> str:
    """Write a share of 1 as whole per cent.

    >>> percentage(0.617)
    '62 %'
    """
    return f"{100 * share:.0f} %"
