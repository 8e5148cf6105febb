"""Articles cannot command the terminal that shows them, nor turn what stands beside them around."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from embeddings.language import Language
from rag.serialization.documents import answer_document, article_document
from rag.types import AddReport, Answer, AnswerSentence, Article, Citation, Hit, Passage, Rejection, Span
from ui.cli.rendering import (
    print_add_report,
    print_answer,
    print_article,
    print_hits,
    print_json,
    print_listing,
)

TEXT = "Pasar \x1b[2J Ori\x07 dibuka \u202eoleh wali kota\u202c Sagara\x9b31m.\r\nHarga \u2066ikan\u2069 turun.\rKabar."
ARTICLE = Article(
    "https://kabar.example/\x1b[1A",
    TEXT,
    (Span(0, len(TEXT)),),
    Language.INDONESIAN,
    title="Pasar \x1b]0;Ori\x07 \u202eini",
    publisher="Kabar\x1b[31m",
)
CITATION = Citation(1, ARTICLE, 0, len(TEXT))
ANSWER = Answer(
    "Kapan \x1b[2J?", Language.INDONESIAN, (AnswerSentence(TEXT, (1,)),), (CITATION,), rewritten="Kapan \x9b2J?"
)
COMMANDS = {
    *map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)]),
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}


@pytest.mark.parametrize(
    "print_it",
    [
        pytest.param(lambda: print_article(ARTICLE), id="article"),
        pytest.param(lambda: print_listing([ARTICLE], {ARTICLE.article_id: ["\x1b[2J"]}), id="listing"),
        pytest.param(lambda: print_hits([Hit(Passage(1, ARTICLE, 0, len(TEXT)), 0.5, copies=(ARTICLE,))]), id="hits"),
        pytest.param(lambda: print_answer([ANSWER]), id="answer"),
        pytest.param(lambda: print_add_report(AddReport(rejected=(Rejection("\x1b[2J", "\u202e"),))), id="report"),
        pytest.param(lambda: print_json(article_document(ARTICLE)), id="article for programs"),
        pytest.param(lambda: print_json(answer_document(ANSWER)), id="answer for programs"),
    ],
)
def test_no_command_and_no_mark_of_direction_comes_through(
    print_it: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    print_it()
    printed = capsys.readouterr()
    written = printed.out + printed.err
    assert not COMMANDS & set(written)
    assert "\r" not in written.replace("\r\n", "")
    assert "\\u001b[" in written


def test_programs_get_every_character_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(answer_document(ANSWER))
    [citation] = json.loads(capsys.readouterr().out)["citations"]
    assert citation["quote"] == TEXT == ARTICLE.text[citation["start"] : citation["end"]]
    assert citation["title"] == ARTICLE.title


def test_nor_does_it_in_what_is_rejected_or_logged(sitasi: Any, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.jsonl").write_text('{"text": ""}\n{"text": "Harga ikan turun."}\n', encoding="utf-8")
    added = sitasi("add", str(tmp_path), folder=tmp_path)
    assert "a\\u001b[2J.jsonl:1: its story is empty" in added.stderr
    missing = sitasi("show", "\x1b[2J\u202e", folder=tmp_path, exit_code=1)
    assert not COMMANDS & set(added.stdout + added.stderr + missing.stdout + missing.stderr)
