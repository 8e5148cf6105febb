"""Is a question one that is answered with yes or no? Grammar tells where a word opens it; else a model of its words."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rag.language.content_words import ASKS
from rag.language.word_lists.grammar import predicates
from rag.language.word_lists.patterns import any_of, either
from rag.language.word_lists.questions.question_words import (
    AUXILIARIES,
    PARTICLE_PHRASES,
    PARTICLES,
    TAGS,
    THINGS_ASKED,
)
from rag.query.question_features import features, summed

__all__ = ["AUXILIARY", "NOT", "OR", "OR_NOT", "PARTICLE", "TAG", "WEIGHTS", "asks_yes_or_no", "predicate"]

AUXILIARY = re.compile(rf"^\W*(?P<word>{either(*AUXILIARIES)})(?P<not>n['’]t)?\b\s*", re.IGNORECASE)
"""The verb that opens an English question."""

PARTICLE = re.compile(
    rf"^\W*(?P<word>{either(*PARTICLES, *PARTICLE_PHRASES, 'apakah', 'apa')})\b(?:\s+bahwa\b)?\s*", re.IGNORECASE
)
"""The word that opens an Indonesian one."""

WEIGHTS = Path(__file__).with_name("yes_no.json")
"""What each feature of a question says for yes or no: `python -m eval.tuning.yes_no DATA` learns and measures them."""

_THINGS_TOO = frozenset({"apa", "apakah"})
"""They open questions for a thing as well."""
_WHAT = any_of(THINGS_ASKED)
_PREFIXED = re.compile(
    r"\b(?:me(?:ng|ny|m|n|r|l|w|y)[a-z]{3,}|ber[a-z]{3,}|be(?:kerja|lajar)\w*"
    r"|di(?:[bcdfghjklmnpqrstvwyz][a-z]{3,}|a[a-z]{3,}|u[a-z]{3,}|i[a-z]{3,}|e[a-z]{3,}|o[a-z]{3,})"
    r"|ter(?:jadi|bit|buka|tutup|pilih|bukti|libat|bakar|sedia|dampak|luka|tangkap|jual|kait|ikat|tunda|bunuh|masuk"
    r"|dapat|kena|ancam|serang|daftar|jerat|balik|lambat|isolasi|hubung|tinggal)[a-z]*)\b"
)
_NO_VERBS = any_of(predicates.NO_VERBS)
_PREDICATES = any_of(predicates.ADVERBS + predicates.VERBS)
_AMOUNT = re.compile(r"\b(?:Rp|US\$|\$)\s?\d")
_RELATIVE = re.compile(r"\byang\b.*?(?:\b(?:itu|ini|tersebut)\b|$)", re.IGNORECASE)

OR = re.compile(r"\s*,?\s+(?:or|atau(?:kah)?)\s+")
"""Joins alternatives; not in capitals: OR Tambo is a name."""
NOT = r"not|tidak(?:kah)?|belum|bukan|enggak|nggak|gak|ga|tak"
OR_NOT = re.compile(rf"\s*,?\s+(?:or|atau)\s+(?:{NOT})(?=\W*$)", re.IGNORECASE)
"""It leaves a question what it is without it."""
TAG = re.compile(rf",?\s*\b(?:{TAGS})\s*\?*\s*$", re.IGNORECASE)


def asks_yes_or_no(question: str) -> bool:
    """Return whether a question is answered with yes or no.

    >>> [asks_yes_or_no(one) for one in ("Apakah Rana bermitra dengan Kita?", "Apakah nama kapal itu?")]
    [True, False]
    """
    if AUXILIARY.match(question):
        return True
    opening = PARTICLE.match(question)
    rest = question[opening.end() :] if opening else question
    if opening and (opening["word"].lower() not in _THINGS_TOO or _says_something(rest)):
        return True
    if ASKS.search(rest) or OR.search(OR_NOT.sub("", rest)):
        return False
    if not opening and TAG.search(rest):
        return True
    return summed(_weights(), features(question)) > 0


def _says_something(rest: str) -> bool:
    return not _WHAT.match(rest) and predicate(rest) is not None


@cache
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def predicate(words: str) -> int | None:
    """Return where the predicate of an Indonesian sentence begins, if it can be told; relative clauses hold none.

    >>> predicate("tarif feri akan naik")
    11
    """
    found = (match for pattern in (_PREDICATES, _PREFIXED, _AMOUNT) for match in pattern.finditer(_unrelated(words)))
    starts = [one.start() for one in found if not _NO_VERBS.fullmatch(one.group())]
    return min(starts, default=None)


def _unrelated(words: str) -> str:
    """Blank out what follows "yang", up to "itu" or the end: its verbs say which thing is meant."""
    return _RELATIVE.sub(lambda match: " " * len(match.group()), words).rstrip()
