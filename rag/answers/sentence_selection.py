"""Choose the sentences that answer: verbatim, across articles, none that says what another has said."""

from collections.abc import Sequence

from rag.evidence.context_sentences import sentences_before
from rag.evidence.counted_names import with_names
from rag.evidence.qualifiers import Qualified
from rag.evidence.sentence_ranking import Candidate, same
from rag.language.measures import states
from rag.language.word_lists.news.cue_words import CORRECTED
from rag.query import Query, QuestionKind

__all__ = ["MOST_SENTENCES", "choose"]

MOST_SENTENCES = 3
SURE_OF_WORDS = 0.3
"""How likely words must be the answer to be shown as such, and their sentence first."""
_MAY_LEAD = 0.85
"""The sentence of likely words comes first where it is this likely to answer, compared with the best one."""
_LIKELIER_THAN_NOT = 0.5
_NEARLY = 0.95
"""Where no words are likelier than not, what answers this likely, compared with the best sentence of its article, comes
first if it stands earlier."""
_STILL_LIKELY, _NEARLY_COVERED, _SOME_WORDS = 0.6, 0.9, 0.1
"""What a later article says comes first where it is this likely to answer, compared with what would lead, in words
this likely to be the answer, and holds nearly as much of what the question names.

Of 153 facts that an earlier article tells otherwise 102 are so told as they are by now, 46 without; of the 782 that no
other article tells, 572 with and without: `python -m eval.tuning.stories`.
"""
_NEAR_BEST = 0.5
"""A further sentence is shown where it is this likely to answer, compared with the best one."""
_ASK_FOR_NAMES = {QuestionKind.PERSON, QuestionKind.PLACE, QuestionKind.OTHER}
"""Where the likely words count what is named, the sentence that names it comes before them."""


def choose(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return one to three of the sentences, or none where there are none.

    First comes the one that holds the words that most likely answer, of the time asked for if there is one, or what a
    later article says instead, or what corrects them; where no words are likely enough, the best one; of amounts that
    which says of whom or of what it is asked. Words that count names come behind those names.
    Then come those of the best article, or of the newest where dates matter; sentences of one article come as they
    stand in it.
    """
    chosen = [_leading(query, ranked)] if ranked else []
    for one in ranked:
        if len(chosen) == MOST_SENTENCES or one.score < _NEAR_BEST * ranked[0].score:
            break
        if not any(same(one, other) for other in chosen):
            chosen.append(one)
    articles = list(dict.fromkeys(one.article for one in chosen))
    rest = sorted(chosen[1:], key=lambda one: (articles.index(one.article), one.span.start))
    in_order = [*chosen[:1], *(sorted(rest, key=_day, reverse=True) if query.dates_matter else rest)]
    names = with_names(chosen[0]) if chosen and query.kind in _ASK_FOR_NAMES else None
    return [names, *(one for one in in_order if one.text != names.text)][:MOST_SENTENCES] if names else in_order


def _leading(query: Query, ranked: Sequence[Candidate]) -> Candidate:
    least = _MAY_LEAD * ranked[0].score
    sure = [one for one in ranked if one.words and one.sure_of_words >= SURE_OF_WORDS and one.score >= least]
    # Where the best sentence is of the time asked for, so must be what leads.
    timely = [one for one in sure if one.fit.preferred >= ranked[0].fit.preferred]
    best = max(timely, key=lambda one: (one.fit.preferred, one.sure_of_words * one.score), default=ranked[0])
    if best.sure_of_words < _LIKELIER_THAN_NOT:
        best = min((one for one in ranked if _rivals(one, best)), key=lambda one: one.span.start, default=best)
    if query.measures and states(best.text, *query.measures):
        asked = Qualified.of(query.question, query.terms)
        beside = (one for one in ranked if one.article == best.article)
        best = next((one for one in beside if asked.tells_more_exactly(one.article, one.span, best.span)), best)
    best = max((one for one in ranked if _updates(one, best)), key=lambda one: (_day(one), one.score), default=best)
    return next((one for one in ranked if _corrects(one, best)), best)


def _rivals(one: Candidate, best: Candidate) -> bool:
    """Return whether a sentence of the same article answers nearly as likely, in its own words: news comes first."""
    near = one.article == best.article and one.fit.preferred == best.fit.preferred
    return near and one.words is not None and one.score >= _NEARLY * best.score


def _updates(one: Candidate, best: Candidate) -> bool:
    """Return whether a later article answers, too: what it says is the state of things by now."""
    later = 0 < _day(best) < _day(one) and one.fit.preferred >= best.fit.preferred
    likely = one.score >= _STILL_LIKELY * best.score and one.fit.coverage >= _NEARLY_COVERED * best.fit.coverage
    return later and likely and one.words is not None and one.sure_of_words >= _SOME_WORDS


def _corrects(one: Candidate, best: Candidate) -> bool:
    """Return whether a sentence corrects what the one before it repeats: the words that would have answered."""
    if not best.words or not CORRECTED.search(one.text):
        return False
    words = best.words.of(best.article.text)
    repeated = [span.of(one.article.text) for span in sentences_before(one.article, one.span)[-1:]]
    return words not in one.text and any(words in sentence for sentence in repeated)


def _day(one: Candidate) -> int:
    return one.article.published.toordinal() if one.article.published else 0
