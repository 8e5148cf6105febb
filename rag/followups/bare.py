"""A question word by itself: the rest is that of the question before."""

import re
from types import MappingProxyType

from embeddings.language import Language
from rag.followups.asked import Asked
from rag.followups.parts import cut, dates, phrase_after
from rag.followups.vocabulary import ANY_AUXILIARY
from rag.query.yes_no import predicate

__all__ = ["asked_barely"]

_TAIL = r"(?:\s+(?:exactly|then|though|tho|persisnya|tepatnya|sih|ya|dong|memang|begitu))*\W*$"
_ECHO = rf"(?:{ANY_AUXILIARY})(?:n['’]t)?\s+(?:it|they|he|she|that|this)(?:\s+(?:really|so|true|right|correct))*"
_ADVERBS = MappingProxyType(
    {
        Language.ENGLISH: re.compile(
            rf"^\W*(?P<word>(?:since|until|till|from)\s+when|why|when|where|(?:(?:for|by)\s+)?how\s+(?:much|many|long|often|far|soon)"
            r"|how|(?:(?:in|at|on)\s+)?(?:what|which)\s+(?:time|year|day|month|date|city|country|town|place))"
            rf"(?:\s+(?:is|was)\s+(?:that|this|it|so)|\s+so)?(?P<not>\s+not)?{_TAIL}",
            re.IGNORECASE,
        ),
        Language.INDONESIAN: re.compile(
            r"^\W*(?P<word>(?:(?:sejak|sampai|hingga|mulai)\s+)?kapan(?:kah)?|mengapa|kenapa|bagaimana|gimana|kok(?:\s+bisa)?"
            r"|(?:di|ke|dari)\s?mana|(?:sudah\s+)?(?:se)?berapa(?:\s+(?:banyak|lama|besar|jauh|sering))?|(?:(?:di|pada|sejak)\s+)?"
            r"(?:jam|pukul|tahun|hari|tanggal|bulan|kota|negara|daerah)\s+(?:berapa|apa|mana))"
            rf"(?:\s+bisa)?(?:\s+(?:begitu|demikian|itu|begini))*(?P<not>\s+(?:tidak|enggak|nggak))?{_TAIL}",
            re.IGNORECASE,
        ),
    }
)
_WITH_WHOM = re.compile(
    rf"^\W*(?P<word>(?P<lead>with|by|for|to|from|against|according\s+to|menurut|kata|dengan|oleh|untuk|kepada|dari|bersama)\s+"
    rf"(?P<asks>whom?|what|which\s+\w+|siapa|apa|mana)(?:\s+(?:saja|else|lagi))?){_TAIL}",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"^\W*(?P<word>(?:who|which|what|siapa)\s+(?:else|lagi|saja)|whom?|which\s+ones?|siapa(?:kah)?|yang\s+mana)"
    rf"(?:\s+(?:is|was)\s+(?:it|that))?{_TAIL}",
    re.IGNORECASE,
)
_TRULY = MappingProxyType(
    {
        Language.ENGLISH: re.compile(
            rf"^\W*(?:really|truly|for\s+real|(?:are\s+)?you\s+sure|are\s+you\s+sure|seriously|{_ECHO}){_TAIL}",
            re.IGNORECASE,
        ),
        Language.INDONESIAN: re.compile(
            r"^\W*(?:(?:apa(?:kah)?\s+)?(?:itu\s+|hal\s+itu\s+)?(?:benar|betul)(?:kah)?(?:\s+(?:itu|begitu|demikian))?"
            rf"|masa|masak|beneran|(?:(?:apakah\s+)?(?:kamu|anda)\s+)?yakin|serius|sungguh(?:kah)?|yang\s+benar|apa\s+iya){_TAIL}",
            re.IGNORECASE,
        ),
    }
)
_ADVERB = re.compile(
    r"(?:(?:since|until|till|from|sejak|sampai|hingga|mulai)\s+)?(?:when|kapan(?:kah)?)|why|where|how|mengapa|kenapa"
    r"|bagaimana|gimana|di\s?mana(?:kah)?",
    re.IGNORECASE,
)
"""The question words that can be exchanged for each other."""
_AMOUNT = re.compile(r"(?:(?:by|for|sudah)\s+)?(?:how\s+(?:much|many)|(?:se)?berapa\b.*)", re.IGNORECASE)


