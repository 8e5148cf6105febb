"""A part of a question by itself: it takes the place of the part of its kind in the question before."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from embeddings.language import Language
from rag.followups.asked import Asked
from rag.followups.indonesian import NEVER_OWNED, with_owner
from rag.followups.parts import Phrase, cut, dates, names, numbers, phrase_after, untitled, without_days
from rag.followups.vocabulary import (
    ANY_AUXILIARY,
    ANY_PREPOSITION,
    ATTRIBUTES,
    PEOPLE,
    PLACE_HEADS,
    PREPOSITIONS,
    TITLES,
    said_alike,
)
from rag.language.patterns import either
from rag.language.pronouns import PRONOUNS
from rag.query.words import ASKS, content, is_unknown
from rag.query.yes_no import predicate
from rag.types import Span

__all__ = ["Fragment", "fragment_of", "substituted"]

_LONGEST = 8
"""Words of a fragment; more of them say something of their own."""
_PREPOSITION = re.compile(rf"^(?:{ANY_PREPOSITION})\s+(?=\S)", re.IGNORECASE)
_VERB = re.compile(rf"\b(?:{ANY_AUXILIARY})\b", re.IGNORECASE)
_POINTS = re.compile(rf"\b(?:{either(*PRONOUNS)})\b", re.IGNORECASE)
_DETERMINED = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OWNED = re.compile(
    r"(?P<noun>(?:[a-z-]+\s+){0,2}?(?!(?:ha|pu|ta)nya)[a-z-]{2,})nya"
    r"|(?:its|their|his|her)\s+(?P<english>[a-z-]+(?:\s+[a-z-]+)?)",
    re.IGNORECASE,
)
_LARGE = re.compile(r"\s*\b[^\W\d_a-z]")
_YEAR = re.compile(r"(?:\s+(?:of|tahun))?(?:\s|^)(?:19|20)\d\d$")
_PLACES = said_alike("in")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a sentence: "with Leica", "the tram"."""

    text: str
    preposition: str
    """Empty where it has none."""
    said: str
    """What follows the preposition."""


def fragment_of(text: str, *, introduced: bool) -> Fragment | None:
    """Read a part of a sentence; nothing where it is a sentence, or a word that nothing introduces.

    >>> fragment_of("with Leica", introduced=False).said
    'Leica'
    """
    told = text.strip(" ?!.,;:\"'“”")
    match = _PREPOSITION.match(told)
    said = told[match.end() :] if match else told
    whole = (
        not re.search(r"[,;:.?!]\s", told)
        and not ASKS.search(told)
        and not _VERB.search(told)
        and not _POINTS.search(told)
    )
    if not whole or not 0 < len(told.split()) <= _LONGEST or not (content(said) or dates(f"in {said}")):
        return None
    found = names(said, opening=False)
    speaks = any(_says_more(said[name.end :]) for name in found) or (predicate(said) is not None and not found)
    days = dates(told)
    owned = _OWNED.fullmatch(told)
    if owned and NEVER_OWNED.fullmatch(owned["noun"] or ""):
        return None
    introduced = introduced or bool(match or owned) or not content(without_days(told))
    if match or (days and days[0].relative):
        told, said = told[0].lower() + told[1:], said if match else said[0].lower() + said[1:]
    if not introduced or (speaks and not PEOPLE.fullmatch(said)):
        return None
    return Fragment(told, match[0].strip() if match else "", said)


def substituted(fragment: Fragment, asked: Asked) -> str:
    """Put a fragment in the place of what it stands for, or after all."""
    rules: tuple[Callable[[Fragment, Asked], str | None], ...] = (_owned, _date, _alike, _place, _attribute, _number)
    by_kind: tuple[Callable[[Fragment, Asked], str | None], ...] = (_people, _name, _thing)
    for rule in rules if fragment.preposition else (*rules, *by_kind):
        found = rule(fragment, asked)
        if found:
            return found
    return f"{asked.text} {fragment.text}" if fragment.preposition else f"{asked.text}, {fragment.said}"


def _owned(fragment: Fragment, asked: Asked) -> str | None:
    """Ask for what the thing has: "dan harganya?", "and its price?"."""
    match = _OWNED.fullmatch(fragment.text)
    if not match:
        return None
    if match["english"]:
        return f"What about the {match['english']} of {asked.topic}"
    return f"Bagaimana dengan {with_owner(match['noun'], asked)}"


def _says_more(after: str) -> bool:
    """Tell whether small words follow a name that could be a verb and its object."""
    small = [word for word in after.split() if word.isalpha() and word.islower()]
    return bool(small) and not after.startswith(("'", "’")) and (predicate(after) is not None or len(small) > 1)


def _date(fragment: Fragment, asked: Asked) -> str | None:
    told = fragment.text if dates(fragment.text) else f"in {fragment.said}"
    named = dates(told)
    if not named or content(without_days(told)):
        return None
    before = dates(asked.text)
    if not before:
        lead = "in" if asked.language is Language.ENGLISH else "pada"
        alone = bool(fragment.preposition) or named[0].relative
        return f"{asked.text} {fragment.text if alone else f'{lead} {fragment.said}'}"
    return cut(asked.text, before[-1].span, _dated(fragment, named[0], before[-1], asked))


