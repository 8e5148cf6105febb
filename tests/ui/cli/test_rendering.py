from dataclasses import replace
from datetime import date

import pytest

from embeddings.language import Language
from rag.types import Answer, AnswerSentence, Article, Citation, Hit, Passage, Span, Verdict
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
