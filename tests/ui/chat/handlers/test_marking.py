from dataclasses import replace

import pytest

from embeddings.language import Language
from rag import Archive
from rag.types import Answer, AnswerSentence, Article, Citation, Feedback, Mark, MarkedPlace, Reason, Span, Verdict
from ui.chat.conversation import Stage, Turn
from ui.chat.marking import LONGEST_NOTE, keep_note, offered, pressed, toggle

TEXT = "The mayor spoke. It rained."
ARTICLE = Article("news/a.txt", TEXT, (Span(0, 27),), Language.ENGLISH, "Rain")
SPOKE, RAINED = (
    MarkedPlace(ARTICLE.article_id, Span(0, 16), "The mayor spoke."),
    MarkedPlace(ARTICLE.article_id, Span(17, 27), "It rained."),
)
SENTENCES = (AnswerSentence("The mayor spoke.", (1,)), AnswerSentence("It rained.", (2,)))
CITATIONS = (Citation(1, ARTICLE, 0, 16), Citation(2, ARTICLE, 17, 27))
ANSWERED = Turn("Who  spoke? ", Language.ENGLISH, Stage.DONE, Answer("?", Language.ENGLISH, SENTENCES, CITATIONS))
REFUSED = Turn(
    "Siapa?",
    Language.INDONESIAN,
    Stage.DONE,
    Answer("?", Language.INDONESIAN, reason=Reason.NO_MATCH, nearest=(ARTICLE,)),
)


def given(mark: Mark, *places: MarkedPlace) -> Feedback:
    return Feedback("Who spoke?", mark, places, Language.ENGLISH)


def test_an_answer_can_be_right_and_each_of_its_sources_wrong() -> None:
    assert offered(ANSWERED) == {
        "right": given(Mark.RIGHT, SPOKE, RAINED),
        "wrong_source-0": given(Mark.WRONG_SOURCE, SPOKE),
        "wrong_source-1": given(Mark.WRONG_SOURCE, RAINED),
        "note": given(Mark.NOTE, SPOKE, RAINED),
    }


def test_of_a_stopped_answer_only_what_was_shown_can_be_marked() -> None:
    assert ANSWERED.answer
    half = replace(ANSWERED, stage=Stage.STOPPED, answer=replace(ANSWERED.answer, sentences=SENTENCES[1:]))
    assert offered(half) == {
        "right": given(Mark.RIGHT, RAINED),
        "wrong_source-1": given(Mark.WRONG_SOURCE, RAINED),
        "note": given(Mark.NOTE, RAINED),
    }


def test_a_verdict_can_be_wrong_that_of_each_part_too() -> None:
    assert ANSWERED.answer
    ruled = replace(ANSWERED.answer, verdict=Verdict.NO)
    wrong = replace(given(Mark.WRONG_VERDICT, SPOKE, RAINED), verdict=Verdict.NO)
    marks = offered(replace(ANSWERED, answer=ruled))
    assert marks["wrong_verdict-0"] == wrong
    assert marks["right"].verdict is Verdict.NO
    second = replace(ruled, question="Did it  rain?", sentences=SENTENCES[1:])
    whole = replace(ANSWERED.answer, parts=(ANSWERED.answer, second))
    (name,) = (one for one in offered(replace(ANSWERED, answer=whole)) if one.startswith("wrong_verdict"))
    about = (RAINED,)
    assert name == "wrong_verdict-1"
    assert offered(replace(ANSWERED, answer=whole))[name] == replace(wrong, question="Did it rain?", places=about)


def test_under_a_refusal_each_nearest_article_can_be_the_missed_one() -> None:
    whole = MarkedPlace(ARTICLE.article_id)
    missed = Feedback("Siapa?", Mark.MISSED_ARTICLE, (whole,), Language.INDONESIAN)
    assert offered(REFUSED) == {"missed_article-0": missed, "note": replace(missed, mark=Mark.NOTE)}


