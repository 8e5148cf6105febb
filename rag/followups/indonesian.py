"""Indonesian words that stand for what was asked before: itu, tersebut, dia, mereka, -nya, di sana."""

import re

from embeddings.language import Language
from rag.followups.asked import Asked
from rag.followups.known import Known, Referent, referent
from rag.followups.parts import Parsed, cut, parsed
from rag.followups.vocabulary import REPORTED
from rag.language import nouns
from rag.language.patterns import any_of, either
from rag.language.pronouns import INDONESIAN_PERSONS
from rag.query.words import ASKS
from rag.query.yes_no import predicate
from rag.types import Span

__all__ = ["NEVER_OWNED", "indonesian_resolved", "with_owner"]

_ASKING = (
    r"(?:(?:sejak|sampai|di|ke|dari|dengan|oleh|untuk|pada)\s*)?(?:siapa|kapan|bilamana|berapa|mana|bagaimana|gimana"
    r"|mengapa|kenapa|apakah|benarkah|betulkah|akankah|bisakah|sudahkah)(?:kah)?"
)
_THAT = re.compile(
    rf"^\W*(?P<asking>{_ASKING}(?:\s+(?:sih|saja|lama|besar|banyak))?)\s+(?P<word>(?:hal\s+)?(?:itu|ini|tersebut))\s+"
    r"(?P<rest>(?:\w+\s+)?\w+)\W*$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b(?P<word>(?P<noun>[a-z]+(?:-[a-z]+)?)\s+(?P<points>itu|ini|tersebut))\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"^(?P<before>.*\b(?P<verb>me\w{4,}|bilang|setuju|tahu|tentang|soal|mengenai|karena|setelah|sebelum|akibat|atas))\s+"
    r"(?P<word>(?:hal\s+)?(?:itu|ini|tersebut))\W*$",
    re.IGNORECASE,
)
_PERSON = re.compile(rf"\b(?P<word>{either(*INDONESIAN_PERSONS)})\b(?!\s+yang\b)", re.IGNORECASE)
_OWNED = re.compile(r"\b(?P<word>[a-z]{2,}(?:-[a-z]+)?)nya\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?P<lead>di|ke|dari)\s*(?:sana|situ)\b", re.IGNORECASE)
NEVER_OWNED = re.compile(f"{any_of(nouns.NEVER_OWNED).pattern}|{any_of(nouns.NOT_THINGS).pattern}", re.IGNORECASE)
"""Words with -nya in which it stands for nothing that could be named instead."""
_NOT_THINGS = any_of(nouns.NOT_THINGS)
_GENERIC = any_of(nouns.INDONESIAN_GENERIC)
_CLAIMS = any_of(nouns.INDONESIAN_CLAIMS)
_OF_CLAIMS = any_of(nouns.OF_CLAIMS)
_VERB = re.compile(r"(?:me(?:ng|ny|m|n|r|l|w|y)?[a-z]{3,})", re.IGNORECASE)
_VERB_ALONE = re.compile(
    r"^\W*(?P<asking>(?:siapa(?:kah)?\s+yang|(?:(?:sejak|sampai|mulai)\s+)?kapan(?:kah)?|mengapa|kenapa|apakah|di\s?mana"
    r"|bagaimana)(?P<aspect>\s+(?:sudah|telah|akan|masih|belum|bisa|jadi|pernah))?)\s+(?P<verb>(?:di|me|ber)[a-z]{3,})"
    r"(?P<after>(?:\s+(?:lagi|kembali|sekarang|nanti|dulu))?)\W*$",
    re.IGNORECASE,
)
_MOST = 2


def indonesian_resolved(question: Parsed, asked: Asked, known: Known) -> str | None:
    """Replace the pronoun of an Indonesian follow-up; nothing where none stands for what was asked before."""
    rules = (_that, _object, _noun, _person, _owned, _there, _nothing)
    return next((full for rule in rules if (full := rule(question, asked, known))), None)


def _that(question: Parsed, asked: Asked, _known: Known) -> str | None:
    match = _THAT.match(question.text)
    if not match or not _is_said(match["rest"]):
        return None
    if not asked.claim:
        return cut(question.text, Span(*match.span("word")), asked.topic)
    joined = "" if re.search(r"\b(?:benar|betul|terjadi)$", match["rest"], re.IGNORECASE) else "bahwa "
    return f"{match['asking']} {match['rest']} {joined}{asked.claim}"


def _is_said(rest: str) -> bool:
    return predicate(rest) == 0


def _object(question: Parsed, asked: Asked, _known: Known) -> str | None:
    match = _OBJECT.match(question.text)
    if not match or len(question.words(0, match.end("before"), names=False)) > _MOST or not ASKS.search(question.text):
        return None
    return _with_object(match["before"], match["verb"], "", asked)


