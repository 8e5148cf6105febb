"""The filters as HTML: a chip for each that takes it away, and the form in which they are chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from embeddings.language import Language
from rag.shortening import shortened
from rag.types import Filters
from ui.chat.filters.form import Typed
from ui.chat.filters.url_query import query_of
from ui.chat.locales.answers import words
from ui.chat.locales.filters import FilterWords
from ui.chat.locales.formatting import counted, in_words, number
from ui.chat.markup import Html, element, join

__all__ = ["MOST_NAMED", "bar_view", "without"]

MOST_NAMED = 5
"""Chosen articles that have a chip each; of more, one chip tells how many."""
_LONGEST_CHIP = 48
_FORM = "filters-form"


@dataclass(frozen=True, slots=True)
class _Chip:
    field: str
    value: str
    said: str


def without(filters: Filters, field: str, value: str) -> Filters:
    """Take one chip away; what is no chip changes nothing."""
    match field:
        case "since":
            return replace(filters, since=None)
        case "until":
            return replace(filters, until=None)
        case "publisher":
            return replace(filters, publishers=tuple(one for one in filters.publishers if one != value))
        case "language":
            return replace(filters, languages=tuple(one for one in filters.languages if one != value))
        case "article":
            kept = tuple(one for one in filters.articles or () if value not in (one, ""))
            return replace(filters, articles=kept or None)
    return filters


def bar_view(
    filters: Filters,
    titles: Mapping[str, str],
    said: FilterWords,
    *,
    form: Typed | None = None,
    outlets: Mapping[str, int] | None = None,
    problem: str = "",
    notice: str = "",
) -> Html:
    """Show the filters, with the titles of chosen articles by their ids; below them the form, where it is open.

    `outlets` are those that the form suggests, each with its number of articles; `problem` is why it was not taken,
    `notice` what there is to say where no form is open. The page's script reads the query, which the address takes.
    """
    chips = [element("li", _chip(one, said)) for one in _chips(filters, titles, said)]
    shown = [element("ul", *chips, class_="chips", role="list", aria_label=said.only)] if chips else []
    open_form = element(
        "button",
        said.filters,
        type="button",
        class_="narrow",
        data_filter="cancel" if form else "form",
        aria_expanded="true" if form else "false",
        aria_controls=_FORM if form else None,
    )
    opened = [_form(form, outlets or {}, said, problem)] if form else []
    told = [element("p", notice, class_="problem", role="alert")] if notice else []
    bar = element(
        "div", *shown, *told, open_form, class_="filters", lang=said.language.value, data_query=query_of(filters)
    )
    return join(bar, *opened)


def _chips(filters: Filters, titles: Mapping[str, str], said: FilterWords) -> list[_Chip]:
    language, articles = said.language, filters.articles or ()
    days = [
        _Chip(field, "", form.format(in_words(day, language)))
        for field, form, day in (("since", said.since, filters.since), ("until", said.until, filters.until))
        if day
    ]
    named = [_Chip("publisher", one, one) for one in filters.publishers]
    spoken = [_Chip("language", one.value, words(language).languages[one]) for one in filters.languages]
    if len(articles) > MOST_NAMED:
        chosen = [_Chip("article", "", counted(len(articles), said.chosen, language))]
    else:
        chosen = [_Chip("article", one, titles.get(one, said.gone)) for one in articles]
    return [*days, *named, *spoken, *chosen]


def _chip(chip: _Chip, said: FilterWords) -> Html:
    shown = shortened(chip.said, _LONGEST_CHIP)
    return element(
        "button",
        element("bdi", shown),
        element("span", "×", aria_hidden="true"),
        type="button",
        class_="chip",
        aria_label=said.take_away.format(shown),
        data_filter="drop",
        data_field=chip.field,
        data_value=chip.value,
    )


def _form(form: Typed, outlets: Mapping[str, int], said: FilterWords, problem: str) -> Html:
    # It always stands there: Gradio fits new markup to the old by place, and what was typed would change its field.
    told = element("p", problem, class_="problem", role="alert")
    suggested = (
        element("option", said.outlets.format(number(count, said.language)), value=name)
        for name, count in outlets.items()
    )
    fields = [
        _field(said.first_day, element("input", type="date", name_="since", value=form.since)),
        _field(said.last_day, element("input", type="date", name_="until", value=form.until)),
        _field(
            said.outlet,
            element(
                "input",
                type="text",
                name_="publisher",
                value=form.publisher,
                list="filters-outlets",
                autocomplete="off",
            ),
        ),
        _field(said.in_language, element("select", *_languages(form, said), name_="language")),
    ]
    ways = element(
        "div",
        element("button", said.apply, type="submit", class_="plain"),
        element("button", said.cancel, type="button", class_="plain", data_filter="cancel"),
        class_="ways",
    )
    listed = element("datalist", *suggested, id="filters-outlets")
    return element("form", told, *fields, ways, listed, id=_FORM, class_="filter-form", lang=said.language.value)


def _languages(form: Typed, said: FilterWords) -> list[Html]:
    names = {"": said.any_language, **{one.value: words(said.language).languages[one] for one in Language}}
    return [
        element("option", name, value=value, selected="" if value == form.language else None)
        for value, name in names.items()
    ]


def _field(label: str, field: Html) -> Html:
    return element("label", element("span", label), field)
