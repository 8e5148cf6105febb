"""Is a question one that is answered with yes or no? English tells by its first word, Indonesian by its predicate."""

import re

from rag.language import predicates
from rag.language.patterns import any_of, either
from rag.language.questions import (
    AUXILIARIES,
    PARTICLE_PHRASES,
    PARTICLES,
    TAGS,
    THINGS_ASKED,
)
from rag.query.words import ASKS

__all__ = ["AUXILIARY", "PARTICLE", "TAG", "asks_yes_or_no", "predicate"]

AUXILIARY = re.compile(rf"^\W*(?P<word>{either(*AUXILIARIES)})(?P<not>n['’]t)?\b\s*", re.IGNORECASE)
"""The verb that opens an English question."""

PARTICLE = re.compile(
    rf"^\W*(?P<word>{either(*PARTICLES, *PARTICLE_PHRASES, 'apakah', 'apa')})\b(?:\s+bahwa\b)?\s*", re.IGNORECASE
)
"""The word that opens an Indonesian one."""

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
_NAMED = re.compile(r"[A-Z]\w+(?: [A-Z]\w*)*(?: (?!di\b|dari\b|untuk\b|pada\b|dan\b)[a-z]+){1,3} [A-Z]")
"""What is said of one name holds another: "Apakah Leica mitra Xiaomi?"."""
_DEMONSTRATIVE = re.compile(r"\b(?:itu|ini|tersebut)\s+\w", re.IGNORECASE)


TAG = re.compile(rf",?\s*\b(?:{TAGS})\s*\?*\s*$", re.IGNORECASE)


def asks_yes_or_no(question: str) -> bool:
    """Tell whether a question is answered with yes or no.

    >>> [asks_yes_or_no(one) for one in ("Apakah Rana bermitra dengan Kita?", "Apakah sumber hukum di Rana?")]
    [True, False]
    """
    if AUXILIARY.match(question):
        return True
    opening = PARTICLE.match(question)
    if opening is None:
        return bool(TAG.search(question)) and not ASKS.search(question)
    if opening["word"].lower() not in ("apa", "apakah"):
        return True
    rest = question[opening.end() :]
    if _WHAT.match(rest):
        return False
    said = _unrelated(rest)
    return predicate(rest) is not None or bool(_DEMONSTRATIVE.search(said) or _NAMED.match(said))


def predicate(words: str) -> int | None:
    """Give where the predicate of an Indonesian sentence begins, if it can be told; relative clauses hold none.

    >>> predicate("tarif feri akan naik")
    11
    """
    found = (match for pattern in (_PREDICATES, _PREFIXED, _AMOUNT) for match in pattern.finditer(_unrelated(words)))
    starts = [one.start() for one in found if not _NO_VERBS.fullmatch(one.group())]
    return min(starts, default=None)


def _unrelated(words: str) -> str:
    """Blank out what follows "yang", up to "itu" or the end: its verbs say which thing is meant."""
    return _RELATIVE.sub(lambda match: " " * len(match.group()), words).rstrip()
