from datetime import date

import pytest

from embeddings.language import Language
from rag import Archive, Assistant
from rag.types import Answer, AnswerSentence, Article, Citation, Span, Stance, Verdict
from rag.verdicts import StanceReading, Sureness
from ui.chat.conversation import Stage, Turn, answering
from ui.chat.positions import Act, Position, Side, deciding, positions, sides
from ui.chat.views.answer import turn_view

FIRST, THEN = "Kapal Ori dijual, kata pemilik.", "Pemilik membantah kapal Ori dijual."


def article(name: str, text: str, day: date | None = None) -> Article:
    return Article(f"{name}.txt", text, (Span(0, len(text)),), Language.INDONESIAN, name, name, day)


def read(stance: Stance, sureness: Sureness = Sureness.ASSERTED) -> StanceReading:
    return StanceReading(stance, sureness, 0.9)


SOLD, DENIED = article("Kabar", FIRST, date(2026, 1, 1)), article("Suara", THEN, date(2026, 1, 9))
CITATIONS = (Citation(1, SOLD, 0, len(FIRST)), Citation(2, DENIED, 0, len(THEN)))
SENTENCES = (AnswerSentence(FIRST, (1,)), AnswerSentence(THEN, (2,)))
ANSWER = Answer("Benarkah kapal Ori dijual?", Language.INDONESIAN, SENTENCES, CITATIONS, verdict=Verdict.NO)
BOTH = {1: read(Stance.SUPPORTS), 2: read(Stance.REFUTES, Sureness.DENIED)}


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (read(Stance.SUPPORTS), Position(Side.FOR, Act.STATES)),
        (read(Stance.SUPPORTS, Sureness.ATTRIBUTED), Position(Side.FOR, Act.STATES)),
        (read(Stance.SUPPORTS, Sureness.CONFIRMED), Position(Side.FOR, Act.CONFIRMS)),
        (read(Stance.SUPPORTS, Sureness.DENIED), Position(Side.FOR, Act.STATES)),
        (read(Stance.REFUTES), Position(Side.AGAINST, Act.CONTRADICTS)),
        (read(Stance.REFUTES, Sureness.DENIED), Position(Side.AGAINST, Act.DENIES)),
        (read(Stance.REFUTES, Sureness.CORRECTED), Position(Side.AGAINST, Act.CORRECTS)),
        (read(Stance.SUPPORTS, Sureness.HEDGED), Position(Side.CONTEXT, Act.HEDGES)),
        (read(Stance.OPEN, Sureness.HEDGED), Position(Side.CONTEXT, Act.HEDGES)),
        (read(Stance.OPEN), Position(Side.CONTEXT, Act.LEAVES_OPEN)),
    ],
)
def test_a_reading_has_a_side_and_an_act(reading: StanceReading, expected: Position) -> None:
    assert positions(ANSWER, {1: reading}) == {1: expected}


def test_what_says_otherwise_later_updates_and_what_says_so_earlier_does_not() -> None:
    changed = {1: read(Stance.SUPPORTS), 2: read(Stance.REFUTES)}
    assert positions(ANSWER, changed)[2] == Position(Side.AGAINST, Act.UPDATES)
    reversed_days = {1: read(Stance.REFUTES), 2: read(Stance.SUPPORTS)}
    assert positions(ANSWER, reversed_days)[1] == Position(Side.AGAINST, Act.CONTRADICTS)


def test_the_quotation_that_decides_is_of_the_verdicts_side_and_of_both_in_a_dispute() -> None:
    known = positions(ANSWER, BOTH)
    assert [one.number for one in deciding(ANSWER, known)] == [2]
    disputed = Answer("?", Language.INDONESIAN, SENTENCES, CITATIONS, verdict=Verdict.DISPUTED)
    assert [one.number for one in deciding(disputed, known)] == [1, 2]


def test_what_only_leads_to_a_sentence_stands_with_it() -> None:
    text = "Pemilik datang. Ia membantah kapal dijual."
    told = article("Suara", text, date(2026, 1, 9))
    citations = (Citation(1, told, 0, 15), Citation(2, told, 16, len(text)))
    sentences = (AnswerSentence("Pemilik datang.", (1,)), AnswerSentence(text[16:], (2,)))
    answer = Answer("?", Language.INDONESIAN, sentences, citations, verdict=Verdict.NO)
    known = positions(answer, {2: read(Stance.REFUTES, Sureness.DENIED)})
    assert sides(answer, known) == {Side.AGAINST: list(sentences)}


def test_a_rumour_stands_beside_the_denial_never_under_it() -> None:
    shown = turn_view(Turn("?", Language.INDONESIAN, Stage.DONE, ANSWER, readings=(BOTH,)), 0)
    against = shown.partition('data-side="against"><h2>')[2].partition("</section>")[0]
    assert THEN in against
    assert FIRST not in against
    hedged = {1: read(Stance.OPEN, Sureness.HEDGED), 2: BOTH[2]}
    shown = turn_view(Turn("?", Language.INDONESIAN, Stage.DONE, ANSWER, readings=(hedged,)), 0)
    context = shown.partition('class="side" data-side="context">')[2].partition("</section>")[0]
    assert FIRST in context
    assert "Belum dikonfirmasi" in context
    assert "Kabar · 1 Januari 2026" in context


def test_the_readings_of_an_answer_are_those_that_its_verdict_rests_on(archive: Archive) -> None:
    *_, turn = answering(Assistant(archive), "Will the bridge at Old Quay carry a toll?")
    assert turn.answer
    assert turn.answer.verdict is Verdict.NO
    (readings,) = turn.readings
    assert positions(turn.answer, readings)[1] == Position(Side.AGAINST, Act.DENIES)


def test_without_a_verdict_nothing_is_read(archive: Archive) -> None:
    *_, turn = answering(Assistant(archive), "Berapa tarif feri Sembira?")
    assert turn.readings == ({},)
