"""A part of a question by itself takes the place of the part of its kind in the question before."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from embeddings.encoder import Encoder, load_encoder
from embeddings.language import Language
from rag.followups.asked import Asked
from rag.followups.known import Known
from rag.followups.parts import ANY_AUXILIARY, ANY_PREPOSITION, TITLES, Days, Parsed, cut, parsed, phrase_after, untitled
from rag.followups.pronouns import NEVER_OWNED, REPORTED, with_owner
from rag.language import nouns
from rag.language.patterns import any_of, either
from rag.language.prepositions import said_alike
from rag.language.pronouns import PRONOUNS
from rag.query.words import ASKS, content, is_unknown
from rag.query.yes_no import predicate
from rag.types import Span

__all__ = ["Fragment", "fragment_of", "substituted"]

ATTRIBUTES, PLACE_HEADS = any_of(nouns.ATTRIBUTES), any_of(nouns.PLACE_HEADS)
_LONGEST = 8
"""Words of a fragment; more of them say something of their own."""
_LEAST_LIKE = 0.095
"""Cosine of two things of which one can take the place of the other; at .05 a price takes that of a bridge."""
_PREPOSITION = re.compile(rf"^(?:{ANY_PREPOSITION})\s+(?=\S)", re.IGNORECASE)
_VERB = re.compile(rf"\b(?:{ANY_AUXILIARY})\b", re.IGNORECASE)
_POINTS = re.compile(rf"\b(?:{either(*PRONOUNS)})\b", re.IGNORECASE)
_DETERMINED = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OWNED = re.compile(
    r"(?P<noun>(?:[a-z-]+\s+){0,2}?(?!(?:ha|pu|ta)nya)[a-z-]{2,})nya"
    r"|(?:its|their|his|her)\s+(?P<english>[a-z-]+(?:\s+[a-z-]+)?)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,-])(?:(?:Rp|US\$|\$|€|£)\s?)?\d[\d.,]*")
_YEAR = re.compile(r"(?:\s+(?:of|tahun))?(?:\s|^)(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a sentence: "with Leica", "the tram"."""

    text: str
    preposition: str
    """Empty where it has none."""
    said: Parsed
    """What follows the preposition."""
    days: Days | None
    """Where it names days and nothing else."""


def fragment_of(text: str, asked: Asked, *, introduced: bool) -> Fragment | None:
    """Read a part of a sentence; nothing where it is a sentence, or a word that nothing introduces."""
    told = text.strip(" ?!.,;:\"'“”")
    match = _PREPOSITION.match(told)
    whole = not any(one.search(told) for one in (re.compile(r"[,;:.?!]\s"), ASKS, _VERB, _POINTS))
    if not whole or not 0 < len(told.split()) <= _LONGEST:
        return None
    said = parsed(told[match.end() :] if match else told, opening=False)
    read = [one for one in (parsed(told), parsed(f"in {said.text}")) if one.days and not one.words()]
    days = read[0].days[0] if read else None
    if not content(said.text) and not days:
        return None
    owned = _OWNED.fullmatch(told)
    if owned and NEVER_OWNED.fullmatch(owned["noun"] or ""):
        return None
    introduced = introduced or bool(match or owned or days or (_namesake(said, asked) and not said.names[0].start))
    speaks = any(_says_more(said.text[name.end :]) for name in said.names)
    if not introduced or speaks or (predicate(said.text) is not None and not said.names):
        return None
    small = bool(match or (days and days.relative))
    return Fragment(told[0].lower() + told[1:] if small else told, match[0].strip() if match else "", said, days)


def substituted(fragment: Fragment, asked: Asked, known: Callable[[], Known]) -> str:
    """Put a fragment in the place of what it stands for, or after all."""
    if found := _owned(fragment, asked, known):
        return found
    rules: tuple[Callable[[Fragment, Asked], str | None], ...] = (_date, _alike, _place, _number)
    by_kind: tuple[Callable[[Fragment, Asked], str | None], ...] = (_name, _likest)
    for rule in rules if fragment.preposition else (*rules, *by_kind):
        if found := rule(fragment, asked):
            return found
    return f"{asked.text} {fragment.text}" if fragment.preposition else _about(fragment.said.text, asked)


def _about(thing: str, asked: Asked) -> str:
    """Ask for something else that belongs to what was spoken of: "what about the price?"."""
    if _DETERMINED.match(thing) or asked.language is Language.ENGLISH:
        return f"What about {thing} of {asked.topic}"
    return f"Bagaimana dengan {thing} {asked.topic}"


def _owned(fragment: Fragment, asked: Asked, known: Callable[[], Known]) -> str | None:
    """Ask for what the thing has: "dan harganya?", "and its price?"."""
    match = _OWNED.fullmatch(fragment.text)
    if not match:
        return None
    noun = match["english"] or match["noun"]
    whole = f"the {noun} of {asked.topic}" if match["english"] else with_owner(noun, asked, known)
    if asked.claim and not ATTRIBUTES.fullmatch(noun):
        return asked.text.replace(asked.topic, whole, 1)
    return f"What about {whole}" if match["english"] else f"Bagaimana dengan {whole}"


def _namesake(said: Parsed, asked: Asked) -> Span | None:
    """Find the name in the question that shares a word with a fragment: "Maskapai Camar" with "Maskapai Elang"."""
    words = set(said.text.split()) if said.names else set()
    return next((name for name in asked.parsed.names if not words.isdisjoint(name.of(asked.text).split())), None)


