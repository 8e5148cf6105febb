"""How often it is rightly found that a sentence tells of a change, and that a claim holds what was before it.

    python -m eval.tuning.changes

Claims are those of the judge's stories, with each of their sentences, in all pairings of the languages. Printed is of
how many of them what is claimed is found to be so no longer (`rag/verdicts/changes.py`), by what the sentence really
says to the claim; and how many of those that are supported or refuted the judge alone reads rightly.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

from embeddings.errors import SitasiError
from embeddings.judge import Comparer, load_judge
from embeddings.judge.windows import heading
from embeddings.language import Language
from embeddings.training.judge.examples.scenarios import Scenario, filled, read_scenarios
from rag.query import ClaimUnits, claim_units, understand
from rag.types import Stance
from rag.verdicts.changes import tells_former

__all__ = ["FormerClaim", "former_claims", "main", "read_rightly"]

_SEED = 5


@dataclass(frozen=True, slots=True)
class FormerClaim:
    """A claim that a sentence is found to call former, and what the sentence really says to it."""

    claim: ClaimUnits
    title: str
    sentence: str
    stance: Stance


def former_claims(scenarios: Iterable[Scenario], random: Random) -> Iterator[FormerClaim]:
    """Yield the claims of stories that a sentence is found to call former."""
    for scenario in scenarios:
        story = filled(scenario, random)
        for row, asked in product(story.claims, Language):
            claim = understand(row[asked]).claim or claim_units(row[asked])
            for language in Language:
                title = story.title[language]
                for place, sentence in enumerate(story.sentences[language]):
                    if tells_former(claim, sentence, language, title=title):
                        stance = Stance(row["stance"]) if place in row["by"] else Stance.NEITHER
                        yield FormerClaim(claim, title, sentence, stance)


def read_rightly(claims: Iterable[FormerClaim], comparer: Comparer) -> tuple[int, int]:
    """Return how many claims that are supported or refuted a judge inclines to, and of how many."""
    decided = [one for one in claims if one.stance in (Stance.SUPPORTS, Stance.REFUTES)]
    right = 0
    for one in decided:
        window = heading(one.title, None) + one.sentence
        supports, refutes, *_ = comparer.compare([window], one.claim.asked or one.claim.text)[0].tolist()
        right += (refutes > supports) == (one.stance is Stance.REFUTES)
    return right, len(decided)


def main() -> None:
    """Print all of it."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    random = Random(_SEED)  # noqa: S311 - no secret depends on it
    try:
        found = list(former_claims(read_scenarios(), random))
        counted = Counter(one.stance for one in found)
        told = ", ".join(f"{counted[stance]} {stance.value}" for stance in Stance)
        sys.stdout.write(f"claims found to be so no longer: {told}\n")
        if comparer := load_judge().comparer:
            right, of = read_rightly(found, comparer)
            sys.stdout.write(f"of those that are decided the judge alone reads rightly: {right} of {of}\n")
    except SitasiError as error:
        sys.exit(f"eval.tuning.changes: {error}")


if __name__ == "__main__":
    main()
