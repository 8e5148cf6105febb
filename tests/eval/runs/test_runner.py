import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.language import Language
from eval.runs.runner import evaluate
from eval.types import Dataset, Judgement, Question
from rag import Answer, Archive, Article, Assistant, Hit, Passage, Trace
from rag.types import Reason, Span


def questions(archive: Archive) -> Dataset:
    ferry = next(one for one in archive.articles() if "PT Samudra" in one.text)
    return Dataset(
        "stories",
        (
            Question(
                "fare",
                "Berapa tarif feri Teluk Sagara?",
                ("Rp42.500",),
                True,
                None,
                "a",
                (Judgement(ferry.article_id),),
            ),
            Question("unknown", "Siapa penemu mikroskop elektron?", answerable=False, split="b"),
        ),
    )


def test_each_question_is_answered_and_measured(filled: Archive) -> None:
    seen: list[tuple[int, int]] = []
    run = evaluate(
        questions(filled),
        assistant=Assistant(filled),
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 2), (2, 2)]
    assert [result.question.question_id for result in run.results] == ["fare", "unknown"]
    assert (run.metrics["Success@1"], run.metrics["AnswerHit"], run.metrics["AbstainAUROC"]) == (1.0, 1.0, 1.0)
    assert run.metrics["AnsweredRate (unanswerable)"] == 0.0
    assert run.by_split.keys() == {"a", "b"}
    assert run.by_split["b"]["AnswerHit"] is None
    assert {"question p50 ms", "retrieve p95 ms", "choose p50 ms", "repeated p95 ms"} <= run.costs.keys()


def test_one_split_alone(filled: Archive) -> None:
    run = evaluate(questions(filled), assistant=Assistant(filled), split="b")
    assert [result.question.question_id for result in run.results] == ["unknown"]
    assert run.by_split == {}


def test_the_seed_changes_the_order_of_asking_and_no_figure(filled: Archive) -> None:
    runs = [evaluate(questions(filled), assistant=Assistant(filled), seed=seed) for seed in range(4)]
    assert all(run.metrics == runs[0].metrics for run in runs)


def test_the_ranking_is_the_one_that_the_answer_was_made_from(filled: Archive) -> None:
    ferry = next(one for one in filled.articles() if "PT Samudra" in one.text)
    asked = Question(
        "q", "Berapa tarif feri Teluk Sagara menurut Suara Ara?", judgements=(Judgement(ferry.article_id),)
    )
    (result,) = evaluate(Dataset("d", (asked,)), assistant=Assistant(filled)).results
    publishers = {filled.article(document).publisher for document in result.ranking}
    assert (result.answer.publisher, publishers) == ("Suara Ara", {"Suara Ara"})
    assert result.scores["nDCG@10"] == 0.0  # another publisher's article, which the question alone would have found


class Nothing:
    """Finds nothing, and counts what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def trace(self, question: str, *, top_k: int) -> Trace:
        assert top_k > 0
        self.asked.append(question)
        return Trace(Answer(question, Language.ENGLISH, reason=Reason.NO_MATCH))

    def forget(self) -> None:
        self.asked.append("forget")


def test_anything_that_answers_with_a_trace_can_be_measured(filled: Archive) -> None:
    assert evaluate(questions(filled), assistant=Nothing()).metrics["nDCG@10"] == 0.0


def test_each_question_is_asked_with_nothing_remembered_and_once_more() -> None:
    nothing = Nothing()
    run = evaluate(Dataset("d", (Question("1", "Who?"), Question("2", "Who?"))), assistant=nothing)
    assert nothing.asked == ["forget", "Who?", "Who?"] * 2
    assert [set(result.timings_ms) for result in run.results] == [{"question", "repeated"}] * 2


def test_the_first_hundred_documents_of_a_ranking_are_kept() -> None:
    articles = [Article(str(n), "Text.", (Span(0, 5),), Language.ENGLISH) for n in range(101)]
    hits = tuple(Hit(Passage(n, one, 0, 5), 1 - n / 101) for n, one in enumerate(articles))

    class Many(Nothing):
        def trace(self, question: str, *, top_k: int) -> Trace:
            return replace(super().trace(question, top_k=top_k), hits=hits)

    (result,) = evaluate(Dataset("d", (Question("1", "Who?"),)), assistant=Many()).results
    assert list(result.ranking) == [one.article_id for one in articles[:100]]


def test_the_example_of_the_docs_runs_as_it_stands(
    tmp_path: Path, stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[3] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    with Archive.open("my-archive") as archive:
        archive.add(stories)
    asked = {"question": "Berapa tarif feri Teluk Sagara?", "answers": ["Rp42.500"]}
    Path("questions.jsonl").write_text(json.dumps(asked), encoding="utf-8")
    exec(compile(example, "docs/evaluation.md", "exec"), {})  # noqa: S102  # it is what a reader would paste
    assert "'AnswerHit': 1.0" in capsys.readouterr().out
