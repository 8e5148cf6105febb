"""Who speaks in a sentence, and whether its source lets the same one speak."""

import re
from collections.abc import Iterator

from embeddings import passage_terms
from embeddings.terms import words
from rag.language.names import names_in
from rag.language.word_lists.grammar.pronouns import PRONOUNS
from rag.language.word_lists.news import cue_words, reporting
from rag.query import ClaimUnits
from rag.types import Article

__all__ = ["is_of_its_speaker", "speakers_in"]

_NAMED = r"(?P<speaker>[^,;:\"“”]+(?:,\s*(?:[A-Z][\w.'’-]*\s*){1,4}(?=[,.;:]|$))?)"
"""With the name that stands behind a comma: "kepala pasar, Wening Prastuti"."""
_BEHIND = (
    re.compile(rf"\b(?i:menurut|according\s+to)\s+{_NAMED}"),
    re.compile(rf"\b(?i:{reporting.SPEAKER_BEHIND})\s+{_NAMED}"),
    re.compile(rf"[\"“”’,]\s*(?P<speaker>(?i:{reporting.SPEAKER_BEHIND}|{reporting.SPEAKER_BEHIND_QUOTE})nya)\b"),
)
_BEHIND_QUOTE = re.compile(rf"[\"“”’,]\s*(?i:{reporting.SPEAKER_BEHIND_QUOTE})\s+(?=[A-Z]|(?:the|a|an)\s){_NAMED}")
_SPEAKING = re.compile(
    "|".join(one.pattern for one in (cue_words.DENIED, cue_words.ATTRIBUTED, cue_words.CONFIRMED)), re.IGNORECASE
)
_WHERE = re.compile(rf"\s(?:{reporting.SPOKEN_TO})\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?:\s+\w+ly|\s+not)?\s*$", re.IGNORECASE)
_ENDS = re.compile(rf"\s*[.\"“”]?\s*$|\s+(?:{reporting.SPOKEN_TO})\b", re.IGNORECASE)
"""Behind a verb of saying where its words stand before it: "The fare rises, Nora Pell said."."""
_NOBODY = re.compile(rf"\b(?:{'|'.join(PRONOUNS)}|itu|ini|tersebut|pihaknya|\w+nya)\b", re.IGNORECASE)


def speakers_in(text: str) -> list[str]:
    """Return the parts of a sentence that tell who speaks in it.

    >>> speakers_in('"Kami menambah dua kapal," kata kepala armada, Wira Lesmana, di Sagara.')
    ['kepala armada, Wira Lesmana']
    >>> speakers_in("The city denied that the bridge will carry a toll.")
    ['The city']
    >>> speakers_in("Menurut Xiaomi, tak ada satu pun proyek dengan Ford.")
    ['Xiaomi']
    """
    behind = [found for pattern in _BEHIND for found in pattern.finditer(text)]
    speakers = [_WHERE.split(found["speaker"])[0] for found in (*behind, *_BEHIND_QUOTE.finditer(text))]
    rest = text
    for found in behind:
        rest = rest[: found.start()] + '"' * len(found[0]) + rest[found.end() :]
    return [one for one in (part.strip(" .,") for part in (*speakers, *_before(rest))) if one]


def _before(text: str) -> Iterator[str]:
    """Yield what stands before each verb of saying, back to a quotation mark or another verb; nothing of a passive."""
    start = 0
    for said in _SPEAKING.finditer(text):
        before = re.split(r"[\"“”;:]", text[start : said.start()])[-1]
        if not (_PASSIVE.search(before) or said[0].lower().startswith("di")):
            *_, last = before.rsplit(",", 1)
            yield last if last.strip() and _ENDS.match(text, said.end()) else before
        start = said.end()


def is_of_its_speaker(claim: ClaimUnits, article: Article, text: str, before: str = "") -> bool:
    """Return whether a sentence of an article lets the one speak whom a claim lets speak.

    Where it calls the speaker by a pronoun or points back, the sentences before and the title tell who that is. What an
    article says its publisher says, but denies and confirms nothing.
    """
    speaking, told = " ".join(speakers_in(claim.text)), " ".join(speakers_in(text))
    spoken = claim.terms.keys() & set(words(speaking))
    if not spoken or not told:
        return True
    named = spoken.intersection(word for name in claim.names for word in name.name.split())
    unnamed = _NOBODY.search(told) or not names_in(f"x {told}")
    if unnamed and not named:
        return True
    reports = not (cue_words.DENIED.search(claim.text) or cue_words.CONFIRMED.search(claim.text))
    known = [told, (article.publisher or "") if reports else "", *([before, article.title or ""] if unnamed else [])]
    terms = set(passage_terms("\n".join(known), article.language))
    return any(claim.terms[word].stands_in(terms) for word in named or spoken)
