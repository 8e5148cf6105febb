"""Cut a text into sentences, Indonesian or English, without changing a character of it."""

import re
from collections.abc import Iterator

from embeddings.stopwords import STOP_WORDS
from rag.language.word_lists.grammar import abbreviations
from rag.types import Span

__all__ = ["SENTENCE_LIMIT", "split_sentences"]

SENTENCE_LIMIT = 1_000
"""Characters: what runs on longer without an end mark is cut at a space (tables, lists, hostile input)."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)")
_FOLLOWING = re.compile(r"[\s\"'“‘«(\[•–—-]*+(\w{0,40}+)(.?)", re.DOTALL)
_BEFORE_WORD = re.compile(r"[\s(\[\"“‘'/]")
_LONGEST_ABBREVIATION = 8

_OPENERS = frozenset({"emiten", "perseroan", "perusahaan", "saham"}).union(*STOP_WORDS.values())


def split_sentences(text: str, within: Span) -> list[Span]:
    """Return the sentences of one stretch of text, in order; between them stands only white space.

    A blank line always ends a sentence; a single line break does not. A one-word piece ("1.", "Ya.") stays with
    what follows it.

    >>> story = "PT Maju Tbk. naik 1,5 persen. Ia senang."
    >>> [span.of(story) for span in split_sentences(story, Span(0, len(story)))]
    ['PT Maju Tbk. naik 1,5 persen.', 'Ia senang.']
    """
    sentences: list[Span] = []
    for paragraph in _between(_BLANK_LINE, text, within):
        start = paragraph.start
        for end in (*_ends(text, paragraph), paragraph.end):
            sentence = _trim(text, start, end)
            if end == paragraph.end or " " in " ".join(sentence.of(text)[: SENTENCE_LIMIT + 2].split()):
                sentences.extend(_bounded(text, sentence))
                start = end
    return sentences


def _ends(text: str, paragraph: Span) -> Iterator[int]:
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        following = _next_word(text, match.end(), paragraph.end)
        if following and not following[0].islower() and not _abbreviation(text, paragraph.start, match, following):
            yield match.end()


def _abbreviation(text: str, start: int, match: re.Match[str], following: str) -> bool:
    if match.group() != ".":
        return False
    before = text[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()]
    word = _BEFORE_WORD.split(before)[-1]
    if len(word) == 1 and word.isupper():
        return True
    known = word.lower()
    if known in abbreviations.NEVER_LAST:
        return known != "no" or following[0].isdigit()
    return known in abbreviations.SELDOM_LAST and following.lower() not in _OPENERS


def _next_word(text: str, position: int, end: int) -> str:
    following = _FOLLOWING.match(text, position, end)
    return (following.group(1) or following.group(2)) if following else ""


def _between(separator: re.Pattern[str], text: str, within: Span) -> Iterator[Span]:
    start = within.start
    for match in separator.finditer(text, within.start, within.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, within.end)


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > SENTENCE_LIMIT:
        space = text.rfind(" ", start + 1, start + SENTENCE_LIMIT)
        cut = space if space > start else start + SENTENCE_LIMIT
        yield _trim(text, start, cut)
        start = _trim(text, cut, sentence.end).start
    if start < sentence.end:
        yield Span(start, sentence.end)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
