"""Model outputs, good and treacherous, and what is shown: passage 1 is of the ferry, passage 2 of the bridge."""

import json
from collections.abc import Callable

import pytest

from rag.settings import ReplyFormat, Unsupported
from rag.types import Answer, Failure, PhrasedSentence, Phrasing, Verdict
from tests.endpoint import Reply, ScriptedModel
from tests.rag.generation.conftest import FERRY, TOLL

Phrase = Callable[..., list[Answer]]

RISES = "KABAR SAGARA - Tarif feri Teluk Sagara naik menjadi Rp42.500 mulai 1 Juli 2024."
OPENS = "The bridge at Old Quay will open to traffic on 14 March 2025, engineer Nora Pell said."
DENIED = "The city denied that the bridge will carry a toll."


def phrasing_of(answer: Answer) -> Phrasing:
    assert answer.phrasing
    return answer.phrasing


def shown(answer: Answer) -> list[tuple[str, list[str], bool]]:
    """Return each sentence, the quotations that it opens, and whether they carry it."""
    quotes = {citation.number: citation.quote for citation in answer.citations}
    return [(one.text, [quotes[n] for n in one.citations], one.supported) for one in phrasing_of(answer).sentences]


GOOD = [
    ("Tarif feri Teluk Sagara naik menjadi Rp42.500 [1].", [RISES]),
    ("Tarif feri Teluk Sagara naik menjadi Rp42.500. [1]", [RISES]),
    ("Tarif feri Teluk Sagara naik menjadi Rp42.500 【1】.", [RISES]),
    ("**Tarif feri Teluk Sagara** naik menjadi Rp42.500 [1].", [RISES]),
    ("- Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]", [RISES]),
    ("<think>Let me see [2].</think>Tarif feri Teluk Sagara naik menjadi Rp42.500 [1].", [RISES]),
    ("The ferry fare in Teluk Sagara rises to Rp42,500 [1].", [RISES]),
    ("The city denied that the bridge will carry a toll [2].", [DENIED]),
    ("Jembatan Old Quay menelan biaya 36 juta dolar [2].", ["It cost $36 million.", OPENS]),
    ("Tarif feri Teluk Sagara naik menjadi Rp42.500 [1][99].", [RISES]),
    ("Tarif feri Teluk Sagara naik menjadi Rp42.500 [0, 1].", [RISES]),
    ("Tarif feri Teluk Sagara naik menjadi Rp42.500 [1-9].", [RISES]),
]

TREACHEROUS = [
    ("a number that is not there", "Tarif feri Teluk Sagara naik menjadi Rp52.500 [1]."),
    ("the other way round", "Tarif feri Teluk Sagara turun menjadi Rp42.500 [1]."),
    ("another month", "Tarif feri Teluk Sagara naik menjadi Rp42.500 mulai 1 Agustus 2024 [1]."),
    ("another year", "Tarif feri Teluk Sagara naik menjadi Rp42.500 pada 2023 [1]."),
    ("another place", "Tarif feri Teluk Bahari naik menjadi Rp42.500 [1]."),
    ("what is denied", "The bridge at Old Quay will carry a toll [2]."),
    ("what no passage says", "The bridge at Old Quay was designed by Ferdinand Oberholt [2]."),
    ("general knowledge", "Ferries are ships that carry people across water [1]."),
]


@pytest.mark.parametrize(("written", "quotes"), GOOD)
def test_what_its_passages_say_is_shown_with_the_sentence_that_says_it(
    phrase: Phrase, written: str, quotes: list[str]
) -> None:
    answer = phrase(FERRY, written)[-1]
    ((_, opened, supported),) = shown(answer)
    assert (supported, opened, phrasing_of(answer).failure) == (True, quotes, None)


@pytest.mark.parametrize(("_why", "written"), TREACHEROUS)
def test_what_its_passages_do_not_say_is_marked(phrase: Phrase, _why: str, written: str) -> None:
    answer = phrase(FERRY, f"Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]. {written}")[-1]
    assert [supported for *_, supported in shown(answer)] == [True, False]


@pytest.mark.parametrize(("_why", "written"), TREACHEROUS)
def test_or_dropped(phrase: Phrase, _why: str, written: str) -> None:
    true = "Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]."
    answer = phrase(FERRY, f"{true} {written}", unsupported=Unsupported.DROP)[-1]
    assert shown(answer) == [(true.replace(" [1]", ""), [RISES], True)]
    alone = phrase(FERRY, written, unsupported=Unsupported.DROP)[-1]
    assert (shown(alone), phrasing_of(alone).failure) == ([], Failure.UNSUPPORTED)


@pytest.mark.parametrize(
    "written",
    [
        "YES",
        "Ini kabar baik bagi semua orang.",
        "The bridge at Old Quay will carry a toll [3].",
        "渡轮票价上涨到四万二千五百盾。",
        "Sure! Here is the answer: it costs Rp42.500. Let me know if you need anything else!",
    ],
)
def test_a_model_that_cites_nothing_is_not_shown(phrase: Phrase, written: str) -> None:
    growing = phrase(FERRY, written)
    assert all(not phrasing_of(one).sentences for one in growing)
    assert phrasing_of(growing[-1]).failure is Failure.UNCITED


