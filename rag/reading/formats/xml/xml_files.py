"""Reads `.xml`, `.rss` and `.atom`: exports, news items, feeds and pages, each known by its root element."""

from collections.abc import Iterator, Mapping

from embeddings.errors import ReadingError
from rag.reading.formats.reader import Part, Reader, WholeFile
from rag.reading.formats.saved_pages import saved_page
from rag.reading.formats.xml.feed_files import feed_file
from rag.reading.formats.xml.news_items import news_items_file, nitf_file
from rag.reading.formats.xml.wordpress import WordPressReader
from rag.reading.formats.xml.xml_root import ROOT_WITHIN, Root, find_root
from rag.reading.input.decoding import decode_page
from rag.reading.input.files import File

__all__ = ["XmlReader"]

_WORDPRESS = "http://wordpress.org/export/"
_ADDRESSES = frozenset({"urlset", "sitemapindex"})


class XmlReader:
    """Reads XML files by the reader of what their root element names."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield what that reader yields."""
        with path.open("rb") as opened:
            head = opened.read(ROOT_WITHIN)
        if not head.strip():
            raise ReadingError("is empty")
        yield from _reader_of(find_root(decode_page(head).text)).parts(path)


def _reader_of(root: Root) -> Reader:
    if root.name in _ADDRESSES:
        raise ReadingError("is a sitemap: it holds addresses, not articles; add the address of its site's feed")
    if root.name == "rss" and any(value.startswith(_WORDPRESS) for value in root.attributes.values()):
        return WordPressReader()
    if root.name not in _READERS:
        raise ReadingError(f"is XML of a kind that is not read: its root element is {root.name[:60]!r}")
    return _READERS[root.name]


_READERS: Mapping[str, Reader] = {
    **dict.fromkeys(("rss", "RDF", "feed"), WholeFile(feed_file)),
    **dict.fromkeys(("newsItem", "newsMessage"), WholeFile(news_items_file)),
    "nitf": WholeFile(nitf_file),
    "html": WholeFile(saved_page),
}
"""By the names of root elements."""
