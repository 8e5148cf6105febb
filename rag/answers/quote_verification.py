"""Nothing is shown that its source does not say, word for word."""

import logging
from collections.abc import Mapping
from dataclasses import replace

from rag.segmentation.chunking import body_sentences
from rag.types import Answer, AnswerSentence, Article, Citation, Span

__all__ = ["verified_quotations"]

_log = logging.getLogger("sitasi.answering")


def verified_quotations(answer: Answer) -> Answer:
    """Return the answer without the sentences that are not, verbatim, a quotation from the body of their articles.

    Where one is missing so are the verdict and the alternative, which may have rested on it.
    """
    cited = {citation.number: citation for citation in answer.citations}
    kept = tuple(s for s in answer.sentences if s.citations and all(_holds(s, cited.get(n)) for n in s.citations))
    events = tuple(one for one in answer.timeline if one in answer.citations and _in_body(one.article, one))
    if answer.short and not _is_inside(answer.short, cited):
        answer = replace(answer, short=None)
    if len(kept) == len(answer.sentences) and len(events) == len(answer.timeline):
        return answer if kept else replace(answer, verdict=None, alternative=None)
    missing = len(answer.sentences) - len(kept) + len(answer.timeline) - len(events)
    _log.error("%d sentences were not in their sources and are not shown", missing)
    used = {number for sentence in kept for number in sentence.citations} | {one.number for one in events}
    return replace(
        answer,
        sentences=kept,
        citations=tuple(one for one in answer.citations if one.number in used),
        short=answer.short if answer.short and answer.short.number in used else None,
        verdict=None,
        alternative=None,
        timeline=events if kept else (),
    )


def _is_inside(short: Citation, cited: Mapping[int, Citation]) -> bool:
    whole = cited.get(short.number)
    return whole is not None and short.article == whole.article and whole.start <= short.start < short.end <= whole.end


def _holds(sentence: AnswerSentence, citation: Citation | None) -> bool:
    return citation is not None and sentence.text == citation.quote and _in_body(citation.article, citation)


def _in_body(article: Article, citation: Citation) -> bool:
    return bool(body_sentences(article, Span(citation.start, citation.end)))
