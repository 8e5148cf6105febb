"""Run the patterns of packages over rows of their own words: `python -m tests.hostile.patterns 1000 rag ui`."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Sequence
from time import perf_counter
from types import ModuleType

__all__ = ["compiled", "pumps"]

_PIECES = (
    " ",
    "\n",
    "\t \n",
    "a",
    "A",
    "1",
    "_",
    "a ",
    "A ",
    "Aa ",
    "1 ",
    "1.",
    "1,",
    "a.",
    ". ",
    "-",
    "(",
    "'",
    "[",
    "#",
)
_END = "!\0"
"""What nothing is meant to end in, so that all that can be tried is tried."""
_SLOW = 0.5
"""Seconds from which a pattern is named on stdout."""


def compiled(packages: Sequence[str]) -> dict[str, re.Pattern[str]]:
    """Import every module but what trains, migrates or adapts to other packages; give its patterns by their places."""
    found: dict[str, re.Pattern[str]] = {}
    for package in map(importlib.import_module, packages):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not re.search(r"training|migrations|__main__|adapters\.", info.name):
                found |= _of(importlib.import_module(info.name))
    return found


def _of(module: ModuleType) -> dict[str, re.Pattern[str]]:
    return {
        f"{module.__name__}.{name}[{place}]": pattern
        for name, value in vars(module).items()
        for place, pattern in enumerate(_inside(value))
    }


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value, in whatever tables it puts them."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict | tuple | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _inside(one)


def pumps(pattern: str) -> Iterator[str]:
    """Yield what may make it try again and again: white space, letters, numbers, and the words that it names."""
    words = sorted(set(re.findall(r"[a-zA-Z]{2,}", re.sub(r"\\.|\?P<\w+>", " ", pattern))))
    yield from _PIECES
    yield from (f"{word} " for word in words)


def main(characters: int, packages: Sequence[str]) -> None:
    """Try everything; what takes long is named, what never ends is for who started this to stop."""
    patterns = compiled(packages)
    for place, pattern in patterns.items():
        for pump in pumps(pattern.pattern):
            row = (pump * (characters // len(pump) + 1))[:characters]
            started = perf_counter()
            pattern.search(row + _END)
            if perf_counter() - started > _SLOW:
                print(f"{place}: {pump!r} takes {perf_counter() - started:.1f} s")  # noqa: T201 - a program for people
    print(f"{len(patterns)} patterns end")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
