"""Group an article's sentences into passages: what is embedded, searched and judged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.rows import is_bulleted, row_marks
from rag.sentences import split_sentences
from rag.types import Article, Span

__all__ = ["CHUNKER_VERSION", "PASSAGE_LENGTH", "body_sentences", "searched_text", "split_passages"]

CHUNKER_VERSION = "2"
"""Part of every archive's state: change it whenever the same article would give other passages."""

PASSAGE_LENGTH = 600
"""Characters that a passage may reach, unless one sentence alone is longer."""

_REMEMBERED = 64
"""Articles whose sentences are kept at hand: the hits and citations of one question share them."""

_HEADING_WORDS = 14
_END_MARKS = ".!?…\"'”’»)"
_NOTHING_BETWEEN = re.compile(r"[\s•·*#>–—-]*(?:\d{1,3}[.)])?\s*")
"""What may stand between two spans that still read on: white space, list signs and numbers."""


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    heading: bool


def split_passages(article: Article) -> list[Span]:
    """Give the passages of an article: whole sentences, one shared by neighbours, in order.

    A passage never reaches over text that reading left out, and a heading is never its last sentence.
    """
    return [passage for run in _runs(article) for passage in _passages(run)]


def body_sentences(article: Article, within: Span) -> list[Span]:
    """Give the sentences of the story that lie in a passage, headings left out."""
    return [
        Span(piece.start, piece.end)
        for run in _runs(article)
        for piece in run
        if not piece.heading and within.start <= piece.start and piece.end <= within.end
    ]


def searched_text(article: Article, passage: Span) -> str:
    """Give what is encoded and analysed for a passage: the article's title stands before its words."""
    words = passage.of(article.text)
    return f"{article.title}\n{words}" if article.title else words


@lru_cache(maxsize=_REMEMBERED)
def _runs(article: Article) -> tuple[tuple[_Piece, ...], ...]:
    """Give the stretches of a story between which reading left something out, cut into sentences and headings."""
    return tuple(tuple(run) for run in _stretches(article))


def _stretches(article: Article) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    for span, heading in zip(article.body, _headings(article), strict=True):
        if run and not _NOTHING_BETWEEN.fullmatch(article.text, run[-1].end, span.start):
            yield run
            run = []
        run.extend(_Piece(s.start, s.end, heading) for s in split_sentences(article.text, span))
    if run:
        yield run


def _headings(article: Article) -> list[bool]:
    """Tell which spans are headings: short, without an end mark, and before one that is not so.

    The items of a list are thus no headings, nor is the last line of a story; a line that ends in a colon leads in
    what follows and is one.
    """
    paragraphs = [span.of(article.text) for span in article.body]
    alike = [_looks_like_heading(paragraph) for paragraph in paragraphs]
    followed = zip(paragraphs, alike, [*alike[1:], True], _listed(article, paragraphs), strict=True)
    return [
        one and (not following or paragraph.endswith(":")) and not listed
        for paragraph, one, following, listed in followed
    ]


def _listed(article: Article, paragraphs: Sequence[str]) -> list[bool]:
    """Tell which spans are items or rows that follow another one of their list."""
    bullets = [{"bullet"} if is_bulleted(article.text, span) else set() for span in article.body]
    marks = [row_marks(line) | bullet for line, bullet in zip(paragraphs, bullets, strict=True)]
    return [bool(one & before) for one, before in zip(marks, [frozenset[str](), *marks], strict=False)]


def _looks_like_heading(paragraph: str) -> bool:
    return paragraph[-1] not in _END_MARKS and len(paragraph.split()) <= _HEADING_WORDS


def _passages(run: Sequence[_Piece]) -> Iterator[Span]:
    first = 0
    while True:
        last = _last_of_passage(run, first)
        yield Span(run[first].start, run[last].end)
        if last + 1 == len(run):
            return
        first = _start_of_next(run, first, last)


def _last_of_passage(run: Sequence[_Piece], first: int) -> int:
    least = first
    while run[least].heading and least + 1 < len(run):
        least += 1
    last = least
    while last + 1 < len(run) and run[last + 1].end - run[first].start <= PASSAGE_LENGTH:
        last += 1
    while last > least and run[last].heading and last + 1 < len(run):
        last -= 1
    return last


def _start_of_next(run: Sequence[_Piece], first: int, last: int) -> int:
    following = last + 1
    shares = last > first and not run[last].heading and not run[following].heading
    return last if shares and run[following].end - run[last].start <= PASSAGE_LENGTH else following
