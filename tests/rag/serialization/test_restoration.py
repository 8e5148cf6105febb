import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag import Archive, Assistant
from rag.serialization.documents import answer_document
from rag.serialization.restoration import articles_named, restored_answer
from rag.types import Answer, Failure, Period, PeriodKind, PhrasedSentence, Phrasing, Verdict

FARE = "Tarif feri Sembira naik menjadi Rp42.500 mulai 1 Juli 2024."
DENIAL = "Operator pelabuhan membantah bahwa tarif feri Sembira naik pada 2024."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "naik.md").write_text(f"---\npublished: 2024-06-12\n---\n{FARE}\n", encoding="utf-8")
    (stories / "bantah.md").write_text(f"---\npublished: 2024-06-14\n---\n{DENIAL}\n", encoding="utf-8")
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(stories)
        yield opened


def again(answer: Answer, archive: Archive) -> Answer:
    """Write an answer as JSON, and read it back."""
    document = json.loads(json.dumps(answer_document(answer)))
    return restored_answer(document, archive.articles_of(articles_named([document])))


@pytest.mark.parametrize(
    "question", ["Apakah tarif feri Sembira naik?", "Berapa tarif feri Sembira?", "Siapa penemu mikroskop?", "…"]
)
def test_an_answer_comes_back_as_it_was(archive: Archive, question: str) -> None:
    answer = Assistant(archive).ask(question)
    assert again(answer, archive) == answer


def test_translations_come_back(archive: Archive) -> None:
    answer = replace(Assistant(archive).ask("Berapa tarif feri Sembira?"), translations={1: "The fare rises."})
    assert answer_document(answer)["citations"][0]["translation"] == "The fare rises."
    assert again(answer, archive) == answer


def test_what_a_model_said_and_what_dates_did_come_back_too(archive: Archive) -> None:
    said = Phrasing("small", (PhrasedSentence("Naik.", (1,), supported=False),), Verdict.YES, Failure.CUT_OFF)
    period = Period(date(2024, 6, 1), None, "sejak Juni", PeriodKind.FILTER)
    answer = Assistant(archive).ask("Berapa tarif feri Sembira?")
    full = replace(answer, phrasing=said, period=period, rewritten="Berapa tarif feri?", missing=("Ara",))
    assert again(full, archive) == full


def test_of_an_article_that_changed_or_is_gone_only_the_quotation_is_left(archive: Archive, tmp_path: Path) -> None:
    answer = Assistant(archive).ask("Apakah tarif feri Sembira naik?")
    by_quote = {citation.quote: citation for citation in answer.citations}
    assert by_quote.keys() == {FARE, DENIAL}
    (tmp_path / "stories" / "naik.md").write_text("Kapal feri Sembira kini berlayar malam hari.\n", encoding="utf-8")
    archive.add(tmp_path / "stories")
    archive.remove(by_quote[DENIAL].article.article_id)
    then = again(answer, archive)
    assert [(one.number, one.start, one.end, one.quote) for one in then.citations] == [
        (one.number, one.start, one.end, one.quote) for one in answer.citations
    ]
    for one in then.citations:
        assert one.article.text.strip() == one.quote
        was = by_quote[one.quote].article
        assert (one.article.article_id, one.article.published) == (was.article_id, was.published)


def test_a_nearest_article_that_is_gone_is_left_out(archive: Archive) -> None:
    answer = Assistant(archive).ask("Siapa penemu mikroskop elektron?")
    gone, *others = answer.nearest
    archive.remove(gone.article_id)
    assert again(answer, archive).nearest == tuple(others)
