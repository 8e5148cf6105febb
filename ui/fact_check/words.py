"""What stands around the quotations of a fact-check."""

from collections.abc import Mapping
from dataclasses import dataclass

from rag.types import Verdict
from ui.locales.catalogue import group

__all__ = ["CheckWords", "check_words"]


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The words of a fact-check."""

    title: str
    claim: str
    question: str
    verdict: str
    answer: str
    said: Mapping[Verdict, str]
    alternative: str
    why: str
    confidence: str
    percent: str
    supporting: str
    refuting: str
    context: str
    quotations: str
    sources: str
    nearest: str
    checked: str
    made: str


check_words = group("fact_check", CheckWords)
