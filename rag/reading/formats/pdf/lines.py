"""What a page of print is made of: its lines, where they stand and how they are set."""

from dataclasses import dataclass

__all__ = ["Page", "PrintLine"]


@dataclass(frozen=True, slots=True)
class PrintLine:
    """A line of print; places are in points, from the lower left corner of its page."""

    text: str
    page: int
    """From 1."""
    box: int
    """That of the page's blocks in which it stands."""
    left: float
    right: float
    bottom: float
    top: float
    size: float
    """The height of its letters."""
    bold: bool
    cells: bool
    """Whether it is a row of a table."""
    first_word: float
    """How wide it is."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its lines, in the order in which they are read."""

    number: int
    """From 1."""
    height: float
    lines: tuple[PrintLine, ...]
    pictured: bool
    """Whether it shows a picture."""
