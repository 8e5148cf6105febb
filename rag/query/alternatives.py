"""An either-or question: the alternatives that it offers, and what each would mean."""

import re
from dataclasses import dataclass

from rag.language.content_words import ASKS
from rag.language.names import name_spans
from rag.language.quotations import without_asides
from rag.language.word_lists.grammar import predicates
from rag.language.word_lists.grammar.prepositions import ALIKE
from rag.language.word_lists.patterns import any_of, either
from rag.query.statement import statement
from rag.query.yes_no import AUXILIARY, NOT, OR, PARTICLE, asks_yes_or_no, predicate

__all__ = ["Alternative", "alternatives_of"]

_LONGEST = 16
"""Words of a question; in a longer one it cannot be told what is joined."""
_NO_OTHER = re.compile(
    rf"(?:{NOT}|no|never|n['’]t|at\s+least|more|less|over|above|\w+er"
    r"|lebih|kurang|paling|setidaknya|sekitar)\b",
    re.IGNORECASE,
)
"""What they begin is no other alternative: "or not", "80 or older"."""
_OPEN = re.compile(
    r"\b(?:any\w*|ever|some\w*|whether|if|can|could|(?-i:may)|might|either|than|ada(?:kah)?|pernah(?:kah)?"
    r"|apa\s+pun|siapa\s+pun|bisa(?:kah)?|boleh(?:kah)?|dapat(?:kah)?|jika|bila|kalau|daripada)\b",
    re.IGNORECASE,
)
"""Beside them "A or B" asks whether there is any: it is answered with yes or no."""
_CLAUSE = re.compile(r"\b(?:that|bahwa|yang)\b", re.IGNORECASE)
_PARTICLES = re.compile(r"(?:\s+(?:off|out|up|down|back|away|over|open|shut))*(?=\s|$)", re.IGNORECASE)
"""They belong to the verb before: "landing or taking off"."""
_PREPOSITION = re.compile(rf"(?:{either(*frozenset[str]().union(*ALIKE))})\b", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:the|an?|its|their|his|her)\b", re.IGNORECASE)
_ENGLISH_PREDICATE = any_of(predicates.ENGLISH)
_ADVERB = any_of(predicates.ADVERBS)
_WHO = re.compile(r"^\W*(?:who|which(?:\s+\w+)?|siapa(?:kah)?)\s+", re.IGNORECASE)
_ASKED_OF = re.compile(rf"^\W*(?:(?:di|ke|dari)\s?)?(?:{ASKS.pattern})\s*", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_OFFERED = re.compile(r"^(?P<asked>[^,:]*?)\s*[,:]\s*(?P<offered>[^,]+(?:,[^,]+)?)$")
"""After a question with its own question word: "Who won, Rana or Kita?"."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the things between which a question asks to decide."""

    words: str
    """As they stand in the question."""
    claim: str
    """What would be so."""


def alternatives_of(question: str) -> tuple[Alternative, ...]:
    """Return what an either-or question offers; empty for any other, "or not" among them.

    >>> [one.claim for one in alternatives_of("Did rice stocks rise or fall in May?")]
    ['Rice stocks did rise in May.', 'Rice stocks did fall in May.']
    >>> [one.words for one in alternatives_of("Pameran Wira ditunda atau dibatalkan?")]
    ['ditunda', 'dibatalkan']
    """
    asked = " ".join(question.split()).rstrip("?!. ")
    joints = list(OR.finditer(without_asides(asked)))
    if len(joints) != 1 or len(asked.split()) > _LONGEST or _OPEN.search(asked):
        return ()
    left, right = asked[: joints[0].start()], asked[joints[0].end() :]
    if not left or _NO_OTHER.match(right) or _CLAUSE.search(right):
        return ()
    opening = AUXILIARY.match(asked) or (PARTICLE.match(asked) if asks_yes_or_no(f"{asked} akan") else None)
    if ASKS.search(asked[opening.end() :] if opening else asked):
        return () if opening else _offered(asked)
    if not opening and predicate(left) is None:
        return ()
    return _joined(left, right, opening.end() if opening else 0)


def _joined(left: str, right: str, opening: int) -> tuple[Alternative, ...]:
    """Take a question apart at its "or": what comes first, the alternatives, what follows both."""
    left, *between = left.split(", ")
    if AUXILIARY.match(right):
        return tuple(Alternative(AUXILIARY.sub("", one), statement(one)) for one in (left, right))
    start = _start(left, (between or [right])[0], opening)
    end = _end(left[start:], right)
    of_all = start <= opening  # nothing stands before the alternatives: they are the subject
    if of_all and not (_begins_with_name(left[start:]) and _is_verb(_first(right[end:].lstrip()))):
        return ()
    if _is_far_behind_a_preposition(left[opening:start], right):
        return ()
    words = (left[start:], *between, right[:end].rstrip())
    return tuple(Alternative(one, statement(f"{left[:start]}{one} {right[end:].lstrip()}")) for one in words)


def _start(left: str, right: str, opening: int) -> int:
    """Find where the first alternative begins: it is made as the second is; else it is the last word."""
    tokens = list(_TOKEN.finditer(left, opening))
    names, others = name_spans(left, [], opening=False), right.split()
    if len(others) > 1 and tokens and tokens[-1][0] == others[-1]:  # "north america or south america"
        return tokens[-min(len(others), len(tokens))].start()
    ways = [[one.start() for one in tokens if one[0].lower() == others[0].lower()]]
    ways += [
        [one.start() for one in tokens if pattern.fullmatch(one[0]) and pattern.match(right)]
        for pattern in (_PREPOSITION, _DETERMINER)
    ]
    if _begins_with_name(right) and names and names[-1].end == len(left):
        ways.append([names[-1].start])
    if _is_verb(_first(_without_adverbs(right))) and not _PREPOSITION.match(right):
        ways.append([one.start() for one in tokens if _is_verb(one[0])])
    ways.append([one.start() for one in tokens] or [opening])
    return next(starts for starts in ways if starts)[-1]


def _is_far_behind_a_preposition(before: str, right: str) -> bool:
    """Return whether the first alternative, a plain noun, may be any part of a longer phrase."""
    plain = not (_begins_with_name(right) or _PREPOSITION.match(right) or _is_verb(_first(right)))
    led = [bool(_PREPOSITION.fullmatch(word)) for word in before.split()]
    return plain and any(led[:-1])


def _end(one: str, right: str) -> int:
    """Find where the last alternative ends; the first is known.

    What follows two verbs, or two prepositions, belongs to both: "confirm or deny the report".
    """
    if _begins_with_name(right):
        return name_spans(right, [], opening=False)[0].end
    plain = _without_adverbs(right)
    first = len(right) - len(plain) + len(_first(plain))
    for is_alike in (_is_verb, _PREPOSITION.fullmatch):
        if is_alike(one) and is_alike(_first(plain)) and (particles := _PARTICLES.match(right, first)):
            return particles.end()
    tail = next((one.start() for one in _TOKEN.finditer(right, first) if _PREPOSITION.fullmatch(one[0])), len(right))
    return len(right) if _PREPOSITION.match(right) else tail


def _first(text: str) -> str:
    return text.partition(" ")[0]


def _is_verb(word: str) -> bool:
    return predicate(word) == 0 or bool(_ENGLISH_PREDICATE.fullmatch(word))


def _without_adverbs(text: str) -> str:
    """Leave out the adverbs that a predicate opens with."""
    while (words := text.split(" ", 1))[1:] and _ADVERB.fullmatch(words[0]):
        text = words[1]
    return text


def _begins_with_name(text: str) -> bool:
    names = name_spans(text, [], opening=False)
    return bool(names) and names[0].start == 0 and not text.islower()


def _offered(told: str) -> tuple[Alternative, ...]:
    """Read what stands behind a question with a question word of its own."""
    match = _OFFERED.match(told)
    if not match or len(ASKS.findall(match["asked"])) != 1 or OR.search(match["asked"]):
        return ()
    offered = [one for one in re.split(rf"{OR.pattern}|,\s*", match["offered"]) if one]
    asked = match["asked"]
    who = _WHO.match(asked)
    if who:
        return tuple(Alternative(one, statement(f"{one} {asked[who.end() :]}")) for one in offered)
    rest = _ASKED_OF.sub("", asked)
    place = "di " if re.match(r"\W*di\s?mana", asked, re.IGNORECASE) else ""
    return tuple(Alternative(one, f"{statement(rest)[:-1]} {place}{one}.") for one in offered)
