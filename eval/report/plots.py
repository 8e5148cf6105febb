"""Plots as data URIs, each drawn for a light and for a dark page."""

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING, Any

from eval.report.curves import Bin

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Plot", "PlotWords", "plot_calibration", "plot_latency", "plot_recall"]

_SIZE = (4.0, 2.8)
"""Inches; the page scales it."""
_DEPTHS = (1, 2, 5, 10, 20, 50, 100)
_WHISKERS = (5, 95)


@dataclass(frozen=True, slots=True)
class _Colours:
    ink: str
    faint: str
    accent: str
    page: str


_LIGHT = _Colours(ink="#4a4640", faint="#ddd7cc", accent="#0f766e", page="#ffffff")
_DARK = _Colours(ink="#c9c3b8", faint="#3d3934", accent="#5eead4", page="#211f1c")


@dataclass(frozen=True, slots=True)
class PlotWords:
    """What is written on plots that people read in their own language."""

    confidence: str = "confidence"
    right: str = "share right"
    depth: str = "depth"
    recall: str = "recall"
    claimed: str = "{} claimed, {} right ({})"
    """Takes confidence, share and number of answers."""
    decimal: str = "."

    def share(self, value: float, decimals: int) -> str:
        """Write a share with the sign that the language has."""
        return f"{value:.{decimals}f}".replace(".", self.decimal)


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot, as an image that needs no other file."""

    light: str
    """A `data:` address."""
    dark: str
    says: str
    """The plot in words, for those who do not see it."""


def plot_calibration(bins: Sequence[Bin], said: PlotWords = PlotWords()) -> Plot:
    """Plot how often answers were right against how sure they were; the more answers, the greater the mark."""

    def draw(axes: "Axes", colours: _Colours) -> None:
        most = max(one.answers for one in bins)
        sizes = [20 + 130 * one.answers / most for one in bins]
        claimed, right = [one.confidence for one in bins], [one.right for one in bins]
        axes.plot([0, 1], [0, 1], color=colours.ink, alpha=0.5, linewidth=1, linestyle="--")
        axes.plot(claimed, right, color=colours.accent, alpha=0.5)
        axes.scatter(claimed, right, sizes, color=colours.accent, edgecolors=colours.page, zorder=3, clip_on=False)
        axes.set(xlim=(0, 1), ylim=(0, 1), xlabel=said.confidence, ylabel=said.right)
        axes.xaxis.set_major_formatter(lambda share, _: said.share(share, 1))
        axes.yaxis.set_major_formatter(lambda share, _: said.share(share, 1))

    parts = (said.claimed.format(said.share(one.confidence, 2), said.share(one.right, 2), one.answers) for one in bins)
    return _plot(draw, "; ".join(parts))


def plot_recall(recall: Sequence[float], said: PlotWords = PlotWords()) -> Plot:
    """Plot the share of relevant articles among the first 1 to 100."""

    def draw(axes: "Axes", colours: _Colours) -> None:
        axes.plot(range(1, len(recall) + 1), recall, color=colours.accent)
        axes.fill_between(range(1, len(recall) + 1), recall, color=colours.accent, alpha=0.08)
        axes.set(xscale="log", xlim=(1, len(recall)), ylim=(0, 1.02), xlabel=said.depth, ylabel=said.recall)
        axes.yaxis.set_major_formatter(lambda share, _: said.share(share, 1))
        axes.set_xticks(_DEPTHS, [str(depth) for depth in _DEPTHS])
        axes.minorticks_off()

    return _plot(draw, "; ".join(f"R@{depth} {said.share(recall[depth - 1], 3)}" for depth in _DEPTHS))


def plot_latency(stages: Mapping[str, Sequence[float]]) -> Plot:
    """Plot the milliseconds of each stage: half of the questions in the box, nine tenths between the whiskers."""

    def draw(axes: "Axes", colours: _Colours) -> None:
        upwards = list(stages)[::-1]
        line = {"color": colours.accent, "linewidth": 1.4}
        axes.boxplot(
            [list(stages[stage]) for stage in upwards],
            tick_labels=upwards,
            orientation="horizontal",
            whis=_WHISKERS,
            showfliers=False,
            widths=0.5,
            patch_artist=True,
            boxprops={"facecolor": colours.page, "edgecolor": colours.accent, "linewidth": 1.4},
            medianprops={"color": colours.accent, "linewidth": 2.6},
            whiskerprops=line,
            capprops=line,
        )
        axes.set(xlim=(0, None), xlabel="milliseconds")
        axes.grid(visible=False, axis="y")

    return _plot(draw, "; ".join(f"{stage}: median {median(spent):.1f} ms" for stage, spent in stages.items()))


def _plot(draw: "Callable[[Axes, _Colours], None]", says: str) -> Plot:
    return Plot(_image(draw, _LIGHT), _image(draw, _DARK), says)


def _image(draw: "Callable[[Axes, _Colours], None]", colours: _Colours) -> str:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    look: dict[Any, Any] = {
        "font.family": "sans-serif",
        "font.size": 10,
        "svg.fonttype": "none",
        "svg.hashsalt": "sitasi",
        "text.parse_math": False,
        "text.color": colours.ink,
        "axes.labelcolor": colours.ink,
        "axes.edgecolor": colours.faint,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "grid.color": colours.faint,
        "grid.linewidth": 0.5,
        "xtick.color": colours.ink,
        "ytick.color": colours.ink,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
    }
    drawn = BytesIO()
    with rc_context(look):
        figure = Figure(figsize=_SIZE, layout="constrained")
        axes = figure.subplots()
        axes.set_axisbelow(True)
        draw(axes, colours)
        figure.savefig(drawn, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{b64encode(drawn.getvalue()).decode()}"
