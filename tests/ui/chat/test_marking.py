from dataclasses import replace

import pytest

from embeddings.language import Language
from rag import Archive
from rag.types import Answer, AnswerSentence, Article, Citation, Feedback, Mark, MarkedPlace, Reason, Span
from ui.chat.conversation import Stage, Turn
from ui.chat.marking import offered, pressed, toggle

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
    }


def test_of_a_stopped_answer_only_what_was_shown_can_be_marked() -> None:
    assert ANSWERED.answer
    half = replace(ANSWERED, stage=Stage.STOPPED, answer=replace(ANSWERED.answer, sentences=SENTENCES[1:]))
    assert offered(half) == {
        "right": given(Mark.RIGHT, RAINED),
        "wrong_source-1": given(Mark.WRONG_SOURCE, RAINED),
    }


def test_under_a_refusal_each_nearest_article_can_be_the_missed_one() -> None:
    whole = MarkedPlace(ARTICLE.article_id)
    missed = Feedback("Siapa?", Mark.MISSED_ARTICLE, (whole,), Language.INDONESIAN)
    assert offered(REFUSED) == {"missed_article-0": missed}


@pytest.mark.parametrize("stage", [Stage.SEARCHING, Stage.STREAMING])
def test_nothing_can_be_marked_while_an_answer_grows(stage: Stage) -> None:
    assert offered(replace(ANSWERED, stage=stage)) == {}
    assert offered(Turn("?", Language.ENGLISH, Stage.FAILED)) == {}


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive.open(tmp_path_factory.mktemp("own"))


def test_a_mark_is_kept_and_taken_back(own: Archive) -> None:
    turns = (REFUSED, ANSWERED)
    assert toggle(own, turns, 1, "wrong_source-1")
    assert own.feedback() == [given(Mark.WRONG_SOURCE, RAINED)]
    assert [pressed(own, turn) for turn in turns] == [set(), {"wrong_source-1"}]
    assert pressed(own, replace(ANSWERED, question="Who spoke?")) == {"wrong_source-1"}
    assert toggle(own, turns, 1, "wrong_source-1")
    assert own.feedback() == []
    assert pressed(own, ANSWERED) == set()


def test_right_and_wrong_exclude_each_other(own: Archive) -> None:
    for name in ("wrong_source-0", "wrong_source-1", "right"):
        assert toggle(own, (ANSWERED,), 0, name)
    assert pressed(own, ANSWERED) == {"right"}
    assert toggle(own, (ANSWERED,), 0, "wrong_source-1")
    assert pressed(own, ANSWERED) == {"wrong_source-1"}
    assert [one.mark for one in own.feedback()] == [Mark.WRONG_SOURCE]


@pytest.mark.parametrize(
    ("number", "name"), [(1, "right"), (-1, "right"), (0, "wrong_source-2"), (0, "missed_article-0"), (0, "")]
)
def test_what_the_conversation_does_not_offer_is_not_kept(own: Archive, number: int, name: str) -> None:
    assert not toggle(own, (ANSWERED,), number, name)
    assert own.feedback() == []
