"""An address → its article; a feed's → the addresses of its articles, which are read like all others."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from embeddings.errors import ReadingError
from rag.reading.formats.containers.packed import ContainedFile
from rag.reading.formats.documents.markdown import markdown_article
from rag.reading.formats.documents.text import text_article
from rag.reading.formats.pdf import pdf_file
from rag.reading.formats.xml.feeds import entry_links, is_feed, is_page
from rag.reading.html import canonical_link, page_article
from rag.reading.html.stories import further_stories
from rag.reading.input.decoding import decode_page
from rag.reading.input.legible import legible
from rag.reading.urls.address import Address, parse_address, shown
from rag.reading.urls.canonical_url import source_of
from rag.reading.urls.content_type import PDF
from rag.reading.web.hosts import Resolve, system_addresses
from rag.settings import Web
from rag.types import Article, Notice, Rejection

if TYPE_CHECKING:
    from rag.reading.web.fetching import Fetcher

__all__ = ["WebReader"]

_TEXTS = frozenset({"text/plain", "text/markdown"})
_MakeArticle = Callable[[str, str, date], Article]


def _xml_article(source: str, text: str, today: date) -> Article:
    if not is_page(text):
        raise ReadingError("is XML, but neither a feed nor a page; give the address of an article")
    return page_article(source, text, today)


_MAKERS: Mapping[str, _MakeArticle] = {
    "": page_article,
    "text/html": page_article,
    "application/xhtml+xml": page_article,
    "application/xml": _xml_article,
    "text/xml": _xml_article,
    "application/rss+xml": _xml_article,
    "application/atom+xml": _xml_article,
    "application/rdf+xml": _xml_article,
    "text/plain": text_article,
    "text/markdown": markdown_article,
}
"""How an article is made of what a server calls so; a feed is known by its root, whatever it is called."""


class WebReader:
    """Reads addresses one after another; each story once, however many of them lead to it."""

    def __init__(self, web: Web, *, resolve: Resolve = system_addresses) -> None:
        self._web = web
        self._resolve = resolve
        self._asked: set[str] = set()
        self._kept: set[str] = set()

    def read(self, address: Address, *, today: date | None = None) -> Iterator[Article | Rejection | Address]:
        """Yield the article at an address, or those addresses that the feed there names, to be read in their turn.

        What cannot be read is a rejection, never an error.
        """
        try:
            name = source_of(parse_address(address.url))
            if name not in self._asked:
                self._asked.add(name)
                yield from self._read(address, today or date.today())
        except ReadingError as error:
            yield Rejection(shown(address.url), str(error))

    @cached_property
    def _fetcher(self) -> "Fetcher":
        from rag.reading.web.fetching import Fetcher

        return Fetcher(self._web, self._resolve)

    def _read(self, address: Address, today: date) -> Iterator[Article | Rejection | Address]:
        reply = self._fetcher.fetch(address.url, kinds={*_MAKERS, PDF})
        if reply.media_type == PDF:
            yield from self._document(ContainedFile(source_of(reply.url), reply.content), today)
            return
        page = decode_page(reply.content, reply.charset)
        if is_feed(page.text):
            if address.from_feed:
                raise ReadingError("is a feed that another feed names; add it by its own address")
            yield from self._entries(page.text, str(reply.url))
            return
        # under the address that delivered it, whatever the page states
        article = legible(_MAKERS[reply.media_type](str(reply.url), page.text, today), page)
        canonical = None if reply.media_type in _TEXTS else canonical_link(page.text)
        article = replace(article, source=source_of(reply.url, canonical))
        if article.source not in self._kept:
            self._kept.add(article.source)
            yield article
            further = 0 if reply.media_type in _TEXTS else len(further_stories(page.text, article.text))
            if further:
                yield Notice(
                    article.source,
                    f"of the page's {further + 1} stories the first was read: add the addresses of the others",
                )

    def _document(self, document: ContainedFile, today: date) -> Iterator[Article | Rejection]:
        """Yield the article of a PDF file, and which of its pages could not be read."""
        if document.source not in self._kept:
            self._kept.add(document.source)
            yield from pdf_file(document, today)

    def _entries(self, feed: str, url: str) -> Iterator[Rejection | Address]:
        number = 0
        for number, link in enumerate(islice(entry_links(feed, url), self._web.entries + 1), start=1):
            if number > self._web.entries:
                reason = f"has more than {self._web.entries} entries, the rest was left; set SITASI_WEB_ENTRIES"
                yield Rejection(shown(url), reason)
            elif link is None:
                yield Rejection(f"{shown(url)}, entry {number}", "has no link to an article")
            else:
                yield Address(link, from_feed=True)
        if not number:
            raise ReadingError("is a feed without entries")