@pytest.mark.parametrize(
    ("written", "quotes"),
    [
        ("Tarif feri Teluk Sagara naik menjadi Rp42.500.", [RISES]),
        ("Tarif feri Teluk Sagara naik menjadi Rp42.500 [0].", [RISES]),
        ("Tarif feri Teluk Sagara naik menjadi Rp42.500 [2026].", [RISES]),
        ("Tarif feri Teluk Sagara naik menjadi Rp42.500 [sumber].", [RISES]),
        ("Tarif feri Teluk Sagara naik menjadi Rp42.500 [2].", [RISES]),
        (f"{DENIED}", [DENIED]),
        ("The city denied that the bridge will carry a toll [1].", [DENIED]),
    ],
)
def test_a_sentence_gets_the_citation_that_carries_it(phrase: Phrase, written: str, quotes: list[str]) -> None:
    answer = phrase(FERRY, written)[-1]
    ((_, opened, supported),) = shown(answer)
    assert (opened, supported) == (quotes, True)
    assert [one.citation_added for one in phrasing_of(answer).sentences] == [True]


def test_a_citation_that_holds_is_the_models_own(phrase: Phrase) -> None:
    answer = phrase(FERRY, f"Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]. {DENIED}")[-1]
    assert [one.citation_added for one in phrasing_of(answer).sentences] == [False, True]


@pytest.mark.parametrize("bare", ["Yes.", "No [2]", "**Ya**", "Nora Pell [2].", "14 March 2025 [2]"])
def test_what_is_no_sentence_is_left_out(phrase: Phrase, bare: str) -> None:
    answer = phrase(TOLL, f"{bare}\n{DENIED}")[-1]
    assert [text for text, *_ in shown(answer)] == [DENIED]


def test_a_bare_yes_is_the_models_verdict(phrase: Phrase) -> None:
    assert phrasing_of(phrase(TOLL, f"YES\n{DENIED}")[-1]).verdict is Verdict.YES
    assert phrasing_of(phrase(FERRY, f"YES\n{DENIED}")[-1]).verdict is None


def test_a_reply_that_repeats_a_sentence_ends_there(phrase: Phrase) -> None:
    answer = phrase(TOLL, f"{DENIED}\nIt cost $36 million [2].\n{DENIED}\nIt cost 40 dollars [2].")[-1]
    assert [text for text, *_ in shown(answer)] == [DENIED, "It cost $36 million."]
    assert phrasing_of(answer).failure is Failure.REPEATED


def test_no_more_sentences_are_taken_than_anybody_reads(phrase: Phrase) -> None:
    said = " ".join(f"Tarif feri naik pada hari ke-{number} itu [1]." for number in range(40))
    answer = phrase(FERRY, said)[-1]
    assert (len(shown(answer)), phrasing_of(answer).failure) == (6, None)


def test_a_reply_in_fields_is_read_as_one_with_marks(phrase: Phrase, model: ScriptedModel) -> None:
    reply = {"verdict": "yes", "sentences": [{"text": DENIED, "passages": [2]}, {"text": "It cost $36 million."}]}
    growing = phrase(TOLL, json.dumps(reply), reply_format=ReplyFormat.JSON_SCHEMA)
    assert phrasing_of(growing[-1]).verdict is Verdict.YES
    assert [(text, supported) for text, _, supported in shown(growing[-1])] == [
        (DENIED, True),
        ("It cost $36 million.", True),
    ]
    schema = model.requests[-1]["response_format"]["json_schema"]["schema"]
    assert list(schema["properties"]) == ["verdict", "sentences"]
    assert '{"sentences": [' in model.prompt


def test_no_sentences_in_fields_are_no_answer(phrase: Phrase) -> None:
    answer = phrase(FERRY, '{"sentences": []}', reply_format=ReplyFormat.JSON_SCHEMA)[-1]
    assert phrasing_of(answer).failure is Failure.DECLINED


def test_a_sentence_without_a_mark_among_others_is_marked_and_opens_nothing(phrase: Phrase) -> None:
    answer = phrase(FERRY, "Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]. Ini kabar baik.")[-1]
    assert shown(answer)[1] == ("Ini kabar baik.", [], False)


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        ("NOTHING FOUND", Failure.DECLINED),
        ("Nothing found.", Failure.DECLINED),
        (Reply(""), Failure.EMPTY),
        (Reply(status=429), Failure.RATE_LIMITED),
        (Reply(status=500), Failure.REJECTED),
        (Reply(raw=b"data: {\n\n", headers={"Content-Type": "text/event-stream"}), Failure.UNREADABLE),
        (Reply("Tarif", stall=20), Failure.TIMED_OUT),
    ],
)
def test_where_the_model_fails_the_quotations_stand(phrase: Phrase, reply: Reply | str, failure: Failure) -> None:
    first, *_, last = phrase(FERRY, reply, timeout=0.3)
    assert phrasing_of(last) == Phrasing("scripted", failure=failure)
    assert (last.sentences, last.citations, last.verdict) == (first.sentences, first.citations, first.verdict)
    assert last.answered


