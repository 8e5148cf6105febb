"""Which of the lines above a story, or of the titles that its page states, is its headline."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rag.reading.body.boilerplate import words_of

__all__ = ["find_title", "page_title", "same_words", "without_outlet"]

_FEWEST = 3
_USUAL = 5
"""Words of most headlines; fewer are often a section's or a person's name."""
_MOST = 30
_SEPARATOR = re.compile(r"\s+(?:[|–—•·»«~/:]|-|::)\s+|\s*\|\s*|:\s+")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_SECTION_WORDS = 2
_OUTLET_WORDS = 4
"""Words of the longest name after a dash that is taken for an outlet's where the page names none."""


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


def page_title(
    headings: Sequence[str], linked: Sequence[str], titles: Sequence[str], outlets: Sequence[str]
) -> str | None:
    """Choose a page's headline: the heading that another place repeats, else linked data's, else a title's.

    >>> page_title([], [], ["Banjir surut - Kabar Lembah"], [])
    'Banjir surut'

    Args:
        headings: its first-level headings.
        linked: the headline of its linked data.
        titles: `og:title` and `<title>`, which may say the outlet, too.
        outlets: the names of its outlet.
    """
    bare = [without_outlet(title, outlets) for title in titles]
    headlines = [heading for heading in headings if heading and not _names_outlet(heading, titles, outlets)]
    stated = {words_of(one) for one in [*linked, *titles, *bare]}
    repeated = [heading for heading in headlines if words_of(heading) in stated and words_of(heading)]
    only = headlines if len(headlines) == 1 else []
    known = [title for title in bare[:-1] if title]
    candidates = [*repeated, *(without_outlet(one, outlets) for one in linked), *known, *only, *bare]
    return next((one for one in candidates if one and not _is_outlet(one, outlets)), None)


def without_outlet(title: str, outlets: Sequence[str]) -> str:
    """Leave out the outlet's name at either end of a title; where no outlet is known, what looks like its name.

    >>> without_outlet("Banjir surut | Daerah | Kabar Lembah", [])
    'Banjir surut'
    """
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return title
    first, last = title[: marks[0].start()], title[marks[-1].end() :]
    if _is_outlet(last, outlets) or (outlets and _SITE.fullmatch(last)):
        return _without_section(title[: marks[-1].start()], marks)
    if _is_outlet(first, outlets):
        return title[marks[0].end() :]
    end = len(title)
    for mark in reversed([] if outlets else marks):
        sign = mark[0].strip()
        if mark[0][0] == ":" or sign != marks[-1][0].strip() or not _may_be_outlet(title[mark.end() : end]):
            break
        end = mark.start()
    dropped = title[marks[0].end() :]
    is_name = len(title[:end].split()) < min(_FEWEST, len(dropped.split()))
    return dropped if is_name and end == marks[0].start() and len(marks) == 1 else title[:end]


def _without_section(title: str, marks: Sequence[re.Match[str]]) -> str:
    """Leave out the name of a section before the outlet's, after the same sign."""
    section = marks[-2] if len(marks) > 1 and marks[-2][0].strip() == marks[-1][0].strip() else None
    if section is None or len(title[section.end() :].split()) > _SECTION_WORDS:
        return title
    named = _may_be_outlet(title[section.end() :]) and len(title[: section.start()].split()) >= _FEWEST
    return title[: section.start()] if named else title


def _is_outlet(name: str, outlets: Sequence[str]) -> bool:
    return words_of(name) in {words_of(outlet) for outlet in outlets}


def _may_be_outlet(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= _OUTLET_WORDS and all(word[0].isupper() or "." in word for word in words)


def _names_outlet(heading: str, titles: Sequence[str], outlets: Sequence[str]) -> bool:
    """Whether a heading is the outlet's name: a title ends with it after a mark."""
    return _is_outlet(heading, outlets) or any(
        words_of(_SEPARATOR.split(title)[-1]) == words_of(heading) for title in titles if _SEPARATOR.search(title)
    )


def same_words(line: str, title: str | None) -> bool:
    """Return whether a line repeats the title, or says it with the outlet's name after it.

    >>> same_words("Pasar Baru Dibuka | Kabar Kota", "Pasar baru dibuka")
    True
    """
    if title is None:
        return False
    words, wanted = words_of(line), words_of(title)
    if words == wanted:
        return True
    if not wanted or not words.startswith(wanted):
        return False
    return any(words_of(line.rpartition(separator)[0]) == wanted for separator in ("|", " - ", " – ", " — "))


def _repeated(lines: Sequence[str], fitting: Sequence[int]) -> int | None:
    """Find the first line that stands there twice, or ends a breadcrumb."""
    every = [words_of(line) for line in lines]
    wanted = {every[place] for place in fitting}
    counts = Counter(every)
    counts.update(end for words in every for end in _ends(words) if end in wanted)
    return next((place for place in fitting if counts[every[place]] > 1), None)


def _ends(words: str) -> Iterator[str]:
    """Yield what a breadcrumb of these words may end in, the shortest first."""
    parts = words.split()
    for count in range(_FEWEST, min(len(parts), _MOST + 1)):
        yield " ".join(parts[-count:])
