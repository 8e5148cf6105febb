import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import ReadingError
from eval.runs.runner import evaluate
from eval.runs.storage import load_run, save_run
from eval.types import Dataset, Judgement, Question, Run
from rag import Archive, Assistant
from rag.types import Failure, PhrasedSentence, Phrasing, Reason, Span, Verdict


@pytest.fixture
def run(filled: Archive) -> Run:
    ferry = next(one for one in filled.articles() if "PT Samudra" in one.text).article_id
    judgements = (Judgement(ferry, 2), Judgement(ferry, span=Span(3, 9)), Judgement("not there", 0))
    questions = (
        Question("q 1", "Berapa tarif\u2028feri?", ("Rp42.500",), True, None, "dev", judgements),
        Question("q 2", "Will the bridge at Old Quay carry a toll?", verdict=Verdict.NO, split="test"),
        Question("q 3", "Siapa penemu mikroskop elektron?", answerable=False, reason=Reason.NO_MATCH),
    )
    run = evaluate(Dataset("d", questions), assistant=Assistant(filled))
    return replace(run, settings={"judge": "off"}, fingerprints={"encoder": "abc"})


def test_a_run_is_read_back_as_it_was_written(run: Run, tmp_path: Path) -> None:
    saved = save_run(run, tmp_path / "out")
    assert saved.run == run
    assert {result.answer.answered for result in run.results} == {True, False}
    for path in (tmp_path / "out", tmp_path / "out" / "run.json"):
        assert load_run(path) == saved


def test_what_a_language_model_said_is_read_back_too(run: Run, tmp_path: Path) -> None:
    said = Phrasing("small", (PhrasedSentence("Naik.", (1,), supported=False),), Verdict.YES, Failure.CUT_OFF)
    first, *others = run.results
    phrased = replace(run, results=(replace(first, answer=replace(first.answer, phrasing=said)), *others))
    assert load_run(save_run(phrased, tmp_path).folder).run == phrased


def test_the_trec_file_has_six_columns_best_first(run: Run, tmp_path: Path) -> None:
    save_run(replace(run, results=run.results[:1]), tmp_path)
    rows = [line.split() for line in (tmp_path / "run.trec").read_text(encoding="utf-8").splitlines()]
    assert all(len(row) == 6 and row[0] == "q_1" for row in rows)
    assert [int(row[3]) for row in rows] == list(range(1, len(rows) + 1))
    assert [float(row[4]) for row in rows] == sorted((float(row[4]) for row in rows), reverse=True)


def test_a_run_of_an_earlier_version_is_read_with_its_quotations(run: Run, tmp_path: Path) -> None:
    def as_before(record: dict[str, Any]) -> None:
        del record["gold_reason"], record["judgements"]
        record |= {"relevant": {"feri": 1}, "language": "id"}

    save_run(run, tmp_path)
    rewrite(tmp_path, as_before)
    (tmp_path / "articles.jsonl").unlink()
    before = load_run(tmp_path).run
    assert (before.metrics, before.costs) == (run.metrics, run.costs)
    for old, new in zip(before.results, run.results, strict=True):
        assert old.question.judgements == (Judgement("feri"),)
        assert [one.quote for one in old.answer.citations] == [one.quote for one in new.answer.citations]
        assert old.answer.sentences == new.answer.sentences
        assert (old.scores, old.ranking) == (new.scores, new.ranking)


def test_what_is_no_run_is_refused(run: Run, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="nowhere"):
        load_run(tmp_path / "nowhere")
    save_run(run, tmp_path)
    rewrite(tmp_path, lambda record: record.pop("scores"))
    with pytest.raises(ReadingError, match="scores"):
        load_run(tmp_path)
    for written, said in (("{broken", "not valid JSON"), ("[]", "is no run"), ("{}", "'dataset' is missing")):
        (tmp_path / "answers.jsonl").write_text("", encoding="utf-8")
        (tmp_path / "run.json").write_text(written, encoding="utf-8")
        with pytest.raises(ReadingError, match=said):
            load_run(tmp_path)


def rewrite(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "answers.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for record in records:
        change(record)
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
