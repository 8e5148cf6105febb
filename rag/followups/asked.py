"""The question before, taken apart: how it asks, what it claims, what it speaks of."""

import re
from dataclasses import dataclass

from embeddings.language import Language
from rag.followups.parts import dates, names
from rag.followups.vocabulary import ANY_AUXILIARY, ANY_PREPOSITION, ATTRIBUTES, ENGLISH_ASKING, PREPOSITIONS, UNITS
from rag.language.questions import BE, DO, MODALS
from rag.query.statement import end_of_subject, statement
from rag.query.yes_no import AUXILIARY, PARTICLE, TAG, asks_yes_or_no, predicate

__all__ = ["Asked", "taken_apart"]

_PREPOSITION = rf"(?:(?:{ANY_PREPOSITION})\s+)?"
_ENGLISH = re.compile(
    rf"^\W*(?P<opening>{_PREPOSITION}(?:{ENGLISH_ASKING})\b(?P<of>(?:\s+(?!(?:{ANY_AUXILIARY})\b)[^\s,]+){{0,8}}?))\s+"
    rf"(?P<auxiliary>{ANY_AUXILIARY})(?P<not>n['’]t)?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
"""A question word, what it belongs to ("how many phones"), a verb that helps, and the rest."""
_ENGLISH_SUBJECT = re.compile(
    rf"^\W*(?P<opening>how\s+(?:many|much)\s+\S+|which\s+\S+|(?:{ENGLISH_ASKING})\b)\s+(?P<rest>.+)$", re.IGNORECASE
)
"""Who does something: "who leads the union"."""
_INDONESIAN = re.compile(
    rf"^\W*(?P<opening>{_PREPOSITION}(?:apa(?:kah)?\s+saja|(?:[^\s,?]+\s+){{0,3}}?(?:mana|apa)(?:kah)?|siapa(?:kah)?(?:\s+saja)?"
    r"|kapan(?:kah)?|bilamana|(?:se)?berapa(?:kah)?(?:\s+(?:banyak|lama|besar|jauh|sering))?|(?:di|ke|dari)mana(?:kah)?"
    r"|bagaimana(?:kah)?(?:\s+cara)?|gimana|mengapa(?:kah)?|kenapa))\b\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^yang\s+(?:(?:sudah|telah|akan|sedang|masih|pernah|tidak|belum|bisa|dapat|mau|ingin|pertama)\s+)*\S+\s*",
    re.IGNORECASE,
)
_OF_AN_ATTRIBUTE = re.compile(f"{ATTRIBUTES.pattern}|{UNITS.pattern}|(?:ter)?(?:baru|lama)", re.IGNORECASE)
_AFTER_NAME = re.compile(r"(\b(?:of|at|in|from|to)(?:\s+[A-Z][^\s'’]*)+)\s+[a-z]+$")
"""A small word after a name that belongs to a noun is a verb that we do not know: "the mayor of Rana caught"."""
_VERB_AFTER = re.compile(rf"\s+[a-z]+(?:\s+(?:{ANY_PREPOSITION})\b.*)?$")
_PREPOSITIONAL = re.compile(rf"\s+(?:{ANY_PREPOSITION})\s.*$")
_NO_PREPOSITION = rf"(?!(?:{ANY_PREPOSITION}|yang|that|which)\b)"
_THING = rf"(?P<thing>{_NO_PREPOSITION}[\w-]+(?:\s+{_NO_PREPOSITION}[\w-]+)*)"
_MADE = re.compile(rf"(?:[a-z]+\s+)*?me[a-z]+\s+{_THING}")
_MADE_ENGLISH = re.compile(rf"(?:\s{_NO_PREPOSITION}[a-z]+)+?\s(?:an?|the|its|new)\s+{_THING}")
_DOING = re.compile(r"\w+ing\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A full question, taken apart as far as its words tell."""

    text: str
    """Without its question mark."""
    language: Language
    opening: str
    """The question words; empty where it is answered with yes or no."""
    of: str
    """What an English question word belongs to: "many phones"."""
    auxiliary: str
    """English: the verb that helps."""
    rest: str
    """What follows."""
    claim: str
    """What a yes/no question asks about, as part of a sentence; empty for any other."""
    topic: str
    """What "it" or "-nya" stands for after it."""
    thing: str = ""
    """What the one who is spoken of makes or sells, if anything: "mobil listrik Rana"."""


def taken_apart(question: str) -> Asked:
    """Take a full question apart.

    >>> taken_apart("When does the bridge at Old Quay open?").topic
    'the bridge at Old Quay'
    >>> taken_apart("Berapa tarif feri Sembira?").topic
    'feri Sembira'
    """
    text = question.strip().rstrip("?!. ")
    english, auxiliary = _ENGLISH.match(text), AUXILIARY.match(text)
    if auxiliary:
        return _yes_or_no_english(text, auxiliary)
    if english:
        return _english(text, english)
    if asks_yes_or_no(question) or (PARTICLE.match(text) and asks_yes_or_no(f"{text} akan")):
        return _yes_or_no_other(text, question)
    who, indonesian = _ENGLISH_SUBJECT.match(text), _INDONESIAN.match(text)
    if who:
        return _told(text, Language.ENGLISH, who["opening"], who["rest"], _object(who["rest"]))
    if indonesian:
        return _told(text, Language.INDONESIAN, indonesian["opening"], indonesian["rest"], _spoken_of(indonesian))
    return _told(text, Language.INDONESIAN, "", text, _first_name(text) or text)


def _told(text: str, language: Language, opening: str, rest: str, topic: str) -> Asked:
    return Asked(text, language, opening, "", "", rest, "", topic.strip() or _first_name(text) or rest)


def _yes_or_no_english(text: str, auxiliary: re.Match[str]) -> Asked:
    rest = text[auxiliary.end() :]
    repeated = re.match(r"it\s+true\s+that\s+", rest, re.IGNORECASE)
    claim = _within(statement(text), text)
    existing = re.match(r"there\s+(?:be(?:en)?\s+)?", rest, re.IGNORECASE)
    if repeated or re.match(r"it\b", rest, re.IGNORECASE):
        topic = _first_name(claim) or claim
    elif existing:
        topic = _without_last_days(rest[existing.end() :]) or claim
    else:
        verb = auxiliary["word"].lower()
        topic = _subject(rest, verb)
        if verb in (*DO, *MODALS) and not auxiliary["not"] and not claim.lower().startswith(topic.lower()):
            claim = f"{topic} {verb} {rest[len(topic) :].strip()}"
    made = _MADE_ENGLISH.match(claim[len(topic) :]) if topic[:1].isupper() else None
    thing = _owned_by(f" of {topic}", f"the {made['thing']}") if made else ""
    return Asked(text, Language.ENGLISH, "", "", auxiliary[0].strip(), rest, claim, topic, thing)


def _yes_or_no_other(text: str, question: str) -> Asked:
    claim = _within(statement(question), text)
    if PARTICLE.match(text):
        start = predicate(claim)
        topic = claim[:start].strip() if start else _likely_subject(claim, said_first=start == 0)
        made = _MADE.match(claim[start:]) if start and topic[:1].isupper() else None
        thing = _owned_by(f" {topic}", made["thing"]) if made else ""
        return Asked(text, Language.INDONESIAN, "", "", "", claim, claim, topic, thing)
    if re.search(rf"\b(?:{ANY_AUXILIARY})\b|\b(?:right|correct)\W*$", text, re.IGNORECASE):
        return taken_apart(f"Is it true that {TAG.sub('', text)}?")
    return taken_apart(f"Benarkah {claim}?")


def _owned_by(owner: str, thing: str) -> str:
    """Say whose a thing is, unless it has a name of its own."""
    return thing if any(map(str.isupper, thing)) else f"{thing}{owner}"


def _english(text: str, match: re.Match[str]) -> Asked:
    auxiliary, rest = match["auxiliary"].lower(), match["rest"]
    bare = not match["of"].strip()
    if auxiliary in BE and bare and match["opening"].lower() in ("who", "what", "which") and not _DOING.search(rest):
        topic = _without_last_days(rest)
    else:
        topic = _subject(rest, auxiliary)
    attribute = re.match(r"(?:the\s+)?\S+\s+of\s+(?=\S)", topic, re.IGNORECASE)
    if attribute and ATTRIBUTES.search(attribute[0]):
        topic = topic[attribute.end() :]
    helping = match["auxiliary"] + (match["not"] or "")
    of = match["of"].strip()
    return Asked(text, Language.ENGLISH, match["opening"], of, helping, rest, "", topic or _first_name(text) or rest)


def _subject(rest: str, auxiliary: str) -> str:
    """Give the subject: what stands before the verb that helps, once the question is made a statement.

    A last "be" is put in so that there is a predicate, whatever the words.
    """
    told = _without_last_days(rest)
    end = len(told[: end_of_subject(f"{told} be")].rstrip())
    if end < len(told):
        inside = (name.end for name in names(told, opening=False) if name.start < end < name.end)
        found = told[: next(inside, end)]
        return _AFTER_NAME.sub(r"\1", found)
    return _before_verb(told) if auxiliary in (*DO, *MODALS) else told


def _before_verb(told: str) -> str:
    """Give the subject before a verb that we do not know: it follows a name, stands last, or before a preposition."""
    for name in names(told, opening=False)[:1]:
        if _VERB_AFTER.match(told[name.end :]):
            return told[: name.end]
    if not told.rpartition(" ")[2].islower():
        told = _PREPOSITIONAL.sub("", told)
    return told.rpartition(" ")[0] or told


def _object(rest: str) -> str:
    """Give what follows the verb and a preposition."""
    words = _without_last_days(rest).split()[1:]
    while words and words[0].lower() in PREPOSITIONS:
        words = words[1:]
    return " ".join(words)


def _spoken_of(match: re.Match[str]) -> str:
    """Give what an Indonesian question speaks of: the subject, the thing that has the attribute asked for."""
    rest, opening = _without_last_days(match["rest"]), match["opening"].lower()
    who = _WHO.match(rest)
    if who:
        return rest[who.end() :]
    start = predicate(rest)
    if start is not None:
        rest = rest[:start].strip() or " ".join(rest.split()[1:])
    words = rest.split()
    while "berapa" in opening and len(words) > 1 and _OF_AN_ATTRIBUTE.fullmatch(words[0]):
        words = words[1:]
    return " ".join(words)


def _without_last_days(text: str) -> str:
    for day in reversed(dates(text)):
        if not text[day.span.end :].strip():
            text = text[: day.span.start].rstrip()
    words = text.rstrip(" ,").split()
    while words and words[-1].lower() in PREPOSITIONS:
        words = words[:-1]
    return " ".join(words)


def _first_name(text: str) -> str:
    found = names(text)
    return found[0].of(text) if found else ""


def _likely_subject(claim: str, *, said_first: bool) -> str:
    """Give what stands before a last word that may be a verb that we do not know, or up to the first name."""
    before, _, last = claim.rpartition(" ")
    if before and last.islower() and not said_first:
        return before
    found = names(claim, opening=False)
    return claim[: found[0].end] if found else claim


def _within(claim: str, text: str) -> str:
    """Write a claim as it stands inside a sentence: its first word is large only where it is a name."""
    said = claim.strip().rstrip(".")
    first = said.split(" ")[0]
    is_name = not first[1:].islower() or any(
        span.of(text).startswith(re.sub(r"['’]s?$", "", first)) for span in names(text)
    )
    return said if is_name and len(first) > 1 else said[:1].lower() + said[1:]
