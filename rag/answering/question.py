"""What a question is after."""

import re
from dataclasses import dataclass
from enum import StrEnum

from embeddings.language import Language, detect_language
from embeddings.terms import QuestionTerm, question_terms, words
from rag.answering.yes_no import asks_yes_or_no

__all__ = ["LONGEST_QUESTION", "Kind", "Question", "understand"]

LONGEST_QUESTION = 1_000
"""Characters; a longer text is no question but something pasted by mistake."""


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


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood as far as its words tell."""

    text: str
    language: Language
    kind: Kind
    terms: tuple[QuestionTerm, ...]
    """What is sought; nothing where nothing is asked."""
    dates_matter: bool
    """Whether the newest evidence should be read first: a state of affairs is asked for, not a number of its day."""


def understand(text: str) -> Question:
    """Read a question.

    >>> understand("Berapa toko yang dibuka?").kind
    <Kind.QUANTITY: 'quantity'>
    >>> understand("Terima kasih!").terms
    ()
    >>> understand("Is Xiaomi partnering with Ford?").dates_matter
    True
    """
    kind = _kind(text)
    return Question(
        text=text,
        language=detect_language(text),
        kind=kind,
        terms=() if _is_courtesy(text) else tuple(question_terms(text)),
        dates_matter=kind is Kind.YES_NO or bool(_LATEST.search(text)),
    )


def _is_courtesy(text: str) -> bool:
    said = set(words(text)) - _BESIDE_COURTESIES
    return bool(said) and all(word in _COURTESIES or _LAUGHTER.fullmatch(word) for word in said)


def _kind(text: str) -> Kind:
    if asks_yes_or_no(text):
        return Kind.YES_NO
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), Kind.OTHER)
