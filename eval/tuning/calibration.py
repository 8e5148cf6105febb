"""How much the judge should weigh, and what each signal of an answer.

Asks the held-out questions of training, of all articles and then of those without the articles that answer. Prints
nDCG@10 for each weight of the judge, and the logistic regressions behind `rag/evidence/sentence_score.py` (does a
sentence hold the answer?) and `rag/answers/confidence.py` (do the articles answer?) with what a threshold would
refuse; then how well `rag/verdicts/judge_stances.py` reads claims, by how much the words count, on those whose
premises no training has seen:

    python -m eval.tuning.calibration DATA [--judge off]

DATA holds the BEIR folders facqa-train and idk-mrc-train, English questions about Indonesian passages in
reading/qa-xl.jsonl.gz, of all of which only what no training has seen is used, and claims in indonli/ and reading/. As
many more are asked of small archives of the stories that training left out. Each part rests on those before it as the
code has them: after a change, run it again.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from embeddings.errors import SitasiError
from embeddings.held_out import is_held_out
from embeddings.judge import Comparer, judge_named
from embeddings.training import held_out
from embeddings.training.judge.examples.claims import read_packed
from eval.claims import Claim, read_claims, score_claims
from eval.corpus import document_id
from eval.datasets import corpus_of, qrels_of, read_dataset
from eval.measures.significance import auroc
from eval.measures.text import holds, normalised
from eval.retrieval import ndcg
from eval.runs.document_ranking import by_document, ranked_articles
from eval.tuning.regression import LabelledSignals, fitted
from eval.tuning.stories import story_archives
from eval.types import Dataset, Judgement, Question
from rag import Archive, Retriever, Settings
from rag.answers import Signals, signals
from rag.evidence import Candidate, candidates
from rag.query import understand
from rag.retrieval.reranking import read_with_judge, reranked, those_read
from rag.types import Hit
from rag.verdicts import joined, stance

__all__ = ["QuestionHits", "ask", "held_out_questions", "judged_ndcg", "sentence_examples", "signals_of"]

_QUESTION_SETS = ("facqa-train", "idk-mrc-train")
_CROSSING = "qa-xl"
_SEED = 7
_WEIGHTS: Sequence[float] = tuple(step / 10 for step in range(11))
_FOUND = 30
"""Hits fetched, so that enough are left without those that answer."""
_ANSWERED_FROM = 10
"""Hits of which answers are made."""
_CLAIMS = 200
"""Of each set."""
_WORDS_COUNT = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
_REFUSED = (0.01, 0.02, 0.05, 0.1)
"""Shares of the answerable questions that a threshold may refuse."""


@dataclass(frozen=True, slots=True)
class QuestionHits:
    """A question and what was found for it, each hit with what the judge makes of it."""

    question: Question
    hits: Sequence[Hit]

    @property
    def relevant(self) -> frozenset[str]:
        """The documents that answer it; none where nothing does."""
        return frozenset(one.document for one in self.question.judgements if one.relevance > 0)

    def without_answer(self) -> "QuestionHits":
        """Take out the articles that answer it."""
        left = [hit for hit in self.hits if document_id(hit.passage.article) not in self.relevant]
        return QuestionHits(replace(self.question, judgements=()), left)


def held_out_questions(dataset: Dataset) -> list[Question]:
    """Return the questions of a set that no training has seen."""
    return [one for one in dataset.questions if held_out(one.question_id)]


def ask(questions: Iterable[Question], archive: Archive) -> Iterator[QuestionHits]:
    """Ask questions, and read what is found."""
    retriever = Retriever(archive, settings=replace(archive.settings, judge_weight=0.0))
    for question in questions:
        query = understand(question.text)
        hits = retriever.retrieve(query, top_k=_FOUND)
        yield QuestionHits(question, read_with_judge(query, hits, archive.judge) if archive.judge else hits)


def judged_ndcg(asked: Sequence[QuestionHits]) -> dict[float, float]:
    """Return nDCG@10 for each weight of the judge."""
    qrels = qrels_of(one.question for one in asked)
    found = {one.question.question_id: one.hits for one in asked if one.relevant}
    return {
        weight: ndcg(
            qrels, {name: by_document(ranked_articles(reranked(hits, weight=weight))) for name, hits in found.items()}
        )
        for weight in _WEIGHTS
    }


def sentence_examples(one: QuestionHits, archive: Archive) -> Iterator[LabelledSignals]:
    """Yield each sentence of the first hits, and whether it holds a gold answer."""
    golds = [words for words in map(normalised, one.question.answers) if words]
    for sentence in _sentences(one, archive):
        yield LabelledSignals(sentence.fit.signals, any(holds(normalised(sentence.text), gold) for gold in golds))


def signals_of(one: QuestionHits, archive: Archive) -> Signals | None:
    """Return the signals of an answer."""
    return signals(understand(one.question.text), _weighed(one, archive), _sentences(one, archive))


def _sentences(one: QuestionHits, archive: Archive) -> list[Candidate]:
    return candidates(understand(one.question.text), those_read(_weighed(one, archive)), archive.encoder)


def _weighed(one: QuestionHits, archive: Archive) -> list[Hit]:
    weight = archive.settings.judge_weight if archive.judge else 0.0
    return reranked(one.hits, weight=weight)[:_ANSWERED_FROM]


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the training data")
    parser.add_argument("--judge", default=Settings().judge, help="as the setting of that name (default: %(default)s)")
    options = parser.parse_args()
    try:
        _calibrate(options.data, Settings(judge=options.judge))
    except SitasiError as error:
        sys.exit(f"eval.tuning.calibration: {error}")


def _calibrate(data: Path, settings: Settings) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        sentences: list[LabelledSignals] = []
        confidences: dict[str, list[tuple[float, LabelledSignals]]] = {}
        asked: dict[str, list[QuestionHits]] = {}
        for name, archive, questions in _question_sets(data, folder, settings, stack):
            found = list(ask(questions, archive))
            asked.setdefault(name, []).extend(found)
            for one in found:
                if one.relevant:
                    sentences += sentence_examples(one, archive)
            for kind, rows in _confidences(found, archive).items():
                confidences.setdefault(f"{name}, {kind}", []).extend(rows)
        for name, of_set in asked.items():
            _say_ndcg(name, judged_ndcg(of_set))
        _say("sentence, rag/evidence/sentence_score.py", fitted(sentences))
        every = [example for rows in confidences.values() for _, example in rows]
        _say("confidence, rag/answers/confidence.py", fitted(every, balanced=True))
        _say_thresholds(confidences)
    comparer = judge.comparer if (judge := judge_named(settings.judge)) else None
    if comparer:
        sets = [data / "indonli" / "train.jsonl", *sorted((data / "reading").glob("claims-*.jsonl.gz"))]
        _say_stances({path.name.partition(".")[0]: _held_out_claims(path) for path in sets}, comparer)


def _question_sets(
    data: Path, folder: Path, settings: Settings, stack: ExitStack
) -> Iterator[tuple[str, Archive, Iterable[Question]]]:
    """Yield archives with their held-out questions, under the name of their set."""
    sets = [read_dataset(data / name) for name in _QUESTION_SETS]
    crossing = _crossing_dataset(data / "reading" / f"{_CROSSING}.jsonl.gz", folder)
    for dataset, questions in [*((one, held_out_questions(one)) for one in sets), (crossing, crossing.questions)]:
        archive = stack.enter_context(Archive.open(folder / dataset.name, settings=settings))
        archive.add(corpus_of(dataset))
        yield dataset.name, archive, questions
    for number, small in enumerate(story_archives(_SEED)):
        archive = stack.enter_context(Archive.open(folder / f"stories-{number}", settings=settings))
        archive.add_articles(small.articles)
        yield "stories", archive, small.facts


def _crossing_dataset(path: Path, folder: Path) -> Dataset:
    """Read English questions about Indonesian passages; ask only those of passages that no training has seen."""
    rows = list(read_packed(path))
    passages = {row["passage"]: {"_id": row["passage_id"], "text": row["passage"]} for row in rows}
    corpus = folder / f"{_CROSSING}.jsonl"
    corpus.write_text("".join(f"{json.dumps(one)}\n" for one in passages.values()), encoding="utf-8")
    questions = tuple(
        Question(
            row["id"],
            row["question"],
            tuple(row["answers"]),
            row["answerable"],
            judgements=(Judgement(passages[row["passage"]]["_id"]),) if row["answerable"] else (),
        )
        for row in rows
        if is_held_out(row["passage"])
    )
    return Dataset(_CROSSING, questions, corpus)


def _confidences(asked: Iterable[QuestionHits], archive: Archive) -> dict[str, list[tuple[float, LabelledSignals]]]:
    """Return confidences as the code has them, with their examples, by what is known of the questions."""
    kinds: dict[str, list[tuple[float, LabelledSignals]]] = {"answerable": [], "unanswerable": [], "taken out": []}
    for one in asked:
        versions = {"answerable": one, "taken out": one.without_answer()} if one.relevant else {"unanswerable": one}
        for kind, version in versions.items():
            if found := signals_of(version, archive):
                kinds[kind].append((found.confidence, LabelledSignals(found.weighed, kind == "answerable")))
    return {kind: rows for kind, rows in kinds.items() if rows}


def _held_out_claims(path: Path) -> list[Claim]:
    claims = [one for one in read_claims(path) if is_held_out(one.premise)]
    random.Random(_SEED).shuffle(claims)  # noqa: S311 - no secret depends on it
    return claims[:_CLAIMS]


def _say_stances(sets: Mapping[str, Sequence[Claim]], comparer: Comparer) -> None:
    """Say how well words and judge together read claims, by how much the words count; macro-F1 of each set."""
    by_count: dict[float, list[float]] = {count: [] for count in _WORDS_COUNT}
    for name, claims in sets.items():
        likely = [comparer.compare([one.premise], one.hypothesis)[0].tolist() for one in claims]
        by_words = [stance(one.premise, one.hypothesis) for one in claims]
        for count, reached in by_count.items():
            chances = [joined(*pair, words_count=count) for pair in zip(by_words, likely, strict=True)]
            given = [max(one, key=lambda stance: one[stance]) for one in chances]
            reached.append(score_claims(claims, given)["macro-F1"])
        _write(f"{name}, {len(claims)} claims, macro-F1 by what the words count: "
               + "  ".join(f"{count:.2f} {reached[-1]:.3f}" for count, reached in by_count.items()))  # fmt: skip
    _write("all sets: " + "  ".join(f"{count:.2f} {np.mean(reached):.3f}" for count, reached in by_count.items()))


def _say_ndcg(name: str, figures: Mapping[float, float]) -> None:
    _write(
        f"{name}: nDCG@10 by judge_weight: "
        + "  ".join(f"{weight:.1f} {value:.3f}" for weight, value in figures.items())
    )


def _say(what: str, weights: Mapping[str, float]) -> None:
    _write(f"{what}: {json.dumps(weights)}")


def _say_thresholds(confidences: Mapping[str, Sequence[tuple[float, LabelledSignals]]]) -> None:
    known = {kind: [confidence for confidence, _ in rows] for kind, rows in confidences.items()}
    right = [one for kind, rows in known.items() if kind.endswith(", answerable") for one in rows]
    for kind, rows in known.items():
        if not kind.endswith(", answerable"):
            of_set = known[f"{kind.partition(',')[0]}, answerable"]
            _write(f"AUROC of answerable against {kind}: {auroc(of_set, rows):.3f}")
    for share in _REFUSED:
        threshold = float(np.quantile(right, share))
        refused = "  ".join(f"{kind} {np.mean(np.array(rows) < threshold):.3f}" for kind, rows in known.items())
        _write(f"least_confidence {threshold:.3f} refuses: {refused}")


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
