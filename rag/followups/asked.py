"""The question before, taken apart: how it asks, what it claims, what it speaks of."""

import re
from dataclasses import dataclass

from embeddings.language import Language
from rag.followups.parts import Parsed, parsed
from rag.followups.vocabulary import ANY_AUXILIARY, ANY_PREPOSITION, ATTRIBUTES, ENGLISH_ASKING, PREPOSITIONS
from rag.language import nouns
from rag.language.patterns import any_of
from rag.language.questions import BE, DO, MODALS
from rag.query.statement import end_of_subject, statement
from rag.query.words import ASKS
from rag.query.yes_no import PARTICLE, TAG, asks_yes_or_no, predicate

__all__ = ["Asked", "taken_apart"]

_PREPOSITION = rf"(?:(?:{ANY_PREPOSITION})\s+)?"
_ENGLISH = re.compile(
    rf"^\W*(?:(?P<opening>{_PREPOSITION}(?:{ENGLISH_ASKING})\b(?P<of>(?:\s+(?!(?:{ANY_AUXILIARY})\b)[^\s,]+){{0,8}}?))\s+)?"
    rf"(?P<auxiliary>(?:{ANY_AUXILIARY})(?:n['’]t)?)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
"""A question word, what it belongs to ("how many phones"), a verb that helps, and the rest."""
_ENGLISH_SUBJECT = re.compile(
    rf"^\W*(?P<opening>how\s+(?:many|much)\s+\S+|(?:which|what)\s+\S+|(?:{ENGLISH_ASKING})\b)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
"""Who does something: "who leads the union"."""
_INDONESIAN = re.compile(
    rf"^\W*(?P<opening>{_PREPOSITION}(?:apa(?:kah)?\s+saja|(?:[^\s,?]+\s+){{0,3}}?(?:mana|apa)(?:kah)?|siapa(?:kah)?(?:\s+saja)?"
    r"|kapan(?:kah)?|bilamana|(?:se)?berapa(?:kah)?(?:\s+(?:banyak|lama|besar|jauh|sering))?|(?:di|ke|dari)mana(?:kah)?"
    r"|bagaimana(?:kah)?(?:\s+cara)?|gimana|mengapa(?:kah)?|kenapa))\b\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ASKED_LAST = re.compile(rf"^(?P<said>.+?)\s+(?P<word>(?:di\s|ke\s|dari\s)?{ASKS.pattern})$", re.IGNORECASE)
_IS_TRUE = re.compile(r"it\s+(?:true|correct|right)\s+that\s+", re.IGNORECASE)
_WHO = re.compile(
    r"^yang\s+(?:(?:sudah|telah|akan|sedang|masih|pernah|tidak|belum|bisa|dapat|mau|ingin|pertama)\s+)*\S+\s*",
    re.IGNORECASE,
)
_ADVERBS = r"(?:\w+\s)?(?:kapan|bilamana|bagaimana|gimana|mengapa|kenapa)"
"""They are followed by a subject and a predicate."""
_OF_AN_ATTRIBUTE = re.compile(f"{ATTRIBUTES.pattern}|{any_of(nouns.UNITS).pattern}|(?:ter)?(?:baru|lama)", re.IGNORECASE)
_OF = re.compile(r"(?:the\s+)?(?P<noun>\S+)\s+of\s+(?=\S)", re.IGNORECASE)
_VERB_AFTER = re.compile(rf"\s+[a-z]+(?:\s+(?:{ANY_PREPOSITION})\b.*)?$")
_PREPOSITIONAL = re.compile(rf"\s+(?:{ANY_PREPOSITION})\s.*$")
_DOING = re.compile(r"\w+ing\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A full question, taken apart as far as its words tell."""

    parsed: Parsed
    """Without its question mark."""
    language: Language
    rest: str
    """What follows the question words and the verb that helps."""
    opening: str = ""
    """The question words; empty where it is answered with yes or no."""
    of: str = ""
    """What an English question word belongs to: "many phones"."""
    auxiliary: str = ""
    """English: the verb that helps."""
    claim: str = ""
    """What a yes/no question asks about, as part of a sentence; empty for any other."""
    topic: str = ""
    """What "it" or "-nya" stands for after it."""

    @property
    def text(self) -> str:
        """The question, without its question mark."""
        return self.parsed.text

    @property
    def stated(self) -> str:
        """What it says besides its question word."""
        if self.claim:
            return self.claim
        if self.language is Language.ENGLISH:
            who = "someone" if self.opening.lower() == "who" and not self.auxiliary else self.of
            return f"{who} {self.rest}".strip()
        return f"ada {self.rest}" if self.rest.lower().startswith("yang ") else self.rest or self.text


def taken_apart(question: str) -> Asked:
    """Take a full question apart.

    >>> taken_apart("When does the bridge at Old Quay open?").topic
    'the bridge at Old Quay'
    >>> taken_apart("Berapa tarif feri Sembira?").topic
    'feri Sembira'
    """
    asked = parsed(question.strip().rstrip("?!. "))
    text = asked.text
    english = _ENGLISH.match(text)
    if english:
        return _english(asked, english) if english["opening"] else _claimed(asked, english)
    if asks_yes_or_no(question) or (PARTICLE.match(text) and asks_yes_or_no(f"{text} akan")):
        return _claimed_otherwise(asked)
    who, indonesian = _ENGLISH_SUBJECT.match(text), _INDONESIAN.match(text)
    last = _ASKED_LAST.match(text)
    if who:
        topic = _object(_without_last_days(who["rest"], asked))
        return Asked(asked, Language.ENGLISH, who["rest"], who["opening"], topic=topic or _name(asked) or who["rest"])
    if indonesian:
        opening, rest = indonesian["opening"], indonesian["rest"]
    elif last:
        opening, rest = last["word"], last["said"]
    else:
        return Asked(asked, Language.INDONESIAN, text, topic=_name(asked) or text)
    topic = _spoken_of(_without_last_days(rest, asked), opening.lower())
    return Asked(asked, Language.INDONESIAN, rest, opening, topic=topic or _name(asked) or rest)


def _claimed(asked: Parsed, match: re.Match[str]) -> Asked:
    """Take an English yes/no question apart."""
    auxiliary, rest = match["auxiliary"], match["rest"]
    true = _IS_TRUE.match(rest)
    if true:
        claim = _within(rest[true.end() :], asked)
        topic = _name(asked) or claim
    else:
        topic = _subject(_without_last_days(rest, asked), auxiliary.lower())
        claim = _within(statement(asked.text), asked)
        if auxiliary.lower() in (*DO, *MODALS) and not claim.lower().startswith(topic.lower()):
            claim = f"{topic} {auxiliary.lower()} {rest[len(topic) :].strip()}"
    return Asked(asked, Language.ENGLISH, rest, auxiliary=auxiliary, claim=claim, topic=topic)


def _claimed_otherwise(asked: Parsed) -> Asked:
    """Take any other yes/no question apart: with a particle, or a statement with a tag."""
    text = asked.text
    claim = _within(statement(f"{text}?"), asked)
    if PARTICLE.match(text) or not re.search(rf"\b(?:{ANY_AUXILIARY})\b|\b(?:right|correct)\W*$", text, re.IGNORECASE):
        start = predicate(claim)
        topic = claim[:start].strip() if start else _likely_subject(claim, asked, said_first=start == 0)
        return Asked(asked, Language.INDONESIAN, claim, claim=claim, topic=topic)
    return taken_apart(f"Is it true that {TAG.sub('', text)}?")


def _english(asked: Parsed, match: re.Match[str]) -> Asked:
    auxiliary, of = match["auxiliary"].lower(), match["of"].strip()
    rest = _without_last_days(match["rest"], asked)
    defined = auxiliary in BE and match["opening"].lower() in ("who", "what", "which") and not _DOING.search(rest)
    topic = rest if defined else _subject(rest, auxiliary)
    attribute = _OF.match(topic)
    if attribute and ATTRIBUTES.fullmatch(attribute["noun"]):
        topic = topic[attribute.end() :]
    topic = topic or _name(asked) or match["rest"]
    return Asked(asked, Language.ENGLISH, match["rest"], match["opening"], of, match["auxiliary"], topic=topic)


def _subject(told: str, auxiliary: str) -> str:
    """Return the subject: what stands before the verb that helps, once the question is made a statement.

    A last "be" is put in so that there is a predicate, whatever the words.
    """
    end = len(told[: end_of_subject(f"{told} be")].rstrip())
    if end < len(told):
        inside = (name.end for name in parsed(told, opening=False).names if name.start < end < name.end)
        return told[: next(inside, end)]
    return _before_verb(told) if auxiliary in (*DO, *MODALS) else told


def _before_verb(told: str) -> str:
    """Return the subject before a verb that we do not know: it follows a name, stands last, or before a preposition."""
    names = parsed(told, opening=False).names
    for name in names[:1]:
        if _VERB_AFTER.match(told[name.end :]):
            return told[: name.end]
    if names and names[-1].end == len(told):
        told = _PREPOSITIONAL.sub("", told)
        told = told[: names[-1].start].rstrip() or told
    return told.rpartition(" ")[0] or told


def _object(rest: str) -> str:
    """Return what follows the verb and a preposition."""
    words = rest.split()[1:]
    while words and words[0].lower() in PREPOSITIONS:
        words = words[1:]
    return " ".join(words)


def _spoken_of(rest: str, opening: str) -> str:
    """Return what an Indonesian question speaks of: the subject, the thing that has the attribute asked for."""
    who = _WHO.match(rest)
    if who:
        return rest[who.end() :]
    start = predicate(rest)
    if start is not None:
        rest = rest[:start].strip() or " ".join(rest.split()[1:])
    elif re.match(_ADVERBS, opening):
        rest = rest.rpartition(" ")[0] if rest.rpartition(" ")[2].islower() and not rest.islower() else rest
    words = rest.removeprefix("itu ").split()
    while "berapa" in opening and len(words) > 1 and _OF_AN_ATTRIBUTE.fullmatch(words[0]):
        words = words[1:]
    return " ".join(words)


def _without_last_days(rest: str, asked: Parsed) -> str:
    """Leave out the days, and prepositions, with which a question ends."""
    for day in reversed(asked.days):
        said = day.span.of(asked.text)
        if rest.rstrip().endswith(said):
            rest = rest.rstrip().removesuffix(said)
    words = rest.rstrip(" ,").split()
    while words and words[-1].lower() in PREPOSITIONS:
        words = words[:-1]
    return " ".join(words)


def _name(asked: Parsed) -> str:
    return asked.names[0].of(asked.text) if asked.names else ""


def _likely_subject(claim: str, asked: Parsed, *, said_first: bool) -> str:
    """Return what stands before a last word that may be a verb that we do not know, or up to the first name."""
    before, _, last = claim.rpartition(" ")
    if before and last.islower() and not said_first:
        return before
    name = _name(asked)
    return claim[: claim.find(name) + len(name)] if name in claim and name else claim


def _within(claim: str, asked: Parsed) -> str:
    """Write a claim as it stands inside a sentence: its first word is large only where it is a name."""
    told = claim.strip().rstrip(".")
    first = told.split(" ")[0]
    is_name = not first[1:].islower() or any(
        span.of(asked.text).startswith(re.sub(r"['’]s?$", "", first)) for span in asked.names
    )
    return told if is_name and len(first) > 1 else told[:1].lower() + told[1:]