def _says_more(after: str) -> bool:
    """Tell whether small words follow a name that could be a verb and its object."""
    small = [word for word in after.split() if word.isalpha() and word.islower()]
    return bool(small) and not after.startswith(("'", "’")) and (predicate(after) is not None or len(small) > 1)


def _date(fragment: Fragment, asked: Asked) -> str | None:
    """Write the days in the place of those asked of, after the right preposition, with the year that was asked of."""
    named, said = fragment.days, fragment.said.text
    if not named:
        return None
    default = "in" if asked.language is Language.ENGLISH else "pada"
    if not asked.parsed.days:
        alone = bool(fragment.preposition) or named.relative
        return f"{asked.text} {fragment.text if alone else f'{default} {said}'}"
    before = asked.parsed.days[-1]
    year = _YEAR.search(before.span.of(asked.text))
    lead = asked.text[before.span.start : before.lead].split()
    if named.relative and not fragment.preposition:
        lead, said = [], fragment.text
    elif before.relative or not lead or (fragment.preposition and fragment.preposition not in said_alike(lead[0])):
        lead = [fragment.preposition or default]
    if year and not named.relative and not _YEAR.search(said):
        said = f"{said}{year[0]}"
    return cut(asked.text, before.span, " ".join([*(lead if _YEAR.fullmatch(said) else lead[:1]), said]))


def _alike(fragment: Fragment, asked: Asked) -> str | None:
    """Replace what follows a preposition that says the same, by a name if it is one."""
    before = phrase_after(fragment.preposition, asked.parsed) if fragment.preposition else None
    if before is None:
        return None
    if fragment.said.names and asked.parsed.names and not asked.parsed.named(before.lead, before.span.end):
        return None
    return cut(asked.text, Span(before.lead, before.span.end), fragment.said.text)


def _place(fragment: Fragment, asked: Asked) -> str | None:
    """Replace the place whose mayor or capital is asked for."""
    before = asked.parsed.names
    if not before or fragment.preposition.lower() not in said_alike("in") or not fragment.said.names:
        return None
    name = untitled(asked.text, before[-1])
    return cut(asked.text, name, fragment.said.text) if PLACE_HEADS.search(asked.text[: name.start]) else None


def _number(fragment: Fragment, asked: Asked) -> str | None:
    given, before = _NUMBER.match(fragment.said.text), list(_NUMBER.finditer(asked.text))
    if not given or not before or fragment.said.names:
        return None
    more = len(fragment.said.text[given.end() :].split())
    following = re.match(rf"(?:\s+[^\s?]+){{{more}}}", asked.text[before[-1].end() :])
    end = before[-1].end() + (following.end() if following else 0)
    return cut(asked.text, Span(before[-1].start(), end), fragment.said.text)


def _name(fragment: Fragment, asked: Asked) -> str | None:
    """Replace the last name, with as many of the words before it as the new one brings along."""
    said = re.sub(r"['’]s$", "", fragment.said.text)
    given, before = list(fragment.said.names), asked.parsed.names
    if not given and said.isalpha() and is_unknown(said.lower()):
        given = [Span(0, len(said))]
    if not given or not before:
        return None
    last = _namesake(fragment.said, asked) or before[-1]
    start = last.start if TITLES.match(said[given[0].start :]) else untitled(asked.text, last).start
    for _ in said[: given[0].start].split():
        word = re.search(r"([^\s,]+)\s+$", asked.text[:start])
        if not word or ASKS.fullmatch(word[1]) or _VERB.fullmatch(word[1]):
            break
        start = word.start(1)
    return cut(asked.text, Span(start, last.end), said)


def _likest(fragment: Fragment, asked: Asked) -> str | None:
    """Replace the words that are most like those of the fragment: "the ferries" by "the buses"."""
    words = [one.span() for one in re.finditer(r"[^\s,;:?!()]+", asked.text)]
    spans = [Span(words[i][0], words[j][1]) for i in range(len(words)) for j in range(i, min(i + 3, len(words)))]
    spans = [one for one in spans if _may_go(one, asked)]
    if not spans or ATTRIBUTES.fullmatch(fragment.said.text.split()[-1]):
        return None
    said = _DETERMINED.sub("", fragment.said.text)
    given, *others = _encoder().encode_queries([said, *(one.of(asked.text) for one in spans)])
    likeness = {one: float(given @ other) for one, other in zip(spans, others, strict=True)}
    best = max(spans, key=lambda one: likeness[one])
    alone = not re.search(rf"\b(?:{ANY_PREPOSITION})\b", said)
    if likeness[best] < _LEAST_LIKE:
        return asked.text.replace(asked.topic, fragment.said.text, 1) if REPORTED.search(asked.text) and alone else None
    before = asked.text[: best.start].split()
    return cut(asked.text, best, said if before and _DETERMINED.match(f"{before[-1]} ") else fragment.said.text)


def _may_go(span: Span, asked: Asked) -> bool:
    """Tell whether some words of a question are a thing that can be exchanged."""
    words = span.of(asked.text).split()
    small = any(not content(word) for word in words)
    named = not asked.text.islower() and asked.parsed.named(span.start, span.end)
    return not small and not named and len(asked.parsed.words(span.start, span.end)) == len(words)


@cache
def _encoder() -> Encoder:
    return load_encoder()
