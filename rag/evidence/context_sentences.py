"""The sentence that stands before another: what a pronoun points at, and what it takes to read a sentence alone."""

from collections.abc import Sequence
from dataclasses import replace

from rag.evidence.sentence_ranking import Candidate
from rag.language.names import names_in
from rag.language.word_lists.grammar.pronouns import OPENS_WITH_PRONOUN, SAID_BY_PRONOUN
from rag.segmentation.chunking import body_sentences, lead_of
from rag.segmentation.row_patterns import is_list
from rag.types import Article, Span

__all__ = ["sentences_after", "sentences_before", "with_context"]

_FURTHEST = 3
"""Characters between two sentences of one paragraph: a space, or a line break and its indentation."""
_NEAREST = 3
"""Sentences among which a speaker is looked for."""


def sentences_before(article: Article, span: Span) -> list[Span]:
    """Return the sentences of an article that stand before one of them, in order."""
    return body_sentences(article, Span(0, span.start))


def sentences_after(article: Article, span: Span) -> list[Span]:
    """Return the sentences of an article that follow one of them, in order."""
    return body_sentences(article, Span(span.end, len(article.text)))


def with_context(chosen: Sequence[Candidate], *, most: int, who: bool = False) -> list[Candidate]:
    """Put before a sentence that opens with a pronoun, and before a list, what stands above: at most so many in all.

    Where it is asked `who`, so it is for words whose speaker is a pronoun, and the nearest sentence that has a name.
    """
    room = most - len(chosen)
    chosen_texts = {one.text for one in chosen}
    in_context: list[Candidate] = []
    for one in sorted(chosen, key=lambda one: _leads_list(one, chosen), reverse=True):
        earlier = _needed(one) or (_speaker(one) if who else None)
        if earlier and room > 0 and earlier.text not in chosen_texts:
            in_context.append(earlier)
            chosen_texts.add(earlier.text)
            room -= 1
        in_context.append(one)
    return in_context


def _leads_list(one: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether the list that comes first stands under a sentence which was chosen, too."""
    first = chosen[0]
    return one.article == first.article and is_list(first.text) and one.text == lead_of(first.article, first.span)


def _needed(one: Candidate) -> Candidate | None:
    if is_list(one.text):
        lead = lead_of(one.article, one.span)
        near = [span for span in sentences_before(one.article, one.span)[-1:] if span.of(one.article.text) == lead]
    elif OPENS_WITH_PRONOUN.match(one.text):
        earlier = sentences_before(one.article, one.span)[-1:]
        near = [span for span in earlier if one.span.start - span.end <= _FURTHEST]
    else:
        return None
    return replace(one, span=near[0], copies=()) if near else None


def _speaker(one: Candidate) -> Candidate | None:
    if not SAID_BY_PRONOUN.search(one.text):
        return None
    earlier = sentences_before(one.article, one.span)[: -_NEAREST - 1 : -1]
    told = (span for span in earlier if not SAID_BY_PRONOUN.search(span.of(one.article.text)))
    named = next((span for span in told if names_in(span.of(one.article.text))), None)
    return replace(one, span=named, copies=()) if named else None
