"""A question that compares two things, or one at two times, becomes a question for each side."""

import re
from datetime import date

from embeddings.language import Language
from rag.language.content_words import content
from rag.language.names import name_spans
from rag.language.word_lists.grammar.calendar import LEADS
from rag.query.dates import absolute
from rag.query.dates.relation import date_relations
from rag.types import Span

__all__ = ["sides_of"]

_ANY_DAY = date(2099, 12, 31)
"""The days themselves do not matter here, only where they are named."""
_FINAL_E = frozenset("brav clos dens fin larg lat nic pal rar rip saf simpl sor strang wid wis".split())
"""Adjectives that have lost their e before -er."""
_BASE = {"better": "good", "worse": "bad", "further": "far", "farther": "far"}

_OF = re.compile(r"\s+(?:dalam|dari|for|in|of|pada|soal|untuk)\s+(?P<what>\S.*)")
_LED = re.compile(rf"(?:{'|'.join(LEADS.values())})\s+", re.IGNORECASE)

_ASKED = r"^\W*(?:(?:please|can\s+you|could\s+you|tolong|mohon|coba|bisa(?:kah)?)\s+)?"
_COMPARED = re.compile(
    rf"{_ASKED}(?:compare|(?:di|mem)?bandingkan|bandingin|perbandingan)\s+"
    r"(?:antara\s+)?(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"^\W*(?:(?:what\s+(?:is|was)|what['’]s)\s+the\s+difference\s+(?:in|between)|(?:apa|berapa)(?:kah)?\s+(?:beda(?:nya)?|perbedaan|selisih)"
    r"(?:\s+antara)?)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
"""Its sides are told apart by days only: of other things one is asked what parts them."""
_JOINED = re.compile(r"\s+(?:and|with|to|versus|vs\.?|against|dan|dengan|sama|terhadap)\s+", re.IGNORECASE)
_CHANGED = re.compile(
    r"^\W*how\s+(?:much\s+)?(?:did|has|have|does|do)\s+(?P<what>\S.*?)\s+(?:chang|develop|evolv|differ|var[yi]|compar)\w*\s+"
    r"(?:between|from|before)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_CHANGED_INDONESIAN = re.compile(
    r"^\W*(?:bagaimana(?:kah)?|gimana|apa)\s+(?=.*\b(?:berubah|berkembang|perubahan|perkembangan|perbandingan)\b)"
    r"(?:per\w+an\s+)?(?P<what>\S.*?)\s+(?:ber(?:ubah|kembang)\s+)?(?:antara|dari|pada|sejak)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s+(?:and|to|until|dan|ke|hingga|sampai|dengan)\s+", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?P<first>before|sebelum)\s+(?:and|dan)\s+(?P<then>after|setelah|sesudah)\s+(?P<what>\S.*)$", re.IGNORECASE
)
_CHANGES = re.compile(
    r"^\W*(?:how\s+(?:did|has|have|does|do)|bagaimana(?:kah)?|gimana|compare|bandingkan)\s+(?P<what>.*?)"
    r"(?:\s+(?:change|changed|differ|compare|berubah|berbeda))?\s*$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\b(?:how\s+(?:much|many)|what\s+(?:is|are|was|were)|berapa)\b", re.IGNORECASE)

_OR = r"\s*,?\s+(?:or|atau)\s+"
_MUCH = r"(?:more\s+(?P<more>\w+)|(?P<er>\w+er|worse))"
_HELP = r"(?P<help>is|was|are|were)"
_ENGLISH_CHOICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:which|what|who)(?:\s+\w+){{0,4}}?\s+{_HELP}\s+{_MUCH}\s*[,:]?\s+(?P<one>\S.*?){_OR}(?P<other>\S.*)$",
        rf"^\W*which\s+of\s+(?P<one>\S.*?)\s+and\s+(?P<other>\S.*?)\s+{_HELP}\s+(?:the\s+)?{_MUCH}\W*$",
    )
)
_ENGLISH_MORE = re.compile(
    r"^\W*(?:which|what|who)(?:\s+\w+){0,4}?\s+(?:(?P<verb>has|had|have)\s+(?:more|fewer|less)\s+(?P<noun>[\w-]+)|costs?\s+(?:more|less))"
    rf"\s*[,:]?\s+(?P<one>\S.*?){_OR}(?P<other>\S.*)$",
    re.IGNORECASE,
)
_MORE = r"lebih\s+(?P<what>\w+(?:\s+(?!atau\b)\w+)?)"
_INDONESIAN_CHOICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:\w+\s+)?(?:mana|siapa|apa)(?:kah)?\s+(?:yang\s+)?{_MORE}\s*[,:]\s*(?P<one>\S.*?){_OR}(?P<other>\S.*)$",
        rf"^\W*{_MORE}\s+(?:mana|siapa)\s*[,:]?\s+(?P<one>\S.*?){_OR}(?P<other>\S.*)$",
        rf"^\W*lebih\s+(?P<what>\w+)\s+(?P<one>\S.*?){_OR}(?P<other>\S.*)$",
        rf"^\W*(?:antara\s+)?(?P<one>\S.*?){_OR}(?P<other>\S.*?)\s*,?\s+(?:mana(?:kah)?\s+|siapa\s+)?yang\s+{_MORE}\W*$",
    )
)
_FIRST = re.compile(r"(?:dulu|dahulu|awal|cepat)\s+(?P<verb>\w+)", re.IGNORECASE)
_MANY = re.compile(r"(?:banyak|sedikit)\s+(?P<noun>\w+?)(?:nya)?", re.IGNORECASE)
_THE = re.compile(r"(?:the|a|an|its|their)\s+", re.IGNORECASE)


