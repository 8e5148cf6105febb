"""What an answer is made of: deciding sentences, both sides, a timeline, and nothing that no article says."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answers import verified_quotations
from rag.types import Answer, Citation, Verdict

Answering = Callable[..., Answer]

QUESTION = "Apakah Rana Motor bermitra dengan Kelana Air?"
RUMOUR = ("2025-03-01", "Rana Motor is said to be in talks with Kelana Air about a joint shuttle. It rained on Friday.")
DENIAL = ("2025-03-04", "Kelana Air membantah kabar bahwa perusahaan itu bermitra dengan Rana Motor.")
SIGNED = ("2025-03-09", "Rana Motor and Kelana Air signed a partnership on Sunday.")


def texts(given_answer: Answer) -> list[str]:
    return [one.text for one in given_answer.sentences]


def test_the_deciding_side_comes_first_and_the_other_is_shown(answered: Answering) -> None:
    given_answer = answered(QUESTION, RUMOUR, DENIAL)
    assert given_answer.verdict is Verdict.NO
    assert texts(given_answer) == [DENIAL[1], RUMOUR[1].split(". ")[0] + "."]


def test_both_sides_of_a_dispute_are_shown_the_newest_first(answered: Answering) -> None:
    reports = [
        ("2024-05-01", "Warga Ori menolak tambang emas, kata kepala desa."),
        ("2024-05-02", "Warga Ori menyetujui tambang emas, kata camat."),
    ]
    given_answer = answered("Apakah warga Ori menolak tambang emas?", *reports)
    assert given_answer.verdict is Verdict.DISPUTED
    assert texts(given_answer) == [reports[1][1], reports[0][1]]


def test_the_timeline_goes_from_claim_to_response(answered: Answering) -> None:
    given_answer = answered(QUESTION, SIGNED, RUMOUR, DENIAL)
    assert given_answer.verdict is Verdict.YES
    days = [one.article.published for one in given_answer.timeline]
    assert days == [date(2025, 3, 1), date(2025, 3, 4), date(2025, 3, 9)]
    assert all(one in given_answer.citations for one in given_answer.timeline)


def test_one_day_makes_no_timeline_and_an_undated_report_is_on_none(answered: Answering) -> None:
    assert answered(QUESTION, RUMOUR, (RUMOUR[0], DENIAL[1])).timeline == ()
    assert answered(QUESTION, RUMOUR, ("", DENIAL[1])).timeline == ()


def test_a_question_for_a_thing_has_neither_verdict_nor_timeline(answered: Answering) -> None:
    given_answer = answered("Siapa mitra Rana Motor?", RUMOUR, DENIAL)
    assert (given_answer.verdict, given_answer.timeline) == (None, ())
    assert given_answer.answered


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        (
            'Who said "The nets are full"?',
            'Skipper Rena Holt spoke of 12 boats. The wind had turned. "The nets are full," she said. It rained.',
            "Skipper Rena Holt spoke of 12 boats.",
        ),
        (
            'Siapa yang mengatakan "Kami tidak menyerah"?',
            'Pelatih Wim Adri melihat timnya kalah. "Kami tidak menyerah," ujarnya. Penonton bubar.',
            "Pelatih Wim Adri melihat timnya kalah.",
        ),
    ],
)
def test_who_said_it_is_answered_with_the_sentence_that_names_them(
    answered: Answering, question: str, text: str, named: str
) -> None:
    assert named in texts(answered(question, ("2025-03-01", text)))


def test_a_sentence_that_opens_with_a_pronoun_has_the_one_before_it(answered: Answering) -> None:
    told = "Dara Wiyana memimpin Kelana Air sejak Mei. Ia membantah Kelana Air bermitra dengan Rana Motor."
    assert texts(answered(QUESTION, ("2025-03-04", told))) == [f"{one}." for one in told.rstrip(".").split(". ")]


@pytest.mark.parametrize("report", [DENIAL, RUMOUR])
def test_what_two_reports_say_alike_is_said_once(answered: Answering, report: tuple[str, str]) -> None:
    assert len(answered(QUESTION, report, report).sentences) == 1


PIECES = [
    "Rana Motor bermitra dengan Kelana Air.",
    "Rana Motor tidak bermitra dengan Kelana Air.",
    "Kabar itu keliru.",
    "Ia membantahnya.",
    "Rana Motor dikabarkan bermitra dengan Kelana Air.",
    "Harga beras naik 3 persen.",
    "Kelana Air announced a partnership with Rana Motor.",
    "“Tidak ada perjanjian dengan Rana Motor,” kata Kelana Air.",
    "Koreksi: Kelana Air bukan mitra Rana Motor.",
    "?",
]
REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["", "2025-03-01", "2025-03-02", "2025-04-01"]),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join),
    ),
    max_size=4,
)


@settings(deadline=None, max_examples=60)
@given(REPORTS)
def test_whatever_is_reported_answers_are_quotations_and_verdicts_have_them(
    answered: Answering, reports: list[tuple[str, str]]
) -> None:
    given_answer = answered(QUESTION, *reports)
    assert verified_quotations(given_answer) == given_answer
    assert len(given_answer.sentences) <= 3
    assert len(set(texts(given_answer))) == len(given_answer.sentences)
    assert [one.number for one in given_answer.citations] == list(range(1, len(given_answer.citations) + 1))
    for citation in given_answer.citations:
        assert citation.article.text[citation.start : citation.end] == citation.quote
    if given_answer.verdict:
        assert given_answer.sentences
        assert all(sentence.citations for sentence in given_answer.sentences)
    days = [_day(one) for one in given_answer.timeline]
    assert days == sorted(days)
    assert not days or days[0] < days[-1]


def _day(citation: Citation) -> date:
    assert citation.article.published
    return citation.article.published


@settings(deadline=None, max_examples=60)
@given(REPORTS)
def test_the_order_in_which_reports_come_changes_no_verdict(
    answered: Answering, reports: list[tuple[str, str]]
) -> None:
    assert answered(QUESTION, *reports).verdict is answered(QUESTION, *reversed(reports)).verdict
