"""How gold answers and shown sentences are compared: as words, without case and punctuation."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

__all__ = ["holds", "normalised", "span_f1"]

_WORD = re.compile(r"\w+")


def normalised(text: str) -> list[str]:
    """Return the words of a text, folded as far as they may differ without meaning anything else.

    >>> normalised("Rp42.500, kata Ｗｉｒａ!")
    ['rp42', '500', 'kata', 'wira']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def holds(sentence: Sequence[str], gold: Sequence[str]) -> bool:
    """Return whether the gold words stand in the sentence, in a row.

    >>> holds(["pada", "1", "juli", "2024"], ["1", "juli"])
    True
    """
    width = len(gold)
    return width > 0 and any(sentence[i : i + width] == gold for i in range(len(sentence) - width + 1))


def token_f1(given: Sequence[str], gold: Sequence[str]) -> float:
    """Return the token F1 of an answer that was given with a gold one.

    >>> token_f1("1 juli".split(), "1 juli 2024".split())
    0.8
    """
    common = (Counter(given) & Counter(gold)).total()
    return 2 * common / (len(given) + len(gold)) if common else 0.0


def span_f1(sentence: Sequence[str], gold: Sequence[str]) -> float:
    """Return the token F1 of a gold answer with the shortest span of a sentence that holds every word the two share.

    >>> span_f1("tarif naik mulai senin 1 juli 2024".split(), "1 juli 2024".split())
    1.0
    >>> span_f1("tarif naik 1 akhir juli".split(), "1 juli".split())
    0.8
    """
    shared = Counter(sentence) & Counter(gold)
    common = shared.total()
    return 2 * common / (_shortest_span(sentence, shared) + len(gold)) if common else 0.0


def _shortest_span(words: Sequence[str], wanted: Counter[str]) -> int:
    """Return the length of the shortest run of words that holds all that is wanted, by a sliding window."""
    missing, lacking, start, shortest = wanted.copy(), wanted.total(), 0, len(words)
    for end, word in enumerate(words, start=1):
        lacking -= missing[word] > 0
        missing[word] -= 1
        while lacking == 0:
            shortest = min(shortest, end - start)
            missing[words[start]] += 1
            lacking += missing[words[start]] > 0
            start += 1
    return shortest
