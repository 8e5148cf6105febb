"""Is the judge as often right as it says? A plot for each head, on premises and passages that no training has seen.

    python -m eval.tuning.reliability DATA --out docs/judge-reliability.svg

DATA holds the folder `reading`. Each dot is a tenth of the pairs, the likeliest last; on the line it would be just as
sure as it is right.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from embeddings.errors import SitasiError
from embeddings.held_out import is_held_out
from embeddings.judge import Judge, judge_named
from embeddings.training.judge.examples.claims import read_packed
from eval.claims import read_claims
from eval.report.curves import Bin, calibration_error

__all__ = ["Reliability", "main", "reliability"]

_CLAIMS, _QUESTIONS = 150, 250
"""Of each set."""
_BINS = 10


@dataclass(frozen=True, slots=True)
class Reliability:
    """How likely one head thinks things, against how often they are so."""

    head: str
    likelihoods: Sequence[float]
    outcomes: Sequence[bool]

    @property
    def bins(self) -> list[Bin]:
        """Return a tenth of the pairs each, the least likely first."""
        order = np.argsort(self.likelihoods)
        likely, true = np.array(self.likelihoods)[order], np.array(self.outcomes, float)[order]
        tenths = zip(np.array_split(likely, _BINS), np.array_split(true, _BINS), strict=True)
        return [Bin(float(some.mean()), float(so.mean()), len(some)) for some, so in tenths if len(some)]

    @property
    def error(self) -> float:
        """Return the mean distance between how likely things were said to be and how often they were so, 0 to 1."""
        return calibration_error(self.bins)


def reliability(judge: Judge, data: Path) -> list[Reliability]:
    """Read held-out claims and questions with a judge that compares, and return each head's reliability."""
    chance = random.Random(7)  # noqa: S311 - no secret depends on it
    stances: list[tuple[float, bool]] = []
    for path in sorted((data / "reading").glob("claims-*.jsonl.gz")):
        claims = [one for one in read_claims(path) if is_held_out(one.premise) and not one.is_supported_or_not]
        for one in chance.sample(claims, min(_CLAIMS, len(claims))):
            if judge.comparer is not None:
                row = judge.comparer.compare([one.premise], one.hypothesis)[0]
                three = np.array([row[0], row[1], row[2] + row[3]])
                right = [one.stance.value == name for name in ("supports", "refutes", "neither")]
                stances.append((float(three.max()), right[int(three.argmax())]))
    answers: list[tuple[float, bool]] = []
    relevance: list[tuple[float, bool]] = []
    for path in sorted((data / "reading").glob("qa-*.jsonl.gz")):
        rows = [row for row in read_packed(path) if is_held_out(row["passage"])]
        for row in chance.sample(rows, min(_QUESTIONS, len(rows))):
            own, other = judge.read(row["question"], [row["passage"], chance.choice(rows)["passage"]])
            answers.append((own.answers, bool(row["answerable"])))
            if row["answerable"]:
                relevance += [(own.relevance, True), (other.relevance, False)]
    heads = {"stance": stances, "answerable": answers, "relevance": relevance}
    return [
        Reliability(name, *(list(part) for part in zip(*rows, strict=True))) for name, rows in heads.items() if rows
    ]


def main() -> None:
    """Draw the plot, and print each head's error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the research data")
    parser.add_argument("--out", type=Path, required=True, help="where to write the plot, .svg or .png")
    parser.add_argument("--judge", default="bundled", help="as the setting of that name (default: %(default)s)")
    options = parser.parse_args()
    try:
        judge = judge_named(options.judge)
        found = reliability(judge, options.data) if judge else []
        _draw(found, options.out)
    except SitasiError as error:
        sys.exit(f"eval.tuning.reliability: {error}")
    for one in found:
        sys.stdout.write(f"{one.head}: {len(one.outcomes)} pairs, calibration error {one.error:.3f}\n")


def _draw(found: Sequence[Reliability], path: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 3), layout="constrained")
    for place, one in enumerate(found):
        axes = figure.add_subplot(1, len(found), place + 1)
        axes.plot([0, 1], [0, 1], color="#bbb", linewidth=1)
        axes.plot(
            [each.confidence for each in one.bins], [each.right for each in one.bins], marker="o", color="#0f766e"
        )
        axes.set(title=f"{one.head} ({one.error:.3f})", xlabel="likelihood", xlim=(0, 1), ylim=(0, 1))
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


if __name__ == "__main__":
    main()
