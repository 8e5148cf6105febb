"""IBM Model 1: which word translates which, learned from paired sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["TranslationTable", "WordPair", "translation_probabilities"]

TranslationTable = dict[str, dict[str, float]]
"""`table[source][target]` is P(target | source); the likeliest target first."""

_NULL = 0
"""The source word that stands for none: it takes up target words that translate nothing."""


@dataclass(frozen=True, slots=True)
class WordPair:
    """The words of a sentence and the words of its translation."""

    source: Sequence[str]
    target: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Links:
    """Every target word's possible sources: one block a target word, one link a source word."""

    link_types: NDArray[np.int64]
    block_starts: NDArray[np.int64]
    block_sizes: NDArray[np.int64]
    sources: NDArray[np.int64]
    targets: NDArray[np.int64]


def translation_probabilities(
    pairs: Iterable[WordPair], *, iterations: int = 6, smallest: float = 0.01
) -> TranslationTable:
    """Estimate P(target word | source word) by expectation maximisation.

    IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation"), with the null word.
    Probabilities under `smallest` are left out, so that a row may sum to less than one.

    >>> table = translation_probabilities([
    ...     WordPair(("rumah", "baru"), ("new", "house")),
    ...     WordPair(("rumah", "tua"), ("old", "house")),
    ... ])
    >>> next(iter(table["rumah"]))
    'house'
    """
    source_ids: dict[str, int] = {"": _NULL}
    target_ids: dict[str, int] = {}
    encoded = [
        (_encode(pair.source, source_ids), _encode(pair.target, target_ids))
        for pair in pairs
        if len(pair.source) and len(pair.target)
    ]
    if not encoded:
        return {}
    links = _link(encoded, target_count=len(target_ids))
    probabilities = _estimate(links, iterations=iterations)
    return _table(links, probabilities, list(source_ids), list(target_ids), smallest=smallest)


def _encode(words: Sequence[str], ids: dict[str, int]) -> NDArray[np.int64]:
    return np.fromiter((ids.setdefault(word, len(ids)) for word in words), np.int64, len(words))


def _link(encoded: list[tuple[NDArray[np.int64], NDArray[np.int64]]], *, target_count: int) -> _Links:
    """Pair every target word with the null word and every source word of its sentence."""
    keys = []
    sizes = []
    for source, target in encoded:
        candidates = np.append(source, _NULL)
        keys.append((target[:, None] + candidates[None, :] * target_count).ravel())
        sizes.append(np.full(target.size, candidates.size))
    types, link_types = np.unique(np.concatenate(keys), return_inverse=True)
    block_sizes = np.concatenate(sizes)
    return _Links(
        link_types=link_types,
        block_starts=np.cumsum(block_sizes) - block_sizes,
        block_sizes=block_sizes,
        sources=types // target_count,
        targets=types % target_count,
    )


def _estimate(links: _Links, *, iterations: int) -> NDArray[np.float64]:
    """Run expectation maximisation from the uniform start."""
    probabilities = np.ones(links.sources.size)
    for _ in range(iterations):
        shares = probabilities[links.link_types]
        shares /= np.repeat(np.add.reduceat(shares, links.block_starts), links.block_sizes)
        counts = np.bincount(links.link_types, shares, minlength=links.sources.size)
        probabilities = counts / np.bincount(links.sources, counts)[links.sources]
    return probabilities


def _table(
    links: _Links,
    probabilities: NDArray[np.float64],
    source_words: list[str],
    target_words: list[str],
    *,
    smallest: float,
) -> TranslationTable:
    """Spell the ids out, the likeliest target first."""
    kept = np.flatnonzero((probabilities >= smallest) & (links.sources != _NULL))
    table: TranslationTable = {}
    for link in kept[np.lexsort((-probabilities[kept], links.sources[kept]))]:
        row = table.setdefault(source_words[links.sources[link]], {})
        row[target_words[links.targets[link]]] = float(probabilities[link])
    return table
