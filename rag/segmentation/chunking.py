"""Group an article's sentences into passages: what is embedded, searched and judged."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rag.segmentation.quotable_units import QuotableUnit, quotable_units
from rag.segmentation.row_patterns import is_bulleted, row_marks
from rag.types import Article, Span

__all__ = [
    "CHUNKER_VERSION",
    "PASSAGE_LENGTH",
    "body_sentences",
    "lead_of",
    "searched_text",
    "split_passages",
    "with_lead",
]

CHUNKER_VERSION = "3"
"""Part of every archive's state: change it whenever the same article would give other passages."""

PASSAGE_LENGTH = 600
"""Characters that a passage may reach, unless one sentence alone is longer."""

_REMEMBERED = 64
_LED_WITHIN = 600
"""Characters after a question of which its answer is read together with it."""


def split_passages(article: Article) -> list[Span]:
    """Return the passages of an article: whole sentences, one shared by neighbours, in order.

    A passage never reaches over text that reading left out, and a heading is never its last sentence.
    """
    return [passage for run in quotable_units(article) for passage in _passages(run)]


def body_sentences(article: Article, within: Span) -> list[Span]:
    """Return the sentences of the story that lie in a passage, headings left out."""
    return [
        piece.span
        for run in quotable_units(article)
        for piece in run
        if not piece.heading and within.start <= piece.start and piece.end <= within.end
    ]


def lead_of(article: Article, span: Span) -> str:
    """Return what leads in the row, item or answer with which a span begins; empty where that reads by itself.

    These are the caption of its table and the heads of the columns, the sentence above its list, or its question.
    """
    if not _may_be_led(article.text, span):
        return ""
    return "\n".join(one.of(article.text) for one in _leads(article).get(span.start, ()))


def with_lead(article: Article, span: Span) -> str:
    """Return the words of a span behind what leads them in."""
    return "\n".join(filter(None, (lead_of(article, span), span.of(article.text))))


def searched_text(article: Article, passage: Span) -> str:
    """Return what is encoded and analysed for a passage: the article's title and what leads it in stand before it."""
    words = with_lead(article, passage)
    return f"{article.title}\n{words}" if article.title else words


@lru_cache(maxsize=_REMEMBERED)
def _leads(article: Article) -> dict[int, tuple[Span, ...]]:
    return {piece.start: piece.lead for run in quotable_units(article) for piece in run if piece.lead}


def _may_be_led(text: str, span: Span) -> bool:
    """Whether it is worth looking for what leads a span in: plain prose, which most text is, need not be cut again."""
    line = text[span.start : span.end].partition("\n")[0]
    asked = text[max(0, span.start - _LED_WITHIN) : span.start]
    return "|" in line or "?" in asked or is_bulleted(text, span) or bool(row_marks(line))


def _passages(run: Sequence[QuotableUnit]) -> Iterator[Span]:
    first = 0
    while True:
        last = _last_of_passage(run, first)
        yield Span(run[first].start, run[last].end)
        if last + 1 == len(run):
            return
        following = last + 1
        shares = last > first and not run[last].heading and not run[following].heading
        first = last if shares and run[following].end - run[last].start <= PASSAGE_LENGTH else following


def _last_of_passage(run: Sequence[QuotableUnit], first: int) -> int:
    least = first
    while run[least].heading and least + 1 < len(run):
        least += 1
    last = least
    while last + 1 < len(run) and run[last + 1].end - run[first].start <= PASSAGE_LENGTH:
        last += 1
    while last > least and run[last].heading and last + 1 < len(run):
        last -= 1
    return last
