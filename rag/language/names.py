"""The names in a text, told by their capitals."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rag.language.content_words import ASKS, content, is_function_word, is_unknown
from rag.language.word_lists.grammar.calendar import MONTH_NAMES, MONTHS, WEEKDAYS
from rag.language.word_lists.questions.question_words import AUXILIARIES
from rag.types import Span

__all__ = ["TOKEN", "name_spans", "names_in"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
TOKEN = re.compile(r"[^\s?!,;:()\"“”]+")
"""What stands between spaces, without its punctuation."""
_CURRENCY = re.compile(r"(?:Rp|IDR|USD|EUR|GBP|JPY|SGD|MYR|AUD|[A-Z]{1,3}\$)\.?\s?\d")
"""What an amount of money begins with."""
_YEAR = 4
"""Digits; such a number after a name is hardly part of it."""
_POSSESSIVE = re.compile(r"['’]s?$")
_SENTENCE_END = ".?!:\"“'("


def names_in(text: str) -> list[str]:
    """Return the names in a text, as they are spelt, in order.

    A name is a word with a capital letter that does not open a sentence, unless nearly all words have one. Months,
    weekdays and currencies are none.

    >>> names_in("Is Xiaomi partnering with Tesla?"), names_in("Berapa harga Lintang S9 Pro?")
    (['Xiaomi', 'Tesla'], ['Lintang', 'S9', 'Pro'])
    """
    found = [(match, match[0][0].isupper()) for match in _WORD.finditer(text)]
    if _is_headline([match[0] for match, capital in found if not capital], len(found)):
        return []
    return [
        match[0]
        for match, capital in found
        if capital and not _opens_sentence(text, match.start()) and not _is_no_name(text, match)
    ]


def name_spans(text: str, days: Iterable[Span], *, opening: bool = True) -> list[Span]:
    """Return where names stand, those of several words whole; `days` hold none.

    `opening` tells that the first word is large for its place. In a text without capitals, names are the words that no
    dictionary knows.

    >>> text = "Does Nora Pell live in Old Quay?"
    >>> [span.of(text) for span in name_spans(text, [])]
    ['Nora Pell', 'Old Quay']
    """
    if text.isupper():
        return []
    masked = text
    for day in days:
        masked = masked[: day.start] + " " * (day.end - day.start) + masked[day.end :]
    tokens = [Span(one.start(), one.end()) for one in TOKEN.finditer(masked)]
    if text[opening:].islower():
        return [one for one in tokens if content(one.of(text)) and is_unknown(one.of(text).lower())]
    return list(_runs(masked, tokens, opening=opening))


def _is_headline(small: Sequence[str], count: int) -> bool:
    """Return whether a text of so many words has large ones all over: small ones are few, and function words."""
    plain = all(not word.isalpha() or is_function_word(word) for word in small)
    return plain and 3 * len(small) < count - 1  # the first word has a capital anyway


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in _SENTENCE_END


def _is_no_name(text: str, match: re.Match[str]) -> bool:
    word = match[0].lower()
    return word in MONTHS or word in WEEKDAYS or is_function_word(word) or bool(_CURRENCY.match(text, match.start()))


def _runs(text: str, tokens: list[Span], *, opening: bool) -> Iterator[Span]:
    """Put large words that follow each other together, with the numbers among them: "Kelana 12 Ultra"."""
    large = [_begins_name(one.of(text)) for one in tokens]
    if opening and large and not (len(large) > 1 and large[1] and not _asks(tokens[0].of(text))):
        large[0] = False
    place = 0
    while place < len(tokens):
        last = place
        while large[place] and last + 1 < len(tokens) and _goes_on(text, tokens[last], tokens[last + 1]):
            last += 1
        if large[place]:
            whole = Span(tokens[place].start, tokens[last].end).of(text).rstrip(".")
            yield Span(tokens[place].start, tokens[place].start + len(_POSSESSIVE.sub("", whole)))
        place = last + 1


def _goes_on(text: str, one: Span, following: Span) -> bool:
    word = following.of(text)
    joined = text[one.end : following.start] == " " and not _POSSESSIVE.search(one.of(text))
    return joined and (_is_large(word) or (word.isdecimal() and len(word) != _YEAR))


def _begins_name(word: str) -> bool:
    plain = _POSSESSIVE.sub("", word).lower()
    known = plain in MONTH_NAMES or plain in WEEKDAYS or is_function_word(plain)
    return _is_large(word) and not known


def _is_large(word: str) -> bool:
    return word[0].isalpha() and not word.islower() and not _CURRENCY.match(word)


def _asks(word: str) -> bool:
    return bool(ASKS.fullmatch(word) or word.lower() in AUXILIARIES)
