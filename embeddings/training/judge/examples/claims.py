"""Claims, yes/no questions and summaries with the texts that they were judged by."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from embeddings.errors import ReadingError
from embeddings.held_out import is_held_out
from embeddings.judge.windows import nearest_part
from embeddings.language import Language
from embeddings.training.data import json_lines
from embeddings.training.judge.examples.claim_wording import ASKED_SHARE, as_question
from embeddings.training.judge.examples.example import ReadingExample, StanceLabel
from embeddings.training.judge.examples.typing_noise import sometimes_typed

__all__ = ["CLAIMS", "read_claims", "read_packed"]

CLAIMS = (
    "claims-en-fever", "claims-en-symmetric", "claims-en-fm2", "claims-en-conjnli", "claims-en-cad", "claims-en-med",
    "claims-id-mnli-mt", "claims-xl-bppt", "claims-xl-tico", "claims-xl-pud",
)  # fmt: skip
"""Climate-FEVER, HealthVer, COVID-Fact and RTE state no licence and are left out."""

_SUPPORT = ("support-en-summedits", "support-en-begin", "support-en-wice")
_LABELS = {
    "entailment": StanceLabel.SUPPORTS,
    "contradiction": StanceLabel.REFUTES,
    "open": StanceLabel.OPEN,
    "neutral": StanceLabel.NEITHER,
    "not_entailment": StanceLabel.NOT_SUPPORTED,
}
_ANSWERS = {
    "yes": StanceLabel.SUPPORTS,
    "no": StanceLabel.REFUTES,
    "unknown": StanceLabel.NEITHER,
    "unconfirmed": StanceLabel.OPEN,
}
_LONGEST_DOCUMENT = 1100
"""Characters kept of a document: what the judge reads of a pair."""


def read_claims(folder: Path, random: Random) -> Iterator[ReadingExample]:
    """Read every set with a stance; a third of the claims that are trained on are asked."""
    for name in CLAIMS:
        for row in read_packed(folder / "reading" / f"{name}.jsonl.gz"):
            yield _claim(row, name, random)
    for part in ("train", "val"):
        for row in json_lines(folder / "indonli" / f"{part}.jsonl"):
            yield _claim(row, "claims-id-indonli", random)
    yield from _yes_no(folder, random)
    for name in _SUPPORT:
        for row in read_packed(folder / "reading" / f"{name}.jsonl.gz"):
            yield from _supported(row, name)


def read_packed(path: Path) -> Iterator[dict[str, Any]]:
    """Read a packed file with a JSON object on each line; one that cannot be read is a `ReadingError`."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)
    except (OSError, ValueError) as error:
        raise ReadingError(f"cannot read {path}: {error}; give the data's folder with --data") from error


def _claim(row: dict[str, Any], origin: str, random: Random) -> ReadingExample:
    premise, claim, dev = row["premise"], row["hypothesis"], is_held_out(row["premise"])
    if not dev and random.random() < ASKED_SHARE:
        claim = sometimes_typed(as_question(claim, _language_of_claim(row, origin), random), random)
    stance = _LABELS[row["label"]]
    # What supports or refutes a question's claim answers it: but where in the text, nobody has marked.
    return ReadingExample(claim, premise, origin, stance=stance, dev=dev)


def _language_of_claim(row: dict[str, Any], origin: str) -> Language:
    if row.get("direction"):
        return Language.ENGLISH if row["direction"] == "id-en" else Language.INDONESIAN
    return Language.ENGLISH if origin.startswith("claims-en") else Language.INDONESIAN


def _yes_no(folder: Path, random: Random) -> Iterator[ReadingExample]:
    for row in read_packed(folder / "reading" / "yesno-en.jsonl.gz"):
        text = row["passage"][:_LONGEST_DOCUMENT]
        origin = "yesno-en-" + row["id"].split("-")[0]
        dev = is_held_out(row["passage"])
        question = row["question"] if dev else sometimes_typed(row["question"], random)
        yield ReadingExample(question, text, origin, stance=_ANSWERS[row["answer"]], dev=dev)


def _supported(row: dict[str, Any], origin: str) -> Iterator[ReadingExample]:
    """Yield the part of the document that shares most words with the sentence."""
    document, sentence = row["document"], row["sentence"]
    stance = StanceLabel.SUPPORTS if row["supported"] else StanceLabel.NOT_SUPPORTED
    yield ReadingExample(sentence, nearest_part(document, sentence), origin, stance=stance, dev=is_held_out(document))
