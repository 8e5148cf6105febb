import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import ArchiveError, ReadingError, SettingsError
from embeddings.language import Language
from eval.datasets import read_dataset
from eval.exchange.exporting import ExportForm, export
from eval.exchange.importing import import_folder, import_lines
from eval.types import Judgement
from rag import Archive, Article, Filters
from rag.types import DateCertainty, Feedback, Mark, MarkedPlace, Span

TEXT = (
    "MENU\n\nTarif feri Sagara naik menjadi Rp42.500.\n\nBaca juga: cuaca\n\nKapal\u2028baru datang “bulan depan” 🚢."
)
BODY = (Span(6, 46), Span(66, len(TEXT)))
FERRY = Article(
    source="/pantai/feri.txt",
    text=TEXT,
    body=BODY,
    language=Language.INDONESIAN,
    title="Tarif  Feri | Kabar Sagara",
    publisher="Kabar Sagara",
    published=date(2024, 6, 8),
    certainty=DateCertainty.INFERRED,
)
BRIDGE_TEXT = "The bridge at Old Quay opened in March. It cost $36 million."
BRIDGE = Article("https://quay.example/bridge", BRIDGE_TEXT, (Span(0, len(BRIDGE_TEXT)),), Language.ENGLISH)
ASKED = "Berapa tarif feri?"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive") as opened:
        opened.add_articles([FERRY, BRIDGE])
        yield opened


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "second") as opened:
        yield opened


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def mark(archive: Archive) -> None:
    place = MarkedPlace(FERRY.article_id, BODY[0], BODY[0].of(TEXT))
    archive.keep_feedback(Feedback(ASKED, Mark.RIGHT, (place,), Language.INDONESIAN))


def test_exported_articles_are_added_as_the_very_same(archive: Archive, second: Archive, tmp_path: Path) -> None:
    made = export(archive, tmp_path / "out.jsonl", ExportForm.ARTICLES)
    assert (made.articles, made.questions) == (2, 0)
    report = second.add(tmp_path / "out.jsonl")
    assert (report.added, report.rejected, report.notices) == (2, (), ())
    assert second.articles() == archive.articles() == [FERRY, BRIDGE]
    assert second.add(tmp_path / "out.jsonl").unchanged == 2


def test_filters_choose_what_is_exported(archive: Archive, tmp_path: Path) -> None:
    export(archive, tmp_path / "out.jsonl", ExportForm.ARTICLES, filters=Filters(languages=(Language.ENGLISH,)))
    assert [one["source"] for one in rows(tmp_path / "out.jsonl")] == [BRIDGE.source]
    with pytest.raises(ArchiveError, match="none that the filters let through"):
        export(archive, tmp_path / "none.jsonl", ExportForm.ARTICLES, filters=Filters(publishers=("Nope",)))
    assert not (tmp_path / "none.jsonl").exists()


def test_nothing_is_replaced_without_force_and_nothing_else_with_it(archive: Archive, tmp_path: Path) -> None:
    taken, folder = tmp_path / "taken.jsonl", tmp_path / "mine"
    taken.write_text("mine", encoding="utf-8")
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SettingsError, match="is there already"):
        export(archive, taken, ExportForm.ARTICLES)
    with pytest.raises(SettingsError, match="no BEIR folder and is not replaced"):
        export(archive, folder, ExportForm.BEIR, force=True)
    with pytest.raises(SettingsError, match="no file and is not replaced"):
        export(archive, folder, ExportForm.ARTICLES, force=True)
    with pytest.raises(SettingsError, match="cannot be written"):
        export(archive, tmp_path / "no" / "where.jsonl", ExportForm.ARTICLES)
    assert (taken.read_text(encoding="utf-8"), [one.name for one in folder.iterdir()]) == ("mine", ["mine.txt"])
    export(archive, taken, ExportForm.ARTICLES, force=True)
    assert len(rows(taken)) == 2
    assert {one.name for one in tmp_path.iterdir()} == {"archive", "mine", "taken.jsonl"}


