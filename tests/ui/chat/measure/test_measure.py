import json
from collections.abc import Callable, Iterator
from pathlib import Path
from re import findall, sub
from threading import Event
from typing import Any

import pytest

from embeddings.errors import DatasetInvalid, ReadingError, SettingsError
from embeddings.language import Language
from eval.runs.comparison import Comparison, Difference, QuestionChange, QuestionResult
from eval.runs.evaluation import run_dataset
from eval.runs.storage import load_run
from eval.types import Run
from rag import Archive, Settings
from rag.settings import Llm
from ui.chat.locales.measure import MeasureWords, measure_words
from ui.chat.locales.page import EXAMPLE
from ui.chat.measure.measuring import MeasuredRun, Progress, measure
from ui.chat.measure.running import Done, Failed, MeasurementRun, RunManager, Stopped, failure
from ui.chat.measure.sets import find_set, keep_set, set_names
from ui.chat.views.measure.progress import failed_view, running_view, stopped_view
from ui.chat.views.measure.result import done_view, result_view
from ui.chat.views.measure.tables import confusion_table, costs_table, figure, metrics_table

SAID = measure_words(Language.ENGLISH)
DI_INDONESIA = measure_words(Language.INDONESIAN)
QUESTIONS: list[dict[str, Any]] = [
    {"question": "Berapa tarif feri Teluk Sagara?", "answers": ["Rp42.500"], "article": "feri.txt"},
    {
        "question": "Will the bridge at Old Quay carry a toll?",
        "verdict": "no",
        "article": "Bridge at Old Quay to open in March",
    },
    {"question": "Siapa penemu mikroskop elektron?", "answerable": False},
]


def text_of(markup: str) -> str:
    return " ".join(sub("<[^>]*>", " ", markup).split())


def write(path: Path, *questions: object) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(one) + "\n" for one in questions or QUESTIONS), encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path: Path, stories: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(stories)
        yield opened


@pytest.fixture
def questions(archive: Archive) -> Path:
    return write(archive.folder / "questions" / "daily.jsonl")


def silent(_asked: int, _all: int) -> None:
    """Show no progress."""


# Sets


def test_an_uploaded_set_is_kept_under_its_base_name(archive: Archive, tmp_path: Path) -> None:
    assert set_names(archive) == []
    dataset = keep_set(archive, write(tmp_path / "elsewhere" / "daily.jsonl"), SAID)
    assert [one.text for one in dataset.questions] == [one["question"] for one in QUESTIONS]
    assert set_names(archive) == ["daily.jsonl"]
    assert find_set(archive, "daily.jsonl", SAID) == archive.folder / "questions" / "daily.jsonl"


def test_a_set_whose_name_is_taken_moves_the_other_aside(archive: Archive, tmp_path: Path, questions: Path) -> None:
    before = questions.read_bytes()
    keep_set(archive, write(tmp_path / "same" / "daily.jsonl"), SAID)
    assert sorted(path.name for path in questions.parent.iterdir()) == ["daily.jsonl"]
    keep_set(archive, write(tmp_path / "other" / "daily.jsonl", QUESTIONS[0]), SAID)
    (aside,) = (questions.parent / "replaced").iterdir()
    assert aside.read_bytes() == before
    assert len(questions.read_text(encoding="utf-8").splitlines()) == 1
    assert set_names(archive) == ["daily.jsonl"]


def test_a_wrong_file_is_refused_and_changes_nothing(archive: Archive, tmp_path: Path, questions: Path) -> None:
    before = questions.read_bytes()
    with pytest.raises(DatasetInvalid) as caught:
        keep_set(
            archive, write(tmp_path / "wrong" / "daily.jsonl", {"answers": []}, {"question": "?", "verdict": "x"}), SAID
        )
    assert len(caught.value.problems) == 2
    with pytest.raises(ReadingError, match=r"^notes\.txt cannot be read as questions: .* \.jsonl or \.csv\.$"):
        keep_set(archive, write(tmp_path / "wrong" / "notes.txt"), SAID)
    assert (questions.read_bytes(), set_names(archive)) == (before, ["daily.jsonl"])


@pytest.mark.parametrize("name", ["../archive.db", "/etc/passwd", "absent.jsonl", "..", ""])
def test_nothing_outside_of_the_folder_can_be_chosen(archive: Archive, questions: Path, name: str) -> None:
    write(archive.folder / "outside.jsonl")
    assert questions.is_file()
    for one in (name, "../outside.jsonl"):
        with pytest.raises(ReadingError, match="no longer among the question sets"):
            find_set(archive, one, SAID)


# A run


