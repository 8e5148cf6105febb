"""The way of an answer through a language model: told, streamed, cut into sentences, each checked and cited."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date

from embeddings.errors import EndpointError
from embeddings.terms import words
from rag.answers.citation_numbers import CitationNumbers
from rag.generation.json_reply import DECLINES, answer_schema
from rag.generation.language_model import LanguageModel
from rag.generation.prompt import EXAMPLES, answer_messages
from rag.generation.reply import Draft, drafts
from rag.generation.support.check import SupportCheck
from rag.settings import CallableLlm, Llm, Unsupported
from rag.types import Answer, Failure, Passage, PhrasedSentence, Phrasing, Reason

__all__ = ["is_for_the_model", "phrased"]

_log = logging.getLogger("sitasi.phrasing")
_LONGEST_ANSWER = 2_500
"""Characters of a reply; six sentences are asked for at most."""
_MOST_SENTENCES = 6
_EXAMPLES = frozenset(tuple(words(one)) for one in EXAMPLES)


_PERHAPS_ANSWERED = frozenset({Reason.WEAK_EVIDENCE, Reason.NO_MATCH})
"""Refusals for want of a sentence, not of an article, a day or a name."""


def is_for_the_model(answer: Answer, llm: Llm | CallableLlm) -> bool:
    """Return whether a model is asked: of an answer always, of a refusal where it may propose one."""
    return answer.answered or (llm.propose and answer.reason in _PERHAPS_ANSWERED)


def phrased(
    answer: Answer, passages: Sequence[Passage], model: LanguageModel, check: SupportCheck, *, today: date
) -> Iterator[Answer]:
    """Yield an answer with its phrasing as that grows, sentence by sentence; the last is whole, or says why not.

    The answer's own sentences, verdict and citations stay as they are; what the model cites is numbered after them.
    Where the answer is a refusal, the model proposes one: of that, only what the passages carry is kept. Nothing is
    raised where the model fails.
    """
    growing = _Growing(answer, list(dict.fromkeys(passages)), model, check)
    yield growing.answer
    failure = None
    try:
        messages = answer_messages(growing.quoted, growing.passages, today=today, in_fields=model.writes_fields)
        schema = answer_schema(with_verdict=growing.quoted.verdict is not None) if model.writes_fields else None
        with closing(model.stream(messages, longest=_LONGEST_ANSWER, schema=schema)) as pieces:
            for draft in drafts(pieces):
                known = len(growing.phrasing.sentences)
                failure = growing.take(draft)
                if growing.heard and len(growing.phrasing.sentences) > known:
                    yield growing.answer
                if failure or growing.is_full:
                    break
    except EndpointError as error:
        _log.warning("%s", error)
        failure = Failure(error.failure)
    yield growing.ended(failure)


class _Growing:
    """An answer as the sentences of its phrasing come."""

    def __init__(self, answer: Answer, passages: Sequence[Passage], model: LanguageModel, check: SupportCheck) -> None:
        self.quoted = answer
        self.passages = passages
        self.phrasing = Phrasing(model.llm.model, proposed=not answer.answered)
        self.heard = False
        """Whether anything names a passage that there is, or is carried by one."""
        self._drops = model.llm.unsupported is Unsupported.DROP or self.phrasing.proposed
        self._check = check
        self._numbers = CitationNumbers(answer.citations)
        self._said: set[tuple[str, ...]] = set()

    @property
    def answer(self) -> Answer:
        """The answer with its phrasing so far."""
        citations = self._numbers.citations if self.phrasing.sentences else self.quoted.citations
        return replace(self.quoted, citations=citations, phrasing=self.phrasing)

    @property
    def is_full(self) -> bool:
        """Whether it has as many sentences as anybody reads."""
        return len(self.phrasing.sentences) == _MOST_SENTENCES

    def take(self, draft: Draft) -> Failure | None:
        """Take in what the model wrote; return why that is the end of it, if it is."""
        if draft.text.upper().startswith(DECLINES):
            return Failure.DECLINED
        self.heard = self.heard or any(map(self._exists, draft.passages))
        if draft.verdict:
            given = self.phrasing.verdict or (draft.verdict if self.quoted.verdict else None)
            self.phrasing = replace(self.phrasing, verdict=given)
        elif not draft.is_bare and (said := tuple(words(draft.text))) not in _EXAMPLES:
            if said in self._said:
                return Failure.REPEATED
            self._said.add(said)
            self._add(draft)
        return None

    def ended(self, failure: Failure | None) -> Answer:
        """Return the answer as it stays, with what its phrasing is in want of."""
        if not self.heard:
            self.phrasing = replace(self.phrasing, sentences=())
        if failure is None and not self.phrasing.sentences:
            failure = Failure.UNSUPPORTED if self.heard else Failure.UNCITED
        self.phrasing = replace(self.phrasing, failure=failure)
        return self.answer

    def _add(self, draft: Draft) -> None:
        support = self._check.anywhere(draft.text, draft.passages, self.passages)
        self.heard = self.heard or support.added
        if self._drops and not support.holds:
            return
        if self.phrasing.proposed and not self._may_be_proposed(draft.text):
            return
        cited = tuple(map(self._numbers.of, support.places))
        sentence = PhrasedSentence(draft.text, cited, support.holds, citation_added=support.added)
        self.phrasing = replace(self.phrasing, sentences=(*self.phrasing.sentences, sentence))

    def _may_be_proposed(self, sentence: str) -> bool:
        unsure = self._check.takes_on_trust(self._question, sentence, self.passages)
        return not unsure and self._check.answers(self._question, sentence)

    @property
    def _question(self) -> str:
        return self.quoted.rewritten or self.quoted.question

    def _exists(self, number: int) -> bool:
        return 1 <= number <= len(self.passages)
