"""The list as HTML: how many there are, one page of rows, the way to the other pages."""

from ui.chat.articles.catalogue import Row
from ui.chat.articles.finding import Shelf
from ui.chat.articles.words import TAB
from ui.chat.markup import Html, element, join, prose

__all__ = ["failure_view", "list_view"]


def list_view(shelf: Shelf, *, said: str = "") -> Html:
    """Show a page; `said` is what there is to say of what was done before."""
    told = [element("span", said, class_="said"), " "] if said else []
    count = element("p", *told, _counted(shelf), class_="count", role="status", tabindex=-1)
    rows = element("ul", *map(_row, shelf.rows), class_="rows", role="list", aria_label=TAB.rows)
    return join(count, *([rows] if shelf.rows else []), *_pages(shelf))


def failure_view(error: Exception) -> Html:
    """Show one line where the list was to be."""
    return element("p", prose(str(error)), class_="count", role="alert", tabindex=-1)


def _counted(shelf: Shelf) -> str:
    total = TAB.one if shelf.total == 1 else TAB.many.format(shelf.total)
    if not shelf.total:
        return TAB.empty
    if not shelf.searched:
        return total
    return TAB.found.format(shelf.found, total) if shelf.found else TAB.nothing_found


def _row(row: Row) -> Html:
    about = row.origin
    if row.copies:
        about += f" · {TAB.copy if row.copies == 1 else TAB.copies.format(row.copies)}"
    title = element("span", row.title, class_="title", lang=row.language.value)
    button = element(
        "button",
        title,
        element("span", about, class_="origin"),
        type="button",
        class_="entry",
        data_article=row.article_id,
    )
    return element("li", button)


def _pages(shelf: Shelf) -> list[Html]:
    """Offer the pages before and after this one, where there are several."""
    if not shelf.last_page:
        return []
    here = element("span", TAB.page.format(shelf.page + 1, shelf.last_page + 1))
    before = _turn(TAB.previous, shelf.page - 1, possible=shelf.page > 0)
    after = _turn(TAB.next, shelf.page + 1, possible=shelf.page < shelf.last_page)
    return [element("nav", before, here, after, class_="pages", aria_label=TAB.pages)]


def _turn(shown: str, page: int, *, possible: bool) -> Html:
    disabled = None if possible else ""
    return element("button", shown, type="button", class_="plain", data_leaf=page, disabled=disabled)
