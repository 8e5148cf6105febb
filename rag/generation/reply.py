"""What a language model writes, read as it comes: sentences, the passages that each names, and a verdict."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from rag.generation.json_reply import DECLINES, Field, read_fields
from rag.language.sentences import split_sentences
from rag.types import Span, Verdict

__all__ = ["DECLINES", "Draft", "drafts", "numbers_of", "plain_reply", "read_reply", "without_thoughts"]

_RANGE = r"\d{1,4}(?:\s*[-–—]\s*\d{1,4})?"
_MARK = re.compile(rf"[\[【]\s*({_RANGE}(?:\s*[,;]\s*{_RANGE})*)\s*[\]】]")
_MARKS_ONLY = re.compile(rf"(?:\s|[.,;]|{_MARK.pattern})+")
_OPEN_MARK = re.compile(r"[\[【][^\]】]*$")
_LONGEST_RANGE = 20
_LABEL = re.compile(r"^passage\s+(?P<number>\d{1,4})\s*(?:\([^()]*\))?\s*:\s*(?=\S)", re.IGNORECASE)
"""Of a passage, as the model was given it: in front of a line it is a mark."""

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|$)", re.DOTALL | re.IGNORECASE)
_OUTLINE = re.compile(r"^\s*(?:[-*•+>]\s+|#{1,6}\s+|\d{1,2}[.)]\s+)+")
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|`+")
_VERDICT = re.compile(r"^\W*(?:verdict|putusan)\W+(?P<word>[a-z ]+?)\b\W*$", re.IGNORECASE)
_VERDICTS = MappingProxyType(
    {
        **{verdict.value: verdict for verdict in Verdict},
        "ya": Verdict.YES,
        "tidak": Verdict.NO,
        "belum pasti": Verdict.UNCONFIRMED,
        "dipertentangkan": Verdict.DISPUTED,
    }
)
_ENDING = " .,;:!\"'“”"
_OBJECT = re.compile(r"\s*(?:`{3}(?:json)?\s*)?\{", re.IGNORECASE)
_BARE_WORDS = 5
_ITS = re.compile(r"[^\W\d_]{3,}nya\s+\w")
"""How an Indonesian sentence without a verb begins: "Tarifnya Rp99.000." """
_JOINING = frozenset("and or of the by in dan atau oleh di pada".split())
_BEFORE_MARK = re.compile(r"\s+(?=[.,;:!?…)\]”’»])")


@dataclass(frozen=True, slots=True)
class Draft:
    """One sentence as the model wrote it, without its marks."""

    text: str
    passages: tuple[int, ...] = ()
    """The numbers that its marks name, each once, in order; there may be no such passage."""
    verdict: Verdict | None = None
    """Where it was no sentence but a verdict; then `text` is empty."""

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing: a name, a number or a day alone, or a question.

        >>> [Draft(text).is_bare for text in ("Nora Pell.", "14 March 2025", "Kapan naik?", "Tarifnya Rp99.000.")]
        [True, True, True, False]
        """
        words = self.text.split()
        is_named = len(words) <= _BARE_WORDS and all(one in _JOINING or not one[0].islower() for one in words)
        return (is_named and not _ITS.match(self.text)) or self.text.endswith("?")


def drafts(pieces: Iterable[str]) -> Iterator[Draft]:
    """Yield each sentence of a reply as soon as the next one has begun.

    >>> [one.passages for one in drafts(["Harga na", "ik [1]. Warga me", "ngeluh [2][4]."])]
    [(1,), (2, 4)]
    """
    written, given = "", 0
    for piece in pieces:
        written += piece
        if any(map(str.isspace, piece)):
            said = without_thoughts(written)
            *whole, _ = read_reply(said if _fields(said) else _settled(said)) or [Draft("")]
            yield from whole[given:]
            given = max(given, len(whole))
    yield from read_reply(written)[given:]


