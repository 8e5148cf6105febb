"""Words that point at what was named before."""

import re

from rag.language.word_lists.patterns import either

__all__ = ["INDONESIAN_PERSONS", "OPENS_WITH_PRONOUN", "POINTS_BACK", "PRONOUNS", "SAID_BY_PRONOUN", "SUBJECTS"]

INDONESIAN_PERSONS = ("ia", "dia", "mereka", "beliau")
"""They stand for people."""
_ENGLISH_PERSONS = ("he", "she", "they")
_POINTING = ("itu", "ini", "it", "this", "that", "these", "those")

PRONOUNS = (*INDONESIAN_PERSONS, *_ENGLISH_PERSONS, "him", "them", "it")
"""They stand for somebody, or for a thing."""

SUBJECTS = (*_ENGLISH_PERSONS, *"there it we you i this that anyone anybody someone".split())
"""A subject in one word."""

_OPENING = rf"\W*(?:{either(*INDONESIAN_PERSONS, *_ENGLISH_PERSONS, *_POINTING)}|hal (?:itu|ini|tersebut))\b"
OPENS_WITH_PRONOUN = re.compile(_OPENING, re.IGNORECASE)
"""A sentence whose subject the one before it names."""

_SAYING = "kata|ujar|tutur|ucap|sebut|tegas|jelas|ungkap|imbuh|tambah"
SAID_BY_PRONOUN = re.compile(
    rf"[\"”’»,]\s*(?:(?:{_SAYING})(?:nya\b|\s+(?:{either(*INDONESIAN_PERSONS)})\b)"
    rf"|(?:{either(*INDONESIAN_PERSONS)})\s+(?:me|ber)\w+"
    rf"|(?:{either(*_ENGLISH_PERSONS)})\s+(?:said|says|add(?:s|ed)|told)\b|(?:said|says|added)\s+(?:{either(*_ENGLISH_PERSONS)})\b)",
    re.IGNORECASE,
)
"""Behind what is quoted: a speaker whom an earlier sentence names."""

POINTS_BACK = re.compile(
    rf"^{_OPENING}"
    r"|\b(?:kabar|isu|rumor|berita|laporan|klaim|tudingan|informasi|rencana|spekulasi|proyek|pertemuan|kesepakatan)"
    r"(?:nya)? (?:itu|ini|tersebut)\b"
    r"|\b(?:the|those|these|that|this|such) (?:rumou?r|report|claim|story|news|allegation|plan|project|deal|talk)s?\b",
    re.IGNORECASE,
)
"""Where a sentence cannot be understood without the one before it."""
