"""Short lines that say whose words follow, or of what hour they are: in interviews and live blogs."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from rag.reading.body.boilerplate import Boilerplate
from rag.reading.body.line import LineShape, TextLine
from rag.reading.body.line_shape import ends_sentence, word_count
from rag.segmentation.row_patterns import is_time

__all__ = ["entry_times", "speakers"]

_MOST_WORDS = 4
_FEWEST = 2
"""Times that each speaker of an interview has the word, and entries of a live blog."""
_MOST_LABELS = 10
"""Different lines that repeat; a page with more of them repeats its buttons."""


def speakers(text: str, lines: Sequence[TextLine]) -> set[int]:
    """Return the places of two labels that take turns, each with something said under it.

    "Tanya" and "Jawab", or the names of an outlet and of the one whom it asks.
    """
    following = [ends_sentence(line.span.of(text)) for line in lines[1:]]
    labels = {
        place: line.span.of(text).casefold().rstrip(": ")
        for place, (line, says) in enumerate(zip(lines, following, strict=False))
        if says and _may_label(text, line)
    }
    counts = Counter(labels.values())
    repeated = [label for label, count in counts.items() if count >= _FEWEST]
    if len(repeated) > _MOST_LABELS:
        return set()
    found: set[int] = set()
    for pair in combinations(repeated, 2):
        places = [place for place, label in labels.items() if label in pair]
        if all(labels[one] != labels[other] for one, other in pairwise(places)):
            found.update(places)
    return found


def entry_times(text: str, lines: Sequence[TextLine]) -> set[int]:
    """Return the places of the times of day under which the entries of a live blog stand."""
    places = {
        place
        for place, line in enumerate(lines)
        if line.role in (LineShape.SHORT, Boilerplate.LINE)
        and is_time(line.span.of(text))
        and _is_followed(lines, place)
    }
    return places if len(places) >= _FEWEST else set()


def _may_label(text: str, line: TextLine) -> bool:
    words = line.span.of(text)
    is_name = not ends_sentence(words) and not any(map(str.isdigit, words)) and word_count(words) <= _MOST_WORDS
    return is_name and (line.role is LineShape.SHORT or len(words) == 1) and not line.item


def _is_followed(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a paragraph follows, with or without a headline of its own."""
    following = [line.role for line in lines[place + 1 : place + 3]]
    return following[:1] == [LineShape.PROSE] or following == [LineShape.SHORT, LineShape.PROSE]
