"""How wrong the network's scores are, by what is known of a pair and by what a teacher says of it."""

from typing import TYPE_CHECKING

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, kl_div, log_softmax, softplus

from embeddings.training.judge.examples.example import StanceLabel
from embeddings.training.judge.network.batches import PairBatch
from embeddings.training.judge.network.network import States

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["known_loss", "taught_loss"]

_RANKING, _RELEVANCE, _ANSWER, _STANCE, _CONTRAST = 1.0, 0.5, 1.0, 1.0, 0.5
"""What each head counts, a mean over the pairs that teach it."""


def known_loss(states: States, batch: PairBatch) -> "Tensor":
    """Compare the scores with the labels; a head without a label in the batch counts nothing."""
    loss = states.relevance.sum() * 0
    loss = loss + _STANCE * _stance_loss(states.stance, batch.stance)
    loss = loss + _CONTRAST * _contrast_loss(states.stance, batch)
    judged = batch.relevance >= 0
    if judged.any():
        likely = binary_cross_entropy_with_logits(states.relevance[judged], batch.relevance[judged].float())
        loss = loss + _RELEVANCE * likely + _RANKING * _ranking_loss(states.relevance, batch)
    told = batch.answered >= 0
    if told.any():
        for scores, right in ((states.start, batch.start), (states.end, batch.end)):
            found = torch.logsumexp(scores[told].masked_fill(~right[told], -1e9), 1)
            loss = loss + _ANSWER / 2 * (torch.logsumexp(scores[told], 1) - found).mean()
    return loss


def taught_loss(states: States, taught: States, batch: PairBatch) -> "Tensor":
    """Compare the scores with a teacher's: stances and relevance of all pairs, places where both read the same."""
    loss = _STANCE * _divergence(states.stance, taught.stance)
    loss = loss + _RELEVANCE * binary_cross_entropy_with_logits(states.relevance, taught.relevance.sigmoid())
    judged = batch.relevance >= 0
    if judged.any():
        # Among its own windows, a question's: the teacher's order.
        loss = loss + _RANKING * _group_divergence(
            states.relevance[judged], taught.relevance[judged], batch.group[judged]
        )
    told = batch.is_own & (batch.answered >= 0)
    if told.any():
        for scores, others in ((states.start, taught.start), (states.end, taught.end)):
            width = min(scores.shape[1], others.shape[1]) - 1
            both = (_without_padding(one[told], width) for one in (scores, others))
            loss = loss + _ANSWER / 2 * _divergence(*both)
    return loss


def _stance_loss(scores: "Tensor", labels: "Tensor") -> "Tensor":
    told = labels >= 0
    if not told.any():
        return scores.sum() * 0
    scores, labels = scores[told], labels[told]
    likely = log_softmax(scores, 1)
    # What is only known not to support is one of the other three.
    rest = torch.logsumexp(likely[:, 1:], 1)
    single = cross_entropy(scores, labels.clamp_max(StanceLabel.NEITHER), reduction="none", label_smoothing=0.02)
    return torch.where(labels == StanceLabel.NOT_SUPPORTED, -rest, single).mean()


def _contrast_loss(scores: "Tensor", batch: PairBatch) -> "Tensor":
    """Compare each claim that a window supports with each that the same window refutes."""
    inclined = scores[:, StanceLabel.SUPPORTS] - scores[:, StanceLabel.REFUTES]
    same = batch.group[:, None] == batch.group[None, :]
    supported, refuted = (batch.stance == label for label in (StanceLabel.SUPPORTS, StanceLabel.REFUTES))
    compared = same & supported[:, None] & refuted[None, :]
    if not compared.any():
        return scores.sum() * 0
    return softplus(inclined[None, :] - inclined[:, None])[compared].mean()


def _ranking_loss(scores: "Tensor", batch: PairBatch) -> "Tensor":
    """Compare a question's windows with each other."""
    judged = batch.relevance >= 0
    groups = batch.group[judged]
    count = int(groups.max()) + 1
    whole = _logsumexp_by_group(scores[judged], groups, count)
    right = judged & (batch.relevance == 1)
    return (whole[batch.group[right]] - scores[right]).sum() / right.sum().clamp_min(1)


def _group_divergence(scores: "Tensor", others: "Tensor", groups: "Tensor") -> "Tensor":
    count = int(groups.max()) + 1
    ours = scores - _logsumexp_by_group(scores, groups, count)[groups]
    theirs = others - _logsumexp_by_group(others, groups, count)[groups]
    diverging: Tensor = (theirs.exp() * (theirs - ours)).sum() / torch.unique(groups).numel()
    return diverging


def _logsumexp_by_group(scores: "Tensor", groups: "Tensor", count: int) -> "Tensor":
    top = torch.full((count,), -1e9, device=scores.device).scatter_reduce(0, groups, scores.detach(), "amax")
    total = torch.zeros(count, device=scores.device).index_add(0, groups, (scores - top[groups]).exp())
    return top + total.clamp_min(1e-30).log()


def _divergence(scores: "Tensor", others: "Tensor") -> "Tensor":
    return kl_div(log_softmax(scores, 1), log_softmax(others, 1), reduction="batchmean", log_target=True)


def _without_padding(scores: "Tensor", width: int) -> "Tensor":
    return torch.cat((scores[:, :width], scores[:, -1:]), 1)
