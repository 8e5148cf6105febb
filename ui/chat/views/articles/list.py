"""The list as HTML: how many there are, how they are sorted and filtered, one page of rows, the way to other pages."""

from collections.abc import Iterable
from datetime import datetime

from rag.archive import Order
from ui.chat.articles.catalogue import ArticleRow
from ui.chat.articles.finding import ArticlePage
from ui.chat.locales.answers import words
from ui.chat.locales.articles import TabWords
from ui.chat.locales.formatting import counted, in_words, number
from ui.chat.markup import Html, element, join, prose

__all__ = ["failure_view", "list_view"]


def list_view(shelf: ArticlePage, said: TabWords, *, done: str = "", changeable: bool = True) -> Html:
    """Show a page; `done` is what there is to say of what was done before."""
    told = [element("span", done, class_="said"), " "] if done else []
    count = element("p", *told, _counted(shelf, said), class_="count", role="status", tabindex=-1)
    changed = [element("p", *_changed(shelf.changed, said), class_="changed")] if shelf.changed else []
    if not shelf.total:
        return join(count, *changed)
    ways = element("div", _orders(shelf, said), _facets(shelf, said), class_="ways")
    rows = element("ul", *(_row(row, said) for row in shelf.rows), class_="rows", role="list", aria_label=said.rows)
    found = [_picked(said, changeable=changeable), rows] if shelf.rows else []
    return join(count, *changed, ways, *found, *_pages(shelf, said))


def failure_view(error: Exception) -> Html:
    """Show one line where the list was to be."""
    return element("p", prose(str(error)), class_="count", role="alert", tabindex=-1)


def _counted(shelf: ArticlePage, said: TabWords) -> str:
    total = counted(shelf.total, said.articles, said.language)
    if not shelf.total:
        return said.empty
    if not shelf.searched:
        return total
    return said.found.format(number(shelf.found, said.language), total) if shelf.found else said.nothing_found


def _changed(moment: datetime, said: TabWords) -> list[str]:
    here = moment.astimezone()
    written = f"{in_words(here.date(), said.language)}, {here:%H:%M}"
    before, after = said.changed_last.split("{}")
    return [before, element("time", written, datetime=moment.isoformat(timespec="seconds")), after]


def _orders(shelf: ArticlePage, said: TabWords) -> Html:
    orders = (
        element("option", name, value=order.value, selected="" if order is shelf.looking.order else None)
        for order, name in zip(Order, said.orders, strict=True)
    )
    return element("label", element("span", said.sort), element("select", *orders, data_order=""), class_="sort")


def _facets(shelf: ArticlePage, said: TabWords) -> Html:
    """Offer to filter by outlet, language and year, each with how many there are."""
    facets, filters = shelf.facets, shelf.looking.filters
    outlets = {one.casefold() for one in filters.publishers}
    names = words(said.language).languages
    groups = [
        _facet(
            "publisher",
            said.outlets,
            ((one, one, one.casefold() in outlets, n) for one, n in facets.publishers.items()),
            said,
        ),
        _facet(
            "language",
            said.languages,
            ((one.value, names[one], one in filters.languages, n) for one, n in facets.languages.items()),
            said,
        ),
        _facet(
            "year",
            said.years,
            ((str(one), str(one), one == shelf.looking.year, n) for one, n in facets.years.items()),
            said,
        ),
    ]
    chosen = len(filters.publishers) + len(filters.languages) + bool(filters.since)
    summary = f"{said.filter} ({number(chosen, said.language)})" if chosen else said.filter
    every = (
        [element("button", said.unfiltered, type="button", class_="plain", data_facet="all", data_value="")]
        if chosen
        else []
    )
    return element("details", element("summary", summary), *groups, *every, class_="facets")


def _facet(field: str, name: str, values: Iterable[tuple[str, str, bool, int]], said: TabWords) -> Html:
    buttons = [
        element(
            "button",
            element("bdi", shown),
            " ",
            element("span", number(count, said.language), class_="number"),
            type="button",
            class_="facet",
            aria_pressed="true" if pressed else "false",
            data_facet=field,
            data_value=value,
        )
        for value, shown, pressed, count in values
    ]
    if not buttons:
        return Html("")
    return element("div", element("h3", name), *buttons, role="group", aria_label=name, class_="group")


def _row(row: ArticleRow, said: TabWords) -> Html:
    about = row.origin[said.language]
    if row.copies:
        about += f" · {counted(row.copies, said.copies, said.language)}"
    title = element("span", row.title, class_="title", lang=row.language.value)
    pick = element("input", type="checkbox", aria_label=said.pick.format(row.title), data_pick=row.article_id)
    button = element(
        "button",
        title,
        element("span", about, class_="origin"),
        type="button",
        class_="entry",
        data_article=row.article_id,
    )
    return element("li", element("label", pick, class_="pick"), button)


def _picked(said: TabWords, *, changeable: bool) -> Html:
    """Offer what can be done with articles that are picked; the page's script tells how many, and shows it."""
    told = element("span", class_="told", role="status", data_one=said.picked[0], data_many=said.picked[1])
    every = element("label", element("input", type="checkbox", data_picked="page"), said.pick_page, class_="every")
    ways = {
        "only": said.ask_only,
        "export": said.export,
        **({"ask": said.remove} if changeable else {}),
        "none": said.pick_none,
    }
    buttons = [element("button", shown, type="button", class_="plain", data_picked=way) for way, shown in ways.items()]
    sure = element(
        "div",
        element("p", said.removing_picked, id="articles-discarding"),
        element("button", said.yes, type="button", class_="plain yes", data_picked="yes"),
        element("button", said.no, type="button", class_="plain", data_picked="no"),
        class_="asked",
        role="group",
        aria_labelledby="articles-discarding",
        hidden="",
    )
    tools = element("div", told, element("div", *buttons, class_="tools"), sure, class_="picked", hidden="")
    return join(every, tools)


def _pages(shelf: ArticlePage, said: TabWords) -> list[Html]:
    """Offer the pages before and after this one, where there are several."""
    if not shelf.last_page:
        return []
    here, page = shelf.looking.page, said.page
    pages = (number(one + 1, said.language) for one in (here, shelf.last_page))
    before = _turn(said.previous, here - 1, possible=here > 0)
    after = _turn(said.next, here + 1, possible=here < shelf.last_page)
    return [element("nav", before, element("span", page.format(*pages)), after, class_="pages", aria_label=said.pages)]


def _turn(shown: str, page: int, *, possible: bool) -> Html:
    disabled = None if possible else ""
    return element("button", shown, type="button", class_="plain", data_leaf=page, disabled=disabled)
