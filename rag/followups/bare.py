"""A question word by itself: the rest is that of the question before."""

import re
from collections.abc import Callable

from embeddings.language import Language
from rag.followups.asked import Asked
from rag.followups.known import Known
from rag.followups.parts import ANY_AUXILIARY, ANY_PREPOSITION, phrase_after
from rag.language.patterns import any_of, either
from rag.language.pronouns import PRONOUNS, SUBJECTS
from rag.language.questions import INDONESIAN_QUESTION_WORDS
from rag.query.words import ASKS, content
from rag.query.yes_no import predicate
from rag.types import Verdict

__all__ = ["asked_barely"]

_FILLERS = re.compile(
    r"\W+(?:exactly|then|though|tho|persisnya|tepatnya|sih|ya|dong|(?:me|e)mang(?:nya)?|begitu|gitu|demikian"
    r"|so|(?:is|was)\s+(?:that|this|it|so)|itu)(?=\W|$)",
    re.IGNORECASE,
)
_UNITS = any_of(
    """
    time year day month date city country town place soon often
    jam pukul tahun hari tanggal bulan kota negara daerah besar sering jauh orang
    """
)
"""What a question word can belong to and still leave everything else unsaid."""
_POINTS = re.compile(rf"\b(?:{either(*PRONOUNS, *SUBJECTS, 'itu', 'ini', 'kamu', 'anda', 'aku', 'saya')})\b", re.I)
_NOT = re.compile(r"\s+(?:not|tidak|enggak|nggak)\b", re.IGNORECASE)
_WHY = re.compile(r"\b(?:why|how\s+come|mengapa|kenapa|kok(?:\s+bisa)?)\b", re.IGNORECASE)
_WHO = re.compile(rf"(?:(?P<lead>{ANY_PREPOSITION}|according\s+to|menurut|kata)\s+)?(?:wh(?:om?|at|ich)|siapa|apa|yang\s+mana)\b", re.I)
_NOTHING_ASKED = re.compile(r"(?:what|which|apa(?:kah)?|mana|how|yang)", re.IGNORECASE)
_ECHO = rf"(?:{ANY_AUXILIARY})(?:n['’]t)?\s+(?:it|they|he|she|that|this)(?:\s+(?:really|so|true|right|correct))*"
_TRULY = re.compile(
    rf"\W*(?:(?P<english>really|truly|for\s+real|(?:are\s+)?you\s+sure|seriously|{_ECHO})"
    r"|(?:apa(?:kah)?\s+)?(?:(?:hal\s+)?itu\s+)?(?:benar|betul)(?:kah)?(?:\s+(?:itu|begitu|demikian))?"
    r"|masa|masak|beneran|(?:(?:apakah\s+)?(?:kamu|anda)\s+)?yakin|serius|sungguh(?:kah)?|yang\s+benar|apa\s+iya)\W*",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"(?:\w+\s+)?(?:when|kapan)|why|where|how|mengapa|kenapa|bagaimana|gimana|di\s?mana", re.IGNORECASE)
"""The question words that can be exchanged for each other."""
_AMOUNT = re.compile(r"(?:(?:by|for|sudah)\s+)?(?:how\s+(?:much|many)|(?:se)?berapa\b.*)", re.IGNORECASE)


def asked_barely(question: str, asked: Asked, known: Callable[[], Known] | None) -> str | None:
    """Complete a question that is a question word by itself."""
    truly = _TRULY.fullmatch(question)
    if truly:
        opening = "Is it true that" if truly["english"] else "Benarkah"
        return f"{opening} {asked.claim}" if asked.claim else f"{opening.removesuffix(' that')}: {asked.stated}"
    word = " ".join(_FILLERS.sub("", question.strip(" ?!.,…\"'")).split())
    denied = bool(_NOT.search(word))
    word = _NOT.sub("", word)
    if not _is_bare(word):
        return None
    who = _WHO.match(word)
    if who:
        return _with_whom(word, who["lead"], asked) if who["lead"] else _who(word, asked)
    if _WHY.match(word) and asked.claim and known and not denied:
        verdict = known().verdict
        if verdict not in (Verdict.YES, Verdict.NO):
            return f"{word}: {asked.claim}"
        denied = verdict is Verdict.NO
    return _not(word, asked) if denied else _adverb(word, asked)


def _is_bare(word: str) -> bool:
    asks = bool(ASKS.search(word) or _WHY.match(word))
    small = _UNITS.sub("", _WHY.sub("", word))
    return asks and not content(small) and not _POINTS.search(word) and not _NOTHING_ASKED.fullmatch(word)


def _adverb(word: str, asked: Asked) -> str:
    indonesian = any(one.removesuffix("kah") in INDONESIAN_QUESTION_WORDS for one in word.lower().split())
    same = asked.language is (Language.INDONESIAN if indonesian else Language.ENGLISH)
    swaps = bool(_ADVERB.fullmatch(asked.opening)) and not _AMOUNT.fullmatch(word)
    if same and indonesian and (asked.claim or swaps or not _AMOUNT.fullmatch(word)):
        return f"{word} {asked.stated}"
    if same and not indonesian and (asked.claim or swaps or asked.of) and not asked.rest.lower().startswith("it "):
        return f"{word} {asked.auxiliary.lower()} {_with_what(asked)}"
    return f"{word} {asked.claim}" if asked.claim and not same else f"{word}: {asked.stated}"


def _with_what(asked: Asked) -> str:
    """Put what was counted before the days, or last: "ship phones in 2017"."""
    what = re.sub(r"^(?:many|much)\s+", "", asked.of)
    last = asked.parsed.days[-1].span.of(asked.text) if asked.parsed.days else ""
    end = asked.rest.rfind(last) if last and what else len(asked.rest)
    return f"{asked.rest[:end].rstrip()} {what} {asked.rest[end:]}"


def _not(word: str, asked: Asked) -> str:
    if asked.language is Language.ENGLISH and asked.claim and asked.topic and asked.rest.startswith(asked.topic):
        return f"{word} {asked.auxiliary.lower()} {asked.topic} not{asked.rest[len(asked.topic) :]}"
    start = predicate(asked.claim) if asked.language is Language.INDONESIAN else None
    if start is not None:
        return f"{word} {asked.claim[:start]}tidak {asked.claim[start:]}"
    return f"{word} {'not' if asked.language is Language.ENGLISH else 'tidak'}: {asked.stated}"


def _who(word: str, asked: Asked) -> str:
    same = word.lower().partition(" ")[0] == asked.opening.lower().partition(" ")[0]
    return f"{word} {asked.auxiliary} {asked.rest}" if same else f"{word}: {asked.stated}"


def _with_whom(word: str, lead: str, asked: Asked) -> str:
    """Ask for what follows a preposition: what followed it before is left out."""
    if not asked.claim:
        return f"{word}: {asked.stated}"
    phrase = phrase_after(lead, asked.parsed)
    left_out = phrase.span.of(asked.text) if phrase else ""
    told = f"{asked.auxiliary.lower()} {asked.rest}" if asked.auxiliary else asked.claim
    return f"{word} {told.replace(left_out, '')}"