def asked_barely(question: str, asked: Asked) -> str | None:
    """Complete a question that is a question word by itself."""
    for language, pattern in _TRULY.items():
        if pattern.match(question):
            return _truly(language, asked)
    for language, pattern in _ADVERBS.items():
        match = pattern.match(question)
        if match:
            word = " ".join(match["word"].split())
            return _not(word, asked) if match["not"] else _adverb(word, asked, language)
    with_whom, who = _WITH_WHOM.match(question), _WHO.match(question)
    if with_whom:
        return _with_whom(" ".join(with_whom["word"].split()), with_whom["lead"], asked)
    return _who(" ".join(who["word"].split()), asked) if who else None


def _truly(language: Language, asked: Asked) -> str:
    opening = "Is it true that" if language is Language.ENGLISH else "Benarkah"
    return f"{opening} {asked.claim}" if asked.claim else f"{opening.removesuffix(' that')}: {_stated(asked)}"


def _adverb(word: str, asked: Asked, language: Language) -> str:
    swaps = bool(_ADVERB.fullmatch(asked.opening)) and not _AMOUNT.fullmatch(word)
    if language is not asked.language or not (asked.claim or swaps or not _AMOUNT.fullmatch(word)):
        return f"{word} {asked.claim}" if asked.claim else _beside(word, asked)
    if language is Language.INDONESIAN:
        return f"{word} {asked.claim or _stated(asked)}"
    if asked.claim and asked.rest.lower().startswith("it "):
        return _beside(word, asked)
    if asked.claim or swaps or asked.of:
        return f"{word} {asked.auxiliary.lower()} {_with_what(asked)}"
    return _beside(word, asked)


def _with_what(asked: Asked) -> str:
    """Put what was counted before the days, or last: "ship phones in 2017"."""
    what = re.sub(r"^(?:many|much)\s+", "", asked.of)
    days = dates(asked.rest)
    end = days[-1].span.start if days else len(asked.rest)
    return f"{asked.rest[:end].rstrip()} {what} {asked.rest[end:]}"


def _not(word: str, asked: Asked) -> str:
    if asked.language is Language.ENGLISH and asked.claim and asked.rest.startswith(asked.topic):
        return f"{word} {asked.auxiliary.lower()} {asked.topic} not{asked.rest[len(asked.topic) :]}"
    start = predicate(asked.claim) if asked.language is Language.INDONESIAN else None
    if start is not None:
        return f"{word} {asked.claim[:start]}tidak {asked.claim[start:]}"
    return _beside(f"{word} not" if asked.language is Language.ENGLISH else f"{word} tidak", asked)


def _who(word: str, asked: Asked) -> str:
    same = word.lower().partition(" ")[0] == asked.opening.lower().partition(" ")[0]
    return f"{word} {asked.auxiliary} {asked.rest}" if same else _beside(word, asked)


def _with_whom(word: str, lead: str, asked: Asked) -> str:
    """Ask for what follows a preposition: what followed it before is left out."""
    said = f"{asked.auxiliary.lower()} {asked.rest}" if asked.auxiliary else asked.claim
    if not asked.claim:
        return _beside(word, asked)
    phrase = phrase_after(lead, said)
    return f"{word} {cut(said, phrase.span, '') if phrase else said}"


def _beside(word: str, asked: Asked) -> str:
    return f"{word}: {asked.claim or _stated(asked)}"


def _stated(asked: Asked) -> str:
    """Give what a question says besides its question word."""
    if asked.language is Language.ENGLISH:
        who = "someone" if asked.opening.lower() == "who" and not asked.auxiliary else asked.of
        return f"{who} {asked.rest}".strip()
    return f"ada {asked.rest}" if asked.rest.lower().startswith("yang ") else asked.rest or asked.text
