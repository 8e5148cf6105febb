"""Reads exports of WordPress (WXR): its published posts and pages, read piece by piece, however many they are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from embeddings.errors import ReadingError
from rag.reading.article import StatedMetadata
from rag.reading.formats.reader import Part, rejected
from rag.reading.formats.records.records import grouped
from rag.reading.formats.records.utf16 import narrowed, wide_encoding
from rag.reading.formats.xml.fragments import ENCODED, plain_line, with_paragraphs
from rag.reading.formats.xml.xml_options import SAFELY
from rag.reading.html import fragment_article
from rag.reading.input.decoding import Decoded
from rag.reading.input.files import File
from rag.reading.input.legible import legible
from rag.reading.input.limits import MAX_MESSAGE_BYTES
from rag.reading.urls.address import one_line
from rag.reading.urls.canonical_url import stated_source
from rag.types import Article, Notice, Rejection

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["WordPressReader", "without_shortcodes"]

_READ = ("{*}item",)
_PASSED_OVER = ("{*}author", "{*}category", "{*}comment", "{*}postmeta", "{*}tag", "{*}term")
_KINDS = frozenset({"post", "page"})
_PUBLISHED = "publish"
_NO_DAY = "0000"
_CONTROLS = bytes({*range(9), 11, 12, *range(14, 32)})
_SPACES = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
"""XML has no room for control characters, which editors paste into posts."""
_MEDIA = "audio|caption|embed|gallery|playlist|video|wp_caption"
_WITH_CONTENT = re.compile(rf"\[({_MEDIA})\b[^\[\]]*\].{{0,2000}}?\[/\1\]", re.DOTALL)
_WITH_FIELDS = re.compile(rf"\[(?:{_MEDIA})\b[^\[\]]*\]|\[[a-z][\w-]*\s+[\w-]+=[^\[\]]*\]")
_CLOSING = re.compile(r"\[/([a-z][\w-]*)\]")
_MARK = re.compile(r"\[/?([a-z][\w-]*)(?:\s[^\[\]]*)?\]")


class WordPressReader:
    """Reads many articles from an export of WordPress."""

    def parts(self, path: File) -> Iterator[Part]:
        """Yield some posts at a time, at last what else there was."""
        left_out: Counter[str] = Counter()
        for posts in grouped(_posts(path, left_out), none="holds no published post or page"):
            yield partial(_read, path, posts)
        if left_out:
            kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(left_out.items())[:10])
            reason = f"{left_out.total():,} items were left out that are no published posts or pages ({kinds})"
            yield partial(rejected, Notice(str(path), reason))


@dataclass(frozen=True, slots=True)
class _Post:
    number: int
    """From 1, of all items."""
    name: str
    """Its own number on the site, or else this one."""
    title: str | None
    link: str
    published: str | None
    site: str | None
    content: str

    def __len__(self) -> int:
        return len(self.content)


def without_shortcodes(markup: str) -> str:
    """Leave out what stands for pictures, players and forms in a post, and the marks around text; other brackets stay.

    >>> without_shortcodes('Warga [sic] datang.[gallery ids="1,2"] [box]Pasar ramai.[/box]')
    'Warga [sic] datang. Pasar ramai.'
    """
    closed = set(_CLOSING.findall(markup))
    markup = _WITH_FIELDS.sub("", _WITH_CONTENT.sub("", markup))
    return _MARK.sub(lambda mark: "" if mark[1] in closed else mark[0], markup)


def _posts(path: File, left_out: Counter[str]) -> Iterator[_Post]:
    """Yield the posts and pages that are published for everybody; count the rest by their kinds.

    Raises `ReadingError` where the file breaks off or is no XML, after what stands before.
    """
    from lxml.etree import XMLSyntaxError, iterparse

    with narrowed(path, wide_encoding(path) or "utf-8") as file:
        source = _Bounded(file)
        parsing = iterparse(
            source,
            events=("end",),
            tag=(*_READ, *_PASSED_OVER),
            encoding="utf-8",
            **SAFELY,
        )
        number = 0
        try:
            for _, element in parsing:
                if _local(element) == "item":
                    number += 1
                    source.size = 0
                    kind = _kind(element)
                    if kind:
                        left_out[kind] += 1
                    else:
                        yield _post(number, element)
                parent = element.getparent()
                element.clear()
                if parent is not None and _local(parent) == "channel":
                    parent.remove(element)
        except XMLSyntaxError as error:
            raise ReadingError(f"is no valid XML after item {number} ({one_line(error)}); export it again") from error


class _Bounded:
    """A file of which no item is longer than any story, without control characters."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = 0
        """Bytes since it was set to 0."""

    def read(self, size: int) -> bytes:
        """Read on; raises `ReadingError` in an item that is too long."""
        piece = self._file.read(size)
        self.size += len(piece)
        if self.size > MAX_MESSAGE_BYTES:
            raise ReadingError(f"has an item of more than {MAX_MESSAGE_BYTES // 1_000_000} MB, the rest was left")
        return piece.translate(_SPACES)


def _kind(item: "_Element") -> str:
    """Say what an item is that is no published post or page; empty where it is one."""
    kind, status = (item.findtext(f"{{*}}{name}", "").strip()[:20] for name in ("post_type", "status"))
    if kind not in _KINDS:
        return str(kind or "no kind")
    if status != _PUBLISHED:
        return str(status or "no status")
    return "with a password" if item.findtext("{*}post_password", "").strip() else ""


def _post(number: int, item: "_Element") -> _Post:
    written = item.findtext("{*}post_date", "").strip()
    return _Post(
        number=number,
        name=item.findtext("{*}post_id", "").strip() or str(number),
        title=plain_line(item.findtext("{*}title")),
        link=item.findtext("{*}link", "").strip(),
        published=item.findtext("{*}pubDate") if not written or written.startswith(_NO_DAY) else written,
        site=plain_line(item.getparent().findtext("{*}title")) if item.getparent() is not None else None,
        content=item.findtext(ENCODED, ""),
    )


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _read(path: File, posts: Iterable[_Post], today: date) -> Iterator[Article | Rejection]:
    """Yield each post's article, or why it has none; the others go on."""
    for post in posts:
        try:
            yield _article(path, post, today)
        except ReadingError as error:
            yield Rejection(f"{path}, item {post.number}", str(error))


def _article(path: File, post: _Post, today: date) -> Article:
    if not post.content.strip():
        raise ReadingError("its content is empty")
    stated = StatedMetadata(
        title=post.title, publisher=post.site, published=post.published, url=stated_source(post.link)
    )
    markup = with_paragraphs(without_shortcodes(post.content))
    article = fragment_article(f"{path}#{one_line(post.name)}", markup, stated=stated, today=today)
    return legible(article, Decoded(article.text, sound=False))
