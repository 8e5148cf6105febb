"""Answers to the parts of a question, joined into one."""

from datetime import date

import pytest

from embeddings.language import Language
from rag.answers import interleaved, joined_answer
from rag.types import Answer, AnswerSentence, Article, Citation, Reason, Span, Verdict

TEXT = "It costs 8 million. It opens in May. Bram is against it."
ARTICLE = Article("a", TEXT, (Span(0, len(TEXT)),), Language.ENGLISH, published=date(2025, 6, 13))
OTHER = Article("b", TEXT, (Span(0, len(TEXT)),), Language.ENGLISH, published=date(2025, 6, 9))
COST, OPENS, AGAINST = Span(0, 19), Span(20, 36), Span(37, 56)


def part(
    question: str, *places: tuple[Article, Span], confidence: float = 0.9, verdict: Verdict | None = None
) -> Answer:
    citations = tuple(Citation(n, article, span.start, span.end) for n, (article, span) in enumerate(places, start=1))
    sentences = tuple(AnswerSentence(one.quote, (one.number,)) for one in citations)
    return Answer(question, Language.ENGLISH, sentences, citations, confidence=confidence, verdict=verdict)


def refused(question: str, reason: Reason, *nearest: Article, missing: tuple[str, ...] = ()) -> Answer:
    return Answer(question, Language.ENGLISH, reason=reason, confidence=0.04, nearest=nearest, missing=missing)


def test_citations_are_numbered_through_and_a_place_has_one_number() -> None:
    first, second = part("Cost?", (ARTICLE, COST)), part("Open?", (ARTICLE, OPENS), (ARTICLE, COST))
    answer = joined_answer("Cost and open?", [first, second])
    assert [(one.number, one.quote) for one in answer.citations] == [
        (1, "It costs 8 million."),
        (2, "It opens in May."),
    ]
    assert [one.citations for one in answer.sentences] == [(1,), (2,)]
    assert [[one.citations for one in told.sentences] for told in answer.parts] == [[(1,)], [(2,), (1,)]]
    assert [told.question for told in answer.parts] == ["Cost?", "Open?"]


def test_of_sides_that_are_compared_none_repeats_the_other() -> None:
    first, second = part("Cost?", (ARTICLE, COST)), part("Open?", (ARTICLE, OPENS), (ARTICLE, COST))
    answer = joined_answer("Compare", [first, second], compared=True)
    assert [[one.text for one in told.sentences] for told in answer.parts] == [
        ["It costs 8 million."],
        ["It opens in May."],
    ]


def test_a_part_without_an_answer_is_kept_and_the_rest_is_answered() -> None:
    answer = joined_answer(
        "?", [refused("Who?", Reason.NO_MATCH, OTHER), part("Cost?", (ARTICLE, COST), confidence=0.7)]
    )
    assert answer.answered
    assert (answer.reason, answer.nearest, answer.confidence) == (None, (), 0.7)
    assert [told.reason for told in answer.parts] == [Reason.NO_MATCH, None]
    assert answer.parts[0].nearest == (OTHER,)


def test_where_no_part_is_answered_nor_is_the_whole() -> None:
    first = refused("Who?", Reason.NAME_NOT_FOUND, ARTICLE, missing=("Rana",))
    second = refused("When?", Reason.WEAK_EVIDENCE, OTHER, ARTICLE)
    answer = joined_answer("?", [first, second])
    assert not answer.answered
    assert (answer.reason, answer.missing, answer.nearest) == (Reason.NAME_NOT_FOUND, ("Rana",), (ARTICLE, OTHER))


def test_a_verdict_stays_with_its_part_and_the_least_sure_part_tells_how_sure_the_whole_is() -> None:
    first = part("Cost?", (ARTICLE, COST), confidence=0.9)
    second = part("Against?", (OTHER, AGAINST), confidence=0.5, verdict=Verdict.YES)
    answer = joined_answer("?", [first, second])
    assert (answer.verdict, answer.confidence) == (None, 0.5)
    assert [told.verdict for told in answer.parts] == [None, Verdict.YES]


@pytest.mark.parametrize(("rows", "found"), [([], []), ([(), ()], []), ([(1,), (2, 3), (1, 4)], [1, 2, 3, 4])])
def test_rows_are_taken_from_in_turn(rows: list[tuple[int, ...]], found: list[int]) -> None:
    assert interleaved(rows) == found
