"""The text of a page's story, as trafilatura finds it: of a short story too, and of one in several boxes."""

import re
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from embeddings.errors import ReadingError
from rag.reading.html.cards import drop_cards, find_cards
from rag.reading.html.parts import drop_parts, is_gated, keep_entry_times, keep_labels
from rag.reading.html.stories import whole_stories
from rag.reading.html.tables import prepare_tables

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.metadata import Document

__all__ = ["Extracted", "extract"]

_SHORT = "25"
"""Characters of the shortest story that is looked for where the usual 250 are not found in the page's boxes."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*(?:\s|$)")
_TEASER = ".//h1 | .//*[self::h2 or self::h3 or self::h4][.//a or ancestor::a]"
"""What a box has that holds, or announces, a story of its own."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page's story, a paragraph a line, and its title."""

    text: str
    title: str | None
    heads: frozenset[str]
    """The headings right above lists and tables."""
    gated: bool
    """Whether the page holds a box for those who have not subscribed."""


def extract(page: str) -> Extracted:
    """Extract the story and the title; raises `ReadingError` where there is none."""
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        raise ReadingError("no story found in the page; is it an article?")
    cards, gated = find_cards(tree), is_gated(tree)
    stories = whole_stories(tree)
    for one in stories[1:]:
        one.drop_tree()
    drop_parts(tree)
    keep_entry_times(tree)
    keep_labels(tree)
    prepare_tables(tree)
    _join_boxes(tree)
    document = _story(tree)
    if stories and drop_cards(cards, document.text or ""):
        document = _story(tree)
    if cards.hold(document.text or ""):
        raise ReadingError(f"the page is no article: it links to {cards.count} stories; add their addresses")
    if drop_cards(cards, document.text or ""):
        document = _story(tree)
    return Extracted(document.text or "", document.title, _heads(document), gated)


def _story(tree: "HtmlElement") -> "Document":
    """Extract the story in its lines; raises `ReadingError` where there is none."""
    document = _extracted(tree)
    if document is None:
        raise ReadingError("no story found in the page; is it an article?")
    return _in_lines(document, _extracted(tree, shortest=_SHORT)) if len(document.body) == 1 else document


def _extracted(tree: "HtmlElement", *, shortest: str | None = None) -> "Document | None":
    """Extract what trafilatura takes for the story; None where it finds no word of one."""
    from trafilatura import bare_extraction

    document: Any = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},  # its day is not used, and a search may take a minute
        config=_settings(shortest),
    )
    return document if document and document.text else None


@cache
def _settings(shortest: str | None) -> ConfigParser:
    from trafilatura.settings import use_config

    config: ConfigParser = use_config()
    if shortest:
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", shortest)
    return config


def _in_lines(whole: "Document", lines: "Document | None") -> "Document":
    """Prefer the story in its lines to all of a page in one line, unless most sentences are missing from them."""
    if lines is None:
        return whole
    kept, all_of_them = (len(_SENTENCE_END.findall(document.text or "")) for document in (lines, whole))
    return lines if 2 * kept >= all_of_them and kept else whole


def _heads(document: "Document") -> frozenset[str]:
    above = [items.getprevious() for items in document.body.iter("list", "table")]
    return frozenset(
        " ".join("".join(one.itertext()).split()) for one in above if one is not None and one.tag == "head"
    )


def _join_boxes(tree: "HtmlElement") -> None:
    """Put the later boxes of a story into its first one, where the page's markup names it so."""
    first = _story_box(tree)
    if first is None:
        return
    alike = [box for box in _outermost(first).itersiblings() for box in _innermost(box, first)]
    if not any(box.xpath(_TEASER) for box in alike):
        for box in alike:
            box.tail = None
            first.append(box)
        for lead in [one for one in first.itersiblings("p", preceding=True) if alike]:
            first.insert(0, lead)


def _story_box(tree: "HtmlElement") -> "HtmlElement | None":
    """Find the box in which trafilatura looks for the story, if it has a name."""
    from trafilatura.xpaths import BODY_XPATH

    found = next((box for path in BODY_XPATH for box in path(tree)), None)
    return found if found is not None and found.tag != "article" and _name(found) else None


def _name(box: "HtmlElement") -> str:
    return f"{box.get('class', '')} {box.get('itemprop', '')}".strip()


def _outermost(box: "HtmlElement") -> "HtmlElement":
    """Climb out of what holds nothing but the box, and is no article of its own."""
    while (parent := box.getparent()) is not None and len(parent) == 1 and parent.tag != "article":
        box = parent
    return box


def _innermost(outer: "HtmlElement", first: "HtmlElement") -> list["HtmlElement"]:
    """Find the box of the same name in what holds nothing else."""
    while len(outer) == 1 and outer.tag != "article" and not _alike(outer, first):
        outer = outer[0]
    return [outer] if _alike(outer, first) else []


def _alike(box: "HtmlElement", first: "HtmlElement") -> bool:
    return bool(box.tag == first.tag and _name(box) == _name(first))
