"""Run questions through a retriever and an assistant, one retrieval and one answer each, and measure both."""

import platform
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from time import perf_counter
from typing import Protocol

import numpy as np

from embeddings.language import detect_language
from eval.measures import confusion, metrics, retrieval_scores, score
from eval.types import Dataset, Question, Result, Run
from rag import Answer, Article, Hit

__all__ = ["PASSAGES", "Answers", "Finds", "evaluate", "ranked_articles"]

PASSAGES = 200
"""Asked for per question, so that a hundred documents are among them in most corpora."""
_PACKAGES = ("sitasi", "faiss-cpu", "tantivy", "numpy", "ir-measures", "sentence-transformers")


class Finds(Protocol):
    """What `Retriever` is to an evaluation."""

    def retrieve(self, question: str, *, top_k: int) -> Sequence[Hit]:
        """Give the best passages, best first."""
        ...


class Answers(Protocol):
    """What `Assistant` is to an evaluation."""

    def ask(self, question: str) -> Answer:
        """Answer, or refuse."""
        ...


def evaluate(
    dataset: Dataset,
    *,
    retriever: Finds,
    assistant: Answers,
    split: str | None = None,
    naming: Callable[[Article], str] = lambda article: article.article_id,
    seed: int = 0,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Run:
    """Ask the questions of a dataset, or of one split, and measure what comes back.

    `naming` gives an article's name in the judgements: its id, unless told otherwise. The order of the questions is
    shuffled by the seed, so that latencies do not hang on it; results come back in the dataset's order.
    """
    questions = [one for one in dataset.questions if split in (None, one.split)]
    started = datetime.now(UTC)
    order = list(range(len(questions)))
    random.Random(seed).shuffle(order)  # noqa: S311 - no secret depends on it
    outcomes: dict[int, Result] = {}
    for done, place in enumerate(order, start=1):
        outcomes[place] = _ask(questions[place], retriever, assistant, naming)
        progress(done, len(questions))
    results = _with_retrieval([outcomes[place] for place in range(len(questions))])
    return Run(
        dataset=dataset.name,
        split=split,
        metrics=metrics(results),
        results=results,
        versions={"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}},
        seed=seed,
        started=started.isoformat(timespec="seconds"),
        costs=_costs(results),
        by_split=_by_split(results),
        confusion=confusion(results),
    )


def ranked_articles(hits: Iterable[Hit]) -> Iterator[tuple[Article, float]]:
    """Give the articles of hits, best first, with their scores; a hit's copies follow it and share its score.

    A judged article is thus found too where a copy of it stands for it.
    """
    for hit in hits:
        yield from ((article, hit.score) for article in (hit.passage.article, *hit.copies))


def _ask(question: Question, retriever: Finds, assistant: Answers, naming: Callable[[Article], str]) -> Result:
    started = perf_counter()
    hits = retriever.retrieve(question.text, top_k=PASSAGES)
    found = perf_counter()
    answer = assistant.ask(question.text)
    answered = perf_counter()
    ranking: dict[str, float] = {}
    for article, found_score in ranked_articles(hits):
        ranking.setdefault(naming(article), found_score)
    confidence = answer.confidence if answer.confidence is not None else next(iter(ranking.values()), 0.0)
    return Result(
        question=question,
        language=detect_language(question.text),
        ranking=ranking,
        answer=answer,
        scores=score(question, answer, confidence=confidence, naming=lambda citation: naming(citation.article)),
        timings_ms={"retrieve": 1000 * (found - started), "answer": 1000 * (answered - found)},
    )


def _with_retrieval(results: Sequence[Result]) -> tuple[Result, ...]:
    rankings = {result.question.question_id: result.ranking for result in results}
    scores = retrieval_scores((result.question for result in results), rankings)
    return tuple(
        replace(result, scores={**scores.get(result.question.question_id, {}), **result.scores}) for result in results
    )


def _by_split(results: Sequence[Result]) -> dict[str, dict[str, float | None]]:
    splits = sorted({result.question.split for result in results if result.question.split})
    chosen = {split: [result for result in results if result.question.split == split] for split in splits}
    return {split: metrics(some) for split, some in chosen.items()} if len(splits) > 1 else {}


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
