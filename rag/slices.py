"""Cut any iterable into lists of bounded length."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

__all__ = ["slices"]

T = TypeVar("T")


def slices(values: Iterable[T], length: int) -> Iterator[list[T]]:
    """Yield the values in order, `length` at a time.

    >>> list(slices("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    remaining = iter(values)
    while some := list(islice(remaining, length)):
        yield some
