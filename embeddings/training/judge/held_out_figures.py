"""How well a network reads what is held out, set by set."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from embeddings.training.judge.examples.example import StanceLabel
from embeddings.training.judge.network.batches import Batches
from embeddings.training.judge.network.fitting import read_states
from embeddings.training.judge.network.network import JudgeNetwork

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["figures"]


@dataclass(slots=True)
class _SetReadings:
    """What was read of one set."""

    stances: list[tuple[int, int]] = field(default_factory=list)
    """The label and the likeliest stance of each pair."""
    answered: list[tuple[int, float]] = field(default_factory=list)
    """Whether the text answers, and how likely it does."""
    spans: list[bool] = field(default_factory=list)
    """Whether the likeliest start and end are those of an answer."""
    windows: dict[int, list[tuple[float, int]]] = field(default_factory=lambda: defaultdict(list))
    """By question: the score of each window, and whether it is the right one."""

    def figures(self) -> dict[str, float]:
        """Return each figure that the set has labels for."""
        found: dict[str, float] = {}
        if self.stances:
            found |= _stance_figures(np.array(self.stances))
        if self.answered:
            found["answer AUROC"] = _auroc(np.array(self.answered, float))
        if self.spans:
            found["span exact"] = float(np.mean(self.spans))
        if first := [max(one)[1] for one in self.windows.values() if len(one) > 1]:
            found["ranked first"] = float(np.mean(first))
        return {name: round(value, 4) for name, value in found.items()}


def figures(network: JudgeNetwork, batches: Batches) -> dict[str, dict[str, float]]:
    """Return accuracy and macro-F1 of stances, AUROC of answers, spans found and questions ranked rightly, by set."""
    packed = batches.packed
    tallies: dict[str, _SetReadings] = defaultdict(_SetReadings)
    for rows, states in read_states(network, batches):
        stance, start, end, relevance = (
            one.float().cpu().numpy() for one in (states.stance, states.start, states.end, states.relevance)
        )
        for place, row in enumerate(rows.tolist()):
            tally = tallies[str(packed.origins[row])]
            if packed.stances[row] >= 0:
                tally.stances.append((int(packed.stances[row]), int(stance[place].argmax())))
            if packed.answered[row] >= 0:
                tally.answered.append((int(packed.answered[row]), -_nowhere(start[place])))
            if packed.answered[row] == 1:
                own = packed.spans[packed.spans[:, 0] == row, 1:].tolist()
                tally.spans.append([int(start[place][:-1].argmax()), int(end[place][:-1].argmax())] in own)
            if packed.relevances[row] >= 0:
                window = (float(relevance[place]), int(packed.relevances[row]))
                tally.windows[int(packed.groups[row])].append(window)
    return {origin: tally.figures() for origin, tally in sorted(tallies.items())}


def _stance_figures(pairs: "NDArray[np.int64]") -> Mapping[str, float]:
    """Compare among the labels that a set has: what leaves open says nothing, where a set does not know it."""
    right, given = pairs.T.copy()
    known = set(right.tolist())
    if StanceLabel.NOT_SUPPORTED in known or known <= {StanceLabel.SUPPORTS, StanceLabel.REFUTES}:
        right, given = np.minimum(right, 1), np.minimum(given, 1)
    elif StanceLabel.REFUTES not in known:
        right, given = (np.where(one > 0, 3, 0) for one in (right, given))
    elif StanceLabel.OPEN not in known:
        given = np.where(given == StanceLabel.OPEN, StanceLabel.NEITHER, given)
    scores = []
    for label in np.unique(right):
        both = ((right == label) & (given == label)).sum()
        scores.append(2 * both / max((right == label).sum() + (given == label).sum(), 1))
    return {"accuracy": float((right == given).mean()), "macro-F1": float(np.mean(scores)), "pairs": float(len(right))}


def _nowhere(scores: "NDArray[np.float32]") -> float:
    """Return the log-likelihood that the answer is nowhere."""
    top = scores.max()
    return float(scores[-1] - top - np.log(np.exp(scores - top).sum()))


def _auroc(rows: "NDArray[np.float64]") -> float:
    right, scores = rows.T
    if not 0 < right.mean() < 1:
        return float("nan")
    ranks = scores.argsort().argsort() + 1
    positives = right.sum()
    return float((ranks[right == 1].sum() - positives * (positives + 1) / 2) / (positives * (len(right) - positives)))
