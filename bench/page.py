"""The page of the figures: its prose is written by hand, its tables by the bench."""

import re
from collections.abc import Sequence
from pathlib import Path

from bench.table import Table, markdown

__all__ = ["put", "section"]


def put(page: Path, part: str, tables: Sequence[Table], conditions: str) -> None:
    """Put tables into their part of a page: between `<!-- bench: PART -->` and `<!-- end -->`, or at its end."""
    begin, end = _marks(part)
    body = "\n\n".join([*map(markdown, tables), f"*{conditions}.*"])
    written_anew = f"{begin}\n\n{body}\n\n{end}"
    text = page.read_text(encoding="utf-8") if page.exists() else "# Benchmarks\n"
    written, found = re.subn(f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: written_anew, text, flags=re.DOTALL)
    page.write_text(written if found else f"{text}\n## {part.capitalize()}\n\n{written_anew}\n", encoding="utf-8")


def section(text: str, part: str) -> str:
    """Return what stands in a part of a page; nothing where it has none."""
    begin, end = _marks(part)
    return text.partition(begin)[2].partition(end)[0]


def _marks(part: str) -> tuple[str, str]:
    return f"<!-- bench: {part} -->", "<!-- end -->"
