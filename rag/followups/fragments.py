"""A part of a question by itself takes the place of the part of its kind in the question before."""

import re
from collections.abc import Callable
from functools import cache

from embeddings.encoder import Encoder, load_encoder
from embeddings.language import Language
from rag.followups.previous_answer import PreviousAnswer
from rag.followups.previous_question import PreviousQuestion
from rag.followups.pronoun_resolution import NEVER_OWNED, REPORTED, with_owner
from rag.followups.question_parts import (
    ANY_AUXILIARY,
    ANY_PREPOSITION,
    DayWords,
    Parsed,
    cut,
    parsed,
    phrase_after,
    untitled,
)
from rag.language.content_words import ASKS, content, is_unknown
from rag.language.word_lists.grammar import nouns, prepositions
from rag.language.word_lists.grammar.pronouns import PRONOUNS
from rag.language.word_lists.patterns import any_of, either
from rag.query.yes_no import predicate
from rag.types import Span

__all__ = ["exchanged"]

_LONGEST = 8
"""Words of a fragment; more of them say something of their own."""
_LEAST_LIKE = 0.095
"""Cosine of two things of which one can take the place of the other; at .05 a price takes that of a bridge."""
_MOST_WORDS = 3
"""Of a thing that is exchanged."""
_ATTRIBUTES, _PLACE_HEADS = any_of(nouns.ATTRIBUTES), any_of(nouns.PLACE_HEADS)
_PREPOSITION = re.compile(rf"(?:{ANY_PREPOSITION})\s+(?=\S)", re.IGNORECASE)
_SENTENCE = re.compile(rf"[,;:.?!]\s|{ASKS.pattern}|\b(?:{ANY_AUXILIARY}|{either(*PRONOUNS)})\b", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_OWNED = re.compile(
    r"(?P<noun>(?:[a-z-]+\s+){0,2}?[a-z-]{2,})nya|(?:its|their|his|her)\s+(?P<english>[a-z-]+(?:\s+[a-z-]+)?)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:\s+(?:of|tahun))?(?:\s|^)(?:19|20)\d\d$")


def exchanged(
    text: str, asked: PreviousQuestion, known: Callable[[], PreviousAnswer], *, introduced: bool
) -> str | None:
    """Put a part of a sentence in the place of what it stands for; nothing where nothing introduces it as one."""
    fragment_text = text.strip(" ?!.,;:\"'“”")
    if _SENTENCE.search(fragment_text) or not 0 < len(fragment_text.split()) <= _LONGEST:
        return None
    match, owned = _PREPOSITION.match(fragment_text), _OWNED.fullmatch(fragment_text)
    said = parsed(fragment_text[match.end() :] if match else fragment_text, opening=False)
    read = [one for one in (parsed(fragment_text), parsed(f"in {said.text}")) if one.days and not one.words()]
    speaks = predicate(said.text[said.names[-1].end :] if said.names else said.text) is not None
    if speaks or not (content(said.text) or read) or (owned and NEVER_OWNED.fullmatch(owned["noun"] or "")):
        return None
    if not (introduced or match or owned or read or _namesake(said, asked)):
        return None
    preposition = match[0].strip().lower() if match else ""
    if owned:
        return _owned(owned, asked, known)
    if read or preposition:
        return _dated(preposition, said.text, read[0].days[0], asked) if read else _led(preposition, said, asked)
    return _named(said, asked) or _likest(said.text, asked) or _about(said.text, asked)


def _about(thing: str, asked: PreviousQuestion) -> str:
    """Ask for something else that belongs to what was spoken of: "what about the price?"."""
    if _DETERMINER.match(thing) or asked.language is Language.ENGLISH:
        return f"What about {thing} of {asked.topic}"
    return f"Bagaimana dengan {thing} {asked.topic}"


def _owned(match: re.Match[str], asked: PreviousQuestion, known: Callable[[], PreviousAnswer]) -> str:
    """Ask for what the thing has: "dan harganya?"; or ask of it what was asked of the thing: "and her deputy?"."""
    noun, english = match["english"] or match["noun"], bool(match["english"])
    whole = f"the {noun} of {asked.topic}" if english else with_owner(noun, asked, known)
    if asked.claim and not _ATTRIBUTES.fullmatch(noun):
        return asked.text.replace(asked.topic, whole, 1)
    return f"{'What about' if english else 'Bagaimana dengan'} {whole}"


def _dated(preposition: str, said: str, named: DayWords, asked: PreviousQuestion) -> str:
    """Write the days in the place of those asked of, after the right preposition, with the year that was asked of."""
    default = "in" if asked.language is Language.ENGLISH else "pada"
    told = (
        f"{preposition or ('' if named.relative else default)} {said[0].lower() + said[1:] if named.relative else said}"
    )
    if not asked.parsed.days:
        return f"{asked.text} {told}"
    before = asked.parsed.days[-1]
    year, lead = _YEAR.search(before.span.of(asked.text)), asked.text[before.span.start : before.lead].split()
    if lead and not named.relative and (not preposition or preposition in prepositions.said_alike(lead[0])):
        told = " ".join([*(lead if _YEAR.fullmatch(said) else lead[:1]), said])
    return cut(
        asked.text, before.span, f"{told}{year[0] if year and not named.relative and not _YEAR.search(said) else ''}"
    )


def _led(preposition: str, said: Parsed, asked: PreviousQuestion) -> str:
    """Replace what follows a preposition that says the same, or the place whose mayor is asked for; else add."""
    before, names = phrase_after(preposition, asked.parsed), asked.parsed.names
    fits = before and not (said.names and names and not asked.parsed.named(before.lead, before.span.end))
    if before and fits:
        return cut(asked.text, Span(before.lead, before.span.end), said.text)
    placed = names and said.names and preposition in prepositions.said_alike("in")
    place = untitled(asked.text, names[-1]) if placed else None
    if place and _PLACE_HEADS.search(asked.text[: place.start]):
        return cut(asked.text, place, said.text)
    return f"{asked.text} {preposition} {said.text}"


def _namesake(said: Parsed, asked: PreviousQuestion) -> Span | None:
    """Find the name in the question that begins as a fragment does: "Maskapai Elang" for "Maskapai Camar"."""
    first = said.text.partition(" ")[0] if said.names else ""
    return next((name for name in asked.parsed.names if name.of(asked.text).partition(" ")[0] == first), None)


def _named(fragment: Parsed, asked: PreviousQuestion) -> str | None:
    """Replace the last name, with as many of the words before it as the new one brings along."""
    said = re.sub(r"['’]s$", "", fragment.text)
    given, before = list(fragment.names), asked.parsed.names
    if not given and said.isalpha() and is_unknown(said.lower()):
        given = [Span(0, len(said))]
    if not given or not before:
        return None
    last = _namesake(fragment, asked) or before[-1]
    start = last.start if untitled(said, given[0]) != given[0] else untitled(asked.text, last).start
    for _ in said[: given[0].start].split():
        word = re.search(r"([^\s,]+)\s+$", asked.text[:start])
        if not word or _SENTENCE.fullmatch(word[1]):
            break
        start = word.start(1)
    return cut(asked.text, Span(start, last.end), said)


def _likest(said: str, asked: PreviousQuestion) -> str | None:
    """Replace the words that are most like those of the fragment: "the ferries" by "the buses"."""
    words = [one.span() for one in re.finditer(r"[^\s,;:?!()]+", asked.text)]
    spans = [
        Span(words[first][0], words[last][1])
        for first in range(len(words))
        for last in range(first, min(first + _MOST_WORDS, len(words)))
        if _may_go(words[first : last + 1], asked)
    ]
    bare = _DETERMINER.sub("", said)
    given, *others = _encoder().encode_queries([bare, *(one.of(asked.text) for one in spans)])
    likeness = {one: float(given @ other) for one, other in zip(spans, others, strict=True)}
    alike = [one for one in spans if likeness[one] >= _LEAST_LIKE]
    as_long = [one for one in alike if len(one.of(asked.text).split()) == len(bare.split())]
    if best := max(as_long or alike, key=lambda one: likeness[one], default=None):
        determined = re.search(r"\b(?:the|an?)\s+$", asked.text[: best.start], re.IGNORECASE)
        return cut(asked.text, best, bare if determined else said)
    speaker = REPORTED.search(asked.text) and not re.search(rf"\b(?:{ANY_PREPOSITION})\b", bare)
    return asked.text.replace(asked.topic, said, 1) if speaker else None


def _may_go(words: list[tuple[int, int]], asked: PreviousQuestion) -> bool:
    """Return whether some words of a question are a thing that can be exchanged: no names, days or small words."""
    start, end = words[0][0], words[-1][1]
    named = not asked.text.islower() and asked.parsed.named(start, end)
    told = [asked.text[first:last].lower() for first, last in words]
    small = any(not content(word) or word in prepositions.ANY for word in told)
    return not small and not named and len(asked.parsed.words(start, end)) == len(words)


@cache
def _encoder() -> Encoder:
    return load_encoder()