def _dated(fragment: Fragment, named: Phrase, before: Phrase, asked: Asked) -> str:
    """Write the days after the right preposition, with the year that was asked of."""
    year = _YEAR.search(before.span.of(asked.text))
    said = fragment.said
    if year and not named.relative and not _YEAR.search(said):
        said = f"{said}{year[0]}"
    lead = asked.text[before.span.start : before.lead].split()
    if named.relative and not fragment.preposition:
        return said
    if before.relative:
        return f"{fragment.preposition or ('in' if asked.language is Language.ENGLISH else 'pada')} {said}"
    if fragment.preposition and lead and fragment.preposition.lower() not in said_alike(lead[0]):
        return f"{fragment.preposition} {said}"
    return " ".join([*(lead if _YEAR.fullmatch(said) else lead[:1]), said])


def _alike(fragment: Fragment, asked: Asked) -> str | None:
    """Replace what follows a preposition that says the same, by a name if it is one."""
    before = phrase_after(fragment.preposition, asked.text) if fragment.preposition else None
    if before is None:
        return None
    target = Span(before.lead, before.span.end)
    named = names(fragment.said, opening=False)
    if named and names(asked.text) and not names(target.of(asked.text), opening=False):
        return None
    return cut(asked.text, target, fragment.said)


def _place(fragment: Fragment, asked: Asked) -> str | None:
    """Replace the place whose mayor or capital is asked for."""
    before = names(asked.text)
    if not before or fragment.preposition.lower() not in _PLACES or not names(fragment.said, opening=False):
        return None
    name = untitled(asked.text, before[-1])
    return cut(asked.text, name, fragment.said) if PLACE_HEADS.search(asked.text[: name.start]) else None


def _attribute(fragment: Fragment, asked: Asked) -> str | None:
    """Ask for something else that the thing has: "what about the price?"."""
    words = _DETERMINED.sub("", fragment.said).split()
    named = [word for word in (words[0], words[-1]) if ATTRIBUTES.fullmatch(word)] if words else []
    if fragment.preposition or not named or names(fragment.said, opening=False) or named[0] in asked.text:
        return None
    if _DETERMINED.match(fragment.said) or asked.language is Language.ENGLISH:
        return f"What about {fragment.said} of {asked.topic}"
    return f"Bagaimana dengan {fragment.said} {asked.topic}"


def _number(fragment: Fragment, asked: Asked) -> str | None:
    given, before = numbers(fragment.said), numbers(asked.text)
    if not given or given[0].start or not before or names(fragment.said, opening=False):
        return None
    more = fragment.said[given[0].end :].split()
    following = re.match(rf"(?:\s+[^\s?]+){{{len(more)}}}", asked.text[before[-1].end :])
    end = before[-1].end + (following.end() if following else 0)
    return cut(asked.text, Span(before[-1].start, end), fragment.said)


def _people(fragment: Fragment, asked: Asked) -> str | None:
    """Ask for other people: "and children?"."""
    if not PEOPLE.match(_DETERMINED.sub("", fragment.said)):
        return None
    english = asked.language is Language.ENGLISH
    before = phrase_after("for" if english else "untuk", asked.text)
    if before:
        return cut(asked.text, Span(before.lead, before.span.end), fragment.said)
    others = list(PEOPLE.finditer(asked.text))
    if others:
        return cut(asked.text, Span(*others[-1].span()), fragment.said)
    return f"{asked.text} {'for' if english else 'untuk'} {fragment.said}"


def _name(fragment: Fragment, asked: Asked) -> str | None:
    """Replace the last name, with as many of the words before it as the new one brings along."""
    said = re.sub(r"['’]s$", "", fragment.said)
    given, before = names(said, opening=False), names(asked.text)
    if not given and said.isalpha() and is_unknown(said.lower()):
        given = [Span(0, len(said))]
    if not given or not before:
        return None
    last = before[-1]
    start = last.start if TITLES.match(said[given[0].start :]) else untitled(asked.text, last).start
    for _ in said[: given[0].start].split():
        word = re.search(r"([^\s,]+)\s+$", asked.text[:start])
        if not word or ASKS.fullmatch(word[1]) or _VERB.fullmatch(word[1]):
            break
        start = word.start(1)
    return cut(asked.text, Span(start, last.end), said)


def _thing(fragment: Fragment, asked: Asked) -> str | None:
    """Replace the small words that what is spoken of begins with: "the bridge" of "the bridge at Old Quay"."""
    large = _LARGE.search(asked.topic)
    head = asked.topic[: large.start()] if large else asked.topic
    while head.split() and head.split()[-1].lower() in PREPOSITIONS:
        head = head.rpartition(" ")[0]
    start = asked.text.find(asked.topic)
    if not head.strip() or start < 0:
        return None
    return cut(asked.text, Span(start, start + len(head)), fragment.said)