def sides_of(question: str) -> tuple[str, ...]:
    """Return what is asked of each of the two sides that a question compares; empty where it compares none.

    >>> sides_of("Which is longer, the Old Quay bridge or the Rana bridge?")
    ('How long is the Old Quay bridge?', 'How long is the Rana bridge?')
    >>> sides_of("Bandingkan laba Bank Rana 2024 dan 2025")
    ('laba Bank Rana 2024', 'laba Bank Rana 2025')
    """
    asked = " ".join(question.split()).rstrip("?!. ")
    for found in (_around, _compared, _changed, _choice):
        if sides := found(asked):
            return sides
    return ()


def _compared(told: str) -> tuple[str, ...]:
    compared = _COMPARED.match(told)
    match = compared or _DIFFERENCE.match(told)
    rest = match["rest"] if match else ""
    joints = list(_JOINED.finditer(rest))
    for joint in joints:
        if sides := _dated(rest[: joint.start()], rest[joint.end() :]):
            return sides
    if not compared or len(joints) != 1:
        return ()
    return _aligned(rest[: joints[0].start()], rest[joints[0].end() :])


def _changed(told: str) -> tuple[str, ...]:
    match = _CHANGED.match(told) or _CHANGED_INDONESIAN.match(told)
    times = _RANGE.split(match["rest"]) if match else []
    if not match or len(times) != 2 or not all(map(_is_time, times)):  # noqa: PLR2004 - from one to another
        return ()
    lead = "in " if _CHANGED.match(told) else ""
    return tuple(f"{match['what']} {'' if _LED.match(one) else lead}{one}" for one in times)


def _around(told: str) -> tuple[str, ...]:
    """Read "before and after"."""
    match = _AROUND.search(told)
    before = told[: match.start()].rstrip() if match else ""
    changes = _CHANGES.match(before) or _COMPARED.match(before)
    if not match or not (changes or _AMOUNT.search(before)):
        return ()
    what = changes["what" if "what" in changes.groupdict() else "rest"] if changes else before
    end = "" if changes else "?"
    return tuple(f"{what} {match[when]} {match['what']}{end}" for when in ("first", "then"))


