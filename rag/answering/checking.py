"""Nothing is shown that its source does not say, word for word."""

import logging
from dataclasses import replace

from rag.chunking import body_sentences
from rag.types import Answer, AnswerSentence, Article, Citation, Span

__all__ = ["checked"]

_log = logging.getLogger("sitasi.answering")


def checked(answer: Answer) -> Answer:
    """Give the answer without the sentences that are not, verbatim, a quotation from the body of their articles."""
    cited = {citation.number: citation for citation in answer.citations}
    kept = tuple(s for s in answer.sentences if s.citations and all(_holds(s, cited.get(n)) for n in s.citations))
    if len(kept) == len(answer.sentences):
        return answer
    _log.error("%d sentences were not in their sources and are not shown", len(answer.sentences) - len(kept))
    used = {number for sentence in kept for number in sentence.citations}
    return replace(answer, sentences=kept, citations=tuple(c for c in answer.citations if c.number in used))


def _holds(sentence: AnswerSentence, citation: Citation | None) -> bool:
    return citation is not None and sentence.text == citation.quote and _in_body(citation.article, citation)


def _in_body(article: Article, citation: Citation) -> bool:
    return bool(body_sentences(article, Span(citation.start, citation.end)))