@pytest.mark.slow
def test_it_measures_what_the_command_measures(archive: Archive, questions: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    measured = measure(archive, questions, progress=lambda asked, of_all: seen.append((asked, of_all)))
    settings = Settings(archive=archive.folder)
    command = run_dataset(questions, settings, out=tmp_path / "run", progress=silent).run
    saved = load_run(measured.saved.folder)
    for name in ("metrics", "confusion", "fingerprints", "seed", "dataset"):
        assert getattr(saved.run, name) == getattr(command, name)
    assert saved.run.costs.keys() == command.costs.keys()
    assert seen == [(0, 0), (1, 3), (2, 3), (3, 3)]
    assert saved.folder.parent == archive.folder / "runs"
    assert "<html" in measured.report.read_text(encoding="utf-8")
    assert measured.comparison is None


@pytest.mark.slow
def test_a_second_run_is_compared_with_the_first(archive: Archive, questions: Path) -> None:
    first = measure(archive, questions, progress=silent)
    runs = archive.folder / "runs"
    (runs / "damaged").mkdir()
    (runs / "damaged" / "run.json").write_text('{"dataset": "daily", "started": "9"}', encoding="utf-8")
    changed = {**QUESTIONS[0], "article": "Bridge at Old Quay to open in March"}
    write(questions, changed, *QUESTIONS[1:], {"question": "Berapa ton padi dipanen?", "answers": ["368.000"]})
    second = measure(archive, questions, progress=silent).comparison
    assert second
    assert second.a == str(first.saved.folder)
    assert (second.questions, second.only_a, second.only_b) == (3, 0, 1)
    assert second.measure == "nDCG@10"
    assert ([one.question for one in second.worse], second.better) == ([changed["question"]], ())
    other = measure(archive, write(questions.with_name("weekly.jsonl")), progress=silent)
    assert other.comparison is None
    assert sorted(one.name[:5] for one in runs.iterdir()) == ["daily", "daily", "damag", "weekl"]


def test_no_language_model_is_asked(stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise AssertionError("a language model was asked")

    monkeypatch.setattr("rag.generation.phrased", refuse)
    monkeypatch.setattr("rag.generation.rewritten", refuse)
    settings = Settings(llm=Llm("http://127.0.0.1:9/v1", "none"))
    with Archive.open(tmp_path / "archive", settings=settings) as archive:
        archive.add(stories)
        measured = measure(archive, write(tmp_path / "daily.jsonl"), progress=silent)
    assert measured.saved.run.metrics["AnswerHit"] == 1
    assert measured.saved.run.settings["llm"] == "None"


def test_an_unknown_article_is_said_in_a_line(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path / "daily.jsonl", {"question": "Who?", "article": ["nobody.txt", "zero.txt"]})
    with pytest.raises(ReadingError, match=r"^2 articles of the questions are not in .*, first 'nobody\.txt'$"):
        measure(archive, path, progress=silent)
    assert not (archive.folder / "runs").exists()


# One at a time


def held(go_on: Event) -> Callable[[Progress], MeasuredRun]:
    def work(progress: Progress) -> MeasuredRun:
        progress(1, 3)
        assert go_on.wait(60)
        progress(2, 3)
        raise SettingsError("was not stopped")

    return work


def test_one_run_at_a_time_in_a_process_and_stop_ends_it() -> None:
    go_on, desk = Event(), RunManager()
    running = desk.start("daily", held(go_on))
    assert running
    assert RunManager().start("other", held(go_on)) is None
    desk.stop()
    go_on.set()
    assert running.wait(60)
    assert running.outcome == Stopped(Done(2, 3))
    next_one = RunManager().start("daily", held(go_on))
    assert next_one
    assert next_one.wait(60)
    assert isinstance(next_one.outcome, Failed)
    assert str(next_one.outcome.error) == "was not stopped"


def test_a_stopped_run_leaves_nothing(archive: Archive, questions: Path) -> None:
    running = MeasurementRun("daily")
    running.stop()
    running.go(lambda progress: measure(archive, questions, progress=progress))
    assert running.outcome == Stopped(Done())
    assert not (archive.folder / "runs").exists()


def test_errors_are_lines_for_a_person() -> None:
    full = OSError(28, "No space left on device")
    for said in (SAID, DI_INDONESIA):

        def line(error: Exception, said: MeasureWords = said) -> str:
            return text_of(failed_view(failure(error), "daily.csv", said))

        assert line(SettingsError("choose another")) == "choose another"
        assert line(full) == said.unwritable.format("No space left on device")
        assert line(RuntimeError("secret")) == said.failed


# Views


def test_progress_is_counted() -> None:
    running = MeasurementRun("daily.jsonl")
    assert "<progress aria-label=" in running_view(running, SAID)
    running.done = Done(2, 3)
    assert 'max="3" value="2"' in running_view(running, SAID)
    assert text_of(running_view(running, SAID)) == "daily.jsonl: 2 of 3 questions asked …"
    running.stop()
    assert text_of(running_view(running, SAID)) == f"{SAID.stopping} …"
    assert text_of(stopped_view(Stopped(Done(2, 3)), SAID)).startswith("Stopped after 2 of 3 questions.")


def test_problems_are_a_list_and_name_no_folder() -> None:
    problems = ("/tmp/a/daily.csv:2: needs <b>", "/tmp/a/daily.csv:3: it is 'x: /b/daily.csv:9'")  # noqa: S108
    markup = failed_view(Failed(DatasetInvalid(*problems)), "daily.csv", SAID)
    assert text_of(markup) == (
        "2 problems in daily.csv; nothing was changed: daily.csv:2: needs &lt;b&gt; "
        "daily.csv:3: it is 'x: /b/daily.csv:9'"
    )
    assert markup.count("<li>") == 2


def test_measures_stand_beside_the_earlier_ones() -> None:
    by_split: dict[str, dict[str, float | None]] = {"en": {"AnswerHit": 1.0}, "id": {"AnswerHit": 0.0}}
    run = ran({"AnswerHit": 0.5, "AnswerF1": 0.25, "nDCG@10": None}, by_split)
    comparison = compared(Difference("AnswerHit", 0.75, 0.5, -0.25, None, 0.125, 4))
    rows = [
        findall("<t[hd][^>]*>(.*?)</t[hd]>", row)
        for row in findall("<tr>(.*?)</tr>", metrics_table(run, comparison, SAID))
    ]
    assert rows[0] == ["Measure", "Now", "en", "id", "Earlier", "Difference", "p"]
    assert rows[1][1:] == ["0.500", "1.000", "0.000", "0.750", "−0.250", "0.125"]
    assert rows[2][1:] == ["0.250", "–", "–", "–", "–", "–"]
    assert len(rows) == 3
    assert (figure(-0.00001, SAID.language, signed=True), figure(0.0, SAID.language, signed=True)) == ("0.000", "0.000")
    assert "Earlier" not in metrics_table(run, None, SAID)


def test_costs_and_verdicts_are_tables() -> None:
    assert text_of(costs_table({"question p50 ms": 1234.5, "retrieve p50 ms": 3.14159}, SAID)) == (
        "Cost Value question p50 ms 1,234 retrieve p50 ms 3.14"
    )
    table = confusion_table({"yes": {"no": 1, "yes": 2}, "no": {"none": 3}}, SAID)
    assert text_of(table) == "Expected yes no none yes 2 1 0 no 0 0 3"
    assert findall('<td class="right">(.)</td>', table) == ["2", "0"]


def test_a_result_shows_what_changed_as_text(archive: Archive, questions: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> `code`"
    change = QuestionChange("1", hostile, 1.0, QuestionResult(0.0, "", "no_match"), QuestionResult(1.0, hostile, None))
    measured = MeasuredRun(measure(archive, questions, progress=silent).saved, compared(better=(change,)))
    markup = result_view(measured, SAID)
    assert findall("<(img|script|iframe|code)[^>]*src=x", markup) == []
    assert text_of(markup).count("&lt;img src=x onerror=alert(1)&gt; `code`") == 2
    assert "No answer (no match)." in markup
    assert text_of(done_view(measured, SAID)).startswith("daily: 3 questions asked. The run is kept in runs/daily-")
    assert findall('<img src="data:image/svg\\+xml;base64,[^"]*" alt="[^"]+" class="light"/?>', markup)


def test_a_run_is_told_in_the_language_of_the_browser() -> None:
    comparison = compared(Difference("AnswerHit", 0.75, 0.5, -0.25, None, 0.125, 4))
    table = text_of(metrics_table(ran({"AnswerHit": 0.5}), comparison, DI_INDONESIA))
    assert table.startswith("Ukuran Kini Sebelumnya Selisih p AnswerHit Bagian pertanyaan berjawaban")
    assert table.endswith("0,500 0,750 −0,250 0,125")
    assert text_of(costs_table({"question p50 ms": 1234.5, "repeated p50 ms": 3.14159}, DI_INDONESIA)) == (
        "Biaya Nilai pertanyaan p50 ms 1.234 diulang p50 ms 3,14"
    )
    assert text_of(confusion_table({"yes": {"none": 1}}, DI_INDONESIA)) == "Diharapkan ya tanpa putusan ya 0 1"
    running = MeasurementRun("daily.jsonl")
    running.done = Done(1200, 3000)
    shown = text_of(running_view(running, DI_INDONESIA))
    assert shown == "daily.jsonl: 1.200 dari 3.000 pertanyaan diajukan …"


def test_the_example_is_a_set_that_can_be_read(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "example.jsonl").write_text(EXAMPLE, encoding="utf-8")
    assert [one.answerable for one in keep_set(archive, tmp_path / "example.jsonl", SAID).questions] == [True, False]


def ran(metrics: dict[str, float | None], by_split: dict[str, dict[str, float | None]] | None = None) -> Run:
    return Run("daily", None, metrics, (), {}, seed=0, started="", by_split=by_split or {})


def compared(*metrics: Difference, better: tuple[QuestionChange, ...] = ()) -> Comparison:
    return Comparison(
        a="runs/daily-20260101-000000",
        b="runs/daily-20260102-000000",
        seed=0,
        questions=4,
        only_a=0,
        only_b=0,
        metrics=metrics,
        measure="AnswerHit",
        better=better,
        worse=(),
        unlike=(),
    )
