import pytest

from rag.language.spelling import written_out
from rag.query import QuestionKind, understand


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("brp tarif feri skrg?", "berapa tarif feri sekarang?"),
        ("knp trem yg itu gak jadi", "kenapa trem yang itu tidak jadi"),
        ("Feri GA-181 ke Sagara", "Feri GA-181 ke Sagara"),
        ("Apakah YG Media untung?", "Apakah YG Media untung?"),
        ("ask yg@kabar.example or see kabar.example/utk", "ask yg@kabar.example or see kabar.example/utk"),
        ("How much is the ferry?", "How much is the ferry?"),
    ],
)
def test_informal_spellings_are_written_out_names_and_addresses_left_alone(written: str, meant: str) -> None:
    assert written_out(written) == meant


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("brp harga tiket feri skrg?", QuestionKind.QUANTITY),
        ("kpn jembatan dibuka", QuestionKind.TIME),
        ("knp trem batal", QuestionKind.REASON),
        ("tarif feri naik gak sih?", QuestionKind.YES_NO),
    ],
)
def test_an_informal_question_asks_what_a_formal_one_does(question: str, kind: QuestionKind) -> None:
    assert understand(question).kind is kind


def test_a_denial_in_a_hurry_turns_the_claim() -> None:
    claim = understand("tarif feri gak naik kan?").claim
    assert claim is not None
    assert claim.turned
