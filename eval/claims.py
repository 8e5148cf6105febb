"""How well does the support check tell what a premise says to a claim?"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from embeddings.errors import ReadingError
from eval.measures import claim_metrics
from rag.types import Stance

__all__ = ["Claim", "measure_claims", "read_claims"]

_LABELS = {"entailment": Stance.SUPPORTS, "contradiction": Stance.REFUTES, "neutral": Stance.NEITHER}


@dataclass(frozen=True, slots=True)
class Claim:
    """A premise, what is claimed, and what the premise really says to it."""

    premise: str
    hypothesis: str
    stance: Stance


def read_claims(path: Path) -> list[Claim]:
    """Read a .jsonl file with `premise`, `hypothesis` and `label` (entailment, contradiction or neutral) on each line.

    Raises `ReadingError` where it cannot be read, naming the first line that is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise ReadingError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ReadingError(f"{path} is not valid UTF-8; save it as UTF-8") from error
    claims = [_claim(f"{path}:{number}", line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not claims:
        raise ReadingError(f"{path} holds no claims")
    return claims


def measure_claims(claims: Sequence[Claim], stance: Callable[[str, str], Stance]) -> dict[str, float]:
    """Give accuracy and macro-F1 of a support check."""
    return claim_metrics([one.stance for one in claims], [stance(one.premise, one.hypothesis) for one in claims])


def _claim(place: str, line: str) -> Claim:
    try:
        fields = json.loads(line)
        premise, hypothesis, label = (fields[name] for name in ("premise", "hypothesis", "label"))
        return Claim(str(premise), str(hypothesis), _LABELS[str(label)])
    except (ValueError, TypeError) as error:
        raise ReadingError(f"{place}: not a JSON object on one line") from error
    except KeyError as error:
        raise ReadingError(f"{place}: {error} is no label, or is missing; labels are {', '.join(_LABELS)}") from error
