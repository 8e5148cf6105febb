"""What was so and is so no longer: a sentence that tells of a change, and a claim that holds what was before."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from embeddings import passage_terms
from embeddings.language import Language
from embeddings.stopwords import STOP_WORDS
from embeddings.terms import words
from embeddings.terms.roots import is_past
from rag.language.word_lists.grammar import changes
from rag.language.word_lists.news import cue_words
from rag.query import ClaimUnits
from rag.verdicts.hedging import is_announced, is_hedged

__all__ = ["tells_former"]

_MOST = 600
"""Characters of a sentence: in longer ones words stand too far apart to be one change."""
_NEAR = 24
"""Characters before the word for a change in which it is denied."""
_ABOUT = 0.6
"""Share of what else is claimed that must stand in the sentence or the title."""
_WITHIN = r"(?:[^,.;:]|(?<=\d)[,.:](?=\d))"
_SIDE = rf"{_WITHIN}{{1,80}}?"
_REST = rf"{_WITHIN}{{1,80}}"
_FLAGS = re.IGNORECASE
_STATES = (
    re.compile(
        rf"\b(?P<sign>{changes.BECOMING})\s(?P<new>{_SIDE})\s(?:dari|from)\s(?:{changes.EARLIER}\s)?(?P<old>{_REST})",
        _FLAGS,
    ),
    re.compile(rf"\bdari\s(?P<old>{_SIDE})\s(?P<sign>{changes.BECOMING})\s(?P<new>{_REST})", _FLAGS),
    re.compile(
        rf"\b(?P<verb>{changes.CHANGED})\b{_WITHIN}{{0,60}}?\s(?:from|dari)\s(?P<old>{_SIDE})\s(?:to|into|ke)\s(?P<new>{_REST})",
        _FLAGS,
    ),
    re.compile(rf"(?P<new>)[,(]\s?(?P<sign>{changes.FORMERLY})\s(?P<old>{_REST})", _FLAGS),
    re.compile(
        rf"\b(?P<sign>{changes.NO_LONGER})\s(?P<old>{_SIDE})(?:,?\s(?:{changes.BUT_NOW}|{changes.AUXILIARIES})\b(?P<new>{_REST})|[,.;:]|$)",
        _FLAGS,
    ),
)
_GOING = re.compile(rf"\b(?:{changes.TURNED_INTO}|{changes.REPLACED_BY})\b", _FLAGS)
"""What was stands before it."""
_COMING = re.compile(rf"\b(?:{changes.REPLACES})\b", _FLAGS)
"""What was stands behind it."""
_END = re.compile(r"[,.;:](?:\s|$)")
_BEHIND_NAME = re.compile(rf"\s(?:{changes.AS})\b", _FLAGS)
_LONGEST = 80
_OF_STATES, _OF_NAMES = 0.3, 0.6
"""Share of what was that must be claimed."""
_SMALL = re.compile(r"\b[a-z]+\b")
_OF_THE_PAST = re.compile(rf"\b(?:{changes.OF_THE_PAST}|{changes.COMPARED})\b", _FLAGS)


@dataclass(frozen=True, slots=True)
class _Change:
    """What a sentence says was, what it says is, the word for the change, and the rest of it, as terms."""

    old: frozenset[str]
    new: frozenset[str]
    verb: frozenset[str]
    around: frozenset[str]
    old_words: tuple[frozenset[str], ...]
    """The terms of each word of what was that says something."""
    of_names: bool


def tells_former(claim: ClaimUnits, sentence: str, language: Language, *, title: str = "") -> bool:
    """Return whether a sentence says that what is claimed was so, and is so no longer.

    >>> from rag.query import claim_units
    >>> sentence = "Status waduk itu diturunkan dari awas menjadi waspada."
    >>> tells_former(claim_units("Status waduk itu awas."), sentence, Language.INDONESIAN)
    True
    >>> tells_former(claim_units("Status waduk itu waspada."), sentence, Language.INDONESIAN)
    False
    """
    lowered = sentence[:_MOST].lower()
    if not any(sign in lowered for sign in changes.SIGNS) or claim.turned:
        return False
    if _is_of_the_past(claim.asked or claim.text, claim.language):
        return False
    told = [*_changes(sentence[:_MOST], language)]
    if not told or is_hedged(sentence, claim.text) or is_announced(sentence):
        return False
    named = frozenset(passage_terms(title, language))
    return any(_is_former(claim, one, named) for one in told)


def _is_of_the_past(claim: str, language: Language) -> bool:
    if _OF_THE_PAST.search(claim):
        return True
    return language is Language.ENGLISH and any(map(is_past, _SMALL.findall(claim)))


def _is_former(claim: ClaimUnits, change: _Change, title: Set[str]) -> bool:
    asked = {word: term for word, term in claim.terms.items() if word not in changes.CONTINUING}
    before = {word for word, term in asked.items() if term.stands_in(change.old)}
    only_before = {word for word in before if not asked[word].stands_in(change.new | change.around)}
    is_changed = any(term.stands_in(change.new) for word, term in asked.items() if word not in before)
    if not only_before or is_changed or any(term.stands_in(change.verb) for term in asked.values()):
        return False
    if change.of_names and not any(
        before.issuperset(its := name.name.split()) and not only_before.isdisjoint(its) for name in claim.names
    ):
        return False
    covered = sum(any(term.stands_in(one) for term in asked.values()) for one in change.old_words)
    if covered < (_OF_NAMES if change.of_names else _OF_STATES) * len(change.old_words):
        return False
    rest = [term for word, term in asked.items() if word not in only_before]
    said = change.old | change.new | change.around | title
    return sum(term.stands_in(said) for term in rest) >= _ABOUT * len(rest)


def _changes(sentence: str, language: Language) -> Iterator[_Change]:
    for match in (match for pattern in _STATES for match in pattern.finditer(sentence)):
        parts = {"verb": None, **match.groupdict()}
        if not _is_denied(sentence, match.start("verb" if parts["verb"] else "sign")):
            around = f"{sentence[: match.start()]} {sentence[match.end() :]}"
            old, new, verb = (parts[part] or "" for part in ("old", "new", "verb"))
            yield _change(old, new, verb, around, language=language)
    for pattern in (_GOING, _COMING):
        for match in pattern.finditer(sentence):
            if not _is_denied(sentence, match.start()):
                left = _END.split(sentence[max(0, match.start() - _LONGEST) : match.start()])[-1]
                right = _BEHIND_NAME.split(_END.split(sentence[match.end() : match.end() + _LONGEST])[0])[0]
                old, new = (left, right) if pattern is _GOING else (right, left)
                around = sentence.replace(old, " ").replace(new, " ")
                yield _change(old, new, match.group(), around, language=language, of_names=True)


def _is_denied(sentence: str, place: int) -> bool:
    return cue_words.NOT.search(sentence[max(0, place - _NEAR) : place]) is not None


def _change(old: str, new: str, verb: str, around: str, *, language: Language, of_names: bool = False) -> _Change:
    was, now, by, beside = (frozenset(passage_terms(part, language)) for part in (old, new, verb, around))
    content = [word for word in words(old) if not any(word in STOP_WORDS[one] for one in Language)]
    return _Change(was, now, by, beside, tuple(frozenset(passage_terms(word, language)) for word in content), of_names)
