"""Cut an article's story into what can be quoted by itself: sentences, rows and lists, with what leads each in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, takewhile

from rag.language.sentences import SENTENCE_LIMIT, split_sentences
from rag.segmentation.paragraphs import Paragraph, ParagraphKind, is_question, is_short, stretches
from rag.segmentation.row_patterns import is_time, row_marks
from rag.types import Article, Span

__all__ = ["QuotableUnit", "quotable_units"]

_REMEMBERED = 64
"""Articles whose pieces are kept at hand: the hits and citations of one question share them."""
_LIST_LENGTH = 600
"""Characters that a list may reach as one piece."""
_LEAD_LENGTH = 300
"""Characters of the longest sentence that is read with a row or item."""


@dataclass(frozen=True, slots=True)
class QuotableUnit:
    """A sentence, row, list or heading of a story."""

    start: int
    end: int
    heading: bool = False
    lead: tuple[Span, ...] = ()
    """What must be read with it: the heads of its columns, the sentence before its list, the question it answers."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@lru_cache(maxsize=_REMEMBERED)
def quotable_units(article: Article) -> tuple[tuple[QuotableUnit, ...], ...]:
    """Return the pieces of each stretch of a story between which reading left something out."""
    return tuple(tuple(_Stretch(article.text, stretch).pieces) for stretch in stretches(article))


class _Stretch:
    """The pieces of a stretch so far."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.pieces: list[QuotableUnit] = []
        for (kind, _), together in groupby(paragraphs, key=lambda one: (one.kind, one.table)):
            match kind:
                case ParagraphKind.ROW:
                    self._rows(list(together))
                case ParagraphKind.ITEM:
                    self._items(list(together))
                case ParagraphKind.LINE:
                    self._lines(list(together))
                case _:
                    for one in together:
                        self._text(one, is_last=one is paragraphs[-1])

    def _rows(self, rows: Sequence[Paragraph]) -> None:
        """Put the rows of a table, each led by the caption, the heads of the columns and the name of its group."""
        heads = [one.span for one in takewhile(lambda one: one.heading, rows)]
        while len(heads) > 1 and "|" not in heads[-1].of(self.text):
            heads.pop()  # the name of the first group
        lead = (*self._lead(), *heads)
        group: tuple[Span, ...] = ()
        for row in rows[: len(heads)]:
            self._put(row, heading=True, lead=())
        for row in rows[len(heads) :]:
            group = (row.span,) if row.heading else group
            self._put(row, heading=row.heading, lead=(*lead, *group))

    def _items(self, items: Sequence[Paragraph]) -> None:
        """Put a list of short items as one piece together with what names it; other items each by itself."""
        lead = self._lead()
        forms = [row_marks(one.words) for one in items]
        if len(items) == 1 or not all(is_short(one.words) for one in items) or frozenset.intersection(*forms):
            for one in items:
                self._put(one, heading=one.words[-1] == ":", lead=lead)
            return
        begin = self.pieces.pop() if self._is_named() else None
        group = begin or _from(items[0])
        for one in items:
            if one.span.end - group.start > _LIST_LENGTH and group.end > group.start:
                self.pieces.append(group)
                group, begin = _from(one), None
            group = QuotableUnit(group.start, one.span.end, lead=() if begin else lead)
        self.pieces.append(group)

    def _lines(self, lines: Sequence[Paragraph]) -> None:
        """Put lines of one form, each led by the line that names them."""
        lead = self._lead() if self._is_named() else ()
        for one in lines:
            self._put(one, heading=one.heading, lead=lead)

    def _text(self, paragraph: Paragraph, *, is_last: bool) -> None:
        """Put sentences: the first with the time that stands above it, all led by the question that they answer."""
        asks = is_question(paragraph.words) and not is_last
        above = [*takewhile(lambda one: one.heading, reversed(self.pieces))][::-1]
        lead = tuple(one.span for one in above)
        answers = any(is_question(span.of(self.text)) for span in lead)
        put = len(self.pieces)
        self._put(paragraph, heading=paragraph.heading or asks, lead=lead if answers else ())
        if above and not self.pieces[-1].heading and is_time(lead[-1].of(self.text)):
            self.pieces[put - 1 : put + 1] = [replace(self.pieces[put], start=lead[-1].start)]

    def _put(self, paragraph: Paragraph, *, heading: bool, lead: tuple[Span, ...]) -> None:
        is_row = paragraph.kind is ParagraphKind.ROW and len(paragraph.words) <= SENTENCE_LIMIT
        parts = [paragraph.span] if is_row else split_sentences(self.text, paragraph.span)
        self.pieces += [QuotableUnit(one.start, one.end, heading, () if heading else lead) for one in parts]

    def _lead(self) -> tuple[Span, ...]:
        """Return what stands right above a list or table."""
        return tuple(one.span for one in self.pieces[-1:] if one.end - one.start <= _LEAD_LENGTH)

    def _is_named(self) -> bool:
        """Whether the line above a list does nothing but name it, or breaks off at a colon."""
        words = self.pieces[-1].span.of(self.text) if self.pieces else "."
        return words[-1] == ":" or is_short(words)


def _from(paragraph: Paragraph) -> QuotableUnit:
    return QuotableUnit(paragraph.span.start, paragraph.span.start)
