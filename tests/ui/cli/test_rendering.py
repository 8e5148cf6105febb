from dataclasses import replace
from datetime import date

import pytest

from embeddings.language import Language
from rag.types import (
    Answer,
    AnswerSentence,
    Article,
    Citation,
    Hit,
    Overview,
    OverviewKind,
    Passage,
    Reason,
    Span,
    Verdict,
)
from ui.cli.rendering import print_answer, print_hits

TEXT = "Kapal tiba di Ori."


def article(source: str, publisher: str | None) -> Article:
    return Article(source, TEXT, (Span(0, len(TEXT)),), Language.INDONESIAN, publisher=publisher)


def test_a_hit_names_the_outlets_that_carry_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    first, second, third = article("a.txt", "Kabar Ori"), article("b.txt", "Ori Pos"), article("c.txt", None)
    print_hits([Hit(Passage(1, first, 0, len(TEXT)), 0.5, copies=(second, third)), Hit(Passage(2, second, 0, 5), 0.25)])
    assert capsys.readouterr().out == (
        f"1. {TEXT} (Kabar Ori), no date  [0.500]\n"
        f"   {TEXT}\n"
        "   a.txt, 0-18\n"
        f"   also in: Ori Pos ({second.article_id}), c.txt ({third.article_id})\n\n"
        f"2. {TEXT} (Ori Pos), no date  [0.250]\n"
        "   Kapal\n"
        "   b.txt, 0-5\n\n"
    )


def test_a_verdict_stands_before_the_quotations_and_the_timeline_behind_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = replace(article("a.txt", "Kabar Ori"), published=date(2026, 2, 1))
    second = replace(article("b.txt", None), published=date(2026, 2, 3))
    citations = (Citation(1, second, 0, len(TEXT)), Citation(2, first, 0, len(TEXT)))
    sentences = (AnswerSentence(TEXT, (1,)),)
    timeline = (citations[1], citations[0])
    answer = Answer("?", Language.INDONESIAN, sentences, citations, verdict=Verdict.DISPUTED, timeline=timeline)
    print_answer([answer])
    assert capsys.readouterr().out == (
        "Dipertentangkan: sumber-sumber Anda saling bertentangan.\n\n"
        "Kapal tiba di Ori [1].\n\n"
        "Urutan waktu, hingga 2026-02-03\n"
        "  2026-02-01  Kapal tiba di Ori. [2]\n"
        "  2026-02-03  Kapal tiba di Ori. [1]\n\n"
        f"[1] {TEXT}, 2026-02-03\n    b.txt, 0-18\n"
        f"[2] {TEXT} (Kabar Ori), 2026-02-01\n    a.txt, 0-18\n"
    )


def test_each_part_stands_below_its_question_and_the_sources_behind_all(capsys: pytest.CaptureFixture[str]) -> None:
    citation = Citation(1, article("a.txt", "Kabar Ori"), 0, len(TEXT))
    first = Answer("Kapal tiba?", Language.INDONESIAN, (AnswerSentence(TEXT, (1,)),), (citation,), verdict=Verdict.YES)
    second = Answer("Siapa nakhodanya?", Language.INDONESIAN, reason=Reason.NO_MATCH)
    whole = Answer("?", Language.INDONESIAN, first.sentences, first.citations, parts=(first, second))
    print_answer([whole])
    assert capsys.readouterr().out == (
        "Kapal tiba?\n\n"
        "Ya: artikel Anda menyatakannya.\n\n"
        "Kapal tiba di Ori [1].\n\n"
        "Siapa nakhodanya?\n\n"
        "Artikel Anda tidak menyebutkannya.\n"
        f"[1] {TEXT} (Kabar Ori), no date\n    a.txt, 0-18\n"
    )


def test_the_alternative_of_an_either_or_question_stands_before_the_quotations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    citation = Citation(1, article("a.txt", None), 0, len(TEXT))
    sentences = (AnswerSentence(TEXT, (1,)),)
    print_answer([Answer("?", Language.ENGLISH, sentences, (citation,), alternative="arrive")])
    assert capsys.readouterr().out.startswith("arrive: your articles say so.\n\nKapal tiba di Ori [1].\n")


def test_what_was_counted_stands_above_the_quotations_and_their_days(capsys: pytest.CaptureFixture[str]) -> None:
    dated = replace(article("a.txt", None), published=date(2026, 2, 1))
    overview, citations = Overview(OverviewKind.COUNT, "Ori"), (Citation(1, dated, 0, len(TEXT)),)
    answer = Answer("?", Language.ENGLISH, (AnswerSentence(TEXT, (1,)),), citations, overview=overview, count=12)
    print_answer([answer])
    assert capsys.readouterr().out == (
        "12 articles mention Ori; the newest 1:\n"
        "  2026-02-01  Kapal tiba di Ori [1].\n\n"
        f"[1] {TEXT}, 2026-02-01\n    a.txt, 0-18\n"
    )


@pytest.mark.parametrize(
    ("overview", "count", "reason", "language", "said"),
    [
        (Overview(OverviewKind.COUNT, "Ori"), 0, Reason.NO_MATCH, Language.ENGLISH, "No article that mentions Ori."),
        (Overview(OverviewKind.NEWS), None, Reason.OUTSIDE_DATES, Language.ENGLISH, "No article of these dates."),
        (
            Overview(OverviewKind.NEWS),
            None,
            Reason.OUTSIDE_DATES,
            Language.INDONESIAN,
            "Tidak ada artikel dari rentang tanggal itu.",
        ),
    ],
)
def test_an_overview_of_nothing_says_so(
    overview: Overview,
    count: int | None,
    reason: Reason,
    language: Language,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_answer([Answer("?", language, reason=reason, overview=overview, count=count)])
    assert capsys.readouterr().out == f"{said}\n"
