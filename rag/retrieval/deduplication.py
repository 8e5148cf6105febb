"""Hits that say the same in copies of one story become one hit, which names the others."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rag.paraphrase import SentenceTerms, count_paraphrased, sentence_terms
from rag.types import Article, Hit, Span

__all__ = ["deduplicate"]


_DIGITS = 6
"""Of a score that are looked at: the last ones hang on the order in which floats were added up."""


@dataclass(slots=True)
class _StoryHit:
    """A hit that stays, and the articles whose hits it stands for."""

    hit: Hit
    wordings: Sequence[SentenceTerms]
    copies: dict[Article, None] = field(default_factory=dict)

    def whole(self) -> Hit:
        return replace(self.hit, copies=(*self.hit.copies, *self.copies))


def deduplicate(hits: Sequence[Hit], copies: Mapping[str, Collection[str]]) -> list[Hit]:
    """Leave out each hit of which better ones from copies of its article say every sentence; give the rest, best first.

    `copies` is what `Archive.copies` gives for the articles of the hits. What is left out is named by the hit that says
    most of it. Of equal scores the article published first stands for its copies, then the one with the lower id. A
    passage of which a sentence has another number or negation, or stands in no better hit, stays a hit of its own.
    """
    kept: list[_StoryHit] = []
    by_article: dict[str, list[_StoryHit]] = {}
    for hit in sorted(hits, key=_best_first):
        name = hit.passage.article.article_id
        story = _StoryHit(hit, _wordings(hit) if name in copies else ())
        better = [other for copy in copies.get(name, ()) for other in by_article.get(copy, ())]
        if _is_said(story, better):
            host = max(better, key=lambda other: count_paraphrased(story.wordings, other.wordings))
            host.copies[hit.passage.article] = None
        else:
            kept.append(story)
            by_article.setdefault(name, []).append(story)
    return [story.whole() for story in kept]


def _is_said(one: _StoryHit, better: Collection[_StoryHit]) -> bool:
    together = [wording for other in better for wording in other.wordings]
    return bool(one.wordings) and count_paraphrased(one.wordings, together) == len(one.wordings)


def _wordings(hit: Hit) -> Sequence[SentenceTerms]:
    return sentence_terms(hit.passage.article, Span(hit.passage.start, hit.passage.end))


def _best_first(hit: Hit) -> tuple[float, date, str, int]:
    article = hit.passage.article
    return -round(hit.score, _DIGITS), article.published or date.max, article.article_id, hit.passage.start
