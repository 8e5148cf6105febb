"""The list as HTML: how many there are, one page of rows, the way to the other pages."""

from ui.chat.articles.catalogue import Row
from ui.chat.articles.finding import Shelf
from ui.chat.articles.words import TabWords
from ui.chat.markup import Html, element, join, prose
from ui.chat.words import counted, number

__all__ = ["failure_view", "list_view"]


def list_view(shelf: Shelf, said: TabWords, *, done: str = "") -> Html:
    """Show a page; `done` is what there is to say of what was done before."""
    told = [element("span", done, class_="said"), " "] if done else []
    count = element("p", *told, _counted(shelf, said), class_="count", role="status", tabindex=-1)
    rows = element("ul", *(_row(row, said) for row in shelf.rows), class_="rows", role="list", aria_label=said.rows)
    return join(count, *([rows] if shelf.rows else []), *_pages(shelf, said))


def failure_view(error: Exception) -> Html:
    """Show one line where the list was to be."""
    return element("p", prose(str(error)), class_="count", role="alert", tabindex=-1)


def _counted(shelf: Shelf, said: TabWords) -> str:
    total = counted(shelf.total, said.articles, said.language)
    if not shelf.total:
        return said.empty
    if not shelf.searched:
        return total
    return said.found.format(number(shelf.found, said.language), total) if shelf.found else said.nothing_found


def _row(row: Row, said: TabWords) -> Html:
    about = row.origin[said.language]
    if row.copies:
        about += f" · {counted(row.copies, said.copies, said.language)}"
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


def _pages(shelf: Shelf, said: TabWords) -> list[Html]:
    """Offer the pages before and after this one, where there are several."""
    if not shelf.last_page:
        return []
    pages = (number(page + 1, said.language) for page in (shelf.page, shelf.last_page))
    here = element("span", said.page.format(*pages))
    before = _turn(said.previous, shelf.page - 1, possible=shelf.page > 0)
    after = _turn(said.next, shelf.page + 1, possible=shelf.page < shelf.last_page)
    return [element("nav", before, here, after, class_="pages", aria_label=said.pages)]


def _turn(shown: str, page: int, *, possible: bool) -> Html:
    disabled = None if possible else ""
    return element("button", shown, type="button", class_="plain", data_leaf=page, disabled=disabled)
