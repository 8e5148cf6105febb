"""Which outlet published an article, where its dateline says so: no name is better than a wrong one."""

import re
from collections.abc import Sequence

from rag.language.word_lists.grammar.calendar import WEEKDAYS

__all__ = ["find_owner", "find_publisher", "has_dateline"]

_SITE = r"[A-Za-z][\w-]{1,30}(?:\.[a-z]{2,4}){1,2}"
_PLACE = r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}"
_DATE = r"(?:,?\s[\w.]{1,12}\s?\d{0,2}(?:,?\s\d{4})?)?"
_DASH = r"\s?[-–—]{1,2}(?=\s|$)"

_FORMS = [
    re.compile(form)
    for form in (
        rf"(?P<name>(?i:{_SITE})),?\s*(?:{_PLACE}(?:,\s?{_PLACE})?)?(?:\s?\([^()]{{1,20}}\))?{_DASH}",
        rf"{_PLACE},\s(?P<name>(?i:{_SITE})){_DASH}",
        rf"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*,\s(?P<name>[A-Z]{{3,}}[A-Z\d]*(?:\s[A-Z][A-Za-z]+){{0,2}}){_DASH}",
        rf"{_PLACE}(?:,\s{_PLACE})?{_DATE}\s\((?P<name>[A-Za-z][\w.]*(?:\s[A-Z][\w.]*){{0,3}})\){_DASH}",
    )
]
"""Site, Place - | Place, site - | Place, OUTLET - | PLACE, date (Outlet) -"""
_PLACE_ONLY = re.compile(rf"{_PLACE}(?:,\s{_PLACE}){{0,2}}{_DASH}\s")
_CAPITALS = re.compile(r"[A-Z]{3,}")
_REGIONS = frozenset(
    "DKI DIY NTB NTT JABAR JATENG JATIM SUMUT SUMBAR SUMSEL SULSEL SULUT KALTIM KALBAR KALSEL KALTENG USA UAE UEA UK"
    " AS RI".split()
)
"""Regions and countries that are written in capitals after a place."""
_SEARCHED = 150
_COPYRIGHT = re.compile(
    r"^\W*(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)\s*,?\s*(?:by\s+)?"
    r"(?P<name>[^\W\d_][\w&'’. -]{1,40}?)(?=[.,|]?\s*(?:$|[.,|©]|all rights|hak cipta))",
    re.IGNORECASE | re.MULTILINE,
)
_FOOT = 2_000


def find_publisher(paragraphs: Sequence[str]) -> str | None:
    """Read the outlet from the first of some opening paragraphs that has it in its dateline.

    >>> find_publisher(["Kabarkota.com, Solo - Pasar dibuka."]), find_publisher(["SOLO - Pasar dibuka."])
    ('Kabarkota.com', None)
    """
    names = (_publisher(paragraph[:_SEARCHED]) for paragraph in paragraphs)
    return next((name for name in names if name), None)


def find_owner(text: str) -> str | None:
    """Read the outlet from the copyright line at the foot of a page.

    >>> find_owner("Pasar dibuka.\\n© 2024 Kabar Kota. Hak cipta dilindungi.")
    'Kabar Kota'
    """
    found = _COPYRIGHT.search(text, max(0, len(text) - _FOOT))
    return found["name"].strip() if found else None


def has_dateline(paragraph: str) -> bool:
    """Return whether a paragraph opens with a place or an outlet and a dash, as first paragraphs do."""
    head = paragraph[:_SEARCHED]
    return _publisher(head) is not None or _place(head)


def _publisher(head: str) -> str | None:
    for form in _FORMS:
        match = form.match(head)
        if match and not _is_region(match["name"]):
            return match["name"]
    return None


def _is_region(name: str) -> bool:
    words = name.split()
    return words[0] in _REGIONS or words[0].lower() in WEEKDAYS


def _place(head: str) -> bool:
    """Whether it opens with a place in capitals: "Rumah Sakit - " may open any sentence."""
    match = _PLACE_ONLY.match(head)
    return match is not None and _CAPITALS.search(match[0]) is not None
