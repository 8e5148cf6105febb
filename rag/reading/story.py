"""Walk down the lines of an article and keep those of its story."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from rag.reading.furniture import Furniture
from rag.reading.roles import Line, Shape
from rag.reading.shape import ends_sentence, is_headline_cased
from rag.types import Span

__all__ = ["keep_story"]


class _Place(StrEnum):
    STORY = "story"
    LINKS = "links"
    BOX = "box"


def keep_story(text: str, lines: Iterable[Line]) -> list[Span]:
    """Keep the paragraphs, the headings that a paragraph follows, and the items of lists."""
    walk = _Walk(text)
    for line in lines:
        if line.role is Furniture.END and walk.kept:
            break
        walk.take(line)
    return walk.finish()


class _Walk:
    """Where we are on the page, what we kept, and the short lines that what follows must decide on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: list[Span] = []
        self.undecided: list[Line] = []
        self.held: Line | None = None
        self.place = _Place.STORY
        self.listing = False
        self.steps: dict[Shape | Furniture, Callable[[Line], None]] = {
            Shape.PROSE: self._prose,
            Shape.SHORT: self._short,
            Furniture.LINKS: self._links,
            Furniture.BOX: self._box,
        }

    def take(self, line: Line) -> None:
        step = self.steps.get(line.role)
        if step is not None:
            step(line)

    def finish(self) -> list[Span]:
        """Keep short sentences that directly follow the last paragraph, and no link list after it."""
        for line in self.undecided:
            words = line.span.of(self.text)
            if not ends_sentence(words) or is_headline_cased(words):
                break
            self.kept.append(line.span)
        return self.kept

    def _prose(self, line: Line) -> None:
        if self.place is _Place.BOX:
            if self.held is None:
                self.held = line
                return
            self.kept.append(self.held.span)
        elif self.listing or len(self.undecided) == 1 or all(map(_is_marked, self.undecided)):
            self.kept += [short.span for short in self.undecided]
        self.kept.append(line.span)
        self.place, self.held, self.undecided = _Place.STORY, None, []
        self.listing = line.span.of(self.text)[-1] == ":" or (self.listing and line.item)

    def _short(self, line: Line) -> None:
        self.held = None
        if self.place is not _Place.STORY:
            return
        if self.listing and line.item:
            self.kept += [*(short.span for short in self.undecided), line.span]
            self.undecided = []
        else:
            self.undecided.append(line)

    def _links(self, _: Line) -> None:
        if self.place is _Place.STORY:
            self.place = _Place.LINKS
        self.held = None

    def _box(self, _: Line) -> None:
        self.place, self.held, self.undecided = _Place.BOX, None, []


def _is_marked(line: Line) -> bool:
    """Whether a mark says that it is no link that lost its box."""
    return line.item or line.heading > 0
