from eval.runner import evaluate
from eval.types import Dataset, Judgement, Question
from rag import Archive, Assistant, Retriever


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


def test_each_question_is_retrieved_answered_and_measured(filled: Archive) -> None:
    seen: list[tuple[int, int]] = []
    run = evaluate(
        questions(filled),
        retriever=Retriever(filled),
        assistant=Assistant(filled),
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 2), (2, 2)]
    assert [result.question.question_id for result in run.results] == ["fare", "unknown"]
    assert (run.metrics["Success@1"], run.metrics["AnswerHit"], run.metrics["AbstainAUROC"]) == (1.0, 1.0, 1.0)
    assert run.metrics["AnsweredRate (unanswerable)"] == 0.0
    assert run.by_split.keys() == {"a", "b"}
    assert run.by_split["b"]["AnswerHit"] is None
    assert {"retrieve p50 ms", "answer p95 ms"} <= run.costs.keys()


def test_one_split_alone(filled: Archive) -> None:
    run = evaluate(questions(filled), retriever=Retriever(filled), assistant=Assistant(filled), split="b")
    assert [result.question.question_id for result in run.results] == ["unknown"]
    assert run.by_split == {}


def test_the_seed_changes_the_order_of_asking_and_no_figure(filled: Archive) -> None:
    runs = [
        evaluate(questions(filled), retriever=Retriever(filled), assistant=Assistant(filled), seed=seed)
        for seed in range(4)
    ]
    assert all(run.metrics == runs[0].metrics for run in runs)


def test_anything_that_finds_and_answers_can_be_measured(filled: Archive) -> None:
    class Nothing:
        def retrieve(self, question: str, *, top_k: int) -> list[object]:
            assert question
            assert top_k > 0
            return []

    run = evaluate(questions(filled), retriever=Nothing(), assistant=Assistant(filled))  # type: ignore[arg-type]
    assert run.metrics["nDCG@10"] == 0.0
