"""A yes/no question becomes the statement that it asks about."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from rag.language.measures import Measure, states
from rag.language.word_lists.grammar import predicates, prepositions, quantifiers
from rag.language.word_lists.grammar.pronouns import SUBJECTS
from rag.language.word_lists.patterns import any_of, either
from rag.query.yes_no import AUXILIARY, PARTICLE, TAG, predicate

__all__ = ["end_of_subject", "statement"]

_DETERMINER = re.compile(r"(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|any|some)\b", re.IGNORECASE)
_IS_IT_TRUE = re.compile(r"\W*(?:is|was)(?:n['’]t)? it (?:true|correct|right|the case) that\s+", re.IGNORECASE)
_PRONOUN = re.compile(either(*SUBJECTS), re.IGNORECASE)
_AMOUNT = re.compile(r"(?:Rp|\$|€|£)?\d")
_PREDICATE = any_of(predicates.ENGLISH)
_THIRD = ((re.compile(r"(?<=[^aeiou])y$"), "ies"), (re.compile(r"(?<=(?:s|x|z|o))$|(?<=(?:ch|sh))$"), "es"))
_NOT = re.compile(r"\s+(?:tidak|belum)\b(?:\s+sih\b)?", re.IGNORECASE)
_BOUNDING = quantifiers.BEFORE_AMOUNTS | {"no", "not", "fewer"}
_BEFORE_VERBS = frozenset("do does did".split())
_IRREGULAR = MappingProxyType({"have": "has", "be": "is"})


def statement(question: str) -> str:
    """Turn a yes/no question into a statement; any other question loses its question mark only.

    >>> statement("Is Xiaomi partnering with Ford?")
    'Xiaomi is partnering with Ford.'
    >>> statement("Apakah Xiaomi bermitra dengan Ford?")
    'Xiaomi bermitra dengan Ford.'
    >>> statement("Does the bridge still carry a toll?")
    'The bridge still carries a toll.'
    """
    asked = question.strip().rstrip("?!. ")
    auxiliary, particle, repeated = AUXILIARY.match(asked), PARTICLE.match(asked), _IS_IT_TRUE.match(asked)
    if repeated:
        claimed = asked[repeated.end() :]
    elif auxiliary:
        claimed = _english(auxiliary["word"].lower(), bool(auxiliary["not"]), asked[auxiliary.end() :])
    elif particle:
        claimed = _indonesian(particle["word"].lower(), asked[particle.end() :])
    else:
        claimed = _without_asking(TAG.sub("", asked))
    return f"{claimed[:1].upper()}{claimed[1:]}."


def _without_asking(said: str) -> str:
    """Leave out a negation that only asks: it stands behind what is said, and nothing is said behind it.

    >>> _without_asking("sudah buka belum pasarnya"), _without_asking("pasar belum buka")
    ('sudah buka pasarnya', 'pasar belum buka')
    """
    for match in _NOT.finditer(said):
        if predicate(said[: match.start()]) is not None and predicate(said[match.end() :].lstrip()) != 0:
            return f"{said[: match.start()]}{said[match.end() :]}"
    return said


def _indonesian(opening: str, rest: str) -> str:
    aspect = predicates.ASPECTS.get(opening)
    start = predicate(rest)
    if aspect and start:
        return f"{rest[:start]}{aspect} {rest[start:]}"
    return f"{aspect} {rest}" if aspect else f"{predicates.OPENINGS.get(opening, '')}{rest}"


def _english(auxiliary: str, denied: bool, rest: str) -> str:
    end = end_of_subject(rest, before_verb=auxiliary in _BEFORE_VERBS)
    subject, said = rest[:end].rstrip(), rest[end:].lstrip()
    if said.lower().startswith("not "):
        denied, said = True, said[4:]
    if denied:
        return f"{subject} {auxiliary} not {said}"
    if auxiliary == "does":
        verb = next((one for one in re.finditer(r"\S+", said) if one[0].lower() not in predicates.BEFORE_VERBS), None)
        if verb:
            said = f"{said[: verb.start()]}{_third_person(verb[0])}{said[verb.end() :]}"
        return f"{subject} {said}".rstrip()
    return f"{subject} {said}" if auxiliary == "do" else f"{subject} {auxiliary} {said}".rstrip()


def end_of_subject(rest: str, *, before_verb: bool = False) -> int:
    """Return where the subject ends that an English question's verb is followed by.

    That is at the first word that reads like a predicate, after the least that can be the subject. `before_verb` tells
    that a verb in its plain form follows, as behind "does": so it stands before an amount.

    >>> "the bridge at Old Quay carry a toll"[: end_of_subject("the bridge at Old Quay carry a toll")]
    'the bridge at Old Quay '
    >>> "Route 6 employ some 40 drivers"[: end_of_subject("Route 6 employ some 40 drivers", before_verb=True)]
    'Route 6 '
    """
    words = [(match.start(), match.group()) for match in re.finditer(r"\S+", rest)]
    least = _least(words, before_verb=before_verb)
    if words and _PRONOUN.fullmatch(words[0][1]):
        return words[least][0] if least < len(words) else len(rest)
    starts = [one for one in range(least, len(words)) if _begins_predicate(words[one][1], words[one - 1][1])]
    verbs = [one for one in starts if words[one][1].lower() not in prepositions.BEFORE_SUBJECTS]
    if verbs and any(word.lower() in prepositions.RELATIVE for _, word in words[: verbs[0]]):
        verbs = [one for one in verbs if one > verbs[0] + 1] or verbs
        starts = verbs
    described = bool(words) and bool(_DETERMINER.fullmatch(words[0][1]))
    first = next(iter(verbs if verbs and described else starts), least)
    if before_verb and first < len(words) and _AMOUNT.match(words[first][1]):
        first = _verb_before([word for _, word in words], first, least)
    return words[first][0] if first < len(words) else len(rest)


def _verb_before(words: Sequence[str], amount: int, least: int) -> int:
    """Return the place of the verb before an amount, past what says how exact that is: "employ almost 40"."""
    place = amount - 1
    while place > least and words[place].lower() in quantifiers.BEFORE_AMOUNTS:
        place -= 1
    return max(place, least)


def _least(words: list[tuple[int, str]], *, before_verb: bool) -> int:
    """Count the words that cannot but belong to the subject."""
    if not words or _PRONOUN.fullmatch(words[0][1]):
        return len(words[:1])
    count = 2 if _DETERMINER.fullmatch(words[0][1]) else 1
    while count < len(words) and words[count - 1][1].lower() in _BOUNDING:
        count += 1
    while count < len(words) and (
        _goes_on(words[count - 1][1], words[count][1]) or _numbers_a_name(words, count, before_verb=before_verb)
    ):
        count += 1
    return count


def _numbers_a_name(words: list[tuple[int, str]], place: int, *, before_verb: bool) -> bool:
    """Return whether a number is part of a name: "Kelana 12 Ultra", "Route 6"; not where it counts: "12 years old"."""
    following = words[place + 1][1] if place + 1 < len(words) else ""
    number = words[place][1]
    if not following or not _is_name(words[place - 1][1]) or not _AMOUNT.match(number):
        return False
    return _is_name(following) or (
        number.isdecimal() and (before_verb or not states(f"{number} {following}", *Measure))
    )


def _goes_on(word: str, following: str) -> bool:
    return _is_name(following) or not {word.lower(), following.lower()}.isdisjoint(prepositions.LINKING)


def _is_name(word: str) -> bool:
    return word[0].isupper() and not _AMOUNT.match(word)


def _begins_predicate(word: str, before: str) -> bool:
    if before.lower() in prepositions.LINKING or before.lower() in prepositions.BEFORE_SUBJECTS:
        return False
    if _AMOUNT.match(word):
        return not _DETERMINER.fullmatch(before)
    return word[0].islower() and bool(_PREDICATE.fullmatch(word.strip(",")))


def _third_person(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    for ending, plural in _THIRD:
        if ending.search(verb):
            return ending.sub(plural, verb)
    return f"{verb}s"
