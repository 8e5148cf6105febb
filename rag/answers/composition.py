"""Put an answer together: its sentences, the verdict that they carry, and the timeline."""

from collections.abc import Sequence

from rag.answers.citation_numbers import CitationNumbers
from rag.answers.either_or import Decision
from rag.answers.other_rows import without_other_rows
from rag.answers.sentence_selection import MOST_SENTENCES, SURE_OF_WORDS, choose
from rag.evidence.context_sentences import with_context
from rag.evidence.sentence_ranking import Candidate, same
from rag.query import Query, QuestionKind
from rag.types import Answer, AnswerSentence, Citation
from rag.verdicts.sentence_stances import sentence_stances
from rag.verdicts.stances import Stances
from rag.verdicts.timeline import timeline
from rag.verdicts.verdict import decide_verdict

__all__ = ["compose"]


def compose(query: Query, ranked: Sequence[Candidate], stances: Stances, *, decision: Decision | None = None) -> Answer:
    """Answer a question with one to three of the sentences, best first in `ranked`; unanswered where there are none.

    A yes/no question gets a verdict where any of them speaks of its claim: then those that decide it are shown. The
    sentence of a `decision` between alternatives comes first.
    """
    ranked = without_other_rows(query, ranked)
    heard = sentence_stances(ranked, query.claim, stances) if query.claim else []
    ruling = decide_verdict(heard)
    chosen = ruling.shown(MOST_SENTENCES) if ruling else choose(query, ranked)
    if decision:
        others = [one for one in chosen if not same(one, decision.candidate)]
        chosen = [decision.candidate, *others][:MOST_SENTENCES]
    numbers = CitationNumbers()
    shown = with_context(chosen, most=MOST_SENTENCES, who=query.kind is QuestionKind.PERSON)
    sentences = tuple(
        AnswerSentence(one.text, tuple(numbers.of(place) for place in (one, *one.copies))) for one in shown
    )
    weighty = [one for one in heard if ruling and ruling.counts(one)]
    events = tuple(numbers.citation(one) for one in timeline(weighty))
    return Answer(
        query.text,
        query.language,
        sentences,
        numbers.citations,
        short=None if query.kind is QuestionKind.YES_NO else _short(chosen, numbers),
        verdict=ruling.verdict if ruling else None,
        timeline=events,
        alternative=decision.alternative if decision else None,
    )


def _short(chosen: Sequence[Candidate], numbers: CitationNumbers) -> Citation | None:
    """Cite the likely words of the sentence that comes first, under its number."""
    first = next(iter(chosen), None)
    if first is None or first.words is None or first.sure_of_words < SURE_OF_WORDS:
        return None
    return Citation(numbers.of(first), first.article, first.words.start, first.words.end)
