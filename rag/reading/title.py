"""Which of the lines above a story is its headline."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rag.reading.furniture import words_of

__all__ = ["find_title", "same_words"]

_FEWEST = 3
_USUAL = 5
"""Words of most headlines; fewer are often a section's or a person's name."""
_MOST = 30


def find_title(lines: Sequence[str], candidates: Sequence[int], bylines: Sequence[int]) -> int | None:
    """Choose the headline among the lines before the story; None where there is none.

    A line that the page repeats comes first, then the nearest above the byline, then the nearest above the story.

    Args:
        lines: every line before the story, furniture included.
        candidates: those that are no furniture, byline or caption, as places in `lines`, in order.
        bylines: the places of lines that name writer or date.
    """
    fitting = [place for place in candidates if _FEWEST <= len(words_of(lines[place]).split()) <= _MOST]
    if not fitting:
        return None
    repeated = _repeated(lines, fitting)
    if repeated is not None:
        return repeated
    above = [place for place in fitting if any(place < byline for byline in bylines)] or fitting
    usual = [place for place in above if len(words_of(lines[place]).split()) >= _USUAL]
    return (usual or above)[-1]


def same_words(line: str, title: str | None) -> bool:
    """Tell whether a line repeats the title, or says it with the outlet's name after it.

    >>> same_words("Pasar Baru Dibuka | Kabar Kota", "Pasar baru dibuka")
    True
    """
    if title is None:
        return False
    words, wanted = words_of(line), words_of(title)
    if words == wanted:
        return True
    separators = ("|", " - ", " – ", " — ")
    return any(words_of(line.rpartition(separator)[0]) == wanted != "" for separator in separators)


def _repeated(lines: Sequence[str], fitting: Sequence[int]) -> int | None:
    """Find the first line that stands there twice, or ends a breadcrumb."""
    every = [words_of(line) for line in lines]
    wanted = {every[place] for place in fitting}
    counts = Counter(every)
    counts.update(end for words in every for end in _ends(words) if end in wanted)
    return next((place for place in fitting if counts[every[place]] > 1), None)


def _ends(words: str) -> Iterator[str]:
    """Give what a breadcrumb of these words may end in, the shortest first."""
    parts = words.split()
    for count in range(_FEWEST, min(len(parts), _MOST + 1)):
        yield " ".join(parts[-count:])