def test_what_breaks_off_leaves_what_was_there(archive: Archive, tmp_path: Path) -> None:
    export(archive, tmp_path / "out", ExportForm.BEIR)
    before = rows(tmp_path / "out" / "corpus.jsonl")

    def broken(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(archive, tmp_path / "out", ExportForm.BEIR, force=True, progress=broken)
    assert rows(tmp_path / "out" / "corpus.jsonl") == before
    export(archive, tmp_path / "out", ExportForm.BEIR, force=True, filters=Filters(languages=(Language.ENGLISH,)))
    assert len(rows(tmp_path / "out" / "corpus.jsonl")) == 1
    assert {one.name for one in tmp_path.iterdir()} == {"archive", "out"}


def test_marks_become_a_question_set(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no feedback"):
        export(archive, tmp_path / "none.jsonl", ExportForm.QUESTIONS)
    mark(archive)
    assert export(archive, tmp_path / "asked.jsonl", ExportForm.QUESTIONS).questions == 1
    (question,) = read_dataset(tmp_path / "asked.jsonl").questions
    assert (question.text, question.answers, question.answerable) == (ASKED, (BODY[0].of(TEXT),), True)
    assert question.judgements == (Judgement(FERRY.article_id),)


def test_a_beir_folder_goes_out_and_comes_back(archive: Archive, second: Archive, tmp_path: Path) -> None:
    own = {"id": "q", "question": ASKED, "article": "feri.txt", "answers": ["Rp42.500"], "verdict": None}
    refused = {"id": "r", "question": "Siapa nakhoda?", "reason": "no_match"}
    (tmp_path / "own.jsonl").write_text(f"{json.dumps(own)}\n{json.dumps(refused)}\n", encoding="utf-8")
    made = export(archive, tmp_path / "out", ExportForm.BEIR, questions=tmp_path / "own.jsonl")
    assert (made.articles, made.questions) == (2, 2)
    first, other = read_dataset(tmp_path / "out").questions
    assert (first.judgements, first.split) == ((Judgement(FERRY.article_id),), "test")
    assert (other.reason, other.answerable) == ("no_match", False)
    assert [one["title"] for one in rows(tmp_path / "out" / "corpus.jsonl")] == [FERRY.title, ""]

    back = import_folder(second, tmp_path / "out", questions=tmp_path / "back.jsonl")
    assert (back.report.added, back.kept, back.questions) == (2, (), 2)
    assert second.articles() == [FERRY, BRIDGE]
    again = read_dataset(tmp_path / "back.jsonl").questions
    assert [replace(one, split=None) for one in (first, other)] == list(again)


def test_a_beir_folder_of_others_is_imported(second: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text(json.dumps({"_id": "d1", "title": "Feri", "text": BRIDGE_TEXT}) + "\n")
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "When did the bridge open?"}\n')
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    imported = import_folder(second, folder, questions=tmp_path / "asked.jsonl")
    (article,) = second.articles()
    assert (imported.report.added, article.source) == (1, f"{folder / 'corpus.jsonl'}#d1")
    (question,) = read_dataset(tmp_path / "asked.jsonl").questions
    assert question.judgements == (Judgement(article.article_id),)
    with pytest.raises(ReadingError, match="no BEIR folder: it holds no corpus"):
        import_folder(second, tmp_path)


def test_what_the_archive_holds_otherwise_stays_unless_forced(
    archive: Archive, second: Archive, tmp_path: Path
) -> None:
    export(archive, tmp_path / "out.jsonl", ExportForm.ARTICLES)
    content = (tmp_path / "out.jsonl").read_bytes()
    other = replace(FERRY, title="Lain")
    second.add_articles([other])
    imported = import_lines(second, BytesIO(content), "out.jsonl")
    assert (imported.report.added, list(imported.kept)) == (1, [FERRY])
    assert second.article(FERRY.article_id) == other
    forced = import_lines(second, BytesIO(content), "out.jsonl", force=True)
    assert (forced.report.replaced, forced.report.unchanged, forced.kept) == (1, 1, ())
    assert second.articles() == [FERRY, BRIDGE]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"body": [{"start": 0, "end": 9_999_999}]}, "the story is empty or not in the text"),
        ({"body": []}, "the story is empty or not in the text"),
        ({"body": [{"start": 0, "end": True}]}, "'body' is"),
        ({"body": [{"start": 0}]}, "'body' is"),
        ({"language": "fr"}, "'language' is 'fr'"),
        ({"published": "kemarin"}, "'published' is 'kemarin'"),
        ({"published_certainty": ["stated"]}, "'published_certainty' is"),
        ({"source": ""}, "'source' is ''"),
        ({"title": 7}, "'title' is 7"),
        ({"text": None}, "'text' is None"),
    ],
)
def test_a_line_that_was_changed_to_nonsense_is_rejected_alone(
    archive: Archive, second: Archive, tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    export(archive, tmp_path / "out.jsonl", ExportForm.ARTICLES)
    ferry, bridge = rows(tmp_path / "out.jsonl")
    lines = f"{json.dumps(ferry | change)}\n\n{json.dumps(bridge)}\n"
    (tmp_path / "out.jsonl").write_text(lines, encoding="utf-8")
    for report in (
        second.add(tmp_path / "out.jsonl"),
        import_lines(second, BytesIO(lines.encode()), str(tmp_path / "out.jsonl")).report,
    ):
        (rejection,) = report.rejected
        assert rejection.source == f"{tmp_path / 'out.jsonl'}:1"
        assert said in rejection.error
    assert second.articles() == [BRIDGE]


def test_import_takes_no_other_lines(second: Archive) -> None:
    lines = b'{"text": "Feri berlayar."}\nnone\n[1]\n'
    rejected = import_lines(second, BytesIO(lines), "stdin").report.rejected
    assert [one.source for one in rejected] == ["stdin:1", "stdin:2", "stdin:3"]
    assert {one.error for one in rejected} == {"is no article that `sitasi export` wrote; `sitasi add` reads others"}
