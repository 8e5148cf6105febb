"""The figures of a run as tables, beside those of the run before it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eval.comparison import Comparison, Difference
from eval.reporting.tables import EXPLANATIONS
from ui.chat.markup import Html, element
from ui.chat.measure.words import SAID

__all__ = ["confusion_table", "costs_table", "figure", "metrics_table"]

_NONE = "\N{EN DASH}"
_NO_FRACTION = 100
"""Costs from here on are written without a fraction."""


def metrics_table(header: Mapping[str, Any], comparison: Comparison | None) -> Html:
    """Show each measure that has a value: over all, by split, and against the run before."""
    columns = [header["metrics"], *header["by_split"].values()]
    before = {one.metric: one for one in comparison.metrics} if comparison else None
    names = [SAID.metric, SAID.now, *header["by_split"]]
    titles = [*names, SAID.earlier, SAID.difference, SAID.chance] if comparison else names
    rows = (
        element(
            "tr",
            _name(metric),
            *(_cell(figure(values.get(metric))) for values in columns),
            *(map(_cell, _difference(before.get(metric))) if before is not None else ()),
        )
        for metric in header["metrics"]
        if any(values.get(metric) is not None for values in columns)
    )
    return _table(SAID.metrics, titles, rows)


def costs_table(costs: Mapping[str, float]) -> Html:
    """Show what a run cost."""
    rows = (element("tr", _head(name), _cell(_cost(value))) for name, value in costs.items())
    return _table(SAID.costs, [SAID.cost, SAID.value], rows, narrow=True)


def confusion_table(counts: Mapping[str, Mapping[str, int]]) -> Html:
    """Show how often each verdict was given in the place of each; what is right stands on the diagonal."""
    columns = list(dict.fromkeys((*counts, *(given for row in counts.values() for given in row))))
    rows = (
        element("tr", _head(gold), *(_cell(str(row.get(given, 0)), right=given == gold) for given in columns))
        for gold, row in counts.items()
    )
    return _table(SAID.confusion, [SAID.expected, *columns], rows, narrow=True)


def figure(value: float | None, *, signed: bool = False) -> str:
    """Write a figure between 0 and 1, or a difference of two.

    >>> figure(0.5), figure(-0.25, signed=True), figure(None)
    ('0.500', '−0.250', '–')
    """
    if value is None:
        return _NONE
    rounded = round(value, 3) + 0.0  # which makes a zero of what is nearly one
    return f"{rounded:{'+' if signed and rounded else ''}.3f}".replace("-", "\N{MINUS SIGN}")


def _difference(one: Difference | None) -> tuple[str, ...]:
    if one is None:
        return (_NONE,) * 3
    return figure(one.a), figure(one.difference, signed=True), figure(one.p_value)


def _table(label: str, titles: Sequence[str], rows: Iterable[Html], *, narrow: bool = False) -> Html:
    """Draw a table that scrolls inside itself, also by keys."""
    head = element("tr", *(element("th", title, scope="col") for title in titles))
    table = element("table", element("thead", head), element("tbody", *rows))
    return element(
        "div", table, class_="wide narrow" if narrow else "wide", tabindex=0, role="region", aria_label=label
    )


def _name(metric: str) -> Html:
    about = EXPLANATIONS.get(metric)
    return _head(metric, *([element("span", about, class_="about")] if about else []))


def _head(*children: str) -> Html:
    return element("th", *children, scope="row")


def _cell(shown: str, *, right: bool = False) -> Html:
    return element("td", shown, class_="right" if right else None)


def _cost(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= _NO_FRACTION else f"{value:,.2f}"
