"""What of the hits a language model is given: a few windows, the newest first; small models lose their way in more."""

from collections.abc import Sequence
from datetime import date

from rag.chunking import body_sentences
from rag.types import Citation, Hit, Passage, Span

__all__ = ["windows"]

_MOST = 5
"""Windows."""
_LONGEST = 350
"""Characters that a window reaches by whole sentences, unless those that are quoted take more."""


def windows(hits: Sequence[Hit], quoted: Sequence[Citation]) -> list[Passage]:
    """Return the windows of the best hits, first of those that an answer quotes, in the order of their days.

    A window holds the sentences that are quoted, or that most likely answer, and those around them.
    """
    chosen = sorted(hits, key=lambda hit: not _places(hit, quoted))[:_MOST]
    found = dict.fromkeys(_window(hit, _places(hit, quoted)) for hit in chosen)
    return sorted(found, key=lambda one: one.article.published or date.min, reverse=True)


def _places(hit: Hit, quoted: Sequence[Citation]) -> list[Span]:
    """Return the places that are quoted from a hit."""
    passage = hit.passage
    return [
        Span(one.start, one.end)
        for one in quoted
        if one.article == passage.article and passage.start <= one.start < one.end <= passage.end
    ]


def _window(hit: Hit, quoted: Sequence[Span]) -> Passage:
    passage = hit.passage
    sentences = body_sentences(passage.article, Span(passage.start, passage.end))
    middle = quoted or ([hit.words] if hit.words else [])
    touched = [place for place, one in enumerate(sentences) if any(_overlap(one, span) for span in middle)]
    if not touched:
        return passage
    first, last = touched[0], touched[-1]
    while wider := [
        (begin, end)
        for begin, end in ((first - 1, last), (first, last + 1))
        if begin >= 0 and end < len(sentences) and sentences[end].end - sentences[begin].start <= _LONGEST
    ]:
        first, last = min(wider, key=lambda one: abs((touched[0] - one[0]) - (one[1] - touched[-1])))
    return Passage(passage.passage_id, passage.article, sentences[first].start, sentences[last].end)


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end
