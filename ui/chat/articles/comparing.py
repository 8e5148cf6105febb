"""A story and one of its copies, sentence by sentence: what both have, and what only one of them has."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rag.segmentation.chunking import body_sentences
from rag.types import Article, Span

__all__ = ["Pair", "compared"]

_NEAR = 0.6
"""Of their words in order: such sentences stand beside each other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that stand beside each other; `None` where one of the two articles has none there."""

    here: str | None
    there: str | None

    @property
    def same(self) -> bool:
        """Whether both have it, white space apart."""
        return self.here is not None and self.there is not None and self.here.split() == self.there.split()


def compared(here: Article, there: Article) -> Iterator[Pair]:
    """Put the sentences of two stories side by side, in the order of each."""
    mine, theirs = _sentences(here), _sentences(there)
    ours, others = ([" ".join(one.split()) for one in some] for some in (mine, theirs))
    for tag, start, end, from_, to in SequenceMatcher(None, ours, others, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from map(Pair, mine[start:end], theirs[from_:to])
        else:
            yield from _changed(mine[start:end], theirs[from_:to])


def _changed(mine: list[str], theirs: list[str]) -> Iterator[Pair]:
    """Put those beside each other that are nearly alike, in their order; every other stands alone."""
    done = 0
    for one in mine:
        like = next((place for place in range(done, len(theirs)) if _is_near(one, theirs[place])), None)
        if like is None:
            yield Pair(one, None)
            continue
        yield from (Pair(None, other) for other in theirs[done:like])
        yield Pair(one, theirs[like])
        done = like + 1
    yield from (Pair(None, other) for other in theirs[done:])


def _is_near(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= _NEAR


def _sentences(article: Article) -> list[str]:
    return [span.of(article.text) for span in body_sentences(article, Span(0, len(article.text)))]
