"""A text that asks several questions, split into them."""

import re

from rag.language.content_words import ASKS, content
from rag.language.names import name_spans
from rag.language.quotations import without_asides
from rag.language.word_lists.grammar.pronouns import PRONOUNS
from rag.language.word_lists.patterns import either
from rag.language.word_lists.questions.question_words import (
    AUXILIARIES,
    BE,
    DO,
    HAVE,
    INDONESIAN_QUESTION_WORDS,
    MODALS,
    PARTICLE_PHRASES,
    PARTICLES,
)
from rag.query.question_kind import asks_something
from rag.query.yes_no import AUXILIARY, predicate

__all__ = ["MOST_PARTS", "POINTS_BACK", "questions_in"]

MOST_PARTS = 3

_HELP = rf"(?:{either(*AUXILIARIES)})(?:n['’]t)?\b"
_PREPOSITION = r"(?:at|by|for|from|in|of|on|since|to|until|with)"
_END = re.compile(r"(?<=\?)[\s\"”)]+(?=\w)")
_WORD = r"(?P<word>and|then|but|dan|serta|lalu|terus|kemudian|tapi|tetapi)(?=\s)"
_JOINT = re.compile(
    rf"(?:\s*[,;]\s*(?:{_WORD})?|\s{_WORD.replace('<word>', '<only>')})"
    r"(?:\s*(?:if\s+so|(?:jika|kalau|bila)\s+i?ya),?(?=\s))?(?:\s+(?:then|also|juga)(?=\s))?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"(?:who|(?:{_PREPOSITION}\s+)?(?:whom|whose|which)|di\s?mana|mana|{_HELP})\b", re.IGNORECASE)
"""After a comma alone, or "but", this may go on with the question before."""
_ENGLISH = re.compile(
    rf"(?:{_PREPOSITION}\s+)?(?:"
    rf"(?:when|where|why|how|who|whom|what|which)\s+{_HELP}\s+\S"
    rf"|(?:what|which|whose|how\s+\w+)(?:\s+(?!(?:{_HELP}|and|or|that)\b)[\w'’-]+){{0,4}}\s+{_HELP}\s+\S"
    rf"|(?P<subject>who|what|which\s+\w+|how\s+many(?:\s+\w+)?)\s+(?!{_HELP})[a-z]+)",
    re.IGNORECASE,
)
"""A question word with a verb that helps behind what it asks for, or as the subject: "who built it"."""
_TURNED = re.compile(
    rf"(?:(?:{either(*BE, *HAVE)})(?:n['’]t)?\s+(?:{either(*PRONOUNS, 'there', 'this', 'that', 'anyone', 'anybody')})\b"
    rf"|(?:{either(*DO, *MODALS)})(?:n['’]t)?\s+(?:{either(*PRONOUNS, 'the', 'a', 'an', 'anyone', 'anybody')})\b)",
    re.IGNORECASE,
)
"""A verb that helps before its subject; after "who wrote it and", "is the" may go on with the same question."""
_PARTICLE = re.compile(rf"(?:{either(*PARTICLES, *PARTICLE_PHRASES, 'apakah')})\b\s+\S", re.IGNORECASE)
_ASKED = rf"(?:{either(*INDONESIAN_QUESTION_WORDS)})(?:kah)?\b"
_ASKING = re.compile(rf"\b{_ASKED}", re.IGNORECASE)
_INDONESIAN = re.compile(
    rf"(?:(?:dari|dengan|di|hingga|ke|mulai|oleh|pada|sampai|sejak|untuk|buat|tentang|soal)\s+)?{_ASKED}"
    r"|(?:(?:dari|dengan|di|ke|oleh|pada|sejak|untuk)\s+(?:\w+\s+){1,2}|(?:jam|pukul|tahun|tanggal|hari|bulan)\s+)"
    r"(?:apa|berapa|mana)\b"
    rf"|\w+nya\s+{_ASKED}(?:\s+saja)?\W*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:at|by|for|from|in|since|until|dari|ke|sampai|sejak|mulai)\s+)?"
    r"(?:when|where|why|how|how\s+(?:long|much|many|often|far)|kapan|di\s?mana|mengapa|kenapa|bagaimana|gimana|berapa(?:\s+lama)?)\W*$",
    re.IGNORECASE,
)
"""A question word that leaves the rest to the question before."""
POINTS_BACK = re.compile(
    rf"\b(?:{either(*PRONOUNS, 'itu', 'its', 'their', 'his', 'tersebut')})\b|\w{{2,}}nya\b", re.IGNORECASE
)
"""What stands for something named before."""


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions that a text asks, as they stand in it, at most three; the text where it asks one.

    >>> questions_in("Who built the bridge and when will it open?")
    ('Who built the bridge', 'when will it open?')
    >>> questions_in("Siapa pendiri Apple dan Microsoft?")
    ('Siapa pendiri Apple dan Microsoft?',)
    """
    hidden = without_asides(text)
    found: list[str] = []
    for sentence in _cut(text, [(one.start(), one.end()) for one in _END.finditer(hidden)]):
        found.extend(_joined(sentence))
    asked = [one for one in found if _asks(one)]
    told = any(asks_something(one) for one in found if one not in asked)
    return tuple(asked) if 1 < len(asked) <= MOST_PARTS and not told else (text,)


def _joined(sentence: str) -> list[str]:
    """Split one sentence at the words that join whole questions."""
    hidden = without_asides(sentence)
    start, cuts = 0, []
    for joint in _JOINT.finditer(hidden):
        left, right = hidden[start : joint.start()].strip(), hidden[joint.end() :].strip()
        adds = (joint["word"] or joint["only"] or "but").lower() not in ("but", "tapi", "tetapi")
        begins = _begins(right) and (adds or not _GOES_ON.match(right))
        if begins and _is_whole(left) and _is_of_its_own(left, right):
            cuts.append((joint.start(), joint.end()))
            start = joint.end()
    return _cut(sentence, cuts)


def _cut(text: str, gaps: list[tuple[int, int]]) -> list[str]:
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _begins(text: str) -> bool:
    """Return whether a question begins here, no clause of the one before."""
    patterns = (_ENGLISH, _TURNED, _PARTICLE, _INDONESIAN, _BARE)
    return any(pattern.match(text) for pattern in patterns)


def _is_whole(text: str) -> bool:
    """Return whether a text is one question by itself, with one question word in it."""
    asking = len(ASKS.findall(text))
    if AUXILIARY.match(text):
        return asking == 0 and bool(_said(text))
    opens = _ENGLISH.match(text.rpartition(", ")[2]) or _ASKING.search(text) or _PARTICLE.match(text)
    return bool(opens) and asking == 1 and bool(_said(text))


def _is_of_its_own(left: str, right: str) -> bool:
    """Return whether the first question does not wait for the second: "Apa syarat dan berapa biaya paspor"."""
    said, following = _said(left), _said(right)
    waits = len(said) <= 1 and not name_spans(left, []) and len(following) > len(said)
    return bool(following or _BARE.match(right)) and (not waits or bool(POINTS_BACK.search(right)))


def _said(text: str) -> list[str]:
    return content(ASKS.sub(" ", text))


def _asks(text: str) -> bool:
    asks = ASKS.search(text) or AUXILIARY.match(text) or predicate(text) is not None
    return bool(asks) and asks_something(text)
