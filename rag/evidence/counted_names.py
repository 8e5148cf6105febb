"""What is counted stands by its names in an earlier sentence: "those three airlines", "kedua bank itu"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from embeddings.terms.number_words import CARDINALS
from rag.evidence.sentence_ranking import Candidate
from rag.language.names import name_spans
from rag.language.word_lists.patterns import either
from rag.segmentation.chunking import body_sentences
from rag.types import Span

__all__ = ["enumerations", "with_names"]

_COUNTED = re.compile(
    rf"(?i:(?:(?:all|semua|the|those|these) )*(?:(?P<both>both)|(?:ke)?(?P<count>{either(*CARDINALS)})))"
    r"(?: [^\W\dA-Z]+)*"
)
"""A number and what it counts, without a name of its own."""
_BEFORE_LAST = r",? (?:dan|and|serta|or|atau|&) "
_JOINED, _LAST = re.compile(rf", |{_BEFORE_LAST}"), re.compile(_BEFORE_LAST)


def with_names(one: Candidate) -> Candidate | None:
    """Return the nearest earlier sentence that names as many as the likely words count, those names being its words.

    `None` where the words count nothing, or no sentence before them names exactly as many.
    """
    counted = _COUNTED.fullmatch(one.words.of(one.article.text)) if one.words else None
    if counted is None:
        return None
    count = 2 if counted["both"] else CARDINALS[counted["count"].lower()]
    for span in reversed(body_sentences(one.article, Span(0, one.span.start))):
        for names in enumerations(span.of(one.article.text)):
            if len(names) == count > 1:
                words = Span(span.start + names[0].start, span.start + names[-1].end)
                return replace(one, span=span, words=words, copies=())
    return None


def enumerations(sentence: str) -> Iterator[list[Span]]:
    """Yield the names of each enumeration in a sentence, in order.

    >>> text = "Nara met Norlin Air, Vesta and Kopa in Saltby."
    >>> [[name.of(text) for name in names] for names in enumerations(text)]
    [['Norlin Air', 'Vesta', 'Kopa']]
    """
    names = name_spans(sentence, [])
    joints = [sentence[one.end : other.start] for one, other in pairwise(names)]
    start = 0
    for place in range(len(joints) + 1):
        if place < len(joints) and _JOINED.fullmatch(joints[place]):
            continue
        if place > start and _LAST.fullmatch(joints[place - 1]):
            yield names[start : place + 1]
        start = place + 1
