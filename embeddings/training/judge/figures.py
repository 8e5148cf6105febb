"""How well a network reads what is held out, set by set."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from embeddings.training.judge.batches import Batches
from embeddings.training.judge.examples import Stance
from embeddings.training.judge.fitting import read_states
from embeddings.training.judge.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["figures"]


def figures(network: Network, batches: Batches) -> dict[str, dict[str, float]]:
    """Return accuracy and macro-F1 of stances, AUROC of answers, spans found and questions ranked rightly, by set."""
    packed = batches.packed
    stances, answers, spans, ranks = (defaultdict(list) for _ in range(4))
    for rows, states in read_states(network, batches):
        stance = states.stance.float().cpu().numpy()
        start, end, relevance = (one.float().cpu().numpy() for one in (states.start, states.end, states.relevance))
        for place, row in enumerate(rows.tolist()):
            origin = str(packed.origins[row])
            if packed.stances[row] >= 0:
                stances[origin].append((int(packed.stances[row]), int(stance[place].argmax())))
            if packed.answered[row] >= 0:
                answers[origin].append((packed.answered[row], -_nowhere(start[place])))
            if packed.answered[row] == 1:
                own = packed.spans[packed.spans[:, 0] == row, 1:].tolist()
                spans[origin].append([int(start[place][:-1].argmax()), int(end[place][:-1].argmax())] in own)
            if packed.relevances[row] >= 0:
                ranks[(origin, packed.groups[row])].append((relevance[place], packed.relevances[row]))
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for origin, pairs in stances.items():
        found[origin] |= _stance_figures(np.array(pairs))
    for origin, rows in answers.items():
        found[origin]["answer AUROC"] = _auroc(np.array(rows, float))
    for origin, hits in spans.items():
        found[origin]["span exact"] = float(np.mean(hits))
    by_origin = defaultdict(list)
    for (origin, _), windows in ranks.items():
        if len(windows) > 1:
            by_origin[origin].append(max(windows)[1])
    for origin, first in by_origin.items():
        found[origin]["ranked first"] = float(np.mean(first))
    return {origin: {name: round(value, 4) for name, value in row.items()} for origin, row in sorted(found.items())}


def _stance_figures(pairs: "NDArray[np.int64]") -> Mapping[str, float]:
    """Compare among the labels that a set has: what leaves open says nothing, where a set does not know it."""
    right, given = pairs.T.copy()
    known = set(right.tolist())
    if Stance.NOT_SUPPORTED in known or known <= {Stance.SUPPORTS, Stance.REFUTES}:
        right, given = np.minimum(right, 1), np.minimum(given, 1)
    elif Stance.REFUTES not in known:
        right, given = (np.where(one > 0, 3, 0) for one in (right, given))
    elif Stance.OPEN not in known:
        given = np.where(given == Stance.OPEN, Stance.NEITHER, given)
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
