"""The page of the figures: its prose is written by hand, its tables by the bench."""

import re
from collections.abc import Sequence
from pathlib import Path

from bench.table import Table, markdown

__all__ = ["put"]


def put(page: Path, part: str, tables: Sequence[Table], conditions: str) -> None:
    """Put tables into their part of a page: between `<!-- bench: PART -->` and `<!-- end -->`, or at its end."""
    begin, end = f"<!-- bench: {part} -->", "<!-- end -->"
    body = "\n\n".join([*map(markdown, tables), f"*{conditions}.*"])
    section = f"{begin}\n\n{body}\n\n{end}"
    text = page.read_text(encoding="utf-8") if page.exists() else "# Benchmarks\n"
    written, found = re.subn(f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: section, text, flags=re.DOTALL)
    page.write_text(written if found else f"{text}\n## {part.capitalize()}\n\n{section}\n", encoding="utf-8")
