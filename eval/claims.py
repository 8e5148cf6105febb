"""How well does the support check tell what a premise says to a claim?"""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.errors import ReadingError
from eval.measures import claim_metrics
from rag.types import Stance

__all__ = ["Claim", "labelled", "measure_claims", "read_claims", "score_claims"]

_NOT_SUPPORTED = "not_entailment"
_LABELS = {
    "entailment": Stance.SUPPORTS,
    "contradiction": Stance.REFUTES,
    "open": Stance.OPEN,
    "neutral": Stance.NEITHER,
    _NOT_SUPPORTED: Stance.NEITHER,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A premise, what is claimed, and what the premise really says to it."""

    premise: str
    hypothesis: str
    stance: Stance
    is_supported_or_not: bool = False
    """Whether its set only tells what supports from what does not."""


def read_claims(path: Path) -> list[Claim]:
    """Read a .jsonl (or .jsonl.gz) file with `premise`, `hypothesis` and `label` on each line.

    Labels are entailment, contradiction, open and neutral; or entailment and not_entailment.
    Raises `ReadingError` where it cannot be read, naming the first line that is wrong.
    """
    try:
        content = path.read_bytes()
        lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").split("\n")
    except EOFError as error:
        raise ReadingError(f"{path} cannot be read: it ends too soon") from error
    except OSError as error:
        raise ReadingError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReadingError(f"{path} is not valid UTF-8; save it as UTF-8") from error
    claims = [_claim(f"{path}:{number}", line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not claims:
        raise ReadingError(f"{path} holds no claims")
    return claims


def labelled(premise: str, hypothesis: str, label: str) -> Claim:
    """Return a claim by the name of its label; one that is none is a `KeyError`."""
    return Claim(premise, hypothesis, _LABELS[label], label == _NOT_SUPPORTED)


def measure_claims(claims: Sequence[Claim], stance: Callable[[str, str], Stance]) -> dict[str, float]:
    """Return accuracy and macro-F1 of a support check."""
    return score_claims(claims, [stance(one.premise, one.hypothesis) for one in claims])


def score_claims(claims: Sequence[Claim], given: Sequence[Stance]) -> dict[str, float]:
    """Return accuracy and macro-F1 among the labels of the set: one that it does not have is its neutral."""
    gold = [one.stance for one in claims]
    if any(one.is_supported_or_not for one in claims):
        gold, given = (
            [Stance.SUPPORTS if one is Stance.SUPPORTS else Stance.NEITHER for one in row] for row in (gold, given)
        )
    elif Stance.OPEN not in gold:
        given = [Stance.NEITHER if one is Stance.OPEN else one for one in given]
    return claim_metrics(gold, given)


def _claim(place: str, line: str) -> Claim:
    try:
        fields = json.loads(line)
        premise, hypothesis, label = (fields[name] for name in ("premise", "hypothesis", "label"))
        return labelled(str(premise), str(hypothesis), str(label))
    except (ValueError, TypeError) as error:
        raise ReadingError(f"{place}: not a JSON object on one line") from error
    except KeyError as error:
        raise ReadingError(f"{place}: {error} is no label, or is missing; labels are {', '.join(_LABELS)}") from error