BROKEN = "Tarif feri Teluk Sagara naik menjadi Rp42.500 [1]. Warga lalu pergi dari pelabuhan"


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        (Reply(BROKEN, finish=None), Failure.CUT_OFF),
        (Reply(BROKEN, finish="length"), Failure.CUT_OFF),
        (Reply(BROKEN, hang_up_after=20), Failure.CUT_OFF),
        (Reply(BROKEN, stall=20, stall_after=20), Failure.TIMED_OUT),
    ],
)
def test_what_was_whole_before_the_break_is_kept(phrase: Phrase, reply: Reply, failure: Failure) -> None:
    answer = phrase(FERRY, reply, timeout=0.5)[-1]
    assert shown(answer) == [("Tarif feri Teluk Sagara naik menjadi Rp42.500.", [RISES], True)]
    assert phrasing_of(answer).failure is failure


def test_the_answers_own_part_never_changes_while_it_grows(phrase: Phrase) -> None:
    growing = phrase(TOLL, "VERDICT: yes\nThe city denied the toll [2]. The bridge opens on 14 March 2025 [2].")
    assert {one.verdict for one in growing} == {Verdict.NO}
    assert len({one.sentences for one in growing}) == 1
    assert [len(phrasing_of(one).sentences) for one in growing] == sorted(
        len(phrasing_of(one).sentences) for one in growing
    )
    for one in growing:
        assert one.citations[: len(growing[0].citations)] == growing[0].citations


def test_the_models_verdict_stands_beside_ours(phrase: Phrase) -> None:
    answer = phrase(TOLL, "VERDICT: yes\nThe bridge at Old Quay will carry a toll [2].")[-1]
    assert (answer.verdict, phrasing_of(answer).verdict) == (Verdict.NO, Verdict.YES)
    assert [supported for *_, supported in shown(answer)] == [False]


def test_a_verdict_that_nobody_asked_for_is_none(phrase: Phrase) -> None:
    assert phrasing_of(phrase(FERRY, "VERDICT: yes\nTarif feri naik [1].")[-1]).verdict is None


def test_citations_are_numbered_by_first_use_after_the_quotations(phrase: Phrase) -> None:
    answer = phrase(FERRY, "The city denied that the bridge will carry a toll [2]. It cost $36 million [2].")[-1]
    first = len(answer.sentences[-1].citations)
    numbers = [n for one in phrasing_of(answer).sentences for n in one.citations]
    assert numbers == [first + 1, first + 2]
    assert [one.number for one in answer.citations] == [1, *numbers]
    assert all(one.article.text[one.start : one.end] == one.quote for one in answer.citations)


def test_a_quotation_that_is_cited_again_keeps_its_number(phrase: Phrase) -> None:
    answer = phrase(FERRY, "Tarif feri Teluk Sagara naik menjadi Rp42.500 [1].")[-1]
    assert phrasing_of(answer).sentences == (
        PhrasedSentence("Tarif feri Teluk Sagara naik menjadi Rp42.500.", (1,), supported=True),
    )
    assert len(answer.citations) == 1


def test_the_model_is_told_passages_dates_and_verdict_evidence(phrase: Phrase, model: ScriptedModel) -> None:
    phrase(TOLL, "NOTHING FOUND")
    assert "Passage 2 (Quay Gazette, 2025-01-20, Bridge at Old Quay to open in March): The bridge" in model.prompt
    assert "Passage 1 (publisher unknown, 2024-06-08, Tarif Feri" in model.prompt
    assert f"the articles say no: “{DENIED}”" in model.prompt
    assert f"Question, of 2026-11-21: {TOLL}" in model.prompt
    assert "in English" in model.prompt


def test_an_example_of_the_rules_is_no_answer(phrase: Phrase, model: ScriptedModel) -> None:
    answer = phrase(FERRY, "The fare rose to Rp42.500 [1]. Both deny it [1]. " + f"{RISES} [1]")[-1]
    assert [one for one, _, _ in shown(answer)] == [RISES]
    assert "The fare rose to Rp42.500 [2]. or: Both deny it [1][3]." in model.prompt


def test_a_passage_that_a_model_makes_up_carries_nothing_that_is_not_word_for_word_in_another(phrase: Phrase) -> None:
    answer = phrase(FERRY, f"Tarif feri Teluk Sagara naik menjadi Rp42.500 [3]. {RISES} [3]")[-1]
    assert shown(answer) == [
        ("Tarif feri Teluk Sagara naik menjadi Rp42.500.", [], False),
        (RISES, [RISES], True),
    ]
