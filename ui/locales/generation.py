"""What Sitasi says of a language model's words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from embeddings.language import Language
from rag.types import Failure, PhrasedSentence, Phrasing
from ui.locales.catalogue import group

__all__ = ["PhrasingWords", "failure_said", "phrasing_heading", "phrasing_words", "sentence_note", "silence_said"]


@dataclass(frozen=True, slots=True)
class PhrasingWords:
    """What stands around what a language model makes of an answer."""

    heading: str
    proposed: str
    verdict: str
    unsupported: str
    citation_added: str
    rewritten: str
    translation: str
    standing: str
    unanswered: str
    failures: Mapping[Failure, str]


phrasing_words = group("generation", PhrasingWords)


def failure_said(phrasing: Phrasing, language: Language) -> str:
    """Say in one line why a model's words are missing or end early.

    >>> failure_said(Phrasing("llama3.2", failure=Failure.RATE_LIMITED), Language.ENGLISH)
    'llama3.2 asks to be asked less often: the quotations stand.'
    """
    if phrasing.failure is None:
        return ""
    said, words = silence_said(phrasing.failure, phrasing.model, language), phrasing_words(language)
    if phrasing.proposed:
        return f"{said}." if phrasing.sentences else f"{said}: {words.unanswered}"
    return f"{said}: {words.standing}"


def phrasing_heading(phrasing: Phrasing, language: Language, *, write: Callable[[str], str] = str) -> str:
    """Say whose words follow, and where they are proposed that they are; `write` writes the model's name."""
    said = phrasing_words(language)
    return (said.proposed if phrasing.proposed else said.heading).format(write(phrasing.model))


def sentence_note(sentence: PhrasedSentence, language: Language) -> str:
    """Say what is to be known of a model's sentence: that nothing carries it, or who found what does."""
    said = phrasing_words(language)
    if not sentence.supported:
        return said.unsupported
    return said.citation_added if sentence.citation_added else ""


def silence_said(failure: Failure, model: str, language: Language) -> str:
    """Say why a language model does not answer, without a full stop."""
    return phrasing_words(language).failures[failure].format(model)
