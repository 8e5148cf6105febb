"""What the fields of front matter and of lines of JSON mean, by the names that scrapers give them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from embeddings.errors import ReadingError
from rag.reading.article import StatedMetadata, stated_text
from rag.reading.body.headline import without_outlet
from rag.reading.metadata.linked_data import name_of

__all__ = ["stated_by", "story_of", "unknown_fields"]

_TEXT = (
    "text body content maintext articlebody articletext bodytext contenttext fulltext story article cleanedtext"
    " plaintext newstext newsbody paragraphs teks isi isiberita konten artikel paragraf"
).split()
_TITLE = "title headline articletitle ogtitle judul judulberita".split()
_PUBLISHER = (
    "publisher publishername sitename ogsitename outlet newspaper media site source sourcename portal sumber hostname"
    " sourcehostname sourcedomain domain website sourceurl publication newssource newssite mediasource namamedia"
).split()
_PUBLISHED = (
    "published publishedat publishedon publisheddate publishedtime publicationdate publicationtime publishdate"
    " publishtime datepublished datepublish pubdate pubtime postedat postdate dateposted"
    " tanggalterbit tanggalpublikasi tanggal date datetime articledate newsdate"
).split()
_URL = "url link articleurl canonicalurl permalink weburl pageurl originalurl uri source sourceurl sumber".split()
_NO_STATEMENT = frozenset(
    (
        "author authors byline creator penulis editor wartawan description summary excerpt abstract subtitle deck lead"
        " language lang inlanguage metalang tags tag keywords metakeywords metadescription category categories kategori"
        " section topic topics image images imageurl urltoimage topimage topimageurl thumbnail caption videos movies"
        " id uid uuid guid fingerprint hash license comments pagetype type filedate filename localpath"
        " modified updated updatedat updateddate datemodified datemodify modifieddate modifiedtime lastmodified"
        " created createdat datecreated datedownload downloaded crawled crawledat scrapedat retrieved fetchedat"
        " timestamp"
        " titlepage titlerss rawtext html rawhtml layout slug draft pasted metadata"
    ).split()
)
"""Names that say nothing of title, outlet, day, address or story."""
_KNOWN = frozenset([*_TEXT, *_TITLE, *_PUBLISHER, *_PUBLISHED, *_URL]) | _NO_STATEMENT
_MARKS = re.compile(r"[\W_]+")
_WEB = ("http://", "https://")
_REMEMBERED = 1_000
"""Names at hand: a file's lines have the same ones."""


def stated_by(fields: Mapping[str, object]) -> StatedMetadata:
    """Read what fields state of an article; case, `_` and `-` in their names make no odds.

    Raises:
        ReadingError: one holds a list or an object where text is expected.
    """
    title = next((stated_text(fields, name) for name in _filled(fields, _TITLE)), None)
    publisher = next(filter(None, (_outlet(fields, name) for name in _filled(fields, _PUBLISHER))), None)
    return StatedMetadata(
        title=without_outlet(title, [publisher]) if title and publisher else title,
        publisher=publisher,
        published=next((fields[name] for name in _filled(fields, _PUBLISHED)), None),
        url=next(filter(None, (_address(fields, name) for name in _filled(fields, _URL))), None),
    )


def story_of(fields: Mapping[str, object]) -> str:
    """Read the story, one text or a list of paragraphs, from the first of its fields that is filled.

    >>> story_of({"paragraphs": ["Feri berlayar.", "Tarifnya tetap."]})
    'Feri berlayar.\\n\\nTarifnya tetap.'

    Raises:
        ReadingError: none is filled, or with something else.
    """
    name = next(_filled(fields, _TEXT), None)
    if name is None and not any(_plain(own) in _TEXT and fields[own] is not None for own in fields):
        raise ReadingError("has neither 'text' nor 'body' nor another name of a story; put the story under 'text'")
    text = "" if name is None else fields[name]
    if isinstance(text, list) and all(isinstance(one, str) for one in text):
        text = "\n\n".join(text)
    if not isinstance(text, str):
        raise ReadingError("its story is not text; write it as one string, or a list of paragraphs")
    if not text.strip():
        raise ReadingError("its story is empty")
    return text


def unknown_fields(fields: Mapping[str, object]) -> list[str]:
    """Name the fields that mean nothing here; those that begin with _ are their writer's own."""
    return [name for name in map(str, fields) if not name.startswith("_") and _plain(name) not in _KNOWN]


def _filled(fields: Mapping[str, object], names: Sequence[str]) -> Iterator[str]:
    """Yield those fields of these names that say something, in the order of the names."""
    filled: dict[str, list[str]] = {}
    for name, value in fields.items():
        if value is not None and (not isinstance(value, str) or value.strip()):
            filled.setdefault(_plain(name), []).append(name)
    for wanted in names:
        yield from filled.get(wanted, ())


def _plain(name: object) -> str:
    return _folded(str(name))


@lru_cache(maxsize=_REMEMBERED)
def _folded(name: str) -> str:
    return _MARKS.sub("", name).casefold()


def _outlet(fields: Mapping[str, object], name: str) -> str | None:
    """Read an outlet's name: that of a thing, or the host of a site; the address of an article names none."""
    value = fields[name]
    line = name_of(value) if isinstance(value, dict) and "name" in value else stated_text(fields, name)
    if line is None or not line.startswith(_WEB):
        return line
    return None if _is_article(line) else _parts(line).hostname


def _address(fields: Mapping[str, object], name: str) -> str | None:
    """Read an article's address; what may be the outlet's instead counts only where it names a page."""
    if _plain(name) not in _PUBLISHER:
        return stated_text(fields, name)
    value = fields[name]
    return value if isinstance(value, str) and value.startswith(_WEB) and _is_article(value) else None


def _is_article(address: str) -> bool:
    """Tell the address of a page from that of a site."""
    parts = _parts(address)
    return bool(parts.path.strip("/") or parts.query)


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
