"""Walk down the lines of an article and keep those of its story."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import groupby, pairwise, takewhile

from rag.reading.body.boilerplate import Boilerplate, words_of
from rag.reading.body.line import LineShape, TextLine
from rag.reading.body.line_shape import ends_sentence, is_headline_cased, word_count
from rag.segmentation.row_patterns import row_marks
from rag.types import Span

__all__ = ["keep_story"]


_FEWEST_ROWS = 2
_SHARED_WORDS = 2
_LONG_WORD = 6
"""Letters of a word that is of one story rather than of every page."""
_HEADLINE_WORDS = 5
"""Words of most headlines; items of lists are shorter, or are not set as headlines."""


class _StoryPlace(StrEnum):
    STORY = "story"
    LINKS = "links"
    BOX = "box"


def keep_story(text: str, lines: Iterable[TextLine]) -> list[Span]:
    """Keep the paragraphs, the headings that a paragraph follows, the items of lists, and the rows of tables."""
    walk = _Walk(text)
    for line in _until_end(text, list(lines)):
        walk.take(line)
    return walk.finish()


def _until_end(text: str, lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Leave out what follows the line that closes the page, once the story has begun."""
    begun = next(
        (place for place, line in enumerate(lines) if line.role in (LineShape.PROSE, LineShape.ROW)), len(lines)
    )
    ends = (place for place, line in enumerate(lines) if place > begun and line.role is Boilerplate.END)
    before = lines[: next(ends, len(lines))]
    shown = [place for place, line in enumerate(before) if line.role is not Boilerplate.LINE]
    pairs = [there for here, there in pairwise(shown) if before[here].role is before[there].role is LineShape.PROSE]
    single = [
        there
        for here, there in pairwise(shown)
        if before[here].role is Boilerplate.COPYRIGHT
        and _goes_on(text, before[begun:here], before[here], before[there])
    ]
    last = max([begun, *pairs, *single])
    closing = (place for place, line in enumerate(before) if place > last and line.role is Boilerplate.COPYRIGHT)
    return before[: next(closing, len(before))]


def _goes_on(text: str, story: Sequence[TextLine], credit: TextLine, line: TextLine) -> bool:
    """Whether a single paragraph after a copyright line is of the story, in whose words it speaks."""
    if line.role is not LineShape.PROSE:
        return False
    told = {word for one in story if one.role is LineShape.PROSE for word in _long_words(one.span.of(text))}
    return len((told - _long_words(credit.span.of(text))) & _long_words(line.span.of(text))) >= _SHARED_WORDS


def _long_words(words: str) -> set[str]:
    return {word for word in words_of(words).split() if len(word) >= _LONG_WORD}


