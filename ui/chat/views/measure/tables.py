"""The figures of a run as tables, beside those of the run before it."""

from collections.abc import Iterable, Mapping, Sequence

from embeddings.language import Language
from eval.runs.comparison import Comparison, Difference
from eval.types import Run
from ui.chat.locales.formatting import number
from ui.chat.locales.measure import MeasureWords
from ui.chat.markup import Html, element

__all__ = ["confusion_table", "costs_table", "figure", "metrics_table", "named"]

_NONE = "\N{EN DASH}"
_NO_FRACTION = 100
"""Costs from here on are written without a fraction."""


def metrics_table(run: Run, comparison: Comparison | None, said: MeasureWords) -> Html:
    """Show each measure that has a value: over all, by split, and against the run before."""
    columns = [run.metrics, *run.by_split.values()]
    before = {one.metric: one for one in comparison.metrics} if comparison else None
    names = [said.metric, said.now, *run.by_split]
    titles = [*names, said.earlier, said.difference, said.chance] if comparison else names
    rows = (
        element(
            "tr",
            _name(metric, said),
            *(_cell(figure(values.get(metric), said.language)) for values in columns),
            *(map(_cell, _difference(before.get(metric), said.language)) if before is not None else ()),
        )
        for metric in run.metrics
        if any(values.get(metric) is not None for values in columns)
    )
    return _table(said.metrics, titles, rows)


def costs_table(costs: Mapping[str, float], said: MeasureWords) -> Html:
    """Show what a run cost."""
    shown = {_stage(name, said): _cost(value, said.language) for name, value in costs.items()}
    rows = (element("tr", _head(name), _cell(value)) for name, value in shown.items())
    return _table(said.costs, [said.cost, said.value], rows, narrow=True)


def confusion_table(counts: Mapping[str, Mapping[str, int]], said: MeasureWords) -> Html:
    """Show how often each verdict was given in the place of each; what is right stands on the diagonal."""
    columns = list(dict.fromkeys((*counts, *(given for row in counts.values() for given in row))))
    rows = (
        element(
            "tr",
            _head(named(gold, said)),
            *(_cell(number(row.get(given, 0), said.language), right=given == gold) for given in columns),
        )
        for gold, row in counts.items()
    )
    return _table(said.confusion, [said.expected, *(named(one, said) for one in columns)], rows, narrow=True)


def named(code: str, said: MeasureWords) -> str:
    """Say what a run writes as a code."""
    return said.names.get(code, code.replace("_", " "))


def figure(value: float | None, language: Language, *, signed: bool = False) -> str:
    """Write a figure between 0 and 1, or a difference of two.

    >>> figure(0.5, Language.ENGLISH), figure(-0.25, Language.INDONESIAN, signed=True), figure(None, Language.ENGLISH)
    ('0.500', '−0,250', '–')
    """
    if value is None:
        return _NONE
    rounded = round(value, 3)
    sign = "+" if signed and rounded > 0 else "\N{MINUS SIGN}" if rounded < 0 else ""
    return sign + number(abs(rounded), language, decimals=3)


def _difference(one: Difference | None, language: Language) -> tuple[str, ...]:
    if one is None:
        return (_NONE,) * 3
    return figure(one.a, language), figure(one.difference, language, signed=True), figure(one.p_value, language)


def _table(label: str, titles: Sequence[str], rows: Iterable[Html], *, narrow: bool = False) -> Html:
    """Draw a table that scrolls inside itself, also by keys."""
    head = element("tr", *(element("th", title, scope="col") for title in titles))
    table = element("table", element("thead", head), element("tbody", *rows))
    return element(
        "div", table, class_="wide narrow" if narrow else "wide", tabindex=0, role="region", aria_label=label
    )


def _name(metric: str, said: MeasureWords) -> Html:
    about = said.explanations.get(metric)
    return _head(metric, *([element("span", about, class_="about")] if about else []))


def _head(*children: str) -> Html:
    return element("th", *children, scope="row")


def _cell(shown: str, *, right: bool = False) -> Html:
    return element("td", shown, class_="right" if right else None)


def _stage(cost: str, said: MeasureWords) -> str:
    """Say the stage with which the name of a cost begins."""
    stage, space, rest = cost.partition(" ")
    return f"{named(stage, said)}{space}{rest}"


def _cost(value: float, language: Language) -> str:
    return number(value, language, decimals=0 if abs(value) >= _NO_FRACTION else 2)