def _with_object(before: str, verb: str, after: str, asked: Asked) -> str:
    """Let a claim, or what is spoken of, follow a verb."""
    joined = "bahwa " if REPORTED[Language.INDONESIAN].fullmatch(verb) and asked.claim else ""
    return f"{before}{after} {joined}{asked.claim or asked.topic}"


def _noun(question: Parsed, asked: Asked, known: Known) -> str | None:
    match = _NOUN.search(question.text)
    if not match or _NOT_THINGS.fullmatch(match["noun"]) or question.names:
        return None
    noun = match["noun"].lower()
    told = re.search(rf"\b{re.escape(noun)}\b", asked.text, re.IGNORECASE)
    if not (told or _GENERIC.fullmatch(noun) or match["points"].lower() == "tersebut"):
        return None
    if len(question.words()) > 2 * _MOST or not ASKS.search(question.text):
        return None
    return cut(question.text, Span(*match.span("word")), _called(noun, asked, known))


def _called(noun: str, asked: Asked, known: Known) -> str:
    """Give the thing its name: "jembatan Old Quay", "perusahaan Rana"."""
    if _CLAIMS.fullmatch(noun) and asked.claim:
        return f"{noun} bahwa {asked.claim}"
    thing = referent(Referent.THING, asked, known)
    found = re.search(rf"\b{re.escape(noun)}\b.*", thing, re.IGNORECASE)
    return found[0] if found else f"{noun} {thing}"


def _person(question: Parsed, asked: Asked, known: Known) -> str | None:
    match = _PERSON.search(question.text)
    if not match or not ASKS.search(question.text):
        return None
    start = match.start()
    if question.named(0, start) or len(question.words(0, start)) > 1:
        return None
    kind = Referent.SEVERAL if match["word"].lower() == "mereka" else Referent.PERSON
    told = cut(question.text, Span(*match.span("word")), referent(kind, asked, known))
    again = parsed(told)
    return _object(again, asked, known) or _owned(again, asked, known) or told


def _owned(question: Parsed, asked: Asked, known: Known) -> str | None:
    text = question.text
    found = [match for match in _OWNED.finditer(text) if not NEVER_OWNED.fullmatch(match["word"])]
    if not found or not ASKS.search(text):
        return None
    match = found[-1]
    before, word, after = text[: match.start()], match["word"], text[match.end() :].rstrip("?!. ")
    if _VERB.fullmatch(word) and predicate(word) == 0 and not question.words(match.end()):
        few = len(question.words(0, match.start(), names=False)) < _MOST
        return _with_object(f"{before}{word}", word, after, asked) if few else None
    if question.names or not _is_alone(question, match):
        return None
    return cut(text, Span(*match.span()), with_owner(word, asked, known))


def with_owner(noun: str, asked: Asked, known: Known) -> str:
    """Say whose something is: "harga tiket feri", "alasan Rana bermitra dengan Kelana"."""
    last = noun.rpartition(" ")[2]
    return f"{noun} {asked.claim if asked.claim and _OF_CLAIMS.fullmatch(last) else referent(Referent.OWNER, asked, known)}"


def _is_alone(question: Parsed, match: re.Match[str]) -> bool:
    """Tell whether nothing in the question can be what -nya stands for."""
    before, word, tail = question.text[: match.start()], match["word"], question.text[match.end() :].strip(" ?!.")
    own = re.search(r"\byang\b", before, re.IGNORECASE) or predicate(before) is not None or predicate(word) == 0
    told = bool(question.words(match.end()))
    goes_on = told and predicate(tail) != 0 and not ASKS.match(tail)
    return not own and not goes_on and len(question.words(0, match.start())) <= (0 if told else _MOST)


def _there(question: Parsed, asked: Asked, known: Known) -> str | None:
    match = _THERE.search(question.text)
    if not match or question.names or len(question.words()) > 2 * _MOST or not ASKS.search(question.text):
        return None
    return cut(question.text, Span(*match.span()), f"{match['lead']} {referent(Referent.PLACE, asked, known)}")


def _nothing(question: Parsed, asked: Asked, _known: Known) -> str | None:
    """Fill in what Indonesian leaves out: "Kapan dibuka?", "Siapa yang membangun?"."""
    match = _VERB_ALONE.match(question.text)
    if not match or predicate(match["verb"]) != 0 or question.names:
        return None
    verb, after, asking = match["verb"], match["after"], match["asking"]
    who = re.search(r"\byang\b", asking, re.IGNORECASE)
    if not (verb.lower().startswith("di") or match["aspect"] or who):
        return None
    if REPORTED[Language.INDONESIAN].fullmatch(verb) and asked.claim:
        return f"{asking} {verb}{after} bahwa {asked.claim}"
    if who:
        return f"{asking} {verb} {asked.topic}{after}"
    aspect = match["aspect"] or ""
    return f"{asking.removesuffix(aspect)} {asked.topic}{aspect} {verb}{after}"
