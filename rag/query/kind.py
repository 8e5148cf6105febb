"""What kind of answer a question asks for, and whether it asks anything."""

import re
from enum import StrEnum

from embeddings.terms import words
from rag.query.yes_no import asks_yes_or_no

__all__ = ["Kind", "asks_for_latest", "asks_something", "kind_of"]


class Kind(StrEnum):
    """What an answer must hold; a question is of the first kind whose words it has."""

    TIME = "time"
    QUANTITY = "quantity"
    PLACE = "place"
    PERSON = "person"
    REASON = "reason"
    YES_NO = "yes_no"
    OTHER = "other"


_KINDS = {
    Kind.TIME: r"\b(kapan(kah)?|bilamana|(tahun|tanggal|hari|bulan) (berapa|apa)(kah)?|"
    r"when|what (year|date|day|month))\b",
    Kind.QUANTITY: r"\b(berapa(kah|lama|persen|besar|banyak)?|how (many|much|long|old|far|big|large)|jumlah)\b",
    Kind.PLACE: r"\b((di|ke|dari) ?mana(kah)?|where)\b",
    Kind.PERSON: r"\b(siapa(kah)?|who(m|se)?)\b",
    Kind.REASON: r"\b(mengapa(kah)?|kenapa(kah)?|why)\b",
}
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS.items()]
_LATEST = re.compile(
    r"\b(terbaru|terkini|sekarang|saat ini|kini|latest|newest|current(ly)?|now|today)\b", re.IGNORECASE
)
_COURTESIES = frozenset(
    """
    halo hallo hai hei hey hi hello selamat pagi siang sore malam datang kabar terima kasih makasih thanks thank you
    good morning afternoon evening night ok oke okay baik sip siap tolong please maaf sorry permisi tes test ya yes no
    tidak bye dadah sampai jumpa sama welcome
    """.split()
)
"""Who says nothing else asks nothing."""
_BESIDE_COURTESIES = frozenset("apa how are banyak very much semua semuanya semoga kalian all everyone there".split())
_LAUGHTER = re.compile(r"(?:wk){2,}w?|(?:ha|he|hi){2,}h?|lol", re.IGNORECASE)


def kind_of(question: str) -> Kind:
    """Return what an answer to a question must hold.

    >>> kind_of("Berapa toko yang dibuka?")
    <Kind.QUANTITY: 'quantity'>
    """
    if asks_yes_or_no(question):
        return Kind.YES_NO
    return next((kind for kind, pattern in _PATTERNS if pattern.search(question)), Kind.OTHER)


def asks_for_latest(question: str) -> bool:
    """Return whether a question asks how things stand now."""
    return bool(_LATEST.search(question))


def asks_something(text: str) -> bool:
    """Return whether a text holds more than courtesies.

    >>> asks_something("Terima kasih!"), asks_something("Terima kasih kepada siapa?"), asks_something("?")
    (False, True, False)
    """
    said = words(text)
    beside = set(said) - _BESIDE_COURTESIES
    return bool(said) and not (beside and all(word in _COURTESIES or _LAUGHTER.fullmatch(word) for word in beside))
