from dataclasses import replace
from datetime import date

import pytest

from rag import Archive, Assistant, Settings
from tests.endpoint import ScriptedModel
from ui.chat.conversation import Stage, Turn, answering, places, stopped

QUESTION = "Berapa tarif feri Sembira?"


def turns(archive: Archive, question: str = QUESTION) -> list[Turn]:
    return list(answering(Assistant(archive), question))


@pytest.mark.parametrize("question", [QUESTION, "Berapa tarif feri Sembira dan siapa presiden Mandalia?"])
def test_an_answer_is_there_as_a_whole_where_no_model_says_it_in_its_words(archive: Archive, question: str) -> None:
    first, last = turns(archive, question)
    assert (first.stage, first.answer, last.stage) == (Stage.SEARCHING, None, Stage.DONE)
    assert last.answer
    whole = Assistant(archive).ask(question)
    assert last.answer.sentences == whole.sentences
    assert [one.sentences for one in last.answer.parts] == [one.sentences for one in whole.parts]
    assert last.answer.answered


def test_quotations_stand_before_a_model_has_said_a_word(archive: Archive, model: ScriptedModel) -> None:
    model.says("Tarif feri Sembira naik menjadi Rp42.500 mulai 1 Juli 2024 [1].")
    with Archive.open(archive.folder, settings=Settings(llm=model.llm())) as opened:
        searching, quoted, *said, last = turns(opened)
    assert [one.stage for one in (searching, quoted, last)] == [Stage.SEARCHING, Stage.PHRASING, Stage.DONE]
    assert quoted.answer
    assert quoted.answer.sentences
    assert quoted.answer.phrasing is None
    assert {one.stage for one in said} == {Stage.PHRASING}
    assert last.answer
    assert last.answer.phrasing


def test_a_refusal_is_done_at_once(archive: Archive) -> None:
    first, last = turns(archive, "Siapa penemu mikroskop elektron?")
    assert (first.working, last.stage) == (True, Stage.DONE)
    assert last.answer
    assert not last.answer.answered


def test_dates_in_the_question_can_be_left_out(archive: Archive) -> None:
    question = "Berapa tarif feri Sembira kemarin?"
    dated, plain = (
        list(answering(Assistant(archive), question, left_out=left_out))[-1]
        for left_out in (frozenset(), frozenset({"any_date"}))
    )
    assert dated.answer
    assert plain.answer
    assert (dated.answer.answered, dated.answer.period is None) == (False, False)
    assert (plain.answer.answered, plain.answer.period) == (True, None)


def test_an_error_ends_the_turn_with_its_line_and_keeps_the_question(archive: Archive) -> None:
    with Archive.open(archive.folder, settings=Settings(encoder="no-such-model")) as broken:
        last = turns(broken)[-1]
    assert (last.question, last.stage, last.answer) == (QUESTION, Stage.FAILED, None)
    assert last.error
    assert "no-such-model" in last.error


def test_what_nobody_foresaw_is_a_calm_line_in_the_language_of_the_question(archive: Archive) -> None:
    def no_day() -> date:
        raise RuntimeError("the clock stands still")

    *_, last = answering(Assistant(archive, today=no_day), QUESTION)
    assert last.stage is Stage.FAILED
    assert last.error == "Terjadi kesalahan; rinciannya ada di terminal. Silakan tanyakan lagi."


def test_stopping_leaves_the_last_turn_as_it_stands(archive: Archive) -> None:
    searching, done = turns(archive)
    growing = replace(done, stage=Stage.PHRASING)
    for one in (searching, growing):
        (kept,) = stopped((one,))
        assert (kept.stage, kept.answer) == (Stage.STOPPED, one.answer)
    assert stopped((done,)) == (done,)
    assert stopped(()) == ()


def test_every_citation_and_every_nearest_article_is_a_place(archive: Archive) -> None:
    answered, refused = turns(archive)[-1].answer, turns(archive, "Siapa penemu mikroskop elektron?")[-1].answer
    assert answered
    assert refused
    quotes = [place.quote.of(place.article.text) for place in places(answered) if place.quote]
    assert quotes == [citation.quote for citation in answered.citations]
    assert [place.article for place in places(refused)] == list(refused.nearest)
    assert {place.quote for place in places(refused)} == {None}
