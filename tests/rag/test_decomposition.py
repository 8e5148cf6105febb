"""What a text asks, in full questions."""

import pytest

from rag.decomposition import decomposed
from rag.query import LONGEST_QUESTION


@pytest.mark.parametrize(
    ("question", "full"),
    [
        (
            "When does the Pell library open and is it free?",
            ("When does the Pell library open?", "Is the Pell library free?"),
        ),
        (
            "Jembatan Kapuas II kapan diresmikan dan siapa yang meresmikannya?",
            ("Jembatan Kapuas II kapan diresmikan?", "Siapa yang meresmikan Jembatan Kapuas II?"),
        ),
        (
            "brp tarif feri Ori dan sejak kpn naik?",
            ("Berapa tarif feri Ori?", "Sejak kapan naik (tarif feri Ori)?"),
        ),
        (
            "When was the dam finished? How high is it? Who paid for it?",
            ("When was the dam finished?", "How high is the dam?", "Who paid for the dam?"),
        ),
        (
            "Who is against the cable car and who runs the ferry firm?",
            ("Who is against the cable car?", "Who runs the ferry firm?"),
        ),
        (
            "Bandingkan laba Bank Ori 2024 dan 2025",
            ("Laba Bank Ori 2024", "Laba Bank Ori 2025"),
        ),
        ("Siapa pendiri Apple dan Microsoft?", ("Siapa pendiri Apple dan Microsoft?",)),
    ],
)  # fmt: skip
def test_each_part_stands_by_itself(question: str, full: tuple[str, ...]) -> None:
    assert decomposed(question).questions == full


def test_sides_are_told_from_parts() -> None:
    assert decomposed("Which is longer, the Marrow tunnel or the Tamar tunnel?").compared
    assert not decomposed("How long is the Marrow tunnel and who built it?").compared
    assert not decomposed("How long is the Marrow tunnel?").compared


def test_a_comparison_that_would_make_a_fourth_question_is_asked_whole() -> None:
    told = "Who leads Ori? When was Ori founded? Which is longer, the Marrow tunnel or the Tamar tunnel?"
    assert decomposed(told).questions == (
        "Who leads Ori?",
        "When was Ori founded?",
        "Which is longer, the Marrow tunnel or the Tamar tunnel?",
    )


def test_the_first_part_may_follow_up_on_a_question_and_the_second_on_the_first() -> None:
    asked = decomposed("Berapa tarifnya dan siapa yang menaikkannya?", ["Kapan feri Sembira berlayar?"])
    assert len(asked.questions) == 2
    assert all("feri Sembira" in one for one in asked.questions)


def test_of_several_questions_before_the_last_is_followed_up() -> None:
    before = "How much will the Ridgeway cable car cost and who designed it?"
    assert decomposed("When will it open?", [before]).questions == ("When will the Ridgeway cable car open?",)


def test_other_rules_may_make_parts_whole() -> None:
    heard: list[tuple[str, list[str]]] = []

    def complete(question: str, before: object) -> str | None:
        heard.append((question, list(before)))  # type: ignore[call-overload]
        return "Who built Ori?"

    assert decomposed("Where is Ori and who built it?", complete=complete).questions == (
        "Where is Ori?",
        "Who built Ori?",
    )
    assert heard == [("who built it?", ["Where is Ori?"])]


def test_what_is_too_long_for_a_question_is_left_whole() -> None:
    long = "Who built Ori and when? " * (LONGEST_QUESTION // 20)
    assert decomposed(long).questions == (long,)


@pytest.mark.parametrize("text", ["", "?", " ", "and", "dan dan dan", "or", "? ? ?", "\x00 or \x00", "Bandingkan dan"])
def test_what_asks_nothing_is_left_as_it_is(text: str) -> None:
    assert decomposed(text).questions == (text,)