def _choice(told: str) -> tuple[str, ...]:
    if match := _first(_ENGLISH_CHOICES, told):
        asked = f"How {match['more'] or _base(match['er'].lower())} {match['help']} {{}}?"
    elif match := _ENGLISH_MORE.match(told):
        does = "did" if (match["verb"] or "").lower() == "had" else "does"
        asked = f"How many {match['noun']} {does} {{}} have?" if match["verb"] else "How much does {} cost?"
    elif match := _first(_INDONESIAN_CHOICES, told):
        first, many = _FIRST.fullmatch(match["what"]), _MANY.fullmatch(match["what"])
        asked = f"Kapan {{}} {first['verb']}?" if first else f"Berapa {many['noun']} {{}}?" if many else ""
        asked = asked or f"Seberapa {match['what']} {{}}?"
    else:
        return ()
    one = match["one"]
    if not match.start("one") and not name_spans(one, []):
        one = one[:1].lower() + one[1:]
    return tuple(asked.replace("{}", side) for side in _aligned(one, match["other"]))


def _first(patterns: tuple[re.Pattern[str], ...], told: str) -> re.Match[str] | None:
    return next((found for one in patterns if (found := one.match(told))), None)


def _base(comparative: str) -> str:
    """Return the adjective of a comparative.

    >>> [_base(one) for one in ("longer", "larger", "bigger", "heavier", "taller")]
    ['long', 'large', 'big', 'heavy', 'tall']
    """
    if comparative in _BASE:
        return _BASE[comparative]
    stem = comparative.removesuffix("er")
    if stem in _FINAL_E:
        return f"{stem}e"
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    return stem[:-1] if stem[-1:] == stem[-2:-1] and stem[-1:] not in "ls" else stem


def _dated(one: str, other: str) -> tuple[str, ...]:
    """Let what has one time have the other time, too; empty where the sides are no times."""
    days = _days(one)
    if days and _is_time(one):
        return _of_times(one, other)
    if not _is_time(other):
        return ()
    head, _, month = one.rpartition(" ")
    if not days and _is_time(f"in {month}"):
        year = absolute.years(other, _ANY_DAY)
        return (" ".join([one, *(found.span.of(other) for found in year)]), f"{head} {other}")
    if not days or one[days[-1].end :].strip(" ,"):
        return ()
    lead = _LED.match(days[-1].of(one))
    return one, f"{one[: days[-1].start].rstrip()} {lead[0] if lead and not _LED.match(other) else ''}{other}"


def _of_times(one: str, other: str) -> tuple[str, ...]:
    """Read "kuartal I 2024 dan kuartal I 2025 untuk laba Bank Rana"."""
    days = _days(other)
    what = _OF.match(other, days[0].end) if days and not days[0].start else None
    return (f"{what['what']} {one}", f"{what['what']} {days[0].of(other)}") if what else ()


def _aligned(one: str, other: str) -> tuple[str, str]:
    """Let both sides have what only one tells: "laba Bank Rana | Bank Kita", "the price of X | Y in 2024"."""
    last = _days(other)
    if last and not _days(one) and not other[last[-1].end :].strip():
        one = f"{one} {last[-1].of(other)}"
    first = _THE.sub("", other, count=1).split(" ")[0]
    same = re.search(rf"(?<!\w)(?:the\s+)?{re.escape(first)}(?!\w)", one, re.IGNORECASE)
    if same:
        return one, f"{one[: same.start()]}{other}"
    names, others = name_spans(one, [], opening=False), name_spans(other, [], opening=False)
    if names and others and others[0].start == 0 and one[: names[-1].start].strip():
        return one, f"{one[: names[-1].start]}{other}"
    return one, other


def _days(text: str) -> list[Span]:
    """Return where days are named, with what leads them."""
    found = [said.span for said in date_relations(text, _ANY_DAY, Language.INDONESIAN)]
    years = (year.span for year in absolute.years(text, _ANY_DAY))
    found += [year for year in years if all(year.end <= one.start or one.end <= year.start for one in found)]
    return sorted(found)


def _is_time(text: str) -> bool:
    """Return whether a text names days and nothing else."""
    rest = text
    for day in reversed(_days(text)):
        rest = rest[: day.start] + rest[day.end :]
    return rest != text and not content(rest)
