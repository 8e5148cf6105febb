"""The page at an address where nothing is, or nothing that may be seen."""

from embeddings.language import Language
from ui.chat.locales.addresses import address_words
from ui.chat.locales.page import TITLE
from ui.chat.markup import Html, element, join

__all__ = ["missing_page"]

_STYLE = Html(
    ":root { color-scheme: light dark; font: 17px/1.55 system-ui, sans-serif; }"
    "main { max-width: 34rem; margin: 18vh auto 0; padding: 0 20px; }"
    "h1 { font: 600 1.6rem/1.25 Georgia, serif; }"
)


def missing_page(language: Language, *, root: str) -> str:
    """Write it in a language; `root` is the path of the page that asks."""
    said = address_words(language)
    head = element(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", f"{said.missing} · {TITLE}"),
        element("style", _STYLE),
    )
    start = element("p", element("a", said.start, href=root))
    main = element("main", element("h1", said.missing), element("p", said.explained), start)
    return join(Html("<!doctype html>"), element("html", head, element("body", main), lang=language.value))
