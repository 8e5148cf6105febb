"""What a fact-check holds, and what it leaves out."""

from dataclasses import replace

import pytest

from embeddings.language import Language
from rag.types import Answer, PhrasedSentence, Phrasing, Reason
from tests.ui.fact_check.cases import ANSWER, CHECKED, DENIAL, PATH, STANCES
from ui.fact_check import FactCheck, Section, fact_check, handed_on
from ui.fact_check.addresses import public_address
from ui.formats import Format


def quoted(section: Section) -> list[str]:
    return [one.text for one in section.quotations]


def test_the_quotations_stand_for_and_against_and_a_rumour_is_context() -> None:
    check = fact_check(ANSWER, checked=CHECKED, stances=STANCES)
    (finding,) = check.findings
    assert (finding.claim, finding.label) == ("The ship did reach Ori.", "No")
    assert {one.heading: quoted(one) for one in finding.sections} == {
        "Against": ["Pelabuhan membantah kapal tiba di Ori."],
        "Context": ["Kapal itu masih di Sembira.", "Kapal itu kabarnya tiba di Ori."],
        "Timeline, as of 3 February 2026": [
            "Kapal itu kabarnya tiba di Ori.",
            "Pelabuhan membantah kapal tiba di Ori.",
        ],
    }
    assert finding.why is not None
    assert finding.why.credit == "Suara Ori · 3 February 2026 (date inferred) [1]"


def test_where_nobody_read_what_they_say_the_quotations_stand_together() -> None:
    (finding,) = fact_check(ANSWER, checked=CHECKED).findings
    assert [one.heading for one in finding.sections] == ["Quotations", "Timeline, as of 3 February 2026"]


def test_a_source_is_an_article_with_all_its_numbers_and_only_a_public_address() -> None:
    sources = fact_check(ANSWER, checked=CHECKED, stances=STANCES).sources
    assert [(one.numbers, one.title, one.address) for one in sources] == [
        ((1, 2), "Kapal & Ori", "https://suara.example/kapal?a=1&b=2"),
        ((3,), "Kabar kapal", None),
    ]


@pytest.mark.parametrize("form", Format)
def test_no_format_tells_a_path_of_the_server(form: Format) -> None:
    written = handed_on(fact_check(ANSWER, checked=CHECKED, stances=STANCES), form)
    assert PATH.encode() not in written
    assert b"/srv" not in written


@pytest.mark.parametrize(
    "source",
    [
        "/srv/news/a.txt",
        "news.jsonl#3",
        "file:///srv/a.txt",
        "javascript:alert(1)",
        "https://ayu:rahasia@kabar.example/a",
        "http://localhost:8000/a",
        "http://127.0.0.1/a",
        "http://[::1]/a",
        "http://192.168.1.4/a",
        "http://2130706433/a",
        "http://news/a",
        "http://wiki.internal/a",
        "http://redaksi.local./a",
    ],
)
def test_what_is_not_on_the_public_web_is_no_address(source: str) -> None:
    assert public_address(source) is None


@pytest.mark.parametrize("source", ["https://kabar.example/a?b=1", "http://8.8.8.8/a", "https://berita.example/kötü"])
def test_what_is_on_the_public_web_is_an_address(source: str) -> None:
    assert public_address(source) is not None


def test_a_refusal_tells_why_and_the_nearest_articles() -> None:
    refused = Answer("Siapa?", Language.INDONESIAN, reason=Reason.NO_MATCH, nearest=(DENIAL,))
    check = fact_check(refused, checked=CHECKED)
    assert check.facts(check.findings[0]) == [("Jawaban", "Artikel Anda tidak menyebutkannya.")]
    assert [one.title for one in check.nearest] == ["Kapal & Ori"]
    assert check.checked_said == "Diperiksa pada 29 November 2026"


def test_each_part_has_a_finding_of_its_own() -> None:
    refused = Answer("Who was on it?", Language.ENGLISH, reason=Reason.NO_MATCH)
    whole = replace(ANSWER, question="Did it, and who?", verdict=None, parts=(ANSWER, refused))
    check = fact_check(whole, checked=CHECKED, stances=STANCES)
    assert [(one.question, one.label) for one in check.findings] == [
        ("Did the ship reach Ori?", "No"),
        ("Who was on it?", ""),
    ]


def test_the_words_of_a_model_are_named_as_such_and_marked_where_unsupported() -> None:
    told = (
        PhrasedSentence("It did not.", (1,), supported=True),
        PhrasedSentence("It sank.", (), supported=False),
    )
    (finding,) = fact_check(replace(ANSWER, phrasing=Phrasing("a-model", told)), checked=CHECKED).findings
    section = finding.sections[-1]
    assert section.heading == "In the words of a-model"
    assert [one.credit for one in section.quotations] == ["[1]", "not confirmed by its sources"]


def test_a_follow_up_is_handed_on_as_the_full_question() -> None:
    follow_up = replace(ANSWER, question="And did it?", rewritten="Did the ship reach Ori?")
    check: FactCheck = fact_check(follow_up, checked=CHECKED)
    assert check.question == "Did the ship reach Ori?"
