"""What a part of the bench gives back: tables, for a terminal and for a page of Markdown."""

from dataclasses import dataclass

from rich.table import Table as Grid
from rich.text import Text

__all__ = ["Table", "markdown", "on_screen"]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures, each as it is shown."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    """What the rows come to, or on what they hang; stands below them."""


def markdown(table: Table) -> str:
    """Write a table as Markdown has it: its first column to the left, figures to the right.

    >>> print(markdown(Table("Start", ("what", "ms"), (("`import rag`", "700"),), "Five times each.")))
    **Start**
    <BLANKLINE>
    | what | ms |
    |---|--:|
    | `import rag` | 700 |
    <BLANKLINE>
    Five times each.
    """
    ruler = f"|---|{'--:|' * (len(table.columns) - 1)}"
    lines = [_line(table.columns), ruler, *map(_line, table.rows)]
    return "\n".join([f"**{table.title}**", "", *lines, *(["", table.note] if table.note else [])])


def on_screen(table: Table) -> Grid:
    """Draw a table for a terminal."""
    grid = Grid(title=Text(table.title), caption=Text(table.note), title_justify="left", caption_justify="left")
    for place, column in enumerate(table.columns):
        grid.add_column(Text(column), justify="right" if place else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*map(Text, row))
    return grid


def _line(cells: tuple[str, ...]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
