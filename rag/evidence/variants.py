"""Variants of a thing: "Vela 12" and "Vela 12 Pro" are two, and what is said of the one is not said of the other."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from rag.language.sentences import SENTENCE_LIMIT
from rag.language.word_lists.grammar.calendar import MONTH_NAMES, WEEKDAYS
from rag.segmentation.chunking import body_sentences
from rag.types import Article, Span

__all__ = ["Variants"]

_WORD = re.compile(r"\w+")
_BEHIND = re.compile(r" ([^\W\d_]\w*)")
"""The next word, where only a space stands before it."""
_MOST_BEHIND = 3
"""Words of a suffix: "Pro Max"."""
_MOST_NAMES = 8
"""Names of a question that are looked for."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_WORD = 64
"""Characters looked at for the word before another."""
_NEAR = 2 * SENTENCE_LIMIT
"""Characters in which the sentence before another stands whole."""

_DAYS = {*MONTH_NAMES, *WEEKDAYS}

_Suffix = tuple[str, ...]
"""What stands behind the number of a name, in small letters; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class Variants:
    """What a question asks about, of which articles know several variants, or another one."""

    asked: Mapping[re.Pattern[str], Set[_Suffix]]
    """For each name up to its number the suffixes that are asked for."""
    suffixes: Set[str]

    @classmethod
    def of(cls, question: str, articles: Collection[Article]) -> "Variants":
        """Find the names with a number in a question, and the suffixes that articles give them.

        A suffix is a large word that never stands without a number before it: "Pro", not the "Bali" of "G20 Bali".
        """
        names = list(islice(_numbered(question), _MOST_NAMES))
        if not names:
            return cls({}, frozenset())
        text = "\n".join(article.text for article in articles)
        names = [(name, end) for name, end in names if _is_name(name, text)]
        suffixes = _suffixes([name for name, _ in names], text)
        asked: dict[re.Pattern[str], set[_Suffix]] = {}
        for name, end in names:
            asked.setdefault(name, set()).add(_suffix(question, end, suffixes))
        return cls(
            {name: its for name, its in asked.items() if _tells(its, set(_mentions(name, text, suffixes)))}, suffixes
        )

    def tell_of_another(self, article: Article, span: Span) -> bool:
        """Return whether a sentence, or where it names none the one before, names other variants alone."""
        return any(
            named and its.isdisjoint(named)
            for name, its in self.asked.items()
            for named in [self._named(name, article, span)]
        )

    def _named(self, name: re.Pattern[str], article: Article, span: Span) -> Set[_Suffix]:
        named = set(_mentions(name, span.of(article.text), self.suffixes))
        if named:
            return named
        before = body_sentences(article, Span(max(0, span.start - _NEAR), span.start))[-1:]
        return {one for its in before for one in _mentions(name, its.of(article.text), self.suffixes)}


def _tells(asked: Set[_Suffix], known: Set[_Suffix]) -> bool:
    """Return whether what articles know tells what is asked for from something else."""
    return not known <= asked and (() not in asked or () in known)


def _numbered(question: str) -> Iterator[tuple[re.Pattern[str], int]]:
    """Yield the names in a question up to their number ("Vela 12", "E2"), and where they end."""
    before = None
    for word in _WORD.finditer(question):
        if any(map(str.isdigit, word[0])) and not _YEAR.fullmatch(word[0]):
            name = word[0] if not word[0].isdigit() else f"{before[0]} {word[0]}" if before else ""
            if name[:1].isalpha():
                yield re.compile(rf"\b{re.escape(name)}\b(?![.,]\d)", re.IGNORECASE), word.end()
        before = word


def _is_name(name: re.Pattern[str], text: str) -> bool:
    """Return whether a text writes it with a capital wherever it stands."""
    return all(match[0][0].isupper() for match in name.finditer(text))


def _mentions(name: re.Pattern[str], text: str, suffixes: Set[str]) -> Iterator[_Suffix]:
    return (_suffix(text, match.end(), suffixes) for match in name.finditer(text))


def _suffix(text: str, end: int, suffixes: Set[str]) -> _Suffix:
    found: list[str] = []
    while (behind := _BEHIND.match(text, end)) and behind[1].lower() in suffixes:
        found.append(behind[1].lower())
        end = behind.end()
    return tuple(found)


def _suffixes(names: Sequence[re.Pattern[str]], text: str) -> frozenset[str]:
    behind = {word for name in names for match in name.finditer(text) for word in _large_behind(text, match.end())}
    return frozenset(word.lower() for word in behind if _follows_numbers(word, behind, text))


def _large_behind(text: str, end: int) -> Iterator[str]:
    for _ in range(_MOST_BEHIND):
        behind = _BEHIND.match(text, end)
        if behind is None or not behind[1][0].isupper() or behind[1].lower() in _DAYS:
            return
        yield behind[1]
        end = behind.end()


def _follows_numbers(word: str, others: Set[str], text: str) -> bool:
    starts = (match.start() for match in re.finditer(rf"\b{word}\b", text))
    before = (text[max(0, start - _LONGEST_WORD) : start].split()[-1:] for start in starts)
    return all(one and (any(map(str.isdigit, one[0])) or one[0] in others) for one in before)
