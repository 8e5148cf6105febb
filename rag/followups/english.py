"""English words that stand for what was asked before: it, that, they, his, there."""

import re

from embeddings.language import Language
from rag.followups.asked import Asked
from rag.followups.known import Known, Referent, referent
from rag.followups.parts import Parsed, cut
from rag.followups.vocabulary import ANY_AUXILIARY, ANY_PREPOSITION, ENGLISH_ASKING, PREPOSITIONS, REPORTED
from rag.language import nouns
from rag.language.questions import BE, HAVE
from rag.query.words import content
from rag.types import Span

__all__ = ["english_resolved"]

_HELP = rf"(?:{ANY_AUXILIARY})(?:n['’]t)?"
_ASKING = rf"(?:(?:{ANY_PREPOSITION})\s+)?(?:{ENGLISH_ASKING})\b"
_BEGINNING = rf"^\W*(?:{_ASKING}(?:\s+(?!{_HELP}\b)[^\s,]+){{0,5}}?\s+)?(?P<help>{_HELP})\s+(?:also\s+|still\s+)?"
"""A question up to its subject."""
_SUBJECT = re.compile(rf"{_BEGINNING}(?P<word>it|they|he|she|that|this|these|those)\b(?P<rest>.*)$", re.IGNORECASE)
_OWNED = re.compile(
    rf"(?:{_BEGINNING}(?:(?:in|on|at|of|for|with)\s+)?(?:the\s+\w+\s+of\s+)?|^\W*what\s+\w+\s+)"
    r"(?P<word>its|their|his|her)\s+[^\W\d]",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"^(?P<before>\W*(?:{_ASKING}|{_HELP}\b)[^,;:]*?)\s+(?P<word>it|him|her|them|that|this|so|there)"
    r"(?P<rest>(?:\s+(?:exactly|now|first|publicly|officially|already|again|today|yesterday|yet))*"
    r"|\s+(?:in|on|since|and)\s.*|\s+(?:for|at|from|with|to)\s+\S+)\W*$",
    re.IGNORECASE,
)
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
_CLOCK = re.compile(r"\bwhat\s+(?:time|day|date|year|month)\s+(?:is|was)\s+it\b", re.IGNORECASE)
_CAUSED = re.compile(r"\b(?:caus|prompt|trigger|explain|le(?:ad|d)\s+to|behind|result)\w*", re.IGNORECASE)
_OF_CLAIMS = (*BE, *HAVE, "will")
"""Verbs by which something is said to be told: "was it confirmed"."""
_MOST_BEFORE = 2
"""Words of content before "it", a name counting as one: among more there may be what it stands for."""
_KINDS = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), Referent.PERSON),
    **dict.fromkeys(("they", "them", "their"), Referent.SEVERAL),
    "there": Referent.PLACE,
}


def english_resolved(question: Parsed, asked: Asked, known: Known) -> str | None:
    """Replace the pronoun of an English follow-up; nothing where none stands for what was asked before."""
    if _CLOCK.search(question.text):
        return None
    return next((full for rule in (_noun, _owned, _subject, _object) if (full := rule(question, asked, known))), None)


def _meant(match: re.Match[str], asked: Asked, known: Known) -> str:
    return referent(_KINDS.get(match["word"].lower(), Referent.THING), asked, known)


def _noun(question: Parsed, asked: Asked, known: Known) -> str | None:
    match = _NOUN.search(question.text)
    noun = match["noun"].lower() if match else ""
    if not match or noun in nouns.TIMES or question.names or len(question.words()) > 2 * _MOST_BEFORE:
        return None
    joins = match["word"].lower().startswith("that") and not _BEFORE_NOUN.search(question.text[: match.start()])
    if not content(noun) or (joins and question.text[match.end() :].strip("?!. ")):
        return None
    told = re.search(rf"\b{re.escape(noun)}\b", asked.text, re.IGNORECASE)
    if not told and noun not in nouns.ENGLISH_GENERIC:
        return None
    return cut(question.text, Span(*match.span("word")), _called(noun, asked, known))


def _called(noun: str, asked: Asked, known: Known) -> str:
    """Give the thing its name: "the bridge at Old Quay", "the company Rana"."""
    if noun in nouns.ENGLISH_CLAIMS and asked.claim:
        return f"the {noun} that {asked.claim}"
    thing = referent(Referent.THING, asked, known)
    if re.search(rf"\b{re.escape(noun)}\b", thing, re.IGNORECASE):
        return thing
    return f"the {noun} {thing}" if thing[:1].isupper() else f"the {noun} ({thing})"


def _owned(question: Parsed, asked: Asked, known: Known) -> str | None:
    match = _OWNED.match(question.text)
    if not match:
        return None
    owner = _meant(match, asked, known)
    owned = owner if owner.endswith(("'s", "’s")) else f"{owner}'" if owner.endswith("s") else f"{owner}'s"
    return cut(question.text, Span(*match.span("word")), owned)


def _subject(question: Parsed, asked: Asked, known: Known) -> str | None:
    match = _SUBJECT.match(question.text)
    if not match or "," in question.text[: match.start("word")]:
        return None
    word, rest = match["word"].lower(), match["rest"]
    if word in ("it", "that", "this") and asked.claim and _takes_claim(question, match):
        return f"{cut(question.text, Span(*match.span('word')), 'it').rstrip('?!. ')} that {asked.claim}"
    if (word == "it" and _EXPLETIVE.match(rest)) or (word.startswith("th") and rest[1:].split(" ")[0] in nouns.TIMES):
        return None
    told = cut(question.text, Span(*match.span("word")), _meant(match, asked, known))
    return (_of_claim(told, asked) if word in ("he", "she", "they") else None) or told


def _takes_claim(question: Parsed, match: re.Match[str]) -> bool:
    """Tell whether something is said to be told or to be so, and nothing else is."""
    rest = match["rest"]
    return (
        len(question.words(match.start("rest"))) <= _MOST_BEFORE
        and bool(REPORTED[Language.ENGLISH].search(rest))
        and (match["help"].lower() in _OF_CLAIMS or "happen" in rest)
        and " that " not in rest
    )


def _object(question: Parsed, asked: Asked, known: Known) -> str | None:
    match = _OBJECT.match(question.text)
    if not match or re.search(rf"\b{_HELP}$|\b(?:be|been)$", match["before"], re.IGNORECASE):
        return None
    word, before, end = match["word"].lower(), match["before"], match.end("before")
    names, reported = question.named(0, end), bool(REPORTED[Language.ENGLISH].search(before))
    small = question.words(0, end, names=False)
    if len(small) + len(names) > _MOST_BEFORE + reported + (word == "there") or (word == "there" and names):
        return None
    if not small and before.split()[-1].lower() not in PREPOSITIONS:
        return None
    if (claimed := _of_claim(question.text, asked)) or word == "so":
        return claimed
    meant = _meant(match, asked, known)
    return cut(question.text, Span(*match.span("word")), f"in {meant}" if word == "there" else meant)


def _of_claim(text: str, asked: Asked) -> str | None:
    """Let a whole claim follow a verb of reporting: "did Ford deny it", "who said so"."""
    match = _OBJECT.match(text)
    before = match["before"] if match else ""
    if not match or not asked.claim or match["word"].lower() not in ("it", "that", "this", "so"):
        return None
    if _CAUSED.search(before):
        return f"{before} this: {asked.claim}"
    if not REPORTED[Language.ENGLISH].search(before):
        return None
    about = " the claim" if before.split()[-1].lower() in PREPOSITIONS else ""
    return f"{before}{match['rest'].rstrip('?!. ')}{about} that {asked.claim}"
