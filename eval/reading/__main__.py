"""How well are web pages read? Their stories, days and titles, by Sitasi and beside it by other libraries.

    python -m eval.reading PAGES [--faults] [--json]

PAGES is a folder of pages whose story is known, in the form of article-extraction-benchmark: `html/ID.html` (or
`ID.html`, each packed by gzip or not) and `ground-truth.json`, an object that says of each ID

    {"articleBody": "First paragraph.\\n\\nSecond paragraph.", "url": "https://..."}

and may say `"title"`, `"published"` (a day as 2025-03-07, or null where the page states none), and `"article": false`
of a page that is none, such as an index. Stories are compared in runs of four words: precision is the share of what was
read that is the story, recall the share of the story that was read, each the mean over pages, and F1 is of the two.
Complete are stories that were read word for word with nothing besides. A library that does not look for something has
no figure there.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from embeddings.errors import SitasiError
from eval.reading.gold import GoldPage, read_gold
from eval.reading.readers import READABILITY, page_readers
from eval.reading.scoring import DayOutcome, PageFigures, PageScore, figures, score_pages

_WIDE = 116
"""Characters of a line of the table."""
_COLUMNS: Mapping[str, str] = {
    "precision": "\nprecision",
    "recall": "\nrecall",
    "f1": "\nF1",
    "complete": "\ncomplete",
    "days_right": "days\nright",
    "days_wrong": "days\nwrong",
    "days_missing": "days\nmissing",
    "titles_right": "titles\nright",
    "articles_refused": "articles\nrefused",
    "others_refused": "others\nrefused",
}


def main() -> None:
    """Print the figures of every reader."""
    options = _options()
    try:
        pages = read_gold(options.pages)
        readers = page_readers()
        scores = {reader.name: score_pages(reader, pages, today=date.today()) for reader in readers}
    except (OSError, SitasiError) as error:
        sys.exit(f"eval.reading: {error}")
    reached = {reader.name: figures(scores[reader.name], reader) for reader in readers}
    if options.json:
        sys.stdout.write(json.dumps(_document(pages, reached, scores), ensure_ascii=False, indent=2) + "\n")
        return
    _show(pages, reached)
    if options.faults:
        sys.stdout.write("\n".join(_faults(scores[readers[0].name])) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m eval.reading", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path, help="the folder")
    parser.add_argument("--faults", action="store_true", help="then name the pages that Sitasi reads wrongly, and how")
    parser.add_argument("--json", action="store_true", help="print one JSON document, with every page")
    return parser.parse_args()


def _show(pages: Sequence[GoldPage], reached: Mapping[str, PageFigures]) -> None:
    articles = sum(page.is_article for page in pages)
    title = f"{articles} articles, {len(pages) - articles} pages that are none"
    table = Table(title=title, title_justify="left", box=box.SIMPLE, padding=(0, 0, 0, 1))
    table.add_column("\nread by", no_wrap=True)
    for column in _COLUMNS.values():
        table.add_column(column, justify="right", no_wrap=True)
    for name, row in reached.items():
        table.add_row(name, *(_shown(getattr(row, field)) for field in _COLUMNS))
    console = Console()
    console.width = max(console.width, _WIDE)
    console.print(table)
    if not find_spec(READABILITY):
        sys.stdout.write("readability-lxml is not installed and was left out; pip install readability-lxml\n")


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _faults(scores: Sequence[PageScore]) -> list[str]:
    """Name the pages that were not read as they should be, the worst stories first."""
    worst = sorted(scores, key=lambda one: (one.overlap.precision or 0) + (one.overlap.recall or 0))
    return [f"{one.page.page_id}: {'; '.join(faults)}" for one in worst if (faults := _faults_of(one))]


def _faults_of(one: PageScore) -> list[str]:
    page, reading, found = one.page, one.reading, one.overlap
    if not page.is_article:
        return ["no article, and was read as one"] if reading.story else []
    partly = f"story, precision {_shown(found.precision)}, recall {_shown(found.recall)}"
    faults = {
        "refused": not reading.story,
        partly: bool(reading.story) and not one.complete,
        f"day {reading.published}, not {page.published}": one.day in (DayOutcome.WRONG, DayOutcome.MISSING),
        f"title {reading.title!r}, not {page.title!r}": one.title_is_right is False,
    }
    return [fault for fault, found in faults.items() if found]


def _document(
    pages: Sequence[GoldPage], reached: Mapping[str, PageFigures], scores: Mapping[str, Sequence[PageScore]]
) -> dict[str, Any]:
    articles = sum(page.is_article for page in pages)
    return {
        "articles": articles,
        "others": len(pages) - articles,
        "readers": {
            name: {"figures": asdict(row), "pages": {one.page.page_id: _page(one) for one in scores[name]}}
            for name, row in reached.items()
        },
    }


def _page(one: PageScore) -> dict[str, Any]:
    return {
        "precision": one.overlap.precision,
        "recall": one.overlap.recall,
        "complete": one.complete,
        "day": one.day,
        "title_is_right": one.title_is_right,
        "refused": not one.reading.story,
    }


if __name__ == "__main__":
    main()
