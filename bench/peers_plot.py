"""The table of peers on a page becomes a plot, once for light and once for dark pages.

    python -m bench.peers_plot docs/benchmarks.md --out docs

Nothing is measured: what the page says is drawn, as `peers-light.svg` and `peers-dark.svg`.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bench.page import section
from embeddings.errors import ReadingError

__all__ = ["DARK", "LIGHT", "Bars", "Colours", "drawing", "main", "peers_on"]

SHOWN: Mapping[str, str] = {
    "Sitasi": "Sitasi",
    "Sitasi, judge off": "Sitasi, judge off",
    "Sitasi, all-MiniLM-L6-v2, judge off": "Sitasi, the others’ encoder",
    "Haystack, all-MiniLM-L6-v2, joined as by default": "Haystack, BM25 + vectors",
    "txtai hybrid, all-MiniLM-L6-v2": "txtai, BM25 + vectors",
    "LlamaIndex, all-MiniLM-L6-v2": "LlamaIndex, vectors",
}
"""Rows of the table that are drawn, and what they are called: of each peer the one that finds best."""

KINDS: Mapping[str, tuple[str, str]] = {
    "facqa-valid": ("News", "asked in Indonesian"),
    "idk-valid": ("Wikipedia", "asked in Indonesian"),
    "squad-en-dev": ("Wikipedia", "asked in English"),
    "squad-id-dev": ("Wikipedia", "machine-translated"),
}
"""Kinds of questions, by the names of their splits: what the articles are, and how they are asked about."""

_MEASURE, _TIME = "nDCG@10", "p50 ms"
_LABELS, _PANEL, _VALUE, _TIMES = 204, 108, 46, 62
_TOP, _ROW, _BAR = 86, 34, 18
_FONTS = "system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif"
_WIDTH = _LABELS + len(KINDS) * (_PANEL + _VALUE) + _TIMES


@dataclass(frozen=True, slots=True)
class Bars:
    """What the table says of one contender."""

    name: str
    shares: Sequence[float]
    """nDCG@10, in the order of `KINDS`."""
    milliseconds: str
    """A question takes, as the table writes it."""

    @property
    def ours(self) -> bool:
        """Tell whether it is Sitasi."""
        return self.name.startswith("Sitasi")


@dataclass(frozen=True, slots=True)
class Colours:
    """What a drawing is drawn with; its ground is the page's."""

    ink: str
    faint: str
    ours: str
    theirs: str
    track: str


LIGHT = Colours(ink="#1c1b19", faint="#5f5b54", ours="#0f766e", theirs="#a39c90", track="#efece6")
DARK = Colours(ink="#f0eee9", faint="#a8a49b", ours="#2dd4bf", theirs="#77726a", track="#2b2a28")


def peers_on(page: str) -> list[Bars]:
    """Read what a page says of those that are drawn."""
    lines = section(page, "peers").splitlines()
    head, *rows = [_cells(line) for line in lines if line.startswith("| ")] or [[]]
    said = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    missing = [name for name in SHOWN if name not in said]
    if missing:
        raise ReadingError(
            f"the page has no row {missing[0]!r} in its table of peers: `make bench PARTS=peers` writes it"
        )
    return [
        Bars(label, [float(said[name][f"{_MEASURE} {kind}"]) for kind in KINDS], said[name][_TIME])
        for name, label in SHOWN.items()
    ]


def drawing(peers: Sequence[Bars], colours: Colours) -> str:
    """Draw a panel a kind of question, a bar a contender, and how long a question takes."""
    height = _TOP + len(peers) * _ROW + 8
    drawn = [
        _text(0, 20, "How well what answers is found: nDCG@10, 1 is best", colours.ink, size=15, bold=True),
        _text(_WIDTH, _TOP - 30, "a question", colours.faint, anchor="end"),
        _text(_WIDTH, _TOP - 13, "takes", colours.faint, anchor="end"),
    ]
    for place, (articles, asked) in enumerate(KINDS.values()):
        left = _left(place)
        drawn += [
            _text(left, _TOP - 30, articles, colours.ink, bold=True),
            _text(left, _TOP - 13, asked, colours.faint),
        ]
    for row, one in enumerate(peers):
        drawn += _row(one, _TOP + row * _ROW, colours)
    told = "; ".join(f"{one.name}: {', '.join(map(_share, one.shares))}" for one in peers)
    kinds = ", ".join(" ".join(kind) for kind in KINDS.values())
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}"',
            f' height="{height}" font-family="{_FONTS}" role="img">',
            f"<title>{escape(f'nDCG@10 ({kinds}): {told}')}</title>",
            *drawn,
            "</svg>\n",
        ]
    )


def _row(one: Bars, top: int, colours: Colours) -> list[str]:
    middle, fill = top + _BAR - 4, colours.ours if one.ours else colours.theirs
    drawn = [_text(0, middle, one.name, colours.ink, bold=one.ours)]
    for place, share in enumerate(one.shares):
        left = _left(place)
        drawn += [
            _bar(left, top, _PANEL, colours.track),
            _bar(left, top, round(_PANEL * share), fill),
            _text(left + _PANEL + 6, middle, _share(share), colours.ink),
        ]
    return [*drawn, _text(_WIDTH, middle, f"{float(one.milliseconds):.0f} ms", colours.ink, anchor="end")]


def _left(panel: int) -> int:
    return _LABELS + panel * (_PANEL + _VALUE)


def _share(value: float) -> str:
    return f"{value:.3f}".lstrip("0")


def _bar(left: int, top: int, width: int, fill: str) -> str:
    return f'<rect x="{left}" y="{top}" width="{width}" height="{_BAR}" rx="2" fill="{fill}"/>'


def _text(
    left: int, base: int, text: str, fill: str, *, anchor: str = "start", size: int = 13, bold: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    where = f'x="{left}" y="{base}" text-anchor="{anchor}"'
    return f'<text {where} font-size="{size}"{weight} fill="{fill}">{escape(text)}</text>'


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def main() -> None:
    """Draw what a page says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="Markdown with the table of peers")
    parser.add_argument("--out", type=Path, required=True, help="folder for the two drawings")
    options = parser.parse_args()
    try:
        peers = peers_on(options.page.read_text(encoding="utf-8"))
    except (OSError, ReadingError) as error:
        sys.exit(f"bench.peers_plot: {error}")
    for name, colours in (("light", LIGHT), ("dark", DARK)):
        (options.out / f"peers-{name}.svg").write_text(drawing(peers, colours), encoding="utf-8")


if __name__ == "__main__":
    main()
