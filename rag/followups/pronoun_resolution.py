"""Words of both languages that stand for what was asked before: it, they, his, that bridge, itu, dia, -nya, di sana."""

import re
from collections.abc import Callable, Sequence
from types import MappingProxyType

from rag.followups.previous_answer import PreviousAnswer, Referent, referent
from rag.followups.previous_question import PreviousQuestion
from rag.followups.question_parts import ANY_AUXILIARY, ANY_PREPOSITION, Parsed, cut, parsed
from rag.language.content_words import ASKS, content
from rag.language.word_lists.grammar import nouns, predicates
from rag.language.word_lists.grammar.pronouns import INDONESIAN_PERSONS
from rag.language.word_lists.news import reporting
from rag.language.word_lists.patterns import any_of, either
from rag.language.word_lists.questions.question_words import BE, HAVE
from rag.query.yes_no import predicate
from rag.types import Span

__all__ = ["NEVER_OWNED", "REPORTED", "resolved", "with_owner"]

_STANDS = re.compile(
    r"""\b(?: (?P<owner>its|their|his|her(?=\s+[^\W\d]))
      | (?:that|this|these|those)\s+(?P<english>(?!(?:in|on|at|so)\b)[a-z]{2,})
      | (?P<indonesian>(?!hal\b)[a-z]+(?:-[a-z]+)?)\s+(?:itu|ini|tersebut)
      | (?P<place>there|(?:di|ke|dari)\s*(?:sana|situ))
      | (?P<owned>[a-z]{2,}(?:-[a-z]+)?)nya
      | (?P<word>it|they|he|she|him|her|them|that|this|these|those|so|(?:ia|dia|mereka|beliau)(?!\s+yang\b)
          |(?:hal\s+)?(?:itu|ini|tersebut))
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_POINTS = re.compile(r"(?P<word>that|this|these|those)\b", re.IGNORECASE)
_HELPED = re.compile(rf"\b(?P<help>{ANY_AUXILIARY})(?:n['’]t)?\s+(?:also\s+|still\s+)?$", re.IGNORECASE)
_ASKS = re.compile(rf"{ASKS.pattern}|^\W*(?:{ANY_AUXILIARY})\b", re.IGNORECASE)
_LINKED = re.compile(rf"(?:\b(?:{ANY_AUXILIARY}|{ANY_PREPOSITION}|what)|n['’]t)\s+$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\s+(?:exactly|now|first|publicly|officially|already|again|today|yesterday|yet))*\W*|\s+(?:in|on|since|and)\s.*"
    r"|\s+(?:for|at|from|with|to)\s+\S+\W*",
    re.IGNORECASE,
)
"""What may follow an object."""
_EXPLETIVE = re.compile(
    r"""\s*(?:\w+ly\s+|also\s+|ever\s+|start(?:ed)?\s+to\s+)?
    (?: (?:rain|snow|hail|thunder|flood|(?:be\s+)?(?:cold|hot|warm|dark|dry|wet)\b.*\b(?:in|at|on)\b)
      | .*\s(?:that|who|which|whether|if|when)\s
      | (?:.*\s)?(?!(?:going|able|expected|set|due|planned|likely|supposed|about|ready|scheduled|open|free)\b)
        [a-z]+\s+(?:for\s+.+\s)?to\s+[a-z]\w+
      | (?:from|to|until|between|time)\b )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What follows an "it" that stands for nothing: it rained, it is safe to swim, it costs much to build."""
_WHEN = re.compile(rf"\W*(?!(?:apa|siapa)\b)(?:\w+\s+)?{ASKS.pattern}(?:\s+(?:sih|saja|lama))?", re.IGNORECASE)
_CLOCK = re.compile(r"\bwhat\s+(?:time|day|date|year|month)\s+(?:is|was)\s+it\b", re.IGNORECASE)
REPORTED = re.compile(f"{any_of(reporting.ENGLISH).pattern}|{any_of(reporting.INDONESIAN).pattern}", re.IGNORECASE)
_SAID_TO_BE = re.compile(rf"\b(?:{either(*BE, *HAVE, 'will')}|happen\w*)\b", re.IGNORECASE)
"""Verbs by which something is said to be told: "was it confirmed"."""
NEVER_OWNED = re.compile(f"{any_of(nouns.NEVER_OWNED).pattern}|{any_of(nouns.NOT_THINGS).pattern}", re.IGNORECASE)
"""Words with -nya in which it stands for nothing that could be named instead."""
_NOT_THINGS, _OF_THINGS, _OF_CLAIMS = any_of(nouns.NOT_THINGS), any_of(nouns.OF_THINGS), any_of(nouns.OF_CLAIMS)
_CLAIMS = any_of(f"{nouns.INDONESIAN_CLAIMS} {' '.join(nouns.ENGLISH_CLAIMS)}")
_GENERIC = any_of(f"{nouns.INDONESIAN_GENERIC} {' '.join(nouns.ENGLISH_GENERIC)}")
_UNSAID = re.compile(
    rf"\W*(?P<asking>(?P<who>siapa(?:kah)?\s+yang)|(?:\w+\s+)?kapan(?:kah)?|mengapa|kenapa|apakah|di\s?mana|bagaimana)"
    rf"(?P<aspect>(?:\s+(?:{'|'.join(predicates.ASPECTS.values())}))?)\s+(?P<verb>[a-z]{{5,}})(?P<after>(?:\s+(?:lagi|kembali|sekarang))?)\W*",
    re.IGNORECASE,
)
"""A verb whose subject or object is left unsaid: "kapan dibuka?", "siapa yang membangun?"."""
_MOST = 2
"""Words of content beside a pronoun, a name counting as one: among more there may be what it stands for."""
_PERSON, _SEVERAL = "he she him her his ia dia beliau".split(), "they them their mereka".split()
_KINDS = MappingProxyType(dict.fromkeys(_PERSON, Referent.PERSON) | dict.fromkeys(_SEVERAL, Referent.SEVERAL))


def resolved(question: Parsed, asked: PreviousQuestion, known: Callable[[], PreviousAnswer]) -> str | None:
    """Replace the pronoun of a follow-up; nothing where none stands for what was asked before."""
    if _CLOCK.search(question.text) or not _ASKS.search(question.text):
        return None
    return _resolved(question, asked, known) or _unsaid(question, asked)


def _resolved(
    question: Parsed, asked: PreviousQuestion, known: Callable[[], PreviousAnswer], *, but: Sequence[str] = ()
) -> str | None:
    matches = (one for one in _STANDS.finditer(question.text) if one[0].lower() not in but)
    rules = (_RULES[str(match.lastgroup)](question, match, asked, known) for match in matches)
    return next(filter(None, rules), None)


def with_owner(noun: str, asked: PreviousQuestion, known: Callable[[], PreviousAnswer]) -> str:
    """Say whose something is: "harga tiket feri", "alasan Rana bermitra dengan Kelana"."""
    last = noun.rpartition(" ")[2]
    of_claim = asked.claim and _OF_CLAIMS.fullmatch(last)
    return f"{noun} {asked.claim if of_claim else referent(Referent.OWNER, asked, known)}"


def _before(question: Parsed, match: re.Match[str]) -> int:
    """Count the words of content and the names before a pronoun."""
    start = match.start(str(match.lastgroup))
    return len(question.words(0, start, names=False)) + len(question.named(0, start))


def _joined(told: str, asked: PreviousQuestion, *, word: str = "", that: str = "") -> str:
    """Put a whole claim, or what was spoken of, last."""
    that = that if asked.claim and REPORTED.search(word) else ""
    return f"{told.rstrip('?!. ')} {that} {asked.claim or asked.topic}"


def _owner(
    question: Parsed, match: re.Match[str], asked: PreviousQuestion, known: Callable[[], PreviousAnswer]
) -> str | None:
    before = question.text[: match.start()]
    if question.named(0, match.start()) or len(content(before)) > 1 or not _LINKED.search(before):
        return None
    owner = referent(_KINDS.get(match[0].lower(), Referent.THING), asked, known)
    owned = owner if owner.endswith(("'s", "’s")) else f"{owner}'" if owner.endswith("s") else f"{owner}'s"
    return cut(question.text, Span(*match.span()), owned)


def _noun(
    question: Parsed, match: re.Match[str], asked: PreviousQuestion, known: Callable[[], PreviousAnswer]
) -> str | None:
    english, noun = bool(match["english"]), (match["english"] or match["indonesian"]).lower()
    asks = bool(ASKS.fullmatch(noun))
    if english and not content(noun) and (alone := _POINTS.match(question.text, match.start())):
        return _word(question, alone, asked, known)
    if noun in nouns.TIMES or (_NOT_THINGS.fullmatch(noun) and not asks):
        return None
    if asks or predicate(noun) == 0 or not content(noun):
        return None if english else _claim_meant(question, match, asked)
    told = re.search(rf"\b{re.escape(noun)}\b", asked.text, re.IGNORECASE)
    if (
        question.names
        or len(question.words()) > 2 * _MOST
        or not (told or _GENERIC.fullmatch(noun) or match[0].lower().endswith("tersebut"))
    ):
        return None
    before, after = question.text[: match.start()], question.text[match.end() :]
    if match[0].lower().startswith("that") and not _LINKED.search(before) and after.strip("?!. "):
        return None
    thing = referent(Referent.THING, asked, known)
    same = re.search(rf"\b{re.escape(noun)}\b{'' if english else '.*'}", thing, re.IGNORECASE)
    if _CLAIMS.fullmatch(noun) and asked.claim:
        thing = f"the {noun} that {asked.claim}" if english else f"{noun} bahwa {asked.claim}"
    elif english:
        thing = thing if same else f"the {noun} {thing}" if thing[:1].isupper() else f"the {noun} ({thing})"
    else:
        thing = same[0] if same else f"{noun} {thing}"
    return cut(question.text, Span(*match.span()), thing)


def _claim_meant(question: Parsed, match: re.Match[str], asked: PreviousQuestion) -> str | None:
    """Let "itu" stand for all that was asked: "kapan itu diumumkan?", "siapa yang mengatakan hal itu?"."""
    text, noun = question.text, match["indonesian"] or ""
    before, after = text[: match.start() + len(noun)], text[match.end() :].strip(" ?!.")
    if _before(question, match) > _MOST or len(question.words(match.end())) > _MOST:
        return None
    last = before.strip().rpartition(" ")[2].lower()
    if (not after and content(before)) or last in ("tentang", "soal"):
        return _joined(before, asked, word=last, that="bahwa")
    if predicate(after) != 0 or _before(question, match) or not _WHEN.fullmatch(before.strip()):
        return None
    if not asked.claim:
        return f"{before} {asked.topic} {after}"
    return _joined(f"{before} {after}", asked, word=after, that="bahwa")


def _place(
    question: Parsed, match: re.Match[str], asked: PreviousQuestion, known: Callable[[], PreviousAnswer]
) -> str | None:
    english = match[0].lower() == "there"
    before, after = question.text[: match.start()], question.text[match.end() :].strip(" ?!.")
    if question.names or len(question.words()) > 2 * _MOST or (english and (after or _LINKED.search(before))):
        return None
    lead = "in" if english else match[0].lower().removesuffix("sana").removesuffix("situ").strip()
    return cut(question.text, Span(*match.span()), f"{lead} {referent(Referent.PLACE, asked, known)}")


def _owned(
    question: Parsed, match: re.Match[str], asked: PreviousQuestion, known: Callable[[], PreviousAnswer]
) -> str | None:
    text, word = question.text, match["owned"]
    before, after = text[: match.start()], text[match.end() :].strip(" ?!.")
    if NEVER_OWNED.fullmatch(word):
        return None
    told, verb = bool(question.words(match.end())), predicate(word) == 0
    if verb and word.lower().startswith("me"):
        few = not told and _before(question, match) <= _MOST
        return _joined(f"{before}{word} {after}", asked, word=word, that="bahwa") if few else None
    own = verb or re.search(r"\byang\b", before, re.IGNORECASE) or predicate(before) is not None
    goes_on = told and predicate(after) != 0 and not ASKS.match(after)
    if question.names or own or goes_on or _before(question, match) > (0 if told else _MOST):
        return None
    if asked.claim and _OF_THINGS.fullmatch(word) and asked.topic[:1].isupper():
        return f"{text.rstrip('?!. ')}: {asked.claim}"
    return cut(text, Span(*match.span()), with_owner(word, asked, known))


def _word(
    question: Parsed, match: re.Match[str], asked: PreviousQuestion, known: Callable[[], PreviousAnswer]
) -> str | None:
    word = match["word"].lower()
    if word.endswith(("itu", "ini", "tersebut")):
        return _claim_meant(question, match, asked)
    text, span, rest = question.text, Span(*match.span()), question.text[match.end() :]
    before, many, subject = text[: span.start], _before(question, match), _HELPED.search(text[: span.start])
    person, empty = word in INDONESIAN_PERSONS, word == "it" and subject and _EXPLETIVE.match(rest)
    named = (subject or person) and question.named(0, span.start)
    if re.search(r"[,;:]", before) or empty or named or (person and not subject and many > 1):
        return None
    if not (subject or person):
        return _object(question, match, asked, known)
    told = subject and asked.claim and word in ("it", "that", "this") and REPORTED.search(rest)
    if told and len(question.words(match.end())) <= _MOST and " that " not in rest and _SAID_TO_BE.search(text):
        return f"{cut(text, span, 'it').rstrip('?!. ')} that {asked.claim}"
    if asked.claim and word == "it" and asked.topic[:1].isupper() and _OF_THINGS.search(rest):
        return f"{text.rstrip('?!. ')}: {asked.claim}"
    full = cut(text, span, referent(_KINDS.get(word, Referent.THING), asked, known))
    again = _resolved(parsed(full), asked, known, but=tuple(_KINDS)) if word in _KINDS else None
    return again or full


def _object(
    question: Parsed, match: re.Match[str], asked: PreviousQuestion, known: Callable[[], PreviousAnswer]
) -> str | None:
    word, rest, before = match["word"].lower(), question.text[match.end() :], question.text[: match.start()]
    reported, linked = bool(REPORTED.search(before)), _LINKED.search(before)
    if not _TAIL.fullmatch(rest) or _before(question, match) > _MOST + reported or not (content(before) or linked):
        return None
    if asked.claim and word in ("it", "that", "this", "so") and reported:
        return f"{before}{rest.rstrip('?!. ')}{' the claim' if linked else ''} that {asked.claim}"
    if word in ("so", "these", "those"):
        return None
    return cut(question.text, Span(*match.span()), referent(_KINDS.get(word, Referent.THING), asked, known))


def _unsaid(question: Parsed, asked: PreviousQuestion) -> str | None:
    """Fill in what Indonesian leaves out: "Kapan dibuka?", "Siapa yang membangun?"."""
    match = _UNSAID.fullmatch(question.text)
    if not match or predicate(match["verb"]) != 0 or question.names:
        return None
    asking, aspect, verb, after = match.group("asking", "aspect", "verb", "after")
    if not (verb.lower().startswith("di") or aspect or match["who"]):
        return None
    if match["who"] or (asked.claim and REPORTED.fullmatch(verb)):
        return _joined(f"{asking}{aspect} {verb}{after}", asked, word=verb, that="bahwa")
    return f"{asking} {asked.topic}{aspect} {verb}{after}"


_Rule = Callable[[Parsed, re.Match[str], PreviousQuestion, Callable[[], PreviousAnswer]], str | None]
_RULES: MappingProxyType[str, _Rule] = MappingProxyType(
    {"owner": _owner, "english": _noun, "indonesian": _noun, "place": _place, "owned": _owned, "word": _word}
)
