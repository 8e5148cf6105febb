"""How often two names are rightly found to have exchanged their roles, and how the judge alone reads such claims.

    python -m eval.tuning.roles [DATA]

Claims are those of the judge's stories that name two who both stand in a sentence, in all pairings of the languages,
and with DATA those of other people in DATA/reading that name two. Printed is of how many of them the roles are found
exchanged (`rag/verdicts/roles.py`), by what the sentence really says to the claim; and, of the stories that are held
out, how well the judge by itself tells support from refutation.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random

from embeddings.errors import SitasiError
from embeddings.judge import Comparer, load_judge
from embeddings.judge.windows import heading
from embeddings.language import Language, detect_language
from embeddings.terms import words
from embeddings.training.judge.examples.scenarios import (
    FilledScenario,
    Scenario,
    filled,
    held_out_scenarios,
    read_scenarios,
)
from eval.claims import read_claims
from eval.measures.significance import auroc
from rag.language.sentences import split_sentences
from rag.query import ClaimUnits, claim_units, understand
from rag.types import Span, Stance
from rag.verdicts.roles import exchanges_roles

__all__ = ["NamingClaim", "claims_of_others", "exchanged_by_stance", "judged", "main", "story_claims"]

_SEED = 5
_OF_A_SET = 6_000


@dataclass(frozen=True, slots=True)
class NamingClaim:
    """A claim that names two, and a text with what it says to that."""

    claim: ClaimUnits
    title: str
    sentences: Sequence[str]
    language: Language
    stance: Stance

    @property
    def is_exchanged(self) -> bool:
        """Whether a sentence is found to exchange the roles of two."""
        return any(exchanges_roles(self.claim, one, self.language) for one in self.sentences)


def story_claims(scenarios: Iterable[Scenario], random: Random) -> Iterator[NamingClaim]:
    """Yield each claim of stories with each sentence that names two whom the claim names."""
    for scenario in scenarios:
        story = filled(scenario, random)
        for row, asked in product(story.claims, Language):
            claim = understand(row[asked]).claim or claim_units(row[asked])
            for language in Language:
                yield from _told(story, row["by"], Stance(row["stance"]), claim, language)


def _told(
    story: FilledScenario, deciding: Sequence[int], stance: Stance, claim: ClaimUnits, language: Language
) -> Iterator[NamingClaim]:
    for place, sentence in enumerate(story.sentences[language]):
        said = set(words(sentence))
        if sum(said.issuperset(name.name.split()) for name in claim.names) > 1:
            told = stance if place in deciding else Stance.NEITHER
            yield NamingClaim(claim, story.title[language], (sentence,), language, told)


def claims_of_others(paths: Iterable[Path], random: Random) -> Iterator[NamingClaim]:
    """Yield the claims of sets that name two, of each set some thousands."""
    for path in paths:
        claims = read_claims(path)
        random.shuffle(claims)
        for one in claims[:_OF_A_SET]:
            claim = claim_units(one.hypothesis)
            if len(claim.names) > 1:
                spans = split_sentences(one.premise, Span(0, len(one.premise)))
                sentences = [span.of(one.premise) for span in spans]
                yield NamingClaim(claim, "", sentences, detect_language(one.premise), one.stance)


def exchanged_by_stance(claims: Iterable[NamingClaim]) -> dict[Stance, tuple[int, int]]:
    """Return, by what a text says to them, how many claims are found exchanged, and of how many."""
    claims = list(claims)
    every, found = (
        Counter(one.stance for one in some) for some in (claims, (one for one in claims if one.is_exchanged))
    )
    return {stance: (found[stance], every[stance]) for stance in Stance}


def judged(claims: Iterable[NamingClaim], comparer: Comparer) -> float | None:
    """Return how well a judge tells supported claims from refuted ones, as AUROC; `None` where one kind is missing."""
    inclined: dict[Stance, list[float]] = {Stance.SUPPORTS: [], Stance.REFUTES: []}
    for one in claims:
        if one.stance in inclined:
            window = heading(one.title, None) + " ".join(one.sentences)
            supports, refutes, *_ = comparer.compare([window], one.claim.asked or one.claim.text)[0].tolist()
            inclined[one.stance].append(supports - refutes)
    return auroc(inclined[Stance.SUPPORTS], inclined[Stance.REFUTES])


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, help="the folder of the research data (default: stories alone)")
    options = parser.parse_args()
    random = Random(_SEED)  # noqa: S311 - no secret depends on it
    try:
        _say("stories", exchanged_by_stance(story_claims(read_scenarios(), random)))
        if options.data:
            paths = sorted((options.data / "reading").glob("claims-*.jsonl.gz"))
            _say("other people's claims", exchanged_by_stance(claims_of_others(paths, random)))
        if comparer := load_judge().comparer:
            reached = judged(story_claims(held_out_scenarios(), random), comparer)
            told = "none of one kind" if reached is None else f"AUROC {reached:.3f}"
            sys.stdout.write(f"the judge alone, on held-out stories: {told}\n")
    except SitasiError as error:
        sys.exit(f"eval.tuning.roles: {error}")


def _say(what: str, found: dict[Stance, tuple[int, int]]) -> None:
    told = ", ".join(f"{exchanged} of {every} {stance.value}" for stance, (exchanged, every) in found.items())
    sys.stdout.write(f"{what}, found exchanged: {told}\n")


if __name__ == "__main__":
    main()
