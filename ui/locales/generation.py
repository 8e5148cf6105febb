"""What Sitasi says of a language model's words, in both languages."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language
from rag.types import Failure, PhrasedSentence, Phrasing

__all__ = ["PHRASING", "PhrasingWords", "failure_said", "phrasing_heading", "sentence_note", "silence_said"]


@dataclass(frozen=True, slots=True)
class PhrasingWords:
    """What stands around what a language model makes of an answer."""

    heading: str
    """Takes the model's name."""
    proposed: str
    """The heading where there is no other answer; takes the model's name."""
    verdict: str
    """Takes the verdict that the model gives."""
    unsupported: str
    citation_added: str
    rewritten: str
    """Takes the full question that a follow-up was taken to ask."""
    translation: str
    """Takes the model's name."""


PHRASING: MappingProxyType[Language, PhrasingWords] = MappingProxyType(
    {
        Language.ENGLISH: PhrasingWords(
            heading="In the words of {}",
            proposed="Proposed by the language model {}, from the nearest articles",
            verdict="The model takes it for: {}",
            unsupported="not confirmed by its sources",
            citation_added="citation added",
            rewritten="Asked as: {}",
            translation="Translated by {}",
        ),
        Language.INDONESIAN: PhrasingWords(
            heading="Dalam kata-kata {}",
            proposed="Diusulkan oleh model bahasa {}, dari artikel terdekat",
            verdict="Menurut model: {}",
            unsupported="tidak terkonfirmasi oleh sumbernya",
            citation_added="sitasi ditambahkan",
            rewritten="Ditanyakan sebagai: {}",
            translation="Diterjemahkan oleh {}",
        ),
    }
)

_FAILURES: MappingProxyType[Language, MappingProxyType[Failure, str]] = MappingProxyType(
    {
        Language.ENGLISH: MappingProxyType(
            {
                Failure.UNREACHABLE: "{} could not be reached",
                Failure.TIMED_OUT: "{} took too long",
                Failure.RATE_LIMITED: "{} asks to be asked less often",
                Failure.KEY_REFUSED: "{} refused the key",
                Failure.MODEL_MISSING: "{} is not known at its address",
                Failure.REJECTED: "{} reported an error",
                Failure.CUT_OFF: "{} broke off",
                Failure.REPEATED: "{} repeats itself",
                Failure.UNREADABLE: "{} sent what could not be read",
                Failure.EMPTY: "{} said nothing",
                Failure.DECLINED: "{} found no answer in these passages",
                Failure.UNCITED: "{} named no source",
                Failure.UNSUPPORTED: "{} said nothing that its sources confirm",
            }
        ),
        Language.INDONESIAN: MappingProxyType(
            {
                Failure.UNREACHABLE: "{} tidak dapat dihubungi",
                Failure.TIMED_OUT: "{} terlalu lama menjawab",
                Failure.RATE_LIMITED: "{} meminta agar tidak terlalu sering ditanya",
                Failure.KEY_REFUSED: "{} menolak kuncinya",
                Failure.MODEL_MISSING: "{} tidak dikenal di alamatnya",
                Failure.REJECTED: "{} melaporkan kesalahan",
                Failure.CUT_OFF: "{} terputus di tengah jalan",
                Failure.REPEATED: "{} mengulang-ulang",
                Failure.UNREADABLE: "{} mengirim sesuatu yang tidak dapat dibaca",
                Failure.EMPTY: "{} tidak mengatakan apa-apa",
                Failure.DECLINED: "{} tidak menemukan jawaban dalam kutipan-kutipan ini",
                Failure.UNCITED: "{} tidak menyebut sumber",
                Failure.UNSUPPORTED: "{} tidak mengatakan apa pun yang dikonfirmasi sumbernya",
            }
        ),
    }
)
_STANDING = MappingProxyType(
    {Language.ENGLISH: "the quotations stand.", Language.INDONESIAN: "kutipan di atas tetap berlaku."}
)
_UNANSWERED = MappingProxyType(
    {Language.ENGLISH: "there is no answer.", Language.INDONESIAN: "jawabannya tetap belum ada."}
)
"""What stands where the model was to propose an answer and proposes none."""


def failure_said(phrasing: Phrasing, language: Language) -> str:
    """Say in one line why a model's words are missing or end early.

    >>> failure_said(Phrasing("llama3.2", failure=Failure.RATE_LIMITED), Language.ENGLISH)
    'llama3.2 asks to be asked less often: the quotations stand.'
    """
    if phrasing.failure is None:
        return ""
    said = silence_said(phrasing.failure, phrasing.model, language)
    if phrasing.proposed:
        return f"{said}." if phrasing.sentences else f"{said}: {_UNANSWERED[language]}"
    return f"{said}: {_STANDING[language]}"


def phrasing_heading(phrasing: Phrasing, language: Language, *, write: Callable[[str], str] = str) -> str:
    """Say whose words follow, and where they are proposed that they are; `write` writes the model's name."""
    said = PHRASING[language]
    return (said.proposed if phrasing.proposed else said.heading).format(write(phrasing.model))


def sentence_note(sentence: PhrasedSentence, language: Language) -> str:
    """Say what is to be known of a model's sentence: that nothing carries it, or who found what does."""
    if not sentence.supported:
        return PHRASING[language].unsupported
    return PHRASING[language].citation_added if sentence.citation_added else ""


def silence_said(failure: Failure, model: str, language: Language) -> str:
    """Say why a language model does not answer, without a full stop."""
    return _FAILURES[language][failure].format(model)
