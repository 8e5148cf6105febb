"""What a question is after."""

import re
from dataclasses import dataclass
from enum import StrEnum

from embeddings.language import Language, detect_language
from embeddings.terms import QuestionTerm, question_terms

__all__ = ["LONGEST_QUESTION", "Kind", "Question", "understand"]

LONGEST_QUESTION = 1_000
"""Characters; a longer text is no question but something pasted by mistake."""


class Kind(StrEnum):
    """What an answer must hold; a question is of the first kind whose words it has."""

    YES_NO = "yes_no"
    QUANTITY = "quantity"
    TIME = "time"
    OTHER = "other"


_KINDS = {
    Kind.TIME: r"\b(kapan(kah)?|bilamana|(tahun|tanggal|hari|bulan) (berapa|apa)(kah)?|"
    r"when|what (year|date|day|month))\b",
    Kind.QUANTITY: r"\b(berapa(kah|lama|persen|besar|banyak)?|how (many|much|long|old|far|big|large)|jumlah)\b",
    Kind.YES_NO: r"^\W*(apa(kah)? (?!yang\b|nama\b|isi\b|arti\b)|benarkah|betulkah|adakah|sudahkah|akankah|bisakah|"
    r"dapatkah|bolehkah|masihkah|(is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|should|may|might)\b)",
}
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS.items()]
_LATEST = re.compile(
    r"\b(terbaru|terkini|sekarang|saat ini|kini|latest|newest|current(ly)?|now|today)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood as far as its words tell."""

    text: str
    language: Language
    kind: Kind
    terms: tuple[QuestionTerm, ...]
    dates_matter: bool
    """Whether the newest evidence should be read first: a state of affairs is asked for, not a number of its day."""


def understand(text: str) -> Question:
    """Read a question.

    >>> understand("Berapa toko yang dibuka?").kind
    <Kind.QUANTITY: 'quantity'>
    >>> understand("Is Xiaomi partnering with Ford?").dates_matter
    True
    """
    kind = next((kind for kind, pattern in _PATTERNS if pattern.search(text)), Kind.OTHER)
    return Question(
        text=text,
        language=detect_language(text),
        kind=kind,
        terms=tuple(question_terms(text)),
        dates_matter=kind is Kind.YES_NO or bool(_LATEST.search(text)),
    )