def plain_reply(written: str) -> str:
    """Read a reply that is to be one text: its sentences in a row, without marks and outlines."""
    return " ".join(draft.text for draft in _read_lines(without_thoughts(written))).strip()


def read_reply(written: str) -> list[Draft]:
    """Read a reply, or as much of one as there is: the last sentence may be a beginning only.

    Thoughts between <think> tags, list signs and emphasis are left out. Marks count for the sentence that they stand
    in or behind, at the beginning of a line for the one that follows. A verdict may be a line of its own, or a bare
    yes or no. A reply may be written in fields, too: "verdict", and "sentences" with "text" and "passages".
    """
    reply = without_thoughts(written)
    if fields := _fields(reply):
        return [draft for one in read_fields(fields) for draft in _of_field(one)]
    return _read_lines(reply)


def without_thoughts(written: str) -> str:
    """Leave out what a model writes between <think> tags before it answers."""
    return _THOUGHTS.sub("", written)


def _fields(said: str) -> str:
    """Return a reply from its first brace on, where it is written in fields; empty where it is not."""
    found = _OBJECT.match(said)
    return said[found.end() - 1 :] if found else ""


def _of_field(field: Field) -> Iterator[Draft]:
    if field.verdict:
        if field.verdict.lower() in _VERDICTS:
            yield Draft("", verdict=_VERDICTS[field.verdict.lower()])
        return
    for one in _read_lines(field.text):
        yield replace(one, passages=_once(*one.passages, *field.passages)) if one.text else one


def _read_lines(said: str) -> list[Draft]:
    found: list[Draft] = []
    for line in said.splitlines():
        bare = _LABEL.sub(r"[\g<number>] ", _EMPHASIS.sub("", _OUTLINE.sub("", line)).strip())
        verdict = _VERDICT.match(bare)
        if verdict and verdict["word"].lower() in _VERDICTS:
            found.append(Draft("", verdict=_VERDICTS[verdict["word"].lower()]))
        elif found and bare and _MARKS_ONLY.fullmatch(bare):
            found[-1] = replace(found[-1], passages=_once(*found[-1].passages, *numbers_of(bare)))
        elif bare:
            found.extend(map(_with_verdict, _sentences(bare)))
    return found


def _with_verdict(draft: Draft) -> Draft:
    """Take a bare yes or no for a verdict."""
    verdict = _VERDICTS.get(draft.text.strip(_ENDING).lower())
    return Draft("", verdict=verdict) if verdict else draft


def numbers_of(text: str) -> tuple[int, ...]:
    """Return the numbers that the marks in a text name, each once, in order.

    >>> numbers_of("Harga naik [1, 2][4], lalu turun [6-8] 【9】.")
    (1, 2, 4, 6, 7, 8, 9)
    """
    return _once(*(number for mark in _MARK.finditer(text) for number in _numbers(mark[1])))


def _sentences(line: str) -> Iterator[Draft]:
    blank = _MARK.sub(lambda mark: " " * len(mark[0]), line)
    spans = split_sentences(blank, Span(0, len(blank)))
    cuts = [span.end for span in spans[:-1]] if _MARK.match(line) else [span.start for span in spans[1:]]
    for start, end in pairwise([0, *cuts, len(line)]):
        text = " ".join(_BEFORE_MARK.sub("", blank[start:end]).split())
        if text:
            yield Draft(text, numbers_of(line[start:end]))


def _settled(written: str) -> str:
    """Leave out the last word, and the last mark, where they may still grow."""
    end = len(written) - len(re.split(r"\s", written)[-1])
    return _OPEN_MARK.sub("", written[:end])


def _numbers(mark: str) -> Iterator[int]:
    for part in re.split(r"[,;]", mark):
        first, *last = (int(number) for number in re.split(r"[-–—]", part))
        if not last:
            yield first
        elif 0 <= last[0] - first < _LONGEST_RANGE:
            yield from range(first, last[0] + 1)


def _once(*numbers: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
