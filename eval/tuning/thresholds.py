"""What each threshold of the check of a language model's sentences lets through.

    python -m eval.tuning.thresholds FILE --archive DIR [--cases FILE]

FILE holds graded sentences, as `sitasi eval graded` reads them; "answers" tells whether one answers its question.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from embeddings.errors import SitasiError
from eval.grading.graded import HandGraded, Placed, archives, figures, placed, read_graded, rechecked, whole_sentences
from rag import Settings
from rag.generation import SupportCheck, Thresholds

__all__ = ["main"]

_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_NAMES = ("carried", "told", "answers")
_SHOWN = (
    "balanced accuracy",
    "accepted of those carried",
    "marked of those not carried",
    "citations added",
    "citations added that carry",
)


class _Sweep:
    """What each threshold makes of sentences, read one after the other."""

    def __init__(self) -> None:
        self.checked: dict[tuple[str, float], list[HandGraded]] = {}
        self.answering: dict[float, list[bool]] = {step: [] for step in _STEPS}
        self.beside: dict[float, list[bool]] = {step: [] for step in _STEPS}

    def read(self, one: Placed) -> None:
        """Read a sentence with every threshold."""
        for name in _NAMES[:2]:
            for step in _STEPS:
                check = self._check(one, name, step)
                self.checked.setdefault((name, step), []).append(rechecked(one, check))
        if one.graded.answers is None or not one.graded.carried:
            return
        found = self.answering if one.graded.answers else self.beside
        for step in _STEPS:
            taken = self._check(one, _NAMES[-1], step).answers(one.graded.question, one.graded.sentence)
            found[step].append(taken)

    def lines(self) -> Iterator[str]:
        """Write a table for each threshold."""
        for name in _NAMES[:2]:
            yield f"{name:10}" + "".join(f"{one:>30}" for one in _SHOWN)
            for step in _STEPS:
                found = figures(self.checked[name, step])
                yield f"{step:<10}" + "".join(f"{_shown(found[one]):>30}" for one in _SHOWN)
            yield ""
        yield f"{'answers':10}{'of those that answer':>30}{'of those that do not':>30}"
        for step in _STEPS:
            counts = (f"{sum(its[step])} of {len(its[step])}" for its in (self.answering, self.beside))
            yield f"{step:<10}" + "".join(f"{one:>30}" for one in counts)

    def _check(self, one: Placed, name: str, step: float) -> SupportCheck:
        thresholds = replace(Thresholds(), **{name: step})
        return SupportCheck(one.archive.encoder, one.archive.judge, thresholds=thresholds)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main() -> None:
    """Print a table for each threshold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--cases", type=Path)
    options = parser.parse_args()
    try:
        sweep, settings = _Sweep(), Settings(archive=options.archive)
        graded = [one for one in whole_sentences(read_graded(options.file)) if one.carried is not None]
        for one in placed(graded, archives(settings, options.cases)):
            sweep.read(one)
    except SitasiError as error:
        sys.exit(f"eval.tuning.thresholds: {error}")
    sys.stdout.write("\n".join(sweep.lines()) + "\n")


if __name__ == "__main__":
    main()
