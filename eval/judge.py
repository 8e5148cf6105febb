"""How well the judge reads: every head on every set of a folder, beside what is reached without reading."""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from embeddings.errors import ReadingError
from embeddings.held_out import is_held_out
from embeddings.judge import Judge
from embeddings.judge.windows import nearest_part
from eval.claims import Claim, labelled, score_claims
from eval.measures import claim_metrics
from eval.measures.significance import auroc
from eval.measures.text import normalised, token_f1
from rag.types import Stance
from rag.verdicts import stance, stances_of

__all__ = ["Figures", "measure_reader"]

_STANCES = tuple(Stance)
_ANSWERS = {"yes": Stance.SUPPORTS, "no": Stance.REFUTES, "unconfirmed": Stance.OPEN, "unknown": Stance.NEITHER}
_FOLDS = 5
_FEATURES = 1 << 16


@dataclass(frozen=True, slots=True)
class Figures:
    """One set: its name, its kind, how many rows were read, and what was reached, by name."""

    name: str
    kind: str
    rows: int
    metrics: MappingProxyType[str, float]


@dataclass(frozen=True, slots=True)
class _SetKind:
    """A kind of set: the fields that tell it, what holds a row's text, and how it is measured."""

    name: str
    fields: frozenset[str]
    text: str
    measure: Callable[[Sequence[dict[str, Any]], Judge], dict[str, float]]


def measure_reader(
    folder: Path,
    judge: Judge,
    *,
    limit: int | None = None,
    held_out: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Figures]:
    """Measure a judge on every .jsonl and .jsonl.gz file of a folder whose rows are of a known kind.

    Of each set at most `limit` rows, drawn by a fixed seed; with `held_out`, those whose premise, passage or document
    falls in the twelfth that the bundled judge was not trained on. Raises `ReadingError` where no set is there.
    """
    files = sorted(path for path in folder.glob("*") if path.name.endswith((".jsonl", ".jsonl.gz")))
    found = []
    for done, path in enumerate(files):
        progress(done, len(files))
        rows = list(_rows(path))
        kind = next((one for one in _KINDS if rows and one.fields <= rows[0].keys()), None)
        if kind is None:
            continue
        chosen = [row for row in rows if not held_out or is_held_out(str(row[kind.text]))]
        random.Random(7).shuffle(chosen)  # noqa: S311 - no secret depends on it
        if chosen := chosen[:limit]:
            name = path.name.removesuffix(".gz").removesuffix(".jsonl")
            found.append(Figures(name, kind.name, len(chosen), MappingProxyType(_measured(kind, chosen, judge, path))))
    if not found:
        raise ReadingError(f"{folder} holds no set that a judge could be measured on; give a folder of .jsonl files")
    return found


def _measured(kind: _SetKind, rows: Sequence[dict[str, Any]], judge: Judge, path: Path) -> dict[str, float]:
    try:
        return kind.measure(rows, judge)
    except KeyError as error:
        raise ReadingError(f"{path} has a row with {error}, which is no label, or without that field") from error


def _claims(rows: Sequence[dict[str, Any]], judge: Judge) -> dict[str, float]:
    claims = [labelled(row["premise"], row["hypothesis"], row["label"]) for row in rows]
    return _stance_metrics(claims, judge)


def _yes_no(rows: Sequence[dict[str, Any]], judge: Judge) -> dict[str, float]:
    return _stance_metrics([Claim(row["passage"], row["question"], _ANSWERS[row["answer"]]) for row in rows], judge)


def _support(rows: Sequence[dict[str, Any]], judge: Judge) -> dict[str, float]:
    claims = [
        Claim(
            nearest_part(row["document"], row["sentence"]),
            row["sentence"],
            Stance.SUPPORTS if row["supported"] else Stance.NEITHER,
            is_supported_or_not=True,
        )
        for row in rows
    ]
    return _stance_metrics(claims, judge)


def _stance_metrics(claims: Sequence[Claim], judge: Judge) -> dict[str, float]:
    """Compare the model alone, the product (words and model), the commonest label, and the claim without its text."""
    gold = [one.stance for one in claims]
    commonest = max(_STANCES, key=gold.count)
    metrics = {
        "majority macro-F1": claim_metrics(gold, [commonest] * len(gold))["macro-F1"],
        "claim-only macro-F1": score_claims(claims, _from_claims_alone(claims))["macro-F1"],
    }
    if judge.comparer is None:
        return metrics
    likely = [judge.comparer.compare([one.premise], one.hypothesis)[0] for one in claims]
    alone = score_claims(claims, [_STANCES[int(row.argmax())] for row in likely])
    product = stances_of(judge)
    together = score_claims(claims, [stance(one.premise, one.hypothesis, stances=product) for one in claims])
    return {**metrics, **alone, "product macro-F1": together["macro-F1"]}


def _from_claims_alone(claims: Sequence[Claim]) -> list[Stance]:
    """Guess each label from its claim's words, by a regression on the other claims."""
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import KFold, cross_val_predict

    gold = [one.stance.value for one in claims]
    if len(set(gold)) < 2 or len(gold) < _FOLDS * 2:  # noqa: PLR2004 - one label, or too few, cannot be learned
        return [one.stance for one in claims]
    words = HashingVectorizer(n_features=_FEATURES, ngram_range=(1, 2)).transform([one.hypothesis for one in claims])
    folds = KFold(_FOLDS, shuffle=True, random_state=7)
    guessed = cross_val_predict(LogisticRegression(max_iter=300), words, gold, cv=folds)
    return [Stance(value) for value in guessed]


def _questions(rows: Sequence[dict[str, Any]], judge: Judge) -> dict[str, float]:
    """Tell answerable from unanswerable, and find the words that answer."""
    readings = [judge.read(row["question"], [row["passage"]])[0] for row in rows]
    sides: dict[bool, list[float]] = {True: [], False: []}
    exact, overlap = [], []
    for row, reading in zip(rows, readings, strict=True):
        sides[bool(row["answerable"])].append(reading.answers)
        if row["answerable"] and row["answers"] and reading.span is not None:
            given = normalised(row["passage"][reading.span.start : reading.span.end])
            golds = [normalised(answer) for answer in row["answers"]]
            exact.append(float(given in golds))
            overlap.append(max(token_f1(given, one) for one in golds))
    told = auroc(sides[True], sides[False])
    metrics = {} if told is None else {"answerable AUROC": told}
    if exact:
        metrics |= {"span exact": sum(exact) / len(exact), "span F1": sum(overlap) / len(overlap)}
    return metrics


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            rows = (json.loads(line) for line in lines if line.strip())
            yield from (row for row in rows if isinstance(row, dict))
    except (OSError, ValueError, EOFError) as error:
        raise ReadingError(f"{path} cannot be read as lines of JSON: {error}") from error


_KINDS = (
    _SetKind("claims", frozenset({"premise", "hypothesis", "label"}), "premise", _claims),
    _SetKind("yes/no questions", frozenset({"question", "passage", "answer"}), "passage", _yes_no),
    _SetKind("support", frozenset({"document", "sentence", "supported"}), "document", _support),
    _SetKind("answers", frozenset({"question", "passage", "answerable"}), "passage", _questions),
)
