"""English words that stand for what was asked before: it, that, they, his, there."""

import re

from embeddings.language import Language
from rag.followups.asked import Asked
from rag.followups.parts import cut, names, phrase_after, without_days, without_names
from rag.followups.vocabulary import ANY_AUXILIARY, ANY_PREPOSITION, ENGLISH_ASKING, OF_THINGS, PREPOSITIONS, REPORTED
from rag.language import nouns
from rag.language.questions import BE, HAVE
from rag.query.words import content
from rag.types import Span

__all__ = ["english_resolved"]

_PREPOSITION = rf"(?:(?:{ANY_PREPOSITION})\s+)?"
_HELP = rf"(?:{ANY_AUXILIARY})(?:n['’]t)?"
_BEGINNING = (
    rf"^\W*(?:{_PREPOSITION}(?:{ENGLISH_ASKING})\b(?:\s+(?!{_HELP}\b)[^\s,]+){{0,5}}?\s+)?"
    rf"(?P<help>{_HELP})\s+(?:also\s+|still\s+)?"
)
"""A question up to its subject."""
_SUBJECT = re.compile(rf"{_BEGINNING}(?P<word>it|they|he|she|that|this|these|those)\b(?P<rest>.*)$", re.IGNORECASE)
_OWNED = re.compile(
    rf"(?:{_BEGINNING}(?:(?:in|on|at|of|for|with)\s+)?(?:the\s+\w+\s+of\s+)?|^\W*what\s+\w+\s+)"
    r"(?P<word>its|their|his|her)\s+[^\W\d]",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"^(?P<before>\W*(?:{_PREPOSITION}(?:{ENGLISH_ASKING})|{_HELP})\b[^,;:]*?)\s+(?P<word>it|him|her|them|that|this|so)"
    r"(?P<rest>(?:\s+(?:exactly|now|first|publicly|officially|already|again|today|yesterday|yet))*|\s+(?:in|on|since)"
    r"\s.*|\s+(?:for|at|from|with|to)\s+\S+)\W*$",
    re.IGNORECASE,
)
_THERE = re.compile(rf"^(?P<before>.*\b(?!{_HELP}\b|be\b|been\b)[^\W\d]+)\s+(?P<word>there)\W*$", re.IGNORECASE)
_NOUN = re.compile(r"\b(?P<word>(?:that|this|these|those)\s+(?P<noun>[a-z]+))\b", re.IGNORECASE)
_BEFORE_NOUN = re.compile(rf"\b(?:{ANY_AUXILIARY}|{ANY_PREPOSITION})\s+$", re.IGNORECASE)
"""Elsewhere "that" may join a sentence on, unless the noun is the last word."""
_EXPLETIVE = re.compile(
    r"""^\s*(?:\w+ly\s+|also\s+|ever\s+|still\s+|often\s+|start(?:ed)?\s+to\s+)*
    (?: (?:rain|snow|hail|thunder|drizzl|flood|freez)\w*
      | (?:be\s+|get\s+)?(?:cold|hot|warm|windy|dark|sunny|cloudy|humid|dry|wet)\b.*\b(?:in|at|on)\b
      | (?:\S+\s+){1,6}?(?:that|who|which|whether|if)\s+\S+
      | (?:cost|take|require|need|pay|hurt|help|make\s+sense|mean|feel|seem|appear|matter)\b
        .*\b(?:to|when|if)\s+[a-z]\w+
      | (?:be\s+|not\s+)?(?!(?:going|able|expected|set|due|planned|likely|supposed|about|ready|scheduled|open|free)\b)
        [a-z]+\s+(?:for\s+.+\s+)?(?:not\s+)?to\s+[a-z]\w+
      | (?:from|to|until|till|between)\s
      | time\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What follows an "it" that stands for nothing: it rained, it is safe to swim, it costs much to build."""
_CAUSED = re.compile(r"\b(?:caus|prompt|trigger|explain|le(?:ad|d)\s+to|behind|result)\w*", re.IGNORECASE)
_CLOCK = re.compile(r"\bwhat\s+(?:time|day|date|year|month)\s+(?:is|was)\s+it\b", re.IGNORECASE)
_OF_CLAIMS = (*BE, *HAVE, "will")
"""Verbs by which something is said to be told: "was it confirmed"."""
_MOST_BEFORE = 2
"""Words of content before "it", a name counting as one: among more there may be what it stands for."""


def english_resolved(question: str, asked: Asked) -> str | None:
    """Replace the pronoun of an English follow-up; nothing where none stands for what was asked before."""
    if _CLOCK.search(question):
        return None
    rules = (_noun, _owner, _subject, _object, _there)
    return next((found for rule in rules if (found := rule(question, asked))), None)


def _noun(question: str, asked: Asked) -> str | None:
    match = _NOUN.search(question)
    noun = match["noun"].lower() if match else ""
    if not match or noun in nouns.TIMES or names(question) or len(content(question)) > 2 * _MOST_BEFORE:
        return None
    joins = match["word"].lower().startswith("that") and not _BEFORE_NOUN.search(question[: match.start()])
    if not content(noun) or (joins and question[match.end() :].strip("?!. ")):
        return None
    told = re.search(rf"\b{re.escape(noun)}\b", asked.text, re.IGNORECASE)
    if not told and noun not in nouns.ENGLISH_GENERIC:
        return None
    return cut(question, Span(*match.span("word")), _called(noun, asked))


def _called(noun: str, asked: Asked) -> str:
    """Give the thing its name: "the bridge at Old Quay", "the company Rana"."""
    if noun in nouns.ENGLISH_CLAIMS and asked.claim:
        return f"the {noun} that {asked.claim}"
    if re.search(rf"\b{re.escape(noun)}\b", asked.topic, re.IGNORECASE):
        return asked.topic
    return f"the {noun} {asked.topic}" if asked.topic[:1].isupper() else f"the {noun} ({asked.topic})"


def _owner(question: str, asked: Asked) -> str | None:
    match = _OWNED.match(question)
    if not match:
        return None
    owner = asked.topic if match["word"].lower() == "its" else _person(asked)
    owned = owner if owner.endswith(("'s", "’s")) else f"{owner}'" if owner.endswith("s") else f"{owner}'s"
    return cut(question, Span(*match.span("word")), owned)


def _subject(question: str, asked: Asked) -> str | None:
    match = _SUBJECT.match(question)
    if not match or "," in question[: match.start("word")]:
        return None
    word, rest = match["word"].lower(), match["rest"]
    if word in ("it", "that", "this") and asked.claim and _takes_claim(match):
        told = cut(question, Span(*match.span("word")), "it").rstrip("?!. ")
        return f"{told} that {asked.claim}"
    if (word == "it" and _EXPLETIVE.match(rest)) or (word in ("that", "this", "these", "those") and _specifies(rest)):
        return None
    if word in ("he", "she", "they"):
        told = cut(question, Span(*match.span("word")), _person(asked))
        return _object(told, asked) or told
    several = word == "it" and re.search(r"\b(?:and|dan)\b", asked.topic)
    thing = asked.thing if OF_THINGS.search(question) or several else ""
    return cut(question, Span(*match.span("word")), thing or asked.topic)


def _takes_claim(match: re.Match[str]) -> bool:
    """Tell whether something is said to be told or to be so, and nothing else is."""
    rest = without_days(match["rest"])
    return (
        len(content(rest)) <= _MOST_BEFORE
        and bool(REPORTED[Language.ENGLISH].search(rest))
        and (match["help"].lower() in _OF_CLAIMS or "happen" in rest)
        and " that " not in rest
    )


def _specifies(rest: str) -> bool:
    """Tell whether "that" belongs to a noun: "is that bridge open"; those known were replaced before."""
    words = rest.split()
    return bool(words) and words[0].lower().strip("?") in nouns.TIMES


def _object(question: str, asked: Asked) -> str | None:
    match = _OBJECT.match(question)
    if not match or re.search(rf"\b(?:{ANY_AUXILIARY})$", match["before"], re.IGNORECASE):
        return None
    word, before = match["word"].lower(), match["before"]
    small = content(without_names(before))
    if len(small) + len(names(before)) > _MOST_BEFORE + bool(REPORTED[Language.ENGLISH].search(before)) or not small:
        return None
    if word == "so" and not REPORTED[Language.ENGLISH].search(before):
        return None
    if word in ("it", "that", "this", "so") and asked.claim and REPORTED[Language.ENGLISH].search(before):
        about = " the claim" if before.split()[-1].lower() in PREPOSITIONS else ""
        return f"{before}{match['rest'].rstrip('?!. ')}{about} that {asked.claim}"
    if word in ("it", "that", "this") and asked.claim and _CAUSED.search(before):
        return f"{before} this: {asked.claim}"
    topic = _person(asked) if word in ("him", "her", "them") else asked.thing or asked.topic
    return cut(question, Span(*match.span("word")), topic)


def _there(question: str, asked: Asked) -> str | None:
    match = _THERE.match(question)
    if not match or names(question) or len(content(match["before"])) > _MOST_BEFORE + 1:
        return None
    place, found = phrase_after("in", asked.text), names(asked.text)
    said = place.span.of(asked.text) if place else f"in {found[-1].of(asked.text) if found else asked.topic}"
    return cut(question, Span(*match.span("word")), said)


def _person(asked: Asked) -> str:
    """Give who is spoken of: the owner, where it is a thing of someone's."""
    return re.split(r"['’]s\b", asked.topic)[0]
