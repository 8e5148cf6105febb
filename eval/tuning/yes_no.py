"""Learn which questions are answered with yes or no, from questions of our own and of the research data.

    python -m eval.tuning.yes_no DATA [--write]

Yes/no questions are those of the judge's scenarios; all else are their questions for a thing, headings and pieces of
them as people type them into a box, and the questions of facqa-train and idk-mrc-train in DATA. Some lose their
capitals and question marks. A tenth, of scenarios of its own, is only measured by; printed are the shares that are
mistaken.
`--write` writes the weights into `rag/query/yes_no.json`.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from embeddings.errors import SitasiError
from embeddings.language import Language
from embeddings.training.judge.examples.scenarios import filled, read_scenarios
from eval.datasets import read_dataset
from eval.tuning.question_model import fitted_weights, is_held_out, model_options, typed, write_weights
from rag.query.question_features import features
from rag.query.yes_no import WEIGHTS, asks_yes_or_no

__all__ = ["LabelledQuestion", "asked", "learned", "main"]

_TOGETHER = 40
"""Questions of a data set that are held out or learned together."""
_PIECES, _LONGEST_PIECE = 3, 4
_STRENGTH = 1.0
"""The inverse of the regularisation's (scikit-learn's C)."""
_SEED = 5


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question, and whether it is answered with yes or no."""

    group: int
    """Held out or learned together."""
    text: str
    yes_no: bool

    @property
    def is_held_out(self) -> bool:
        """Whether it is only measured by."""
        return is_held_out(self.group)


def main() -> None:
    """Learn, measure, and write where asked to."""
    options = model_options(__doc__, WEIGHTS)
    try:
        questions = asked(options.data, Random(_SEED))  # noqa: S311 - no secret depends on it
    except SitasiError as error:
        sys.exit(f"eval.tuning.yes_no: {error}")
    if options.write:
        weights = learned([one for one in questions if not one.is_held_out])
        write_weights(WEIGHTS, weights)
    for truth in (True, False):
        told = [asks_yes_or_no(one.text) for one in questions if one.is_held_out and one.yes_no is truth]
        name, wrong = "yes/no" if truth else "others", sum(one is not truth for one in told)
        sys.stdout.write(f"{name:8}{len(told):6} questions, {wrong / len(told):.3f} mistaken\n")


def asked(data: Path, random: Random) -> list[LabelledQuestion]:
    """Gather questions of both kinds, some as people type them."""
    gathered = [*_of_scenarios(random), *_of_data(data)]
    return [LabelledQuestion(one.group, typed(one.text, random), one.yes_no) for one in gathered]


def learned(questions: Sequence[LabelledQuestion]) -> dict[str, float]:
    """Fit a logistic regression; return its weights by feature, and its base by the empty one."""
    return fitted_weights(
        [features(one.text) for one in questions],
        [one.group for one in questions],
        {"yes/no": [one.yes_no for one in questions]},
        regularised={"C": _STRENGTH},
        digits=2,
    )["yes/no"]


def _of_scenarios(random: Random) -> Iterator[LabelledQuestion]:
    for group, scenario in enumerate(read_scenarios()):
        story = filled(scenario, random)
        for language in Language:
            claims = (one[language] for one in story.claims)
            yield from (LabelledQuestion(group, one, yes_no=True) for one in claims if one.rstrip().endswith("?"))
            yield from (LabelledQuestion(group, one[language], yes_no=False) for one in story.asked)
            title = story.title[language].split()
            yield LabelledQuestion(group, " ".join(title), yes_no=False)
            for _ in range(_PIECES):
                length = random.randint(1, _LONGEST_PIECE)
                start = random.randrange(max(1, len(title) - length + 1))
                piece = " ".join(title[start : start + length]).lower()
                yield LabelledQuestion(group, piece + random.choice(["", "?"]), yes_no=False)


def _of_data(data: Path) -> Iterator[LabelledQuestion]:
    for name in ("facqa-train", "idk-mrc-train"):
        for place, one in enumerate(read_dataset(data / name).questions):
            yield LabelledQuestion(place // _TOGETHER, one.text, yes_no=False)


if __name__ == "__main__":
    main()
