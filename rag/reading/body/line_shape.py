"""What a line looks like: a sentence, a headline, a caption; whatever the language says."""

import re

from rag.types import Span

__all__ = [
    "ends_sentence",
    "is_caption",
    "is_headline_cased",
    "is_initials",
    "is_prose",
    "without_credit",
    "word_count",
]

_WORD = re.compile(r"\w[\w'’-]*")
_CLOSERS = " \u00a0*\"'”’»)]"
_OPENERS = "\"“‘'«"
_INNER_END = re.compile(r"[.!?]\s")
_MEASURED = 2_000
"""Characters looked at: a longer line is prose whatever follows."""

_FULL_SENTENCE = 2
"""Words from which a line with a full stop is a sentence, not a label."""
_LEAD_IN = 4
"""Words from which a line with a colon is a sentence that leads in a list."""
_LONG_QUESTION = 15
"""Words up to which a line with one ? or ! may be a headline."""
_NO_HEADLINE = 25
"""Words from which a line is prose without any mark at its end: no headline is as long."""
_HEADLINE_CAPITALS = 0.6
"""Share of the longer words that begin with a capital where a line is set as a headline."""
_LONGER = 4
"""Letters of a longer word: shorter ones stay small in headlines."""

_CREDIT = re.compile(
    r"(?<=[.!?…\"”’*])\s*(?:\*+|\((?:[A-Za-z]{1,12}(?:\s?/\s?[A-Za-z]{1,12}){0,4}|[^()\d.!?]{2,30})\)|\[[^\[\]]{2,30}\])\s*$"
)
_CAPTION = re.compile(
    r"\((?:[^()]{0,60}\b)?(?:foto|photo|image|gambar|ilustrasi|illustration|dok(?:umentasi)?|istimewa)\b[^()]{0,60}\)\W{0,3}$"
    r"|[^.!?\s]\s*\([^()]{0,40}\b(?:reuters|afp|antara|getty|shutterstock|unsplash|pixabay|pexels|istock|epa|ist)\b[^()]{0,40}\)$"
    r"|[^.!?\s©]\s*©[^.!?©]{1,60}$"
    r"|[.!?)]\s+(?:[|–-]\s*)?(?:foto|photo(?:graph)?|kredit|credit|dok)\b[.:]?\s[^.!?]{2,60}$"
    r"|\[(?:[^\[\]]{0,20}\b)?(?:foto|photo|image|dok)\b[^\[\]]{0,60}\]$"
    r"|[.!?)]\s+[|–-]\s+(?-i:[A-Z][\w./-]*(?:\s[A-Z][\w./-]*){0,3})$"
    r"|[.!?)]\s+(?-i:[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}\s?/\s?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})$"
    r"|\b(?:antara foto|getty images|afp photo|ap photo|via reuters|via ap|via getty)\b[^.]{0,40}\W{0,3}$",
    re.IGNORECASE,
)
_NAMED_CREDIT = re.compile(r"[^.!?]\s\([A-Z][\w.@/-]*(?:\s[A-Z][\w.@/-]*){0,3}\)$")
_CREDIT_SIGNS = (
    *("(", "[", "©", "|", "–", "/"),
    *("foto", "photo", "kredit", "credit", "dok", "getty", "via reuters", "via ap", "via getty"),
)
_DASHED = re.compile(r"\s-\s")
"""One of these stands in every credit: most lines have none, and are spared two searches."""
_INITIALS = re.compile(r"[(\[][^()\[\]\d.!?]{1,60}[)\]]$")


def word_count(line: str) -> int:
    """Count the words of a line, those after its first 2,000 characters aside."""
    return len(_WORD.findall(line[:_MEASURED]))


def ends_sentence(line: str) -> bool:
    """Return whether a line ends with a mark that ends sentences, quotation marks and brackets aside."""
    return line[-40:].rstrip(_CLOSERS).endswith((".", "!", "?", "…", "。", "！", "？"))


def is_prose(line: str) -> bool:
    """Tell a paragraph of sentences from a headline, label or link.

    >>> is_prose("Pasar itu dibuka kemarin."), is_prose("Pasar Baru Dibuka"), is_prose("Siapa Untung?")
    (True, False, False)
    """
    words = word_count(line)
    core = line[-40:].rstrip(_CLOSERS)
    if words >= _NO_HEADLINE:
        return ends_sentence(line) or not is_headline_cased(line)
    if core.endswith(":"):
        return words >= _LEAD_IN
    if core.endswith(("!", "?")) and line[0] not in _OPENERS:
        return words > _LONG_QUESTION or (_INNER_END.search(line[:-2]) is not None and not is_headline_cased(line))
    return ends_sentence(line) and words >= _FULL_SENTENCE


def is_headline_cased(line: str) -> bool:
    """Return whether most of the longer words begin with a capital."""
    longer: list[str] = [word for word in _WORD.findall(line[:_MEASURED]) if len(word) >= _LONGER]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in longer)
    return bool(longer) and capitals >= _HEADLINE_CAPITALS * len(longer)


def is_caption(line: str) -> bool:
    """Return whether a line ends with the credit of a picture."""
    tail = line[-200:]
    folded = tail.lower()
    signed = any(sign in folded for sign in _CREDIT_SIGNS) or _DASHED.search(tail)
    return bool(signed and (_CAPTION.search(tail) or _NAMED_CREDIT.search(tail)))


def is_initials(line: str) -> bool:
    """Return whether a whole line is a bracketed name or the initials of its writers.

    >>> is_initials("(abc/DEF)"), is_initials("(Ia menolak menjawab.)")
    (True, False)
    """
    return line[:1] in "([" and _INITIALS.match(line) is not None


def without_credit(text: str, span: Span) -> Span:
    """Leave out the initials, agency or asterisk that follow a paragraph's last sentence."""
    tail = max(span.start, span.end - 80)
    credit = _CREDIT.search(text, tail, span.end)
    return Span(span.start, credit.start()) if credit else span
