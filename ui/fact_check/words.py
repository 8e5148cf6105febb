"""What stands around the quotations of a fact-check, in both languages."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language
from rag.types import Verdict

__all__ = ["CHECK_WORDS", "CheckWords"]


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The words of a fact-check; `{}` takes what the name of the field says."""

    title: str
    claim: str
    question: str
    verdict: str
    answer: str
    said: MappingProxyType[Verdict, str]
    """What each verdict means."""
    alternative: str
    why: str
    confidence: str
    percent: str
    """Takes percent: how likely the articles answer at all."""
    supporting: str
    refuting: str
    context: str
    quotations: str
    sources: str
    nearest: str
    checked: str
    """Takes the day."""
    made: str


CHECK_WORDS = MappingProxyType(
    {
        Language.ENGLISH: CheckWords(
            title="Fact-check",
            claim="Claim",
            question="Question",
            verdict="Verdict",
            answer="Answer",
            said=MappingProxyType(
                {
                    Verdict.YES: "the articles say so.",
                    Verdict.NO: "the articles say otherwise.",
                    Verdict.UNCONFIRMED: "the articles speak of it, but none settles it.",
                    Verdict.DISPUTED: "the articles contradict each other.",
                }
            ),
            alternative="the articles say so.",
            why="Why",
            confidence="Confidence",
            percent="{} % that the articles answer this",
            supporting="For",
            refuting="Against",
            context="Context",
            quotations="Quotations",
            sources="Sources",
            nearest="The nearest articles",
            checked="Checked on {}",
            made="Every quotation stands word for word in the article that is named beside it.",
        ),
        Language.INDONESIAN: CheckWords(
            title="Cek fakta",
            claim="Klaim",
            question="Pertanyaan",
            verdict="Putusan",
            answer="Jawaban",
            said=MappingProxyType(
                {
                    Verdict.YES: "artikel-artikelnya menyatakan demikian.",
                    Verdict.NO: "artikel-artikelnya menyatakan sebaliknya.",
                    Verdict.UNCONFIRMED: "artikel-artikelnya menyebut hal ini tanpa kepastian.",
                    Verdict.DISPUTED: "artikel-artikelnya saling bertentangan.",
                }
            ),
            alternative="artikel-artikelnya menyatakan demikian.",
            why="Alasan",
            confidence="Keyakinan",
            percent="{} % bahwa artikel-artikelnya menjawab ini",
            supporting="Mendukung",
            refuting="Menentang",
            context="Konteks",
            quotations="Kutipan",
            sources="Sumber",
            nearest="Artikel terdekat",
            checked="Diperiksa pada {}",
            made="Setiap kutipan tertulis kata demi kata dalam artikel yang disebut di sampingnya.",
        ),
    }
)
