"""The way of an answer through a language model: told, streamed, cut into sentences, each checked and cited."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from embeddings.errors import EndpointError
from rag.answering.numbering import Numbering
from rag.phrasing.language_model import LanguageModel
from rag.phrasing.prompt import answer_messages
from rag.phrasing.reply import DECLINES, Draft, drafts
from rag.phrasing.support import SupportCheck
from rag.settings import Unsupported
from rag.types import Answer, Failure, Passage, PhrasedSentence, Phrasing

__all__ = ["phrased"]

_log = logging.getLogger("sitasi.phrasing")


def phrased(
    answer: Answer, passages: Sequence[Passage], model: LanguageModel, check: SupportCheck, *, today: date
) -> Iterator[Answer]:
    """Give an answer with its phrasing as that grows, sentence by sentence; the last is whole, or says why not.

    The answer's own sentences, verdict and citations stay as they are; what the model cites is numbered after them.
    Nothing is raised where the model fails.
    """
    passages = list(dict.fromkeys(passages))
    numbers = Numbering(answer.citations)
    phrasing = Phrasing(model.llm.model)
    yield replace(answer, phrasing=phrasing)
    heard, failure = False, None
    try:
        for draft in drafts(model.stream(answer_messages(answer, passages, today=today))):
            if draft.text.upper().startswith(DECLINES):
                failure = Failure.DECLINED
                break
            if draft.verdict:
                phrasing = replace(phrasing, verdict=draft.verdict if answer.verdict else None)
                continue
            heard = heard or any(_exists(number, passages) for number in draft.passages)
            phrasing = _grown(phrasing, draft, passages, numbers, check, model.llm.unsupported)
            if heard:
                yield replace(answer, citations=numbers.citations, phrasing=phrasing)
    except EndpointError as error:
        _log.warning("%s", error)
        failure = Failure(error.failure)
    phrasing = phrasing if heard else replace(phrasing, sentences=())
    phrasing = replace(phrasing, failure=failure or _want(phrasing, heard=heard))
    yield replace(answer, citations=numbers.citations if phrasing.sentences else answer.citations, phrasing=phrasing)


def _grown(
    phrasing: Phrasing,
    draft: Draft,
    passages: Sequence[Passage],
    numbers: Numbering,
    check: SupportCheck,
    unsupported: Unsupported,
) -> Phrasing:
    cited = [passages[number - 1] for number in draft.passages if _exists(number, passages)]
    support = check.of(draft.text, cited)
    if unsupported is Unsupported.DROP and not support.holds:
        return phrasing
    sentence = PhrasedSentence(draft.text, tuple(numbers.of(place) for place in support.places), support.holds)
    return replace(phrasing, sentences=(*phrasing.sentences, sentence))


def _exists(number: int, passages: Sequence[Passage]) -> bool:
    return 1 <= number <= len(passages)


def _want(phrasing: Phrasing, *, heard: bool) -> Failure | None:
    """Tell what a reply that came whole is in want of."""
    if phrasing.sentences:
        return None
    return Failure.UNSUPPORTED if heard else Failure.UNCITED
