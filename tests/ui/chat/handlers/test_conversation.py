from datetime import date
from itertools import pairwise

from rag import Archive, Assistant, Settings
from ui.chat.conversation import Stage, Turn, answering, places, stopped

QUESTION = "Berapa tarif feri Sembira?"


def turns(archive: Archive, question: str = QUESTION) -> list[Turn]:
    return list(answering(Assistant(archive), question))


def test_an_answer_grows_sentence_by_sentence(archive: Archive) -> None:
    first, *growing, last = turns(archive)
    assert (first.stage, first.answer, last.stage) == (Stage.SEARCHING, None, Stage.DONE)
    assert last.answer
    assert {turn.stage for turn in growing} == {Stage.STREAMING}
    shown = [turn.answer.sentences for turn in growing if turn.answer]
    assert len(shown) == len(last.answer.sentences) >= 2
    assert shown[-1] == last.answer.sentences
    assert all(after[:-1] == before for before, after in pairwise(shown))


def test_an_answer_of_parts_grows_part_by_part(archive: Archive) -> None:
    _, *growing, last = turns(archive, "Berapa tarif feri Sembira dan siapa presiden Mandalia?")
    assert last.answer
    assert [part.answered for part in last.answer.parts] == [True, False]
    assert [turn.answer.parts for turn in growing if turn.answer] == [last.answer.parts[:1], last.answer.parts]


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
    _, growing, *_ = done = turns(archive)
    (kept,) = stopped((growing,))
    assert (kept.stage, kept.answer) == (Stage.STOPPED, growing.answer)
    assert stopped((done[-1],)) == (done[-1],)
    assert stopped(()) == ()


def test_every_citation_and_every_nearest_article_is_a_place(archive: Archive) -> None:
    answered, refused = turns(archive)[-1].answer, turns(archive, "Siapa penemu mikroskop elektron?")[-1].answer
    assert answered
    assert refused
    quotes = [place.quote.of(place.article.text) for place in places(answered) if place.quote]
    assert quotes == [citation.quote for citation in answered.citations]
    assert [place.article for place in places(refused)] == list(refused.nearest)
    assert {place.quote for place in places(refused)} == {None}
