"""Print how fast things are, part by part."""

import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from bench.machine import conditions
from bench.page import put
from bench.parts.adding import measure_adding
from bench.parts.asking import measure_asking
from bench.parts.growth import measure_growth
from bench.parts.limits import measure_limits
from bench.parts.phrasing import measure_phrasing
from bench.parts.starting import measure_starting
from bench.parts.vectors import measure_vectors
from bench.peering import measure_peers
from bench.table import Table, on_screen
from bench.workload import Progress, Workload, workload_of
from embeddings.errors import SitasiError
from ui.cli.options import progress_bar
from ui.cli.terminal import say

_WIDE = 160
"""Columns of a file, into which the widest table fits."""
_FEWEST = 100
"""Passages: as many neighbours are looked for."""


class BenchPart(StrEnum):
    """What can be measured alone."""

    ADDING = "adding"
    ASKING = "asking"
    START = "start"
    LIMITS = "limits"
    GROWTH = "growth"
    VECTORS = "vectors"
    PHRASING = "phrasing"
    PEERS = "peers"


PARTS: Mapping[BenchPart, Callable[[Workload, Progress], Sequence[Table]]] = {
    BenchPart.ADDING: measure_adding,
    BenchPart.ASKING: measure_asking,
    BenchPart.START: measure_starting,
    BenchPart.LIMITS: measure_limits,
    BenchPart.GROWTH: measure_growth,
    BenchPart.VECTORS: measure_vectors,
    BenchPart.PHRASING: measure_phrasing,
    BenchPart.PEERS: measure_peers,
}


_Parts = Annotated[
    list[BenchPart] | None, typer.Argument(metavar="PART", help=f"{', '.join(BenchPart)}; all where none is named.")
]
_Articles = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="A BEIR folder [../shared/data/pool where it is; else articles are made up]."),
]
_Questions = Annotated[int, typer.Option(min=6, help="Asked in `asking` and `peers` at most.")]
_Sizes = Annotated[
    str, typer.Option(metavar="N,N,...", help="Passages for `growth`, `vectors` and, the most, `limits`.")
]
_Full = Annotated[
    bool, typer.Option("--full", help="`growth` and `vectors` up to a million passages: more than an hour.")
]
_Encoder = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        resolve_path=True,
        help="An encoder on the disk, with which `peers` go to work once more.",
    ),
]
_Seed = Annotated[int, typer.Option(help="Of what is made up.")]
_Write = Annotated[Path | None, typer.Option(metavar="PAGE", help="Put the tables into this page of Markdown.")]


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def bench(
    parts: _Parts = None,
    articles: _Articles = None,
    questions: _Questions = 200,
    sizes: _Sizes = "",
    full: _Full = False,
    encoder: _Encoder = None,
    seed: _Seed = 0,
    write: _Write = None,
) -> None:
    """Measure how fast Sitasi is, against its own limits and against others at the same work.

    python -m bench adding asking      python -m bench growth --sizes 1000,10000

    Figures hang on the machine and on what else runs there: nothing else should. docs/benchmarks.md tells what each
    means. What is measured is written below the system's folder for temporary files; TMPDIR names another.
    """
    console = Console()
    if not console.is_terminal:
        console.width = _WIDE
    counts, told = _counts(sizes), conditions()
    console.print(Text(told))
    with TemporaryDirectory(prefix="sitasi-bench-") as work:
        ground = workload_of(
            articles, Path(work), questions=questions, sizes=counts, full=full, seed=seed, encoder=encoder
        )
        for part in parts or BenchPart:
            with progress_bar(part) as progress:
                tables = PARTS[part](ground, progress)
            for table in tables:
                console.print(on_screen(table))
            if not tables:
                say(f"bench: {part} needs a language model, and none is configured: see docs/llm.md", err=True)
            elif write:
                put(write, part, tables, told)


def _counts(sizes: str) -> tuple[int, ...]:
    try:
        counts = tuple(int(one) for one in sizes.split(",") if one)
    except ValueError:
        counts = (0,)
    if min(counts, default=_FEWEST) < _FEWEST:
        raise typer.BadParameter(f"{sizes!r}: give whole numbers from {_FEWEST}, with commas between them")
    return counts


def main() -> None:
    """Run it; errors of Sitasi are one line."""
    try:
        app()
    except (ChildProcessError, SitasiError) as error:
        say(f"bench: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