class _Walk:
    """Where we are on the page, what we kept, and the short lines that what follows must decide on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: list[Span] = []
        self.undecided: list[TextLine] = []
        self.held: TextLine | None = None
        self.place = _StoryPlace.STORY
        self.listing = False
        self.steps: dict[LineShape | Boilerplate, Callable[[TextLine], None]] = {
            LineShape.PROSE: self._prose,
            LineShape.SHORT: self._short,
            LineShape.ROW: self._row,
            LineShape.LABEL: self._label,
            Boilerplate.LINKS: self._links,
            Boilerplate.BOX: self._box,
        }

    def take(self, line: TextLine) -> None:
        step = self.steps.get(line.role)
        if step is not None:
            step(line)

    def finish(self) -> list[Span]:
        """Keep the list or the short sentences that directly follow the last paragraph, and no links after it."""
        ending = self._ending_list()
        self.kept += [line.span for line in ending]
        labels: list[Span] = []
        for line in self.undecided[len(ending) :]:
            if line.role is LineShape.LABEL:
                labels.append(line.span)
            elif _is_said(self.text, line):
                self.kept += [*labels, line.span]
                labels = []
            else:
                break
        return self.kept

    def _ending_list(self) -> list[TextLine]:
        """Find the list that ends a story: after nobody's paragraph, there may be more links than rows."""
        run = self.undecided
        led = self.listing or _leads_in(self.text, run[:1])
        head = 0 if self.listing or (run and run[0].item) else 1
        rows = list(takewhile(lambda line: line.item or (led and row_marks(line.span.of(self.text))), run[head:]))
        of_story = led or not (head or all(_is_headline(self.text, row) for row in rows))
        return run[: head + len(rows)] if of_story and _is_list(self.text, rows) else []

    def _prose(self, line: TextLine) -> None:
        if self.place is _StoryPlace.BOX:
            if self.held is None:
                self.held = line
                return
            self.kept.append(self.held.span)
        elif self.listing or _belongs(self.text, self.undecided):
            self.kept += [short.span for short in self.undecided]
        self.kept.append(line.span)
        self.place, self.held, self.undecided = _StoryPlace.STORY, None, []
        self.listing = line.span.of(self.text)[-1] == ":" or (self.listing and line.item)

    def _short(self, line: TextLine) -> None:
        self.held = None
        if self.place is not _StoryPlace.STORY:
            return
        if self.listing and line.item:
            self.kept += [*(short.span for short in self.undecided), line.span]
            self.undecided = []
        else:
            self.undecided.append(line)

    def _label(self, line: TextLine) -> None:
        """Hold who speaks or when it is: kept with what follows, and no sign of a list."""
        if self.place is _StoryPlace.STORY:
            self.undecided.append(line)

    def _row(self, line: TextLine) -> None:
        """Keep a row of a table, and the line that heads it."""
        if self.place is _StoryPlace.BOX:
            return
        headed = self.undecided if _belongs(self.text, self.undecided) else self.undecided[-1:]
        self.kept += [*(short.span for short in headed), line.span]
        self.place, self.held, self.undecided, self.listing = _StoryPlace.STORY, None, [], False

    def _links(self, _: TextLine) -> None:
        if self.place is _StoryPlace.STORY:
            self.place = _StoryPlace.LINKS
        self.held = None

    def _box(self, _: TextLine) -> None:
        self.place, self.held, self.undecided = _StoryPlace.BOX, None, []


def _belongs(text: str, run: Sequence[TextLine]) -> bool:
    """Whether short lines before a paragraph are headings and lists of its story, and no links that lost their box."""
    run = [line for line in run if line.role is LineShape.SHORT]
    if len(run) < _FEWEST_ROWS or all(line.item or line.heading for line in run):
        return True
    if all(_is_said(text, line) for line in run) and not all(line.span.of(text)[-1] == "?" for line in run):
        return True
    if _leads_in(text, run[:1]) and not any(_is_headline(text, line) for line in run[1:]):
        return True
    parts = [(listed, list(lines)) for listed, lines in groupby(run, lambda line: _is_listed(text, line))]
    return all(_is_list(text, lines) if listed else len(lines) == 1 for listed, lines in parts)


def _leads_in(text: str, line: Sequence[TextLine]) -> bool:
    return any(one.heading or one.span.of(text).endswith(":") for one in line)


def _is_listed(text: str, line: TextLine) -> bool:
    return line.item or bool(row_marks(line.span.of(text)))


def _is_list(text: str, lines: Sequence[TextLine]) -> bool:
    """Whether lines that follow each other are items, or rows of one form."""
    rows = [row_marks(line.span.of(text)) for line in lines if not line.item]
    return len(lines) >= _FEWEST_ROWS and (not rows or bool(frozenset.intersection(*rows)))


def _is_said(text: str, line: TextLine) -> bool:
    """Whether a short line is a sentence, such as an answer of one word."""
    words = line.span.of(text)
    return ends_sentence(words) and (word_count(words) == 1 or not is_headline_cased(words))


def _is_headline(text: str, line: TextLine) -> bool:
    words = line.span.of(text)
    return word_count(words) >= _HEADLINE_WORDS and is_headline_cased(words) and not row_marks(words)
