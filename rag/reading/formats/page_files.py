"""Which files are pages, whatever they are called, and which only belong to one."""

import re
from collections.abc import Callable
from mimetypes import MimeTypes

from rag.reading.input.decoding import wide_codec
from rag.reading.input.files import File

__all__ = ["PAGE_ENDINGS", "belongs_to_pages", "holds_page", "is_saved_with", "plain_name"]

PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".php")
_HEAD = 4_096
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>]",
    re.IGNORECASE,
)
"""How a page begins: WHATWG's MIME sniffing, section 7.1."""
_KINDS = MimeTypes()
_PICTURES_AND_SOUNDS = ("image/", "audio/", "video/", "font/")
_STYLES_AND_SCRIPTS = frozenset({"text/css", "text/javascript", "application/javascript"})
_FONTS = frozenset({".woff", ".woff2", ".ttf", ".otf", ".eot"})
"""Python's own table knows none."""
_SAVED = "_files"
"""What browsers add to a page's name for the folder of everything that it is drawn with."""


def holds_page(file: File) -> bool:
    """Tell from its beginning whether a file is a page; an `OSError` passes through."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    wide = wide_codec(head)
    return _PAGE.match(head.decode(wide, "replace").encode() if wide else head) is not None


def plain_name(name: str) -> str:
    """Drop the question of an address, which mirrors keep in names.

    >>> plain_name("index.html?p=12")
    'index.html'
    """
    return name.partition("?")[0]


def belongs_to_pages(name: str) -> bool:
    """Return whether a file of such a name is a picture, sound, font, style or script, as pages have beside them.

    >>> belongs_to_pages("gaya.css?v=2"), belongs_to_pages("laporan.pdf")
    (True, False)
    """
    plain = plain_name(name).lower()
    kind = _KINDS.guess_type(plain, strict=False)[0] or ""
    return kind.startswith(_PICTURES_AND_SOUNDS) or kind in _STYLES_AND_SCRIPTS or plain.endswith(tuple(_FONTS))


def is_saved_with(folder: str, lies_beside: Callable[[str], bool]) -> bool:
    """Return whether a browser saved a folder together with a page that lies beside it.

    >>> beside = {"Waduk.html", "daftar.txt"}.__contains__
    >>> is_saved_with("Waduk_files", beside), is_saved_with("daftar_files", beside)
    (True, False)
    """
    page = folder.removesuffix(_SAVED)
    return page != folder and any(lies_beside(f"{page}{end}") for end in PAGE_ENDINGS)
