"""What of the hits a language model is given: a few windows, the newest first; small models lose their way in more."""

from collections.abc import Iterable, Sequence
from datetime import date

from rag.segmentation.chunking import body_sentences, split_passages
from rag.types import Answer, Citation, Hit, OverviewKind, Passage, Span

__all__ = ["windows", "windows_around", "windows_for"]

_MOST = 5
"""Windows."""
_LONGEST = 350
"""Characters that a window reaches by whole sentences, unless those that are quoted take more."""
_TOLD = frozenset({OverviewKind.NEWS, OverviewKind.SUMMARY})
"""Overviews that tell what happened."""


def windows(hits: Sequence[Hit], quoted: Sequence[Citation]) -> list[Passage]:
    """Return the windows of the best hits, first of those that an answer quotes, in the order of their days.

    A window holds the sentences that are quoted, or that most likely answer, and those around them.
    """
    chosen = sorted(hits, key=lambda hit: not _places(hit.passage, quoted))[:_MOST]
    found = (_window(hit.passage, _places(hit.passage, quoted) or ([hit.words] if hit.words else [])) for hit in chosen)
    return _newest_first(found)


def windows_for(answer: Answer, hits: Sequence[Hit]) -> list[Passage]:
    """Return what a language model is given for an answer, or for a refusal, made from some hits.

    Of an overview these are the windows of its quotations; none where that counts or lists what no passage says.
    """
    if answer.overview is None:
        return windows(hits, answer.citations)
    return windows_around(answer.citations) if answer.overview.kind in _TOLD else []


def windows_around(quoted: Sequence[Citation]) -> list[Passage]:
    """Return the windows of quotations alone, as an overview has them, the newest first."""
    return _newest_first(_window(_passage(one), [Span(one.start, one.end)]) for one in quoted)


def _newest_first(found: Iterable[Passage]) -> list[Passage]:
    return sorted(dict.fromkeys(found), key=lambda one: one.article.published or date.min, reverse=True)


def _passage(quoted: Citation) -> Passage:
    """Return the passage that a quotation is of; the quotation itself where it crosses one's end."""
    spans = (one for one in split_passages(quoted.article) if one.start <= quoted.start and quoted.end <= one.end)
    span = next(spans, Span(quoted.start, quoted.end))
    return Passage(0, quoted.article, span.start, span.end)


def _places(passage: Passage, quoted: Sequence[Citation]) -> list[Span]:
    """Return the places that are quoted from a passage."""
    return [
        Span(one.start, one.end)
        for one in quoted
        if one.article == passage.article and passage.start <= one.start < one.end <= passage.end
    ]


def _window(passage: Passage, middle: Sequence[Span]) -> Passage:
    sentences = body_sentences(passage.article, Span(passage.start, passage.end))
    overlaps = (any(one.start < span.end and span.start < one.end for span in middle) for one in sentences)
    touched = [place for place, overlapping in enumerate(overlaps) if overlapping]
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
