import logging
from dataclasses import replace

import pytest

from embeddings.language import Language
from rag.answers import verified_quotations
from rag.types import Answer, AnswerSentence, Article, Citation, Span, Verdict

TEXT = "BACA JUGA: Iklan besar sekali.\nTarif feri naik. Warga protes."
ARTICLE = Article("here", TEXT, (Span(31, len(TEXT)),), Language.INDONESIAN)
FARE, PROTEST = Citation(1, ARTICLE, 31, 47), Citation(2, ARTICLE, 48, 61)
ANSWER = Answer(
    "Apa yang naik?",
    Language.INDONESIAN,
    sentences=(AnswerSentence("Tarif feri naik.", (1,)), AnswerSentence("Warga protes.", (2,))),
    citations=(FARE, PROTEST),
)


def test_a_true_answer_passes_as_it_is() -> None:
    assert verified_quotations(ANSWER) is ANSWER


@pytest.mark.parametrize(
    "false",
    [
        AnswerSentence("Tarif feri turun.", (1,)),
        AnswerSentence("Tarif feri naik", (1,)),
        AnswerSentence("Tarif feri naik.", (2,)),
        AnswerSentence("Tarif feri naik.", (3,)),
        AnswerSentence("Tarif feri naik.", ()),
        AnswerSentence("Tarif feri naik.", (1, 2)),
    ],
)
def test_a_sentence_that_is_not_at_its_place_is_dropped(
    false: AnswerSentence, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        left = verified_quotations(replace(ANSWER, sentences=(false, ANSWER.sentences[1])))
    assert left.sentences == (ANSWER.sentences[1],)
    assert left.citations == (PROTEST,)
    assert "1 sentences" in caplog.text


def test_what_reading_left_out_is_never_quoted() -> None:
    advert = Citation(1, ARTICLE, 0, 30)
    answer = replace(ANSWER, sentences=(AnswerSentence(advert.quote, (1,)),), citations=(advert,))
    assert not verified_quotations(answer).answered


def test_a_verdict_does_not_outlive_a_sentence_that_it_may_rest_on() -> None:
    told = replace(ANSWER, verdict=Verdict.YES)
    assert verified_quotations(told).verdict is Verdict.YES
    false = AnswerSentence("Tarif feri turun.", (1,))
    assert verified_quotations(replace(told, sentences=(false, told.sentences[1]))).verdict is None
    assert verified_quotations(replace(told, sentences=())).verdict is None


def test_a_timeline_holds_citations_of_the_answer_only() -> None:
    advert = Citation(3, ARTICLE, 0, 30)
    told = replace(ANSWER, timeline=(FARE, PROTEST))
    assert verified_quotations(told) is told
    assert verified_quotations(replace(ANSWER, timeline=(FARE, replace(PROTEST, end=55)))).timeline == (FARE,)
    listed = replace(ANSWER, citations=(FARE, PROTEST, advert), timeline=(FARE, advert))
    assert verified_quotations(listed) == replace(ANSWER, timeline=(FARE,))
