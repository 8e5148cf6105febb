"""What Sitasi says in its own words, in both languages."""

from types import MappingProxyType

from embeddings.language import Language
from rag.types import Reason

__all__ = ["REFUSALS", "refusal"]

REFUSALS: MappingProxyType[Language, MappingProxyType[Reason, str]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                Reason.EMPTY_ARCHIVE: "The archive holds no articles yet: add some with `sitasi add PATH`.",
                Reason.NO_MATCH: "Your articles do not say.",
                Reason.WEAK_EVIDENCE: "Your articles do not say it clearly enough to quote.",
                Reason.NAME_NOT_FOUND: "A name in your question occurs nowhere in your articles.",
                Reason.OUTSIDE_DATES: "No article of these dates says anything about it.",
                Reason.NOT_A_QUESTION: "Ask a question of at most 1,000 characters.",
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                Reason.EMPTY_ARCHIVE: "Arsip ini belum berisi artikel: tambahkan dengan `sitasi add PATH`.",
                Reason.NO_MATCH: "Artikel Anda tidak menyebutkannya.",
                Reason.WEAK_EVIDENCE: "Artikel Anda tidak menyebutkannya dengan cukup jelas untuk dikutip.",
                Reason.NAME_NOT_FOUND: "Ada nama dalam pertanyaan yang tidak muncul di artikel mana pun.",
                Reason.OUTSIDE_DATES: "Tidak ada artikel dari rentang tanggal itu yang membahasnya.",
                Reason.NOT_A_QUESTION: "Ajukan pertanyaan, paling panjang 1.000 karakter.",
            }
        ),
    }
)


def refusal(reason: Reason, language: Language) -> str:
    """Say in one sentence why there is no answer.

    >>> refusal(Reason.NO_MATCH, Language.ENGLISH)
    'Your articles do not say.'
    """
    return REFUSALS[language][reason]
