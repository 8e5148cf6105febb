"""Who answers the questions of a set: the quotations, or a language model's words."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from rag import Answer, Assistant, Trace
from rag.types import AnswerSentence, Failure, Reason

__all__ = ["Answerer", "Answering", "in_the_models_words"]


class Answerer(StrEnum):
    """Whose answers are measured."""

    EXTRACTIVE = "extractive"
    LLM = "llm"


class Answering:
    """An assistant whose answers are those of one answerer."""

    def __init__(self, assistant: Assistant, answerer: Answerer) -> None:
        self._assistant = assistant
        self._of = _ANSWERS[answerer]

    def trace(self, question: str, *, top_k: int) -> Trace:
        """Answer, or refuse; return the answer with the best hits."""
        trace = self._assistant.trace(question, top_k=top_k)
        return replace(trace, answer=self._of(trace.answer))

    def forget(self) -> None:
        """Forget what is remembered of questions."""
        self._assistant.forget()


def in_the_models_words(answer: Answer) -> Answer:
    """Return an answer with the model's sentences, verdict and citations in the place of its own.

    Where the model finds no answer, there is none; where it fails, the quotations are what people get, and stay. What
    it proposes in the place of a refusal is an answer.
    """
    phrasing = answer.phrasing
    if phrasing is None or (phrasing.proposed and not phrasing.sentences):
        return answer
    if phrasing.failure is Failure.DECLINED:
        return replace(answer, sentences=(), citations=(), timeline=(), verdict=None, reason=Reason.WEAK_EVIDENCE)
    if not phrasing.sentences:
        return answer
    used = {number for sentence in phrasing.sentences for number in sentence.citations}
    return replace(
        answer,
        sentences=tuple(AnswerSentence(one.text, one.citations) for one in phrasing.sentences),
        citations=tuple(one for one in answer.citations if one.number in used),
        timeline=(),
        verdict=phrasing.verdict,
        reason=None,
    )


_ANSWERS: MappingProxyType[Answerer, Callable[[Answer], Answer]] = MappingProxyType(
    {Answerer.EXTRACTIVE: lambda answer: answer, Answerer.LLM: in_the_models_words}
)
