"""Reads `.md`: one article, with what is known of it in front matter."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from embeddings.errors import ReadingError
from rag.reading.article import make_article
from rag.reading.body.text_blocks import TextBlock, join_wrapped, row_unit, split_lines, table_lines, trim
from rag.reading.formats.reader import unknown_fields_told
from rag.reading.formats.records.fields import stated_by, unknown_fields
from rag.reading.input.files import File, check_text
from rag.reading.input.legible import read_article
from rag.reading.metadata.front_matter import loaded
from rag.types import Article, Rejection, Span

__all__ = ["markdown_article", "markdown_file", "markdown_units"]

_FENCE = re.compile(r"(?:```|~~~)")
_MARKS = re.compile(r"(?P<heading>#{1,6}(?=\s))|(?P<item>(?:[-*+]|\d{1,3}[.)])(?=\s))|>[\s>]*")
_NO_TEXT = re.compile(
    r"(?:[-*_=]\s*+){2,}+$"  # a rule, or the line under a heading
    r"|(?:\[?!\[[^\]]*+\]\([^)]*+\)(?:\]\([^)]*+\))?\s*+)++$"  # images
    r"|<[^>]*>$"  # a tag or comment
    r"|\[[^\]]+\]:\s"  # the address of a link
)


def markdown_file(path: File, today: date) -> list[Article | Rejection]:
    """Read one article from a file of Markdown, and say which fields of its front matter are not known."""
    unknown: list[str] = []
    article = read_article(path, partial(_article, unknown), today)
    return [article, *unknown_fields_told(path, unknown)]


def markdown_article(source: str, content: str, today: date) -> Article:
    """Make an article of Markdown; its text is what follows the front matter. Raises `ReadingError`."""
    return _article([], source, content, today)


def _article(unknown: list[str], source: str, content: str, today: date) -> Article:
    fields, text = _front_matter(check_text(content))
    unknown += unknown_fields(fields)
    units = markdown_units(text)
    stated = stated_by(fields)
    if stated.title is None:
        stated = replace(stated, title=_first_heading(text, units))
    return make_article(source, text, units, stated=stated, today=today)


def markdown_units(text: str) -> list[TextBlock]:
    """Split Markdown into units without the marks at their beginnings; code, rules and images are left out.

    >>> text = "## Harga\\n\\n- beras\\n\\n---\\n"
    >>> [unit.span.of(text) for unit in markdown_units(text)]
    ['Harga', 'beras']
    """
    return join_wrapped(text, _units(text))


def _units(text: str) -> Iterator[TextBlock]:
    fenced, tables = False, table_lines(text)
    for line in split_lines(text):
        if _FENCE.match(text, line.start, line.end):
            fenced = not fenced
        elif not fenced and not _NO_TEXT.match(text, line.start, line.end):
            unit = row_unit(tables[line.start]) if line.start in tables else _unit(text, line)
            if unit is not None:
                yield unit


def _unit(text: str, line: Span) -> TextBlock | None:
    marks = _MARKS.match(text, line.start, line.end)
    if marks is None:
        return TextBlock(line)
    heading = len(marks["heading"] or "")
    end = marks.end() + len(text[marks.end() : line.end].rstrip("# ")) if heading else line.end
    span = trim(text, marks.end(), end)
    return TextBlock(span, item=marks["item"] is not None, heading=heading) if span else None


def _first_heading(text: str, units: list[TextBlock]) -> str | None:
    return next((" ".join(unit.span.of(text).split()) for unit in units if unit.heading == 1), None)


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    """Separate the fields between the first two `---` lines from the text after them."""
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        head, rest = handler.split(text)
    except ValueError as error:
        raise ReadingError("the front matter has no end; close it with a line of ---") from error
    fields = loaded(head)
    return (fields, rest) if isinstance(fields, dict) else ({}, text)