@pytest.mark.parametrize("stage", [Stage.SEARCHING, Stage.PHRASING])
def test_nothing_can_be_marked_while_an_answer_grows(stage: Stage) -> None:
    assert offered(replace(ANSWERED, stage=stage)) == {}
    assert offered(Turn("?", Language.ENGLISH, Stage.FAILED)) == {}


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive.open(tmp_path_factory.mktemp("own"))


AYU, BRAM = "user ayu", "user bram"


def test_a_mark_is_kept_and_taken_back(own: Archive) -> None:
    turns = (REFUSED, ANSWERED)
    assert toggle(own, turns, 1, "wrong_source-1", AYU)
    assert own.feedback() == [replace(given(Mark.WRONG_SOURCE, RAINED), owner=AYU)]
    assert [set(pressed(own, turn, AYU)) for turn in turns] == [set(), {"wrong_source-1"}]
    assert set(pressed(own, replace(ANSWERED, question="Who spoke?"), AYU)) == {"wrong_source-1"}
    assert toggle(own, turns, 1, "wrong_source-1", AYU)
    assert own.feedback() == []
    assert pressed(own, ANSWERED, AYU) == {}


def test_right_and_wrong_exclude_each_other(own: Archive) -> None:
    assert ANSWERED.answer
    ruled = replace(ANSWERED, answer=replace(ANSWERED.answer, verdict=Verdict.YES))
    for name in ("wrong_source-0", "wrong_verdict-0", "wrong_source-1", "right"):
        assert toggle(own, (ruled,), 0, name, AYU)
    assert set(pressed(own, ruled, AYU)) == {"right"}
    assert toggle(own, (ruled,), 0, "wrong_verdict-0", AYU)
    assert toggle(own, (ruled,), 0, "wrong_source-1", AYU)
    assert set(pressed(own, ruled, AYU)) == {"wrong_verdict-0", "wrong_source-1"}
    other = replace(ruled, answer=replace(ANSWERED.answer, verdict=Verdict.NO))
    assert set(pressed(own, other, AYU)) == {"wrong_source-1"}, "another verdict was marked"


def test_marks_belong_to_who_made_them(own: Archive) -> None:
    for owner in (AYU, BRAM):
        assert toggle(own, (ANSWERED,), 0, "right", owner)
    assert toggle(own, (ANSWERED,), 0, "wrong_source-0", BRAM)
    assert set(pressed(own, ANSWERED, AYU)) == {"right"}
    assert set(pressed(own, ANSWERED, BRAM)) == {"wrong_source-0"}
    assert pressed(own, ANSWERED, None) == {}
    assert not toggle(own, (ANSWERED,), 0, "right", None)
    assert len(own.feedback()) == 2


def test_a_note_is_one_line_replaced_by_another_and_taken_back_by_a_blank_one(own: Archive) -> None:
    assert keep_note(own, (ANSWERED,), 0, " The  day\nis <b>wrong</b>. ", AYU)
    assert pressed(own, ANSWERED, AYU) == {"note": "The day is <b>wrong</b>."}
    assert keep_note(own, (ANSWERED,), 0, "x" * 5_000, AYU)
    assert keep_note(own, (ANSWERED,), 0, "x" * 5_000, AYU), "the same again takes nothing back"
    assert [len(one.note) for one in own.feedback()] == [LONGEST_NOTE]
    assert keep_note(own, (ANSWERED,), 0, "Hers too", BRAM)
    assert keep_note(own, (ANSWERED,), 0, " \n", AYU)
    assert [one.note for one in own.feedback()] == ["Hers too"]
    assert keep_note(own, (ANSWERED,), 0, "", AYU)
    assert not keep_note(own, (ANSWERED,), 0, "nobody", None)
    assert not keep_note(own, (ANSWERED,), 1, "nowhere", AYU)
    assert [one.note for one in own.feedback()] == ["Hers too"]


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (1, "right"),
        (-1, "right"),
        (0, "wrong_source-2"),
        (0, "missed_article-0"),
        (0, "wrong_verdict-0"),
        (0, "note"),
        (0, ""),
    ],
)
def test_what_the_conversation_does_not_offer_is_not_kept(own: Archive, number: int, name: str) -> None:
    assert not toggle(own, (ANSWERED,), number, name, AYU)
    assert own.feedback() == []
