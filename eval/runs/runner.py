"""Ask the questions of a set, and measure each answer with the ranking that it was made from."""

import platform
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from time import perf_counter
from typing import Protocol

import numpy as np

from eval.measures import confusion, metrics, retrieval_scores, score
from eval.runs.document_ranking import PASSAGES, by_document, ranked_articles
from eval.types import Dataset, Question, Result, Run
from rag import Article, Trace

__all__ = ["Traces", "evaluate"]

_DOCUMENTS = 100
"""Kept of each ranking: no measure looks further."""
_PACKAGES = ("sitasi", "faiss-cpu", "tantivy", "numpy", "ir-measures", "sentence-transformers")


class Traces(Protocol):
    """What `Assistant` is to an evaluation."""

    def trace(self, question: str, *, top_k: int) -> Trace:
        """Answer, or refuse; return the answer with the best hits."""
        ...

    def forget(self) -> None:
        """Forget what is remembered of questions."""
        ...


def evaluate(
    dataset: Dataset,
    *,
    assistant: Traces,
    split: str | None = None,
    naming: Callable[[Article], str] = lambda article: article.article_id,
    seed: int = 0,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Run:
    """Ask the questions of a dataset, or of one split, and measure what comes back.

    Each is asked with nothing remembered, then once more. `naming` gives an article's name in the judgements: its id,
    unless told otherwise. The order of the questions is shuffled by the seed, so that latencies do not hang on it;
    results come back in the dataset's order.
    """
    questions = [one for one in dataset.questions if split in (None, one.split)]
    started = datetime.now(UTC)
    order = list(range(len(questions)))
    random.Random(seed).shuffle(order)  # noqa: S311 - no secret depends on it
    outcomes: dict[int, Result] = {}
    for done, place in enumerate(order, start=1):
        outcomes[place] = _ask(questions[place], assistant, naming)
        progress(done, len(questions))
    results = _with_retrieval([outcomes[place] for place in range(len(questions))])
    splits = sorted({result.question.split for result in results if result.question.split})
    chosen = {split: [result for result in results if result.question.split == split] for split in splits}
    return Run(
        dataset=dataset.name,
        split=split,
        metrics=metrics(results),
        results=results,
        versions={"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}},
        seed=seed,
        started=started.isoformat(timespec="seconds"),
        costs=_costs(results),
        by_split={split: metrics(some) for split, some in chosen.items()} if len(splits) > 1 else {},
        confusion=confusion(results),
    )


def _ask(question: Question, assistant: Traces, naming: Callable[[Article], str]) -> Result:
    assistant.forget()
    started = perf_counter()
    trace = assistant.trace(question.text, top_k=PASSAGES)
    answered = perf_counter()
    answer = trace.answer
    stages = {stage: spent for stage, spent in answer.timings_ms.items() if stage != "total"}
    timings = {"question": 1000 * (answered - started), **stages}
    if answer.phrasing is None:  # a language model remembers nothing, and may cost money
        assistant.trace(question.text, top_k=PASSAGES)
        timings["repeated"] = 1000 * (perf_counter() - answered)
    ranking = dict(islice(by_document(ranked_articles(trace.hits), naming).items(), _DOCUMENTS))
    confidence = answer.confidence if answer.confidence is not None else next(iter(ranking.values()), 0.0)
    return Result(
        question=question,
        ranking=ranking,
        answer=answer,
        scores=score(question, answer, confidence=confidence, naming=lambda citation: naming(citation.article)),
        timings_ms=timings,
    )


def _with_retrieval(results: Sequence[Result]) -> tuple[Result, ...]:
    rankings = {result.question.question_id: result.ranking for result in results}
    scores = retrieval_scores((result.question for result in results), rankings)
    return tuple(
        replace(result, scores={**scores.get(result.question.question_id, {}), **result.scores}) for result in results
    )


def _costs(results: Iterable[Result]) -> dict[str, float]:
    stages: dict[str, list[float]] = {}
    for result in results:
        for stage, spent in result.timings_ms.items():
            stages.setdefault(stage, []).append(spent)
    return {
        f"{stage} p{share} ms": round(float(np.percentile(spent, share)), 2)
        for stage, spent in stages.items()
        for share in (50, 95)
    }
