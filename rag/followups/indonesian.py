"""Indonesian words that stand for what was asked before: itu, tersebut, dia, mereka, -nya, di sana."""

import re

from embeddings.language import Language
from rag.followups.asked import Asked
from rag.followups.parts import cut, names, phrase_after, untitled, without_days, without_names
from rag.followups.vocabulary import OF_THINGS, PLACE_HEADS, REPORTED
from rag.language import nouns
from rag.language.patterns import any_of, either
from rag.language.pronouns import INDONESIAN_PERSONS
from rag.query.words import ASKS, content
from rag.query.yes_no import predicate
from rag.types import Span

__all__ = ["NEVER_OWNED", "indonesian_resolved", "with_owner"]

_ASKING = (
    r"(?:(?:sejak|sampai|di|ke|dari|dengan|oleh|untuk|pada)\s*)?(?:siapa|kapan|bilamana|berapa|mana|bagaimana|gimana"
    r"|mengapa|kenapa|apakah|benarkah|betulkah|akankah|bisakah|sudahkah)(?:kah)?"
)
_THAT = re.compile(
    rf"^\W*(?P<asking>{_ASKING}(?:\s+(?:sih|saja|lama|besar|banyak))?)\s+(?P<word>(?:hal\s+)?(?:itu|ini|tersebut))\s+"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_IS_SO = re.compile(
    r"(?:sudah|telah|akan|pernah|masih|belum|bisa|benar|resmi|pasti|betul|terjadi|di(?:umum|bantah|lapor|konfirmasi|nyata|putus"
    r"|setuju|tolak|sepakat|rencana|sebut|kata|akui|lakukan|mulai|batal|tunda)\w*)\b",
    re.IGNORECASE,
)
_THING = re.compile(r"\b(?P<word>(?P<noun>[a-z]+(?:-[a-z]+)?)\s+(?P<points>itu|ini|tersebut))\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"^(?P<before>.*\b(?P<verb>me\w{4,}|bilang|setuju|tahu|tentang|soal|mengenai|karena|setelah|sebelum|akibat|atas))\s+"
    r"(?P<word>(?:hal\s+)?(?:itu|ini|tersebut))\W*$",
    re.IGNORECASE,
)
_PERSON = re.compile(rf"\b(?P<word>{either(*INDONESIAN_PERSONS)})\b(?!\s+yang\b)", re.IGNORECASE)
_OWNED = re.compile(r"\b(?P<word>[a-z]{2,}(?:-[a-z]+)?)nya\b", re.IGNORECASE)
_THERE = re.compile(r"\bdi\s*(?:sana|situ)\b", re.IGNORECASE)
_ADVERBS = any_of(nouns.NEVER_OWNED)
_NOT_THINGS = any_of(nouns.NOT_THINGS)
NEVER_OWNED = re.compile(f"{_ADVERBS.pattern}|{_NOT_THINGS.pattern}", re.IGNORECASE)
"""Words with -nya in which it stands for nothing that could be named instead."""
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


def indonesian_resolved(question: str, asked: Asked) -> str | None:
    """Replace the pronoun of an Indonesian follow-up; nothing where none stands for what was asked before."""
    rules = (_that, _object, _thing, _person, _owned, _there, _nothing)
    return next((found for rule in rules if (found := rule(question, asked))), None)


def _that(question: str, asked: Asked) -> str | None:
    match = _THAT.match(question)
    if not match or not _IS_SO.match(match["rest"]):
        return None
    rest = match["rest"].rstrip("?!. ")
    if asked.claim and len(content(without_days(rest))) <= _MOST:
        joined = "" if re.search(r"\b(?:benar|betul|terjadi)\W*$", rest, re.IGNORECASE) else "bahwa "
        return f"{match['asking']} {rest} {joined}{asked.claim}"
    return cut(question, Span(*match.span("word")), asked.topic)


def _object(question: str, asked: Asked) -> str | None:
    match = _OBJECT.match(question)
    if not match or len(content(without_names(match["before"]))) > _MOST or not ASKS.search(question):
        return None
    return _with_object(match["before"], match["verb"], "", asked)


def _with_object(before: str, verb: str, after: str, asked: Asked) -> str:
    """Let a claim, or what is spoken of, follow a verb."""
    joined = "bahwa " if REPORTED[Language.INDONESIAN].fullmatch(verb) and asked.claim else ""
    return f"{before}{after} {joined}{asked.claim or asked.topic}"


def _thing(question: str, asked: Asked) -> str | None:
    match = _THING.search(question)
    if not match or _NOT_THINGS.fullmatch(match["noun"]) or names(question):
        return None
    noun = match["noun"].lower()
    told = re.search(rf"\b{re.escape(noun)}\b", asked.text, re.IGNORECASE)
    known = told or _GENERIC.fullmatch(noun) or match["points"].lower() == "tersebut"
    if not known or len(content(question)) > 2 * _MOST or not ASKS.search(question):
        return None
    return cut(question, Span(*match.span("word")), _called(noun, asked))


def _called(noun: str, asked: Asked) -> str:
    """Give the thing its name: "jembatan Old Quay", "perusahaan Rana"."""
    if _CLAIMS.fullmatch(noun) and asked.claim:
        return f"{noun} bahwa {asked.claim}"
    found = re.search(rf"\b{re.escape(noun)}\b.*", asked.topic, re.IGNORECASE)
    return found[0] if found else f"{noun} {asked.topic}"


def _person(question: str, asked: Asked) -> str | None:
    match = _PERSON.search(question)
    before = question[: match.start()] if match else ""
    if not match or names(before) or len(content(before)) > 1 or not ASKS.search(question):
        return None
    told = cut(question, Span(*match.span("word")), asked.topic)
    return _object(told, asked) or _owned(told, asked) or told


def _owned(question: str, asked: Asked) -> str | None:
    found = [match for match in _OWNED.finditer(question) if not NEVER_OWNED.fullmatch(match["word"])]
    if not found or not ASKS.search(question):
        return None
    match = found[-1]
    before, after = question[: match.start()], question[match.end() :].rstrip("?!. ")
    if _VERB.fullmatch(match["word"]) and predicate(match["word"]) == 0 and not content(without_days(after)):
        if len(content(without_names(before))) <= _MOST - 1:
            return _with_object(f"{before}{match['word']}", match["word"], after, asked)
        return None
    if names(question) or not _is_alone(before, match["word"], after):
        return None
    return cut(question, Span(*match.span()), with_owner(match["word"], asked))


def with_owner(noun: str, asked: Asked) -> str:
    """Say whose something is: "harga mobil listrik Rana", "alasan Rana bermitra dengan Kelana"."""
    last = noun.rpartition(" ")[2]
    if asked.claim and _OF_CLAIMS.fullmatch(last):
        return f"{noun} {asked.claim}"
    if PLACE_HEADS.fullmatch(last):
        found = names(asked.topic, opening=False)
        return f"{noun} {untitled(asked.topic, found[-1]).of(asked.topic) if found else asked.topic}"
    return f"{noun} {(asked.thing if OF_THINGS.fullmatch(last) else '') or asked.topic}"


def _is_alone(before: str, word: str, after: str) -> bool:
    """Tell whether nothing in the question can be what -nya stands for."""
    own = re.search(r"\byang\b", before, re.IGNORECASE) or predicate(before) is not None or predicate(word) == 0
    tail = without_days(after).strip()
    goes_on = bool(content(tail)) and predicate(tail) != 0 and not ASKS.match(tail)
    return not own and not goes_on and len(content(before)) <= (0 if content(tail) else _MOST)


def _there(question: str, asked: Asked) -> str | None:
    match = _THERE.search(question)
    if not match or names(question) or len(content(question)) > 2 * _MOST or not ASKS.search(question):
        return None
    place, found = phrase_after("di", asked.text), names(asked.text)
    name = found[-1].of(asked.text) if found else asked.topic
    if PLACE_HEADS.match(name):
        name = untitled(asked.text, found[-1]).of(asked.text) if found else name
    said = place.span.of(asked.text) if place else f"di {name}"
    return cut(question, Span(*match.span()), said)


def _nothing(question: str, asked: Asked) -> str | None:
    """Fill in what Indonesian leaves out: "Kapan dibuka?", "Siapa yang membangun?"."""
    match = _VERB_ALONE.match(question)
    if not match or predicate(match["verb"]) != 0 or names(question):
        return None
    verb, after, asking = match["verb"], match["after"], match["asking"]
    if not (verb.lower().startswith("di") or match["aspect"] or re.search(r"\byang\b", asking, re.IGNORECASE)):
        return None
    if REPORTED[Language.INDONESIAN].fullmatch(verb) and asked.claim:
        return f"{asking} {verb}{after} bahwa {asked.claim}"
    if re.search(r"\byang\b", asking, re.IGNORECASE):
        return f"{asking} {verb} {asked.topic}{after}"
    aspect = match["aspect"] or ""
    return f"{asking.removesuffix(aspect)} {asked.topic}{aspect} {verb}{after}"
